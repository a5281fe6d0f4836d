//! Documents: JSON values of any shape.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::scan::Scanner;
use crate::shape::DecodeError;

/// Takes one value. Of repeated members the last counts.
pub(super) fn read(scanner: &mut Scanner<'_>) -> Result<Document, DecodeError> {
    Ok(match scanner.peek() {
        Some(b'"') => Document::String(scanner.string()?.into_owned()),
        Some(b'{') => Document::Object(read_object(scanner)?),
        Some(b'[') => {
            scanner.open(b'[')?;
            let (mut items, mut first) = (Vec::new(), true);
            while scanner.next_item(b']', &mut first)? {
                items.push(read(scanner)?);
            }
            Document::Array(items)
        }
        Some(b'-' | b'0'..=b'9') => Document::Number(number(scanner)?),
        Some(b't') => scanner.literal("true").map(|()| Document::Bool(true))?,
        Some(b'f') => scanner.literal("false").map(|()| Document::Bool(false))?,
        Some(b'n') => scanner.literal("null").map(|()| Document::Null)?,
        _ => return Err(scanner.invalid("a value")),
    })
}

fn read_object(scanner: &mut Scanner<'_>) -> Result<HashMap<String, Document>, DecodeError> {
    scanner.open(b'{')?;
    let (mut members, mut first) = (HashMap::new(), true);
    while scanner.next_item(b'}', &mut first)? {
        let key = scanner.key()?.into_owned();
        members.insert(key, read(scanner)?);
    }
    Ok(members)
}

/// Whole numbers stay whole as far as 64 bits go; anything else is a fraction.
fn number(scanner: &mut Scanner<'_>) -> Result<Number, DecodeError> {
    let text = scanner.number()?;
    if let Ok(value) = text.parse::<u64>() {
        return Ok(Number::PosInt(value));
    }
    match text.parse::<i64>() {
        Ok(value) if value < 0 => return Ok(Number::NegInt(value)),
        _ => {}
    }
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() => Ok(Number::Float(value)),
        _ => Err(scanner.invalid("a number that fits 64 bits before")),
    }
}
