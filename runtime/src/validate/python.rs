//! How Python prints values: botocore's messages hold them.

use serde_json::Value;

/// A boolean.
pub(super) fn boolean(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

/// A float: the fewest digits that read back as the same number, with an exponent below 1e-4 and from 1e16 on.
pub(super) fn double(value: f64) -> String {
    float(&format!("{value:?}"), &format!("{value:e}"))
}

/// A 32-bit float, with the digits that tell it from its 32-bit neighbours.
pub(super) fn single(value: f32) -> String {
    float(&format!("{value:?}"), &format!("{value:e}"))
}

fn float(plain: &str, scientific: &str) -> String {
    let Some((digits, exponent)) = scientific.split_once('e') else {
        return plain.to_ascii_lowercase(); // nan, inf
    };
    // Rust has its own thresholds for exponents, and writes none where Python does.
    match exponent.parse::<i32>() {
        Ok(exponent @ ..-4) => format!("{digits}e-{:02}", exponent.unsigned_abs()),
        Ok(exponent @ 16..) => format!("{digits}e+{exponent:02}"),
        _ => plain.to_owned(),
    }
}

/// `str(value)` of what Python's `json.loads` makes of the value: text stays bare, but not within lists and dicts.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        _ => {
            let mut out = String::new();
            push_repr(value, &mut out);
            out
        }
    }
}

/// `str(type(value))` of what Python's `json.loads` makes of the value.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "<class 'NoneType'>",
        Value::Bool(_) => "<class 'bool'>",
        Value::Number(number) if number.is_f64() => "<class 'float'>",
        Value::Number(_) => "<class 'int'>",
        Value::String(_) => "<class 'str'>",
        Value::Array(_) => "<class 'list'>",
        Value::Object(_) => "<class 'dict'>",
    }
}

fn push_repr(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("None"),
        Value::Bool(value) => out.push_str(boolean(*value)),
        Value::Number(number) => match number.as_f64().filter(|_| number.is_f64()) {
            Some(value) => out.push_str(&double(value)),
            None => out.push_str(&number.to_string()),
        },
        Value::String(text) => push_quoted(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                push_repr(item, out);
            }
            out.push(']');
        }
        Value::Object(entries) => {
            out.push('{');
            for (index, (key, value)) in entries.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { ", " });
                push_quoted(key, out);
                out.push_str(": ");
                push_repr(value, out);
            }
            out.push('}');
        }
    }
}

/// Single quotes, unless the text holds single quotes and no double ones.
fn push_quoted(text: &str, out: &mut String) {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    out.push(quote);
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\\' => out.push_str("\\\\"),
            _ if c == quote => out.extend(['\\', c]),
            _ if is_printable(c) => out.push(c),
            _ => out.push_str(&escaped(c)),
        }
    }
    out.push(quote);
}

fn escaped(c: char) -> String {
    match u32::from(c) {
        code @ ..=0xff => format!("\\x{code:02x}"),
        code @ ..=0xffff => format!("\\u{code:04x}"),
        code => format!("\\U{code:08x}"),
    }
}

/// Rust and Python agree on which characters can be printed. Rust escapes combining marks too, but only where nothing
/// stands before them to combine with; hence the leading letter.
fn is_printable(c: char) -> bool {
    match c {
        ' '..='~' => true,
        '\0'..='\x7f' => false,
        _ => {
            let text: String = ['a', c].iter().collect();
            text.escape_debug().count() == 2
        }
    }
}
