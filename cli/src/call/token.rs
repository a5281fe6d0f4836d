//! The token between runs (`NextToken`, `--starting-token`): the service's own tokens, and how much of a page has been
//! shown, as base64 of Python's JSON (botocore's `TokenEncoder`).

use std::fmt::Write as _;

use serde_json::{Map, Value};

use crate::error::CliError;
use crate::output::number;
use crate::parameters::encode_base64;

/// How many items of the page have been shown.
const SHOWN: &str = "boto_truncate_amount";

/// Where botocore notes which values are bytes: here they are base64 text anyway.
const BYTES: &str = "boto_encoded_keys";

/// Where to go on.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Start {
    /// The tokens, by member of the input.
    pub(super) tokens: Map<String, Value>,
    /// How many items of the first page are not to be shown.
    pub(super) skipped: i64,
}

/// The token for these tokens and this many items shown of the page that they lead to.
pub(super) fn encode(tokens: &Map<String, Value>, shown: Option<i64>) -> String {
    let mut all = tokens.clone();
    all.extend(shown.map(|shown| (SHOWN.to_owned(), Value::from(shown))));
    let mut text = String::new();
    write(&Value::Object(all), &mut text);
    encode_base64(text.as_bytes())
}

/// What `--starting-token` says: one of our tokens, or the service's own, with or without `___` and a number.
///
/// # Errors
/// It has more parts than the operation has tokens.
pub(super) fn decode(token: &str, names: &[&str]) -> Result<Start, CliError> {
    if let Some(Value::Object(mut tokens)) = decoded(token) {
        let skipped = tokens.shift_remove(SHOWN).and_then(|it| it.as_i64()).unwrap_or(0);
        tokens.shift_remove(BYTES);
        return Ok(Start { tokens, skipped });
    }
    let (parts, skipped) = old_parts(token, names.len());
    if parts.len() > names.len() {
        return Err(CliError::other(format!("Bad starting token: {token}")));
    }
    let value = |part: Option<&&str>| part.filter(|it| **it != "None").map_or(Value::Null, |it| Value::from(*it));
    let tokens = names.iter().enumerate().map(|(at, name)| ((*name).to_owned(), value(parts.get(at)))).collect();
    Ok(Start { tokens, skipped })
}

fn decoded(token: &str) -> Option<Value> {
    let bytes = base64_simd::STANDARD.decode_to_vec(token).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// The parts of a token of old, and the number behind them.
fn old_parts(token: &str, count: usize) -> (Vec<&str>, i64) {
    let mut parts: Vec<&str> = token.split("___").collect();
    if parts.len() != count + 1 {
        return (parts, 0);
    }
    match parts.pop().and_then(|it| it.trim().parse().ok()) {
        Some(skipped) => (parts, skipped),
        None => (vec![token], 0),
    }
}

/// Python's `json.dumps`: blanks after commas and colons, ASCII only.
fn write(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(it) => out.push_str(&number(it)),
        Value::String(text) => write_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { ", " });
                write_text(name, out);
                out.push_str(": ");
                write(value, out);
            }
            out.push('}');
        }
    }
}

fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            ' '..='\u{7e}' => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string does not fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use serde_json::json;

    use super::*;

    fn tokens(value: Value) -> Map<String, Value> {
        let Value::Object(tokens) = value else { panic!("tokens are an object") };
        tokens
    }

    #[test]
    fn tokens_are_botocores() {
        let cases = [
            (json!({ "nextPageToken": "tok1" }), None, "eyJuZXh0UGFnZVRva2VuIjogInRvazEifQ=="),
            (
                json!({ "nextPageToken": null }),
                Some(1),
                "eyJuZXh0UGFnZVRva2VuIjogbnVsbCwgImJvdG9fdHJ1bmNhdGVfYW1vdW50IjogMX0=",
            ),
            (json!({ "Marker": "m1" }), None, "eyJNYXJrZXIiOiAibTEifQ=="),
        ];
        for (value, shown, text) in cases {
            let tokens = tokens(value);
            assert_eq!(encode(&tokens, shown), text);
            let start = Start { tokens: tokens.clone(), skipped: shown.unwrap_or(0) };
            assert_eq!(decode(text, &["unused"]).unwrap(), start);
        }
    }

    #[test]
    fn tokens_of_services_are_taken_as_they_are() {
        let cases = [
            ("tok1", json!({ "a": "tok1" }), 0),
            ("tok1___1", json!({ "a": "tok1" }), 1),
            ("None___2", json!({ "a": null }), 2),
            ("t___x", json!({ "a": "t___x" }), 0),
        ];
        for (text, expected, skipped) in cases {
            assert_eq!(decode(text, &["a"]).unwrap(), Start { tokens: tokens(expected), skipped }, "{text}");
        }
        assert_eq!(decode("x", &["a", "b"]).unwrap().tokens, tokens(json!({ "a": "x", "b": null })));
        assert_eq!(decode("a___b___c", &["a"]).unwrap_err().message, "Bad starting token: a___b___c");
    }

    #[test]
    fn json_is_pythons() {
        let mut text = String::new();
        write(&json!({ "é": ["\u{1F600}\u{7f}\"\n", 1.0, true] }), &mut text);
        assert_eq!(text, r#"{"\u00e9": ["\ud83d\ude00\u007f\"\n", 1.0, true]}"#);
    }
}
