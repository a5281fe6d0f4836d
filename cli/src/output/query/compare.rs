//! Equality, order and truth as Python and `jmespath.py` have them.

use std::cmp::Ordering;

use serde_json::Value;

use super::ast::Comparator;
use super::error::QueryError;

/// Python's name for a value's type.
pub(super) fn python_type(value: &Value) -> &'static str {
    match value {
        Value::Null => "NoneType",
        Value::Bool(_) => "bool",
        Value::Number(it) if it.is_f64() => "float",
        Value::Number(_) => "int",
        Value::String(_) => "str",
        Value::Array(_) => "list",
        Value::Object(_) => "dict",
    }
}

/// Whether a value counts as false; `0` does not.
pub(super) fn is_false(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Bool(it) => !it,
        Value::Number(_) => false,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
    }
}

/// A number, or what Python takes a boolean for.
fn as_number(value: &Value) -> Option<f64> {
    value.as_bool().map(|it| if it { 1.0 } else { 0.0 }).or_else(|| value.as_f64())
}

/// Python's `==`, to which booleans are numbers.
pub(super) fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(left, right)| is_equal(left, right))
        }
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, left)| b.get(key).is_some_and(|right| is_equal(left, right)))
        }
        (Value::Number(a), Value::Number(b)) if !a.is_f64() && !b.is_f64() => a == b,
        _ => match (as_number(left), as_number(right)) {
            (Some(a), Some(b)) => a == b,
            _ => left == right,
        },
    }
}

/// The order of two numbers or two strings.
pub(super) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::String(a), Value::String(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Number(b)) => match (a.as_i128(), b.as_i128()) {
            (Some(a), Some(b)) => Some(a.cmp(&b)),
            _ => a.as_f64()?.partial_cmp(&b.as_f64()?),
        },
        _ => None,
    }
}

/// A comparison; null for the order of what has none.
pub(super) fn compare(comparator: Comparator, left: &Value, right: &Value) -> Result<Value, QueryError> {
    let is_mixed = left.is_boolean() != right.is_boolean();
    let (sign, holds): (&str, fn(Ordering) -> bool) = match comparator {
        Comparator::Equal => return Ok(Value::Bool(!is_mixed && is_equal(left, right))),
        Comparator::NotEqual => return Ok(Value::Bool(is_mixed || !is_equal(left, right))),
        Comparator::Less => ("<", Ordering::is_lt),
        Comparator::LessOrEqual => ("<=", Ordering::is_le),
        Comparator::Greater => (">", Ordering::is_gt),
        Comparator::GreaterOrEqual => (">=", Ordering::is_ge),
    };
    let is_comparable = |value: &Value| value.is_number() || value.is_string();
    if !is_comparable(left) || !is_comparable(right) {
        return Ok(Value::Null);
    }
    let order = order(left, right).ok_or_else(|| {
        let (left, right) = (python_type(left), python_type(right));
        QueryError::new(format!("'{sign}' not supported between instances of '{left}' and '{right}'"))
    })?;
    Ok(Value::Bool(holds(order)))
}
