//! Secrets of an input hidden.

use awslice_runtime::schema::{Kind, Shape, Structure};
use serde_json::{Map, Value};

/// The input with all values masked that the model calls sensitive. Keys that are no members stay as they are.
pub fn masked(structure: &'static Structure, input: &Map<String, Value>) -> Map<String, Value> {
    members(structure, input, false)
}

fn members(structure: &'static Structure, input: &Map<String, Value>, hide: bool) -> Map<String, Value> {
    let mask = |name: &String, it: &Value| match structure.members.iter().find(|row| row.name == name) {
        Some(row) => value(&row.shape, it, hide),
        None => it.clone(),
    };
    input.iter().map(|(name, it)| (name.clone(), mask(name, it))).collect()
}

/// A value of a shape; `hide`: it stands in one that is sensitive.
fn value(shape: &Shape, it: &Value, hide: bool) -> Value {
    let hide = hide || shape.sensitive;
    match (shape.kind, it) {
        (Kind::Structure(structure), Value::Object(input)) => Value::Object(members(structure, input, hide)),
        (Kind::Map(map), Value::Object(entries)) => {
            let entry = |(key, it): (&String, &Value)| (hidden_key(&map.key, key, hide), value(&map.value, it, hide));
            Value::Object(entries.iter().map(entry).collect())
        }
        (Kind::List(list), Value::Array(items)) => items.iter().map(|it| value(&list.member, it, hide)).collect(),
        (Kind::Blob, Value::String(text)) if hide => Value::from(hidden_blob(text)),
        (Kind::Timestamp(_), Value::String(_) | Value::Number(_)) if hide => Value::from(0),
        (_, it) if hide => hidden(it),
        (_, it) => it.clone(),
    }
}

fn hidden_key(shape: &Shape, key: &str, hide: bool) -> String {
    if hide || shape.sensitive { asterisks(key) } else { key.to_owned() }
}

/// Base64 of as many asterisks as there are bytes.
fn hidden_blob(text: &str) -> String {
    let length = base64_simd::STANDARD.decode_to_vec(text).map_or(text.len(), |bytes| bytes.len());
    base64_simd::STANDARD.encode_to_string("*".repeat(length))
}

fn hidden(it: &Value) -> Value {
    match it {
        Value::String(text) => Value::from(asterisks(text)),
        Value::Number(_) => Value::from(0),
        Value::Bool(_) => Value::from(false),
        Value::Array(items) => items.iter().map(hidden).collect(),
        Value::Object(entries) => Value::Object(entries.iter().map(|(key, it)| (key.clone(), hidden(it))).collect()),
        Value::Null => Value::Null,
    }
}

fn asterisks(text: &str) -> String {
    "*".repeat(text.chars().count())
}
