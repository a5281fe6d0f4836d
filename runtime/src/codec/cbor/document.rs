//! Documents: CBOR values that JSON could hold too.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::scan::Scanner;
use super::{FALSE, Major, NULL, TRUE, UNDEFINED};
use crate::shape::DecodeError;

/// Takes one value. Of repeated members the last counts.
pub(super) fn read(scanner: &mut Scanner<'_>) -> Result<Document, DecodeError> {
    Ok(match scanner.major() {
        Some(Major::Unsigned | Major::Negative) => Document::Number(whole(scanner.integer()?)),
        Some(Major::Text) => Document::String(scanner.text()?.into_owned()),
        Some(Major::List) => {
            let (mut values, mut items) = (Vec::new(), scanner.open(Major::List, "a list")?);
            while scanner.next_item(&mut items)? {
                values.push(read(scanner)?);
            }
            Document::Array(values)
        }
        Some(Major::Map) => Document::Object(read_map(scanner)?),
        Some(Major::Bytes | Major::Tag) | None => return Err(scanner.mismatch("a value that JSON can hold")),
        Some(Major::Simple) => match scanner.peek() {
            Some(FALSE | TRUE) => Document::Bool(scanner.boolean()?),
            Some(NULL | UNDEFINED) => {
                scanner.null();
                Document::Null
            }
            _ => Document::Number(Number::Float(scanner.fraction()?)),
        },
    })
}

fn read_map(scanner: &mut Scanner<'_>) -> Result<HashMap<String, Document>, DecodeError> {
    let (mut members, mut entries) = (HashMap::new(), scanner.open(Major::Map, "a map")?);
    while scanner.next_item(&mut entries)? {
        let key = scanner.text()?.into_owned();
        members.insert(key, read(scanner)?);
    }
    Ok(members)
}

/// Whole numbers stay whole as far as 64 bits go; beyond there is only one more bit, of negative numbers.
fn whole(value: i128) -> Number {
    match (u64::try_from(value), i64::try_from(value)) {
        (Ok(value), _) => Number::PosInt(value),
        (_, Ok(value)) => Number::NegInt(value),
        _ => Number::Float(value as f64),
    }
}
