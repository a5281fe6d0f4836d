//! Writing XML: members are elements, and lists are wrapped or flattened.

use super::value::Value;

/// How lists are written.
#[derive(Clone, Copy)]
pub enum Lists {
    /// An element around the items, each of which is an element of this name.
    Wrapped(&'static str),
    /// The list's element, once for each item.
    Flattened,
}

/// The value, whose members are the document's element, as XML.
pub fn write(value: &Value, lists: Lists) -> String {
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    append(value, lists, &mut out);
    out
}

fn append(value: &Value, lists: Lists, out: &mut String) {
    match value {
        Value::Text(it) => text(it, out),
        Value::Whole(it) => out.push_str(&it.to_string()),
        Value::Fraction(it) => out.push_str(&it.to_string()),
        Value::Truth(it) => out.push_str(&it.to_string()),
        Value::Time(it) => out.push_str(&time(*it)),
        Value::List(items) => items.iter().for_each(|it| element(item_name(lists), it, lists, out)),
        Value::Members(members) => {
            for (name, value) in members {
                match (value, lists) {
                    (Value::List(items), Lists::Flattened) => {
                        items.iter().for_each(|it| element(name, it, lists, out));
                    }
                    _ => element(name, value, lists, out),
                }
            }
        }
    }
}

/// What an item is called.
fn item_name(lists: Lists) -> &'static str {
    match lists {
        Lists::Wrapped(name) => name,
        Lists::Flattened => "item",
    }
}

fn element(name: &str, value: &Value, lists: Lists, out: &mut String) {
    out.extend(["<", name, ">"]);
    append(value, lists, out);
    out.extend(["</", name, ">"]);
}

fn text(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            other => out.push(other),
        }
    }
}

/// ISO 8601 in UTC, with milliseconds.
fn time(milliseconds: i64) -> String {
    let nanoseconds = i128::from(milliseconds) * 1_000_000;
    let Ok(it) = time::OffsetDateTime::from_unix_timestamp_nanos(nanoseconds) else { return String::new() };
    let (year, month, day) = (it.year(), u8::from(it.month()), it.day());
    let (hour, minute, second, fraction) = it.to_hms_milli();
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{fraction:03}Z")
}

#[cfg(test)]
mod tests {
    use super::super::value::members;
    use super::*;

    #[test]
    fn lists_are_wrapped_or_flattened() {
        let value = members! { "A": vec!["1 & 2".into(), Value::Time(1_763_600_000_250)] };
        let wrapped = write(&value, Lists::Wrapped("member"));
        assert!(wrapped.ends_with("<A><member>1 &amp; 2</member><member>2025-11-20T00:53:20.250Z</member></A>"));
        assert!(write(&value, Lists::Flattened).ends_with("<A>1 &amp; 2</A><A>2025-11-20T00:53:20.250Z</A>"));
    }
}
