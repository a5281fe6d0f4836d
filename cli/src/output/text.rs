//! Lines of tab-separated values, for `cut` and its like (the AWS CLI's `awscli/text.py`).

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::python;
use crate::error::CliError;

/// The value as lines.
///
/// # Errors
/// When a list has both maps and scalars, which the AWS CLI cannot show.
pub(super) fn format(value: &Value) -> Result<String, CliError> {
    let mut out = String::new();
    item(&mut out, value, None, None)?;
    Ok(out)
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// `name`: the key that the value stands under. `columns`: what to show of a map in a list of maps.
fn item(
    out: &mut String,
    value: &Value,
    name: Option<&str>,
    columns: Option<&BTreeSet<&String>>,
) -> Result<(), CliError> {
    match value {
        Value::Object(entries) => map(out, entries, name, columns),
        Value::Array(items) => list(out, items, name),
        scalar => {
            line(out, None, [python::text(scalar)]);
            Ok(())
        }
    }
}

fn list(out: &mut String, items: &[Value], name: Option<&str>) -> Result<(), CliError> {
    if items.iter().any(Value::is_object) {
        let columns = columns(items)?;
        return items.iter().try_for_each(|it| item(out, it, name, Some(&columns)));
    }
    let (scalars, lists): (Vec<&Value>, Vec<&Value>) = items.iter().partition(|it| is_scalar(it));
    let scalars: Vec<String> = scalars.into_iter().map(python::text).collect();
    match name {
        Some(name) => scalars.into_iter().for_each(|scalar| line(out, Some(name), [scalar])),
        None if scalars.is_empty() => {}
        None => line(out, None, scalars),
    }
    lists.into_iter().try_for_each(|it| item(out, it, name, None))
}

/// The keys under which any of the maps has a scalar.
fn columns(items: &[Value]) -> Result<BTreeSet<&String>, CliError> {
    let mut columns = BTreeSet::new();
    for it in items {
        let Value::Object(entries) = it else {
            return Err(CliError::other(format!("A list of maps has something else: {}", python::repr(it))));
        };
        columns.extend(entries.iter().filter(|(_, value)| is_scalar(value)).map(|(key, _)| key));
    }
    Ok(columns)
}

fn map(
    out: &mut String,
    entries: &Map<String, Value>,
    name: Option<&str>,
    columns: Option<&BTreeSet<&String>>,
) -> Result<(), CliError> {
    let own = entries.iter().filter(|(_, value)| is_scalar(value)).map(|(key, _)| key).collect();
    let columns = columns.unwrap_or(&own);
    if !columns.is_empty() {
        let cell = |key: &&String| entries.get(*key).map(python::text).unwrap_or_default();
        line(out, name, columns.iter().map(cell));
    }
    let mut further: Vec<_> = entries.iter().filter(|(key, _)| !columns.contains(key)).collect();
    further.sort_by_key(|(key, _)| *key);
    further.into_iter().try_for_each(|(key, value)| item(out, value, Some(key), None))
}

/// A line, which begins with the name of what it shows.
fn line(out: &mut String, name: Option<&str>, cells: impl IntoIterator<Item = String>) {
    let cells: Vec<String> = name.map(str::to_uppercase).into_iter().chain(cells).collect();
    out.push_str(&cells.join("\t"));
    out.push('\n');
}
