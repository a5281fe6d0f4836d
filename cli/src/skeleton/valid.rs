//! An input that passes validation.

use awslice_runtime::schema::{Bound, Kind, Location, Member, Rules, Shape, Structure};
use serde_json::{Map, Value, json};

use super::empty::{Stack, is_within};
use super::pattern;
use crate::parameters::encode_base64;

/// An input with what is given; what cannot be completed, because a member has to hold itself, is only what is given.
pub fn input(schema: &'static Structure, given: &Map<String, Value>) -> Value {
    structure(schema, Some(given), &mut Stack::new()).unwrap_or_else(|| Value::Object(given.clone()))
}

/// A structure; nothing if a member has to hold itself.
fn structure(schema: &'static Structure, given: Option<&Map<String, Value>>, stack: &mut Stack) -> Option<Value> {
    // Whatever is given ends somewhere.
    if given.is_none() && is_within(schema, stack) {
        return None;
    }
    stack.push(schema);
    let members = if schema.union { union(schema, given, stack) } else { members(schema, given, stack) };
    stack.pop();
    let mut members = members?;
    for (name, value) in given.into_iter().flatten() {
        members.entry(name.clone()).or_insert_with(|| value.clone());
    }
    Some(Value::Object(members))
}

fn members(
    schema: &'static Structure,
    given: Option<&Map<String, Value>>,
    stack: &mut Stack,
) -> Option<Map<String, Value>> {
    let mut out = Map::new();
    for row in schema.members {
        let given = given.and_then(|it| it.get(row.name));
        // The client fills in tokens; a body is a file's.
        let left_out = row.idempotency_token || row.streaming && !row.required;
        if given.is_none() && left_out {
            continue;
        }
        match member(row, given, stack) {
            Some(value) => _ = out.insert(row.name.to_owned(), value),
            None if row.required => return None,
            None => {}
        }
    }
    Some(out)
}

/// The member that is given, else the first that can be.
fn union(
    schema: &'static Structure,
    given: Option<&Map<String, Value>>,
    stack: &mut Stack,
) -> Option<Map<String, Value>> {
    let given = given.filter(|it| !it.is_empty());
    for row in schema.members {
        let value = given.and_then(|it| it.get(row.name));
        if given.is_some() && value.is_none() {
            continue;
        }
        if let Some(value) = member(row, value, stack) {
            return Some(Map::from_iter([(row.name.to_owned(), value)]));
        }
    }
    (given.is_some() || schema.members.is_empty()).then(Map::new)
}

fn member(row: &Member, given: Option<&Value>, stack: &mut Stack) -> Option<Value> {
    let in_uri = row.location == Location::Label || row.host_label;
    match (&row.shape.kind, given) {
        (Kind::String, None) => Some(text(&row.shape, i64::from(in_uri)).into()),
        _ => value(&row.shape, given, stack),
    }
}

fn value(shape: &Shape, given: Option<&Value>, stack: &mut Stack) -> Option<Value> {
    match (shape.kind, given) {
        (Kind::Structure(schema), Some(Value::Object(given))) => structure(schema, Some(given), stack),
        (Kind::List(list), Some(Value::Array(items))) => {
            Some(items.iter().map(|it| value(&list.member, Some(it), stack).unwrap_or_else(|| it.clone())).collect())
        }
        (Kind::Map(map), Some(Value::Object(entries))) => {
            let complete =
                |it: &Value, stack: &mut Stack| value(&map.value, Some(it), stack).unwrap_or_else(|| it.clone());
            Some(Value::Object(entries.iter().map(|(name, it)| (name.clone(), complete(it, stack))).collect()))
        }
        (_, Some(given)) => Some(given.clone()),
        (_, None) => fresh(shape, stack),
    }
}

fn fresh(shape: &Shape, stack: &mut Stack) -> Option<Value> {
    let (min, max) = bounds(shape.rules);
    Some(match shape.kind {
        Kind::Boolean => json!(true),
        Kind::Integer | Kind::Long => json!(0.min(max.unwrap_or(0)).max(min.unwrap_or(i64::MIN))),
        Kind::Float | Kind::Double => json!(fraction(shape.rules)),
        Kind::String => json!(text(shape, 0)),
        Kind::Blob => json!(encode_base64(&vec![0; length(min)])),
        Kind::Timestamp(_) => json!("1970-01-01T00:00:00Z"),
        Kind::Document => json!({}),
        Kind::List(list) => {
            let count = if max == Some(0) { 0 } else { length(min).max(1) };
            match fresh(&list.member, stack) {
                Some(item) => Value::Array(vec![item; count]),
                None if length(min) == 0 => json!([]),
                None => return None,
            }
        }
        Kind::Map(map) => {
            let count = if max == Some(0) { 0 } else { length(min).max(1) };
            match fresh(&map.value, stack) {
                Some(value) => Value::Object((0..count).map(|at| (key(&map.key, at), value.clone())).collect()),
                None if length(min) == 0 => json!({}),
                None => return None,
            }
        }
        Kind::Structure(schema) => return structure(schema, None, stack),
    })
}

/// A key that no other of a map is.
fn key(shape: &Shape, at: usize) -> String {
    let values = shape.rules.and_then(|it| it.values).unwrap_or_default();
    match (values.get(at), at) {
        (Some(value), _) => (*value).to_owned(),
        (None, 0) => text(shape, 1),
        (None, _) => format!("{}{at}", text(shape, 1)),
    }
}

/// A text of at least `least` characters.
fn text(shape: &Shape, least: i64) -> String {
    let rules = shape.rules.copied().unwrap_or_default();
    if let Some(first) = rules.values.and_then(|it| it.first()) {
        return (*first).to_owned();
    }
    let (min, max) = bounds(shape.rules);
    let min = length(Some(min.unwrap_or(0).max(least)));
    let max = max.and_then(|it| usize::try_from(it).ok()).unwrap_or(usize::MAX);
    let found = rules.pattern.and_then(|pattern| pattern::text(pattern, min, max));
    found.unwrap_or_else(|| "x".repeat(min))
}

/// Least and greatest, as whole numbers.
fn bounds(rules: Option<&Rules>) -> (Option<i64>, Option<i64>) {
    #[expect(clippy::cast_possible_truncation, reason = "limits of whole numbers are whole")]
    let whole = |bound: Bound| match bound {
        Bound::Int(value) => value,
        Bound::Float(value) => value as i64,
    };
    let rules = rules.copied().unwrap_or_default();
    (rules.min.map(whole), rules.max.map(whole))
}

fn fraction(rules: Option<&Rules>) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "limits are small")]
    let fraction = |bound: Bound| match bound {
        Bound::Int(value) => value as f64,
        Bound::Float(value) => value,
    };
    let rules = rules.copied().unwrap_or_default();
    let most = rules.max.map_or(f64::MAX, fraction).min(0.0);
    rules.min.map_or(most, |it| fraction(it).max(most))
}

/// A length of text, bytes, lists and maps; what no one could fill in is cut.
fn length(min: Option<i64>) -> usize {
    usize::try_from(min.unwrap_or(0)).unwrap_or(0).min(100_000)
}
