//! Arithmetic as Python does it.

use serde_json::{Number, Value};

/// A float as a number; nothing for those that JSON has none of.
pub(super) fn float(value: f64) -> Value {
    Number::from_f64(value).map_or(Value::Null, Value::Number)
}

fn integer(number: &Number) -> Option<i128> {
    number.as_i128()
}

/// An integer as a number; those that are too large become floats.
fn from_integer(value: i128) -> Value {
    Number::from_i128(value).map_or_else(|| float(value as f64), Value::Number)
}

/// Without its sign.
pub(super) fn absolute(number: &Number) -> Value {
    match integer(number) {
        Some(it) => from_integer(it.abs()),
        None => float(number.as_f64().unwrap_or_default().abs()),
    }
}

/// Rounded to an integer by `round`.
pub(super) fn rounded(number: &Number, round: fn(f64) -> f64) -> Value {
    match integer(number) {
        Some(it) => from_integer(it),
        None => from_integer(round(number.as_f64().unwrap_or_default()) as i128),
    }
}

/// The sum; an integer if all are.
pub(super) fn sum(numbers: &[Value]) -> Value {
    let integers: Option<i128> = numbers.iter().map(|it| it.as_number().and_then(integer)).sum();
    integers.map_or_else(|| float(numbers.iter().filter_map(Value::as_f64).sum()), from_integer)
}

/// The mean; nothing of nothing.
pub(super) fn mean(numbers: &[Value]) -> Value {
    if numbers.is_empty() {
        return Value::Null;
    }
    float(sum(numbers).as_f64().unwrap_or_default() / numbers.len() as f64)
}

/// The number that a text spells; single underscores may part its digits.
pub(super) fn parsed(text: &str) -> Value {
    let parts: Vec<&str> = text.trim().split('_').collect();
    let is_digit = |c: char| c.is_ascii_digit();
    let is_parted = |pair: &[&str]| matches!(pair, [a, b] if a.ends_with(is_digit) && b.starts_with(is_digit));
    if !parts.windows(2).all(is_parted) {
        return Value::Null;
    }
    let text = parts.concat();
    let is_number =
        text.contains(is_digit) && text.chars().all(|c| is_digit(c) || matches!(c, '+' | '-' | '.' | 'e' | 'E'));
    match (text.parse::<i128>(), text.parse::<f64>()) {
        (Ok(it), _) => from_integer(it),
        (_, Ok(it)) if is_number => float(it),
        _ => Value::Null,
    }
}
