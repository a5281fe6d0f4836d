//! Values from JSON.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};

use super::scan::Scanner;
use super::tree;
use crate::codec::rows::{Row, Rows};
use crate::codec::union::check_union;
use crate::codec::{base64, text, timestamp};
use crate::schema::Kind;
use crate::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};

/// Stands on a value of a JSON text.
pub struct JsonDecoder<'a> {
    scanner: Scanner<'a>,
    /// The kind of the value that comes next, which lists and maps need for their elements.
    kind: Kind,
    /// The next structure is the body of an HTTP message.
    bound: bool,
}

impl<'a> JsonDecoder<'a> {
    /// Stands on a body whose members share the message with headers.
    ///
    /// # Errors
    /// When the body is not UTF-8.
    pub fn body(body: &'a [u8]) -> Result<Self, DecodeError> {
        Ok(Self { scanner: Scanner::new(body)?, kind: Kind::Document, bound: true })
    }

    /// Stands on a body that is one value of this kind.
    ///
    /// # Errors
    /// When the body is not UTF-8.
    pub fn payload(body: &'a [u8], kind: Kind) -> Result<Self, DecodeError> {
        Ok(Self { scanner: Scanner::new(body)?, kind, bound: false })
    }

    /// Checks that nothing follows the value.
    ///
    /// # Errors
    /// When something does.
    pub fn finish(mut self) -> Result<(), DecodeError> {
        self.scanner.finish()
    }

    /// Takes the next key and says what it stands for.
    #[inline]
    fn key(&mut self, rows: &mut Rows) -> Result<Key, DecodeError> {
        self.scanner.peek();
        if let Some(expected) = rows.expected()
            && self.scanner.take_key(expected.wire)
        {
            return Ok(rows.take_expected().map_or(Key::Unknown, Key::Row));
        }
        let key = self.scanner.key()?;
        Ok(match rows.find(|row| row.wire == key) {
            Some(row) => Key::Row(row),
            None if key == "__type" => Key::Type,
            None => Key::Unknown,
        })
    }

    /// Text, or the text of a number or boolean: services do not always write what their models say.
    fn scalar_text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        match self.scanner.peek() {
            Some(b'"') => self.scanner.string(),
            Some(b'-' | b'0'..=b'9') => self.scanner.number().map(Cow::Borrowed),
            Some(b't') => self.scanner.literal("true").map(|()| Cow::Borrowed("true")),
            Some(b'f') => self.scanner.literal("false").map(|()| Cow::Borrowed("false")),
            Some(b'{' | b'[' | b'n') => Err(self.scanner.mismatch("text or a number")),
            _ => Err(self.scanner.invalid("a value")),
        }
    }

    /// Enters an object or array, for which `what` is the word.
    fn open(&mut self, bracket: u8, what: &str) -> Result<(), DecodeError> {
        match self.scanner.peek() {
            Some(b'{' | b'[' | b'"' | b't' | b'f' | b'n' | b'-' | b'0'..=b'9') => {}
            _ => return Err(self.scanner.invalid("a value")),
        }
        if self.scanner.peek() != Some(bracket) {
            return Err(self.scanner.mismatch(what));
        }
        self.scanner.open(bracket)
    }
}

/// What a key of an object stands for.
enum Key {
    Row(Row),
    /// `__type`, which is nobody's member.
    Type,
    Unknown,
}

impl Decoder for JsonDecoder<'_> {
    #[inline]
    fn is_null(&mut self) -> bool {
        self.scanner.peek() == Some(b'n')
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        match self.scanner.peek() {
            Some(b't') => self.scanner.literal("true").map(|()| true),
            Some(b'f') => self.scanner.literal("false").map(|()| false),
            Some(b'"') => Ok(self.scanner.string()?.eq_ignore_ascii_case("true")),
            _ => Err(self.scanner.mismatch("true or false")),
        }
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        text::integer(&self.scalar_text()?)
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        text::double(&self.scalar_text()?)
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.scalar_text()
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        base64::decode(&self.scalar_text()?)
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        timestamp::parse(&self.scalar_text()?)
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        tree::read(&mut self.scanner)
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        let schema = into.schema();
        let mut rows = Rows::new(schema, std::mem::take(&mut self.bound));
        self.open(b'{', "an object")?;
        let (mut first, mut set) = (true, 0);
        while self.scanner.next_item(b'}', &mut first)? {
            let key = self.key(&mut rows)?;
            if self.is_null() {
                self.scanner.literal("null")?;
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
        self.open(b'[', "an array")?;
        let mut first = true;
        while self.scanner.next_item(b']', &mut first)? {
            if !sparse && self.is_null() {
                self.scanner.literal("null")?;
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
        self.open(b'{', "an object")?;
        let mut first = true;
        while self.scanner.next_item(b'}', &mut first)? {
            let key = self.scanner.key()?;
            if !sparse && self.is_null() {
                self.scanner.literal("null")?;
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

    fn as_sent(&mut self) -> Result<Option<serde_json::Value>, DecodeError> {
        tree::read(&mut self.scanner).map(Some)
    }
}
