//! Writing JSON, as services do: timestamps are seconds with a fraction.

use std::fmt::Write as _;

use super::value::Value;

/// The value as JSON.
pub fn write(value: &Value) -> String {
    let mut out = String::new();
    append(value, &mut out);
    out
}

fn append(value: &Value, out: &mut String) {
    // Writing into a string cannot fail.
    let _ = match value {
        Value::Text(it) => {
            text(it, out);
            Ok(())
        }
        Value::Whole(it) => write!(out, "{it}"),
        Value::Fraction(it) => write!(out, "{it}"),
        Value::Truth(it) => write!(out, "{it}"),
        Value::Time(it) => write!(out, "{}.{:03}", it / 1000, it % 1000),
        Value::List(items) => {
            separated('[', items, ']', out, append);
            Ok(())
        }
        Value::Members(members) => {
            separated('{', members, '}', out, |(name, value), out| {
                text(name, out);
                out.push(':');
                append(value, out);
            });
            Ok(())
        }
    };
}

/// Things with commas between them.
fn separated<T>(open: char, things: &[T], close: char, out: &mut String, each: impl Fn(&T, &mut String)) {
    out.push(open);
    for (index, it) in things.iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        each(it, out);
    }
    out.push(close);
}

/// Text in quotation marks; what is beyond ASCII is escaped, as some services do.
fn text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            ' '..='~' => out.push(character),
            other => {
                let mut units = [0; 2];
                for unit in other.encode_utf16(&mut units) {
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::value::members;
    use super::*;

    #[test]
    fn it_is_json() {
        let value =
            members! { "a": "caf\u{e9} \u{1f600} \"x\"\n", "b": vec![1.into(), 2.5.into()], "t": Value::Time(1_500) };
        let read: serde_json::Value = serde_json::from_str(&write(&value)).unwrap();
        assert_eq!(read, serde_json::json!({ "a": "caf\u{e9} \u{1f600} \"x\"\n", "b": [1, 2.5], "t": 1.5 }));
    }
}
