//! Single values that stand as text outside a body: headers, attributes, status codes, raw payloads.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};

use crate::codec::{base64, timestamp};
use crate::schema::{Kind, TimestampFormat};
use crate::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};

/// Stands on one value that is no part of a larger text.
pub struct TextDecoder<'a> {
    source: Source<'a>,
    kind: Kind,
}

enum Source<'a> {
    Text(Cow<'a, str>),
    Raw(&'a [u8]),
    Entries(Vec<(String, String)>),
}

impl<'a> TextDecoder<'a> {
    /// A scalar, or a list in the form of a header.
    pub fn text(text: impl Into<Cow<'a, str>>, kind: Kind) -> Self {
        Self { source: Source::Text(text.into()), kind }
    }

    /// A whole body that is a blob or text.
    pub fn raw(bytes: &'a [u8], kind: Kind) -> Self {
        Self { source: Source::Raw(bytes), kind }
    }

    /// A map of text to text.
    pub fn entries(entries: Vec<(String, String)>, kind: Kind) -> Self {
        Self { source: Source::Entries(entries), kind }
    }

    fn get(&self) -> Result<&str, DecodeError> {
        match &self.source {
            Source::Text(text) => Ok(text),
            Source::Raw(bytes) => {
                std::str::from_utf8(bytes).map_err(|_| DecodeError::new("expected text in UTF-8, found other bytes"))
            }
            Source::Entries(_) => Err(DecodeError::new("expected one value, found several headers")),
        }
    }
}

impl Decoder for TextDecoder<'_> {
    fn is_null(&mut self) -> bool {
        false
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        Ok(self.get()?.eq_ignore_ascii_case("true"))
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        integer(self.get()?)
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        double(self.get()?)
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.get().map(Cow::Borrowed)
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        match &self.source {
            Source::Raw(bytes) => Ok(bytes.to_vec()),
            _ => base64::decode(self.get()?),
        }
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        timestamp::parse(self.get()?)
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        self.get().map(|text| Document::String(text.to_owned()))
    }

    fn structure(&mut self, _into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        Err(DecodeError::new("expected a structure, found one line of text"))
    }

    fn list(&mut self, item: &mut ReadItem<'_>) -> Result<(), DecodeError> {
        let kind = match self.kind {
            Kind::List(list) => list.member.kind,
            other => other,
        };
        for text in header_items(self.get()?, kind) {
            item(&mut TextDecoder::text(text, kind))?;
        }
        Ok(())
    }

    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        let Source::Entries(entries) = &self.source else {
            return Err(DecodeError::new("expected a map, found one line of text"));
        };
        let kind = match self.kind {
            Kind::Map(map) => map.value.kind,
            other => other,
        };
        for (key, value) in entries {
            entry(Cow::Borrowed(key), &mut TextDecoder::text(value.as_str(), kind))?;
        }
        Ok(())
    }

    fn skip(&mut self) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// Reads a whole number; a fraction is cut off, as Python's `int()` does.
pub(crate) fn integer(text: &str) -> Result<i64, DecodeError> {
    let text = text.trim();
    if let Ok(value) = text.parse() {
        return Ok(value);
    }
    match text.parse::<f64>() {
        // Beyond 2^63 the cut would silently change the value.
        Ok(value) if value.abs() < 9.2e18 => Ok(value.trunc() as i64),
        _ => Err(DecodeError::new(format!("expected a 64-bit whole number, found `{}`", excerpt(text)))),
    }
}

/// Reads a fraction, or one of `NaN`, `Infinity` and `-Infinity`.
pub(crate) fn double(text: &str) -> Result<f64, DecodeError> {
    let text = text.trim();
    text.parse().map_err(|_| DecodeError::new(format!("expected a number, found `{}`", excerpt(text))))
}

/// What follows the last slash: the id in `/hostedzone/Z1`.
pub(crate) fn last_segment(text: &str) -> &str {
    text.rsplit_once('/').map_or(text, |(_, id)| id)
}

/// The beginning of a text for a message: a response may hold any amount of it.
pub(crate) fn excerpt(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(64) {
        Some((end, _)) => Cow::Owned(format!("{}...", text.get(..end).unwrap_or_default())),
        None => Cow::Borrowed(text),
    }
}

