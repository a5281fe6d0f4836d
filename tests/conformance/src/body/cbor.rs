//! CBOR as values. To be compared and shown, a value becomes JSON; what JSON has no word for becomes an object whose key
//! begins with `#`.

use ciborium::Value;
use serde_json::{Map, Value as Json, json};

use crate::json;

/// Where a body differs from the expected one, which is in base64.
pub fn differences(expected: &str, actual: &[u8]) -> Vec<String> {
    let Ok(expected) = base64_simd::STANDARD.decode_to_vec(expected) else {
        return vec![format!("the case's body is not base64: {expected:?}")];
    };
    match (parse(&expected), parse(actual)) {
        (Ok(expected), Ok(actual)) => json::differences("body", &expected, &actual),
        (Err(error), _) => vec![format!("the case's body is not CBOR: {error}")],
        (_, Err(error)) => vec![format!("the body is not CBOR: {error}")],
    }
}

fn parse(mut bytes: &[u8]) -> Result<Json, String> {
    let value: Value = ciborium::from_reader(&mut bytes).map_err(|error| error.to_string())?;
    if bytes.is_empty() { Ok(to_json(&value)) } else { Err("something follows the value".to_owned()) }
}

fn to_json(value: &Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => json!(value),
        Value::Integer(value) => of_whole(i128::from(*value)),
        Value::Float(value) if value.is_finite() => json!(value),
        Value::Float(value) => json!({ "#float": value.to_string() }),
        Value::Text(text) => json!(text),
        Value::Bytes(bytes) => json!({ "#bytes": String::from_utf8_lossy(bytes) }),
        Value::Array(items) => items.iter().map(to_json).collect(),
        Value::Map(entries) => {
            Json::Object(Map::from_iter(entries.iter().map(|(key, value)| (name(key), to_json(value)))))
        }
        Value::Tag(tag, value) => json!({ "#tag": tag, "of": to_json(value) }),
        other => json!({ "#value": format!("{other:?}") }),
    }
}

/// A key of a map. Protocols have no other than texts.
fn name(key: &Value) -> String {
    key.as_text().map_or_else(|| format!("#{key:?}"), str::to_owned)
}

fn of_whole(value: i128) -> Json {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => json!(value),
        (_, Ok(value)) => json!(value),
        _ => json!({ "#whole": value.to_string() }),
    }
}
