//! Values as JSON has them, members in their order.

use serde_json::{Map, Number, Value};

use super::scan::Scanner;
use crate::shape::DecodeError;

/// Takes one value. Of repeated members the last counts.
pub(super) fn read(scanner: &mut Scanner<'_>) -> Result<Value, DecodeError> {
    Ok(match scanner.peek() {
        Some(b'"') => Value::String(scanner.string()?.into_owned()),
        Some(b'{') => Value::Object(read_object(scanner)?),
        Some(b'[') => {
            scanner.open(b'[')?;
            let (mut items, mut first) = (Vec::new(), true);
            while scanner.next_item(b']', &mut first)? {
                items.push(read(scanner)?);
            }
            Value::Array(items)
        }
        Some(b'-' | b'0'..=b'9') => Value::Number(number(scanner)?),
        Some(b't') => scanner.literal("true").map(|()| Value::Bool(true))?,
        Some(b'f') => scanner.literal("false").map(|()| Value::Bool(false))?,
        Some(b'n') => scanner.literal("null").map(|()| Value::Null)?,
        _ => return Err(scanner.invalid("a value")),
    })
}

fn read_object(scanner: &mut Scanner<'_>) -> Result<Map<String, Value>, DecodeError> {
    scanner.open(b'{')?;
    let (mut members, mut first) = (Map::new(), true);
    while scanner.next_item(b'}', &mut first)? {
        let key = scanner.key()?.into_owned();
        members.insert(key, read(scanner)?);
    }
    Ok(members)
}

/// Whole numbers stay whole as far as 64 bits go; anything else is a fraction.
fn number(scanner: &mut Scanner<'_>) -> Result<Number, DecodeError> {
    let text = scanner.number()?;
    let whole = text.parse::<u64>().map(Number::from).or_else(|_| text.parse::<i64>().map(Number::from)).ok();
    let fraction = || text.parse().ok().and_then(Number::from_f64);
    match whole.or_else(fraction) {
        Some(number) => Ok(number),
        None => Err(scanner.invalid("a number that fits 64 bits before")),
    }
}
