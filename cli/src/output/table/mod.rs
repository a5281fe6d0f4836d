//! A table of boxes (the AWS CLI's `awscli/table.py` and its table formatter).

mod draw;
mod section;
mod width;

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::{OutputOptions, python};
use crate::error::CliError;
use section::Section;

/// The value as a table; nothing for what Python takes as false.
///
/// # Errors
/// When rows are not of one length.
pub(super) fn format(value: &Value, title: &str, options: &OutputOptions) -> Result<String, CliError> {
    let mut table = Table::default();
    table.add(Some(title), value, 0)?;
    match table.sections.is_empty() {
        true => Ok(String::new()),
        false => draw::draw(table.sections, options),
    }
}

/// Sections from the top of the table to its end.
#[derive(Default)]
struct Table {
    sections: Vec<Section>,
}

fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}

/// What Python takes as false.
fn is_false(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(it) => !it,
        Value::Number(it) => it.as_f64() == Some(0.0),
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
    }
}

impl Table {
    /// Adds a value, in a section of its own if it has a title.
    fn add(&mut self, title: Option<&str>, value: &Value, indent: usize) -> Result<(), CliError> {
        if is_false(value) {
            return Ok(());
        }
        if title.is_some() {
            self.sections.push(Section::new(title, indent));
        }
        match value {
            Value::Array(items) if items.first().is_some_and(Value::is_object) => self.maps(items, title, indent),
            Value::Array(items) => items.iter().try_for_each(|item| self.item(item)),
            Value::Object(entries) => self.map(entries, indent),
            _ => Ok(()),
        }
    }

    /// The section that is being filled.
    fn section(&mut self) -> Result<&mut Section, CliError> {
        self.sections.last_mut().ok_or_else(|| CliError::other("A table has no section"))
    }

    fn row(&mut self, cells: Vec<String>) -> Result<(), CliError> {
        self.section()?.add_row(cells)
    }

    /// An element of a list that does not begin with a map.
    fn item(&mut self, item: &Value) -> Result<(), CliError> {
        match item {
            Value::Array(items) if items.iter().all(is_scalar) => self.row(items.iter().map(python::text).collect()),
            Value::Array(_) => self.add(None, item, 0),
            // The AWS CLI goes through a map as through a list, which gives its keys.
            Value::Object(entries) => self.row(entries.keys().cloned().collect()),
            scalar => self.row(vec![python::text(scalar)]),
        }
    }

    fn map(&mut self, entries: &Map<String, Value>, indent: usize) -> Result<(), CliError> {
        let (headers, further) = keys(entries);
        let cells: Vec<String> = headers.iter().filter_map(|key| entries.get(*key)).map(python::text).collect();
        match headers.first() {
            Some(key) if headers.len() == 1 => self.row([(*key).clone()].into_iter().chain(cells).collect())?,
            Some(_) => {
                self.section()?.add_header(headers.into_iter().cloned().collect())?;
                self.row(cells)?;
            }
            None => {}
        }
        further
            .into_iter()
            .filter_map(|key| Some((key, entries.get(key)?)))
            .try_for_each(|(key, value)| self.add(Some(key), value, indent + 1))
    }

    /// A list of maps shares its columns; where maps hold more, each has a section of its own.
    fn maps(&mut self, items: &[Value], title: Option<&str>, indent: usize) -> Result<(), CliError> {
        let mut maps = Vec::with_capacity(items.len());
        let (mut headers, mut further) = (BTreeSet::new(), BTreeSet::new());
        for item in items {
            let Value::Object(entries) = item else {
                return Err(CliError::other(format!("A list of maps has something else: {}", python::repr(item))));
            };
            let (scalars, others) = keys(entries);
            headers.extend(scalars);
            further.extend(others);
            maps.push(entries);
        }
        let header = || headers.iter().map(|key| (*key).clone()).collect::<Vec<_>>();
        self.section()?.add_header(header())?;
        for (index, entries) in maps.into_iter().enumerate() {
            if index > 0 && !further.is_empty() {
                self.sections.push(Section::new(title, indent));
                self.section()?.add_header(header())?;
            }
            let cell = |key: &&String| entries.get(*key).map(python::text).unwrap_or_default();
            self.row(headers.iter().map(cell).collect())?;
            for key in &further {
                if let Some(value) = entries.get(*key) {
                    self.add(Some(key), value, indent + 1)?;
                }
            }
        }
        Ok(())
    }
}

/// The sorted keys of scalars, and those of all else.
fn keys(entries: &Map<String, Value>) -> (Vec<&String>, Vec<&String>) {
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| *key);
    let (scalars, others): (Vec<_>, Vec<_>) = sorted.into_iter().partition(|(_, value)| is_scalar(value));
    let key = |(key, _)| key;
    (scalars.into_iter().map(key).collect(), others.into_iter().map(key).collect())
}
