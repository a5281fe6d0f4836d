//! Places in an output: JMESPath to read, names joined by dots to write.

use serde_json::{Map, Value};

use crate::error::CliError;
use crate::output::Query;

/// What an expression of a model finds.
///
/// # Errors
/// The expression is none, or does not fit the value.
pub(super) fn find(expression: &str, value: &Value) -> Result<Value, CliError> {
    let found = Query::new(expression).and_then(|query| query.search(value));
    found.map_err(|error| CliError::other(error.to_string()))
}

/// Puts a value where names joined by dots say; objects on the way are made.
pub(super) fn set(target: &mut Value, place: &str, value: Value) {
    let mut target = target;
    for name in place.split('.') {
        if !target.is_object() {
            *target = Value::Object(Map::new());
        }
        let Value::Object(members) = target else { return };
        target = members.entry(name).or_insert(Value::Null);
    }
    *target = value;
}

/// How long a list or text is.
pub(super) fn length(value: &Value) -> i64 {
    let length = match value {
        Value::Array(items) => items.len(),
        Value::String(text) => text.chars().count(),
        _ => 0,
    };
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Python's `value[start:end]` of a list or text; negative ends count from behind.
pub(super) fn slice(value: Value, start: i64, end: Option<i64>) -> Value {
    let length = length(&value);
    let at =
        |index: i64| usize::try_from(if index < 0 { length + index } else { index.min(length) }.max(0)).unwrap_or(0);
    let (start, end) = (at(start), at(end.unwrap_or(length)));
    let count = end.saturating_sub(start);
    match value {
        Value::Array(items) => Value::Array(items.into_iter().skip(start).take(count).collect()),
        Value::String(text) => Value::String(text.chars().skip(start).take(count).collect()),
        other => other,
    }
}

/// Whether Python takes the value for true.
pub(super) fn is_truthy(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(value) => *value,
        Value::Number(number) => number.as_f64() != Some(0.0),
        Value::String(text) => !text.is_empty(),
        Value::Array(items) => !items.is_empty(),
        Value::Object(members) => !members.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn slices_are_as_in_python() {
        let cases = [(0, Some(2), "ab"), (1, None, "bcd"), (0, Some(-1), "abc"), (0, Some(-9), ""), (3, Some(9), "d")];
        for (start, end, text) in cases {
            assert_eq!(slice(json!("abcd"), start, end), json!(text), "{start}:{end:?}");
        }
        assert_eq!(slice(json!([1, 2, 3]), 1, Some(2)), json!([2]));
        assert_eq!(slice(json!(7), 1, Some(2)), json!(7));
    }

    #[test]
    fn objects_on_the_way_are_made() {
        let mut value = json!({ "a": { "x": 1 } });
        set(&mut value, "a.b.c", json!([2]));
        set(&mut value, "d", json!(3));
        assert_eq!(value, json!({ "a": { "x": 1, "b": { "c": [2] } }, "d": 3 }));
    }
}
