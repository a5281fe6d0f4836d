//! Writing CBOR: definite lengths, timestamps under tag 1.

use super::value::Value;

/// Major types of CBOR, in their place of a head.
const UNSIGNED: u8 = 0x00;
const NEGATIVE: u8 = 0x20;
const TEXT: u8 = 0x60;
const ARRAY: u8 = 0x80;
const MAP: u8 = 0xa0;
const TAG: u8 = 0xc0;
/// False; the next is true.
const FALSE: u8 = 0xf4;
/// A double follows.
const DOUBLE: u8 = 0xfb;

/// The value as CBOR.
pub fn write(value: &Value) -> Vec<u8> {
    let mut out = Vec::new();
    append(value, &mut out);
    out
}

fn append(value: &Value, out: &mut Vec<u8>) {
    match value {
        Value::Text(it) => text(it, out),
        Value::Whole(it) if *it < 0 => head(NEGATIVE, (-1 - it).unsigned_abs(), out),
        Value::Whole(it) => head(UNSIGNED, it.unsigned_abs(), out),
        Value::Fraction(it) => double(*it, out),
        Value::Truth(it) => out.push(FALSE + u8::from(*it)),
        Value::Time(it) => {
            head(TAG, 1, out);
            let seconds = i32::try_from(it / 1000).unwrap_or(i32::MAX);
            let milliseconds = i32::try_from(it % 1000).unwrap_or_default();
            double(f64::from(seconds) + f64::from(milliseconds) / 1000.0, out);
        }
        Value::List(items) => {
            head(ARRAY, length(items.len()), out);
            items.iter().for_each(|it| append(it, out));
        }
        Value::Members(members) => {
            head(MAP, length(members.len()), out);
            for (name, value) in members {
                text(name, out);
                append(value, out);
            }
        }
    }
}

fn length(it: usize) -> u64 {
    u64::try_from(it).unwrap_or(u64::MAX)
}

fn text(text: &str, out: &mut Vec<u8>) {
    head(TEXT, length(text.len()), out);
    out.extend_from_slice(text.as_bytes());
}

fn double(it: f64, out: &mut Vec<u8>) {
    out.push(DOUBLE);
    out.extend_from_slice(&it.to_be_bytes());
}

/// A major type and its argument, in the fewest bytes.
fn head(major: u8, argument: u64, out: &mut Vec<u8>) {
    if let Ok(it @ 0..24) = u8::try_from(argument) {
        out.push(major | it);
    } else if let Ok(it) = u8::try_from(argument) {
        out.extend([major | 24, it]);
    } else if let Ok(it) = u16::try_from(argument) {
        out.push(major | 25);
        out.extend(it.to_be_bytes());
    } else if let Ok(it) = u32::try_from(argument) {
        out.push(major | 26);
        out.extend(it.to_be_bytes());
    } else {
        out.push(major | 27);
        out.extend(argument.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::super::value::members;
    use super::*;

    #[test]
    fn heads_take_the_fewest_bytes() {
        let value = members! { "a": vec![23.into(), 24.into(), 1000.into(), Value::from(-500), true.into()] };
        let expected = [0xa1, 0x61, b'a', 0x85, 0x17, 0x18, 24, 0x19, 0x03, 0xe8, 0x39, 0x01, 0xf3, 0xf5];
        assert_eq!(write(&value), expected);
    }
}
