//! Values from CBOR.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};

use super::scan::Scanner;
use super::{EPOCH_SECONDS, Major, NULL, UNDEFINED, document};
use crate::codec::rows::{Row, Rows};
use crate::codec::union::check_union;
use crate::schema::Kind;
use crate::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};

/// Stands on a value of a CBOR text.
pub struct CborDecoder<'a> {
    scanner: Scanner<'a>,
    /// The kind of the value that comes next, which lists and maps need for their elements.
    kind: Kind,
}

impl<'a> CborDecoder<'a> {
    /// Stands on a body that is one structure.
    pub fn new(body: &'a [u8]) -> Self {
        Self { scanner: Scanner::new(body), kind: Kind::Document }
    }

    /// Checks that nothing follows the value.
    ///
    /// # Errors
    /// When something does.
    pub fn finish(self) -> Result<(), DecodeError> {
        self.scanner.finish()
    }

    /// Takes the next key and says what it stands for.
    #[inline]
    fn key(&mut self, rows: &mut Rows) -> Result<Key, DecodeError> {
        if let Some(expected) = rows.expected()
            && self.scanner.take_text(expected.wire)
        {
            return Ok(rows.take_expected().map_or(Key::Unknown, Key::Row));
        }
        let key = self.scanner.text()?;
        Ok(match rows.find(|row| row.wire == key) {
            Some(row) => Key::Row(row),
            None if key == "__type" => Key::Type,
            None => Key::Unknown,
        })
    }

    fn take_null(&mut self) -> bool {
        let null = self.is_null();
        if null {
            self.scanner.null();
        }
        null
    }
}

/// What a key of a structure stands for.
enum Key {
    Row(Row),
    /// `__type`, which is nobody's member.
    Type,
    Unknown,
}

impl Decoder for CborDecoder<'_> {
    #[inline]
    fn is_null(&mut self) -> bool {
        matches!(self.scanner.peek(), Some(NULL | UNDEFINED))
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        self.scanner.boolean()
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        let value = self.scanner.integer()?;
        i64::try_from(value).map_err(|_| DecodeError::new(format!("{value} does not fit a 64-bit integer")))
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        match self.scanner.major() {
            // The nearest fraction is what the service would have written itself.
            Some(Major::Unsigned | Major::Negative) => self.scanner.integer().map(|value| value as f64),
            _ => self.scanner.fraction(),
        }
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.scanner.text()
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        self.scanner.blob().map(Cow::into_owned)
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        if self.scanner.major() == Some(Major::Tag) {
            let before = self.scanner.clone();
            if self.scanner.tag()? != EPOCH_SECONDS {
                return Err(before.mismatch("a timestamp (tag 1)"));
            }
        }
        match self.scanner.major() {
            Some(Major::Unsigned | Major::Negative) => self.integer().map(DateTime::from_secs),
            _ => {
                let seconds = self.scanner.fraction()?;
                // Beyond 2^63 seconds, and for what is no number, there is no timestamp.
                if seconds.abs() < 9.2e18 {
                    return Ok(DateTime::from_secs_f64(seconds));
                }
                Err(DecodeError::new(format!("expected a timestamp, found {seconds} seconds since 1970")))
            }
        }
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        document::read(&mut self.scanner)
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        let schema = into.schema();
        let mut rows = Rows::new(schema, false);
        let mut entries = self.scanner.open(Major::Map, "a map")?;
        let mut set = 0;
        while self.scanner.next_item(&mut entries)? {
            let key = self.key(&mut rows)?;
            if self.take_null() {
                continue;
            }
            match key {
                Key::Row((index, row)) => {
                    set += 1;
                    self.kind = row.shape.kind;
                    into.read_member(index, self).map_err(|error| error.within(row.wire))?;
                }
                Key::Unknown => {
                    set += 1;
                    self.scanner.skip()?;
                }
                Key::Type => self.scanner.skip()?,
            }
        }
        check_union(schema, set)
    }

    fn list(&mut self, item: &mut ReadItem<'_>) -> Result<(), DecodeError> {
        let (kind, sparse) = match self.kind {
            Kind::List(list) => (list.member.kind, list.sparse),
            other => (other, false),
        };
        let mut items = self.scanner.open(Major::List, "a list")?;
        while self.scanner.next_item(&mut items)? {
            if !sparse && self.take_null() {
                continue;
            }
            self.kind = kind;
            item(self)?;
        }
        Ok(())
    }

    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        let (kind, sparse) = match self.kind {
            Kind::Map(map) => (map.value.kind, map.sparse),
            other => (other, false),
        };
        let mut entries = self.scanner.open(Major::Map, "a map")?;
        while self.scanner.next_item(&mut entries)? {
            let key = self.scanner.text()?;
            if !sparse && self.take_null() {
                continue;
            }
            self.kind = kind;
            entry(key, self)?;
        }
        Ok(())
    }

    fn skip(&mut self) -> Result<(), DecodeError> {
        self.scanner.skip()
    }

    /// A timestamp as a number. All other values are of their shape's type on the wire.
    fn as_sent(&mut self) -> Result<Option<serde_json::Value>, DecodeError> {
        if !matches!(self.kind, Kind::Timestamp(_)) {
            return Ok(None);
        }
        let seconds = self.timestamp()?.as_secs_f64();
        let whole = (seconds.fract() == 0.0).then_some(seconds as i64);
        Ok(Some(whole.map_or_else(|| serde_json::Value::from(seconds), serde_json::Value::from)))
    }
}