/// Writes a fraction in the fewest digits that read back as the same value.
pub(crate) fn write_double(value: f64) -> String {
    not_finite(value).map_or_else(|| ryu::Buffer::new().format_finite(value).to_owned(), str::to_owned)
}

/// Writes a 32-bit fraction in the fewest digits that read back as the same value.
pub(crate) fn write_float(value: f32) -> String {
    not_finite(value.into()).map_or_else(|| ryu::Buffer::new().format_finite(value).to_owned(), str::to_owned)
}

/// How AWS protocols spell what is not a finite number.
pub(crate) fn not_finite(value: f64) -> Option<&'static str> {
    match value {
        value if value.is_nan() => Some("NaN"),
        f64::INFINITY => Some("Infinity"),
        f64::NEG_INFINITY => Some("-Infinity"),
        _ => None,
    }
}

/// The items of a header that holds a list: parted by commas, in quotes where they contain one.
fn header_items(text: &str, kind: Kind) -> Vec<String> {
    let dates = matches!(kind, Kind::Timestamp(None | Some(TimestampFormat::HttpDate)));
    let mut items = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (item, after) = match rest.strip_prefix('"') {
            Some(quoted) => quoted_item(quoted),
            None => plain_item(rest, dates),
        };
        items.push(item);
        rest = after.trim_start();
        rest = rest.strip_prefix(',').unwrap_or(rest).trim_start();
    }
    items
}

/// An item up to the next comma; an HTTP date has one comma of its own.
fn plain_item(text: &str, date: bool) -> (String, &str) {
    let mut commas = text.match_indices(',').map(|(at, _)| at);
    let end = if date { commas.nth(1) } else { commas.next() };
    let (item, after) = end.and_then(|end| text.split_at_checked(end)).unwrap_or((text, ""));
    (item.trim_end().to_owned(), after)
}

/// An item up to the closing quote, with escaped quotes and backslashes resolved.
fn quoted_item(text: &str) -> (String, &str) {
    let mut item = String::new();
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => break,
            '\\' => item.extend(letters.next()),
            _ => item.push(letter),
        }
    }
    (item, letters.as_str())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::schema::{string, timestamp};

    #[test]
    fn parts_header_lists() {
        let cases: [(&str, &[&str]); 6] = [
            ("a, b,c", &["a", "b", "c"]),
            ("\"b,c\", \"\\\"def\\\"\", a", &["b,c", "\"def\"", "a"]),
            ("a", &["a"]),
            ("", &[]),
            ("a,,b", &["a", "", "b"]),
            ("\"open", &["open"]),
        ];
        for (text, items) in cases {
            assert_eq!(header_items(text, string().kind), items, "{text}");
        }
        let dates = "Mon, 16 Dec 2019 23:48:18 GMT, Mon, 16 Dec 2019 23:48:18 GMT";
        assert_eq!(header_items(dates, timestamp().kind), ["Mon, 16 Dec 2019 23:48:18 GMT"; 2]);
        let iso = timestamp().format(TimestampFormat::DateTime).kind;
        assert_eq!(header_items("2019-12-16T23:48:18Z, 2019-12-16T23:48:18Z", iso), ["2019-12-16T23:48:18Z"; 2]);
    }

    #[test]
    fn numbers_as_python_reads_them() {
        assert_eq!(integer(" 5 ").unwrap(), 5);
        assert_eq!(integer("-5.9").unwrap(), -5);
        assert_eq!(integer("9223372036854775807").unwrap(), i64::MAX);
        for text in ["", "x", "9223372036854775808", "NaN", "Infinity"] {
            assert!(integer(text).is_err(), "{text}");
        }
        let long = integer(&"é".repeat(1_000_000)).unwrap_err().to_string();
        assert_eq!(long, format!("expected a 64-bit whole number, found `{}...`", "é".repeat(64)));
        assert!(double("NaN").unwrap().is_nan());
        assert_eq!(double("-Infinity").unwrap(), f64::NEG_INFINITY);
        assert_eq!(write_float(0.1), "0.1");
        assert_eq!(write_double(f64::NEG_INFINITY), "-Infinity");
    }
}
