//! CBOR as values. To be compared and shown, a value becomes JSON; what JSON has no word for becomes an object with one
//! key: `#bytes`, `#tag`, `#undefined`.

use minicbor::Decoder;
use minicbor::data::Type;
use minicbor::decode::Error;
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

fn parse(bytes: &[u8]) -> Result<Json, Error> {
    let mut decoder = Decoder::new(bytes);
    let value = value(&mut decoder)?;
    if decoder.position() < bytes.len() {
        return Err(Error::message("something follows the value"));
    }
    Ok(value)
}

fn value(from: &mut Decoder<'_>) -> Result<Json, Error> {
    Ok(match from.datatype()? {
        Type::Bool => json!(from.bool()?),
        Type::Null => from.null().map(|()| Json::Null)?,
        Type::Undefined => from.undefined().map(|()| json!({ "#undefined": true }))?,
        Type::F16 => of_double(f64::from(from.f16()?)),
        Type::F32 => of_double(f64::from(from.f32()?)),
        Type::F64 => of_double(from.f64()?),
        Type::Bytes | Type::BytesIndef => {
            let pieces = from.bytes_iter()?.collect::<Result<Vec<_>, _>>()?;
            json!({ "#bytes": String::from_utf8_lossy(&pieces.concat()) })
        }
        Type::String | Type::StringIndef => json!(from.str_iter()?.collect::<Result<String, _>>()?),
        Type::Array | Type::ArrayIndef => {
            let mut left = from.array()?;
            let mut items = Vec::new();
            while more(from, &mut left)? {
                items.push(value(from)?);
            }
            Json::Array(items)
        }
        Type::Map | Type::MapIndef => {
            let mut left = from.map()?;
            let mut entries = Map::new();
            while more(from, &mut left)? {
                let key = from.str_iter()?.collect::<Result<String, _>>()?;
                entries.insert(key, value(from)?);
            }
            Json::Object(entries)
        }
        Type::Tag => json!({ "#tag": from.tag()?.as_u64(), "of": value(from)? }),
        Type::Break | Type::Unknown(_) | Type::Simple => return Err(Error::message("not a value")),
        _ => whole(i128::from(from.int()?)),
    })
}

/// Whether another item follows; `left` counts down where the length is known.
fn more(from: &mut Decoder<'_>, left: &mut Option<u64>) -> Result<bool, Error> {
    match left {
        Some(0) => Ok(false),
        Some(count) => {
            *count -= 1;
            Ok(true)
        }
        None if from.datatype()? == Type::Break => {
            from.set_position(from.position() + 1);
            Ok(false)
        }
        None => Ok(true),
    }
}

fn whole(value: i128) -> Json {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => json!(value),
        (_, Ok(value)) => json!(value),
        _ => json!(value.to_string()),
    }
}

fn of_double(value: f64) -> Json {
    if value.is_finite() { json!(value) } else { json!({ "#float": value.to_string() }) }
}
