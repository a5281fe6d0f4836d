//! The scanner: items of CBOR, in place.

use std::borrow::Cow;

use super::{BREAK, DOUBLE, FALSE, HALF, INDEFINITE, Major, NULL, SINGLE, TRUE, UNDEFINED};
use crate::codec::MAX_DEPTH;
use crate::codec::prefix::starts_with;
use crate::shape::DecodeError;

/// Stands somewhere in a CBOR text.
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: usize,
}

/// The items of a list or entries of a map that are still to come; `None`: up to the break.
pub(super) struct Items(Option<u64>);

impl<'a> Scanner<'a> {
    /// At the start of `bytes`.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0, depth: 0 }
    }

    /// The first byte of the next item.
    #[inline]
    pub(super) fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// The kind of the next item.
    #[inline]
    pub(super) fn major(&self) -> Option<Major> {
        self.peek().map(Major::of)
    }

    /// Nothing may follow.
    pub(super) fn finish(&self) -> Result<(), DecodeError> {
        if self.at == self.bytes.len() { Ok(()) } else { Err(self.invalid("the end")) }
    }

    /// Enters a list or map, for which `what` is the word.
    pub(super) fn open(&mut self, major: Major, what: &str) -> Result<Items, DecodeError> {
        if self.major() != Some(major) {
            return Err(self.mismatch(what));
        }
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(DecodeError::new(format!("CBOR nested more than {MAX_DEPTH} deep at byte {}", self.at)));
        }
        self.length().map(Items)
    }

    /// Whether another item follows; if not, leaves the list or map.
    #[inline]
    pub(super) fn next_item(&mut self, items: &mut Items) -> Result<bool, DecodeError> {
        let more = match &mut items.0 {
            Some(0) => false,
            Some(left) => {
                *left -= 1;
                true
            }
            None => self.peek() != Some(BREAK),
        };
        if !more {
            self.at += usize::from(items.0.is_none());
            self.depth -= 1;
        }
        Ok(more)
    }

    /// Takes the text `name` if it comes next in the shortest form.
    #[inline]
    pub(super) fn take_text(&mut self, name: &str) -> bool {
        let head = (Major::Text as u8) << 5;
        let skip = match (name.len(), self.bytes.get(self.at..self.at + 2)) {
            // The first byte of the two may be all there is of an empty text, which is no member's name.
            (length @ 1..24, Some([first, _])) if usize::from(first ^ head) == length => 1,
            (length @ 24..256, Some([first, second])) if *first == head | 24 && usize::from(*second) == length => 2,
            _ => return false,
        };
        let rest = self.bytes.get(self.at + skip..).unwrap_or_default();
        let taken = starts_with(rest, name.as_bytes());
        if taken {
            self.at += skip + name.len();
        }
        taken
    }

    /// Takes a whole number of 65 bits: all that there are.
    #[inline]
    pub(super) fn integer(&mut self) -> Result<i128, DecodeError> {
        match self.major() {
            Some(Major::Unsigned) => self.argument().map(i128::from),
            Some(Major::Negative) => self.argument().map(|value| -1 - i128::from(value)),
            _ => Err(self.mismatch("a whole number")),
        }
    }

    /// Takes a fraction.
    pub(super) fn fraction(&mut self) -> Result<f64, DecodeError> {
        match self.peek() {
            Some(HALF) => self.after_head().map(|bytes| half(u16::from_be_bytes(bytes))),
            Some(SINGLE) => self.after_head().map(|bytes| f32::from_be_bytes(bytes).into()),
            Some(DOUBLE) => self.after_head().map(f64::from_be_bytes),
            _ => Err(self.mismatch("a number")),
        }
    }

    /// Takes true or false.
    pub(super) fn boolean(&mut self) -> Result<bool, DecodeError> {
        let value = match self.peek() {
            Some(TRUE) => true,
            Some(FALSE) => false,
            _ => return Err(self.mismatch("true or false")),
        };
        self.at += 1;
        Ok(value)
    }

    /// Takes null or undefined.
    pub(super) fn null(&mut self) {
        self.at += 1;
    }

    /// Takes a tag and returns its number.
    pub(super) fn tag(&mut self) -> Result<u64, DecodeError> {
        self.argument()
    }

    /// Takes text.
    #[inline]
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        let start = self.at;
        let not_utf8 =
            || DecodeError::new(format!("byte {start} of the CBOR: expected text in UTF-8, found other bytes"));
        match self.string(Major::Text, "text")? {
            Cow::Borrowed(bytes) => std::str::from_utf8(bytes).map(Cow::Borrowed).map_err(|_| not_utf8()),
            Cow::Owned(bytes) => String::from_utf8(bytes).map(Cow::Owned).map_err(|_| not_utf8()),
        }
    }

    /// Takes bytes.
    pub(super) fn blob(&mut self) -> Result<Cow<'a, [u8]>, DecodeError> {
        self.string(Major::Bytes, "bytes")
    }

    /// Takes text or bytes, whole or in pieces.
    #[inline]
    fn string(&mut self, major: Major, what: &str) -> Result<Cow<'a, [u8]>, DecodeError> {
        if self.major() != Some(major) {
            return Err(self.mismatch(what));
        }
        match self.length()? {
            Some(length) => self.take(length).map(Cow::Borrowed),
            None => self.pieces(major, what).map(Cow::Owned),
        }
    }

    #[cold]
    fn pieces(&mut self, major: Major, what: &str) -> Result<Vec<u8>, DecodeError> {
        let mut whole = Vec::new();
        while self.peek() != Some(BREAK) {
            if self.major() != Some(major) {
                return Err(self.invalid(&format!("a piece of {what} with a length, or the break")));
            }
            let length = self.argument()?;
            whole.extend_from_slice(self.take(length)?);
        }
        self.at += 1;
        Ok(whole)
    }

    /// Passes over one item of any kind.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        while self.major() == Some(Major::Tag) {
            self.tag()?;
        }
        match self.major() {
            Some(Major::Unsigned | Major::Negative) => self.integer().map(drop),
            Some(Major::Bytes) => self.blob().map(drop),
            Some(Major::Text) => self.text().map(drop),
            Some(Major::List) => {
                let mut items = self.open(Major::List, "a list")?;
                while self.next_item(&mut items)? {
                    self.skip()?;
                }
                Ok(())
            }
            Some(Major::Map) => {
                let mut entries = self.open(Major::Map, "a map")?;
                while self.next_item(&mut entries)? {
                    self.skip()?;
                    self.skip()?;
                }
                Ok(())
            }
            Some(Major::Simple) => match self.peek() {
                Some(FALSE | TRUE | NULL | UNDEFINED) => {
                    self.at += 1;
                    Ok(())
                }
                Some(HALF | SINGLE | DOUBLE) => self.fraction().map(drop),
                _ => Err(self.invalid("a value")),
            },
            Some(Major::Tag) | None => Err(self.invalid("a value")),
        }
    }

    /// Takes a head and returns its length, if it has one.
    #[inline]
    fn length(&mut self) -> Result<Option<u64>, DecodeError> {
        if self.peek().is_some_and(|byte| byte & 0x1f == INDEFINITE) {
            self.at += 1;
            return Ok(None);
        }
        self.argument().map(Some)
    }

    /// Takes a head and returns its number.
    #[inline]
    fn argument(&mut self) -> Result<u64, DecodeError> {
        match self.peek().map(|byte| byte & 0x1f) {
            Some(small @ 0..24) => {
                self.at += 1;
                Ok(small.into())
            }
            Some(24) => self.after_head().map(|[byte]| byte.into()),
            Some(25) => self.after_head().map(|bytes| u16::from_be_bytes(bytes).into()),
            Some(26) => self.after_head().map(|bytes| u32::from_be_bytes(bytes).into()),
            Some(27) => self.after_head().map(u64::from_be_bytes),
            _ => Err(self.invalid("an item's head")),
        }
    }

    /// Takes the first byte of an item and as many after it.
    #[inline]
    fn after_head<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let rest = self.bytes.get(self.at + 1..).unwrap_or_default();
        let Some(bytes) = rest.first_chunk::<N>() else { return Err(self.cut_off()) };
        self.at += 1 + N;
        Ok(*bytes)
    }

    #[inline]
    fn take(&mut self, length: u64) -> Result<&'a [u8], DecodeError> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let taken = usize::try_from(length).ok().and_then(|length| rest.get(..length));
        let Some(taken) = taken else { return Err(self.cut_off()) };
        self.at += taken.len();
        Ok(taken)
    }

    #[cold]
    fn cut_off(&self) -> DecodeError {
        DecodeError::new(format!("invalid CBOR: the item at byte {} goes on after the end", self.at))
    }

    /// What is wrong with the bytes here.
    #[cold]
    pub(super) fn invalid(&self, expected: &str) -> DecodeError {
        let found = self.peek().map_or_else(|| "the end".to_owned(), |byte| format!("0x{byte:02x}"));
        DecodeError::new(format!("invalid CBOR at byte {}: expected {expected}, found {found}", self.at))
    }

    /// An item that is CBOR, but of another kind than the table says.
    #[cold]
    pub(super) fn mismatch(&self, expected: &str) -> DecodeError {
        let found = match self.major() {
            None => return self.invalid(expected),
            Some(Major::Unsigned | Major::Negative) => "a whole number",
            Some(Major::Bytes) => "bytes",
            Some(Major::Text) => "text",
            Some(Major::List) => "a list",
            Some(Major::Map) => "a map",
            Some(Major::Tag) => "a tag",
            Some(Major::Simple) => match self.peek() {
                Some(FALSE | TRUE) => "a boolean",
                Some(NULL | UNDEFINED) => "null",
                Some(HALF | SINGLE | DOUBLE) => "a fraction",
                _ => return self.invalid(expected),
            },
        };
        DecodeError::new(format!("byte {} of the CBOR: expected {expected}, found {found}", self.at))
    }
}

impl Major {
    #[inline]
    fn of(byte: u8) -> Self {
        match byte >> 5 {
            0 => Self::Unsigned,
            1 => Self::Negative,
            2 => Self::Bytes,
            3 => Self::Text,
            4 => Self::List,
            5 => Self::Map,
            6 => Self::Tag,
            _ => Self::Simple,
        }
    }
}

/// The value of a fraction of 16 bits: one for the sign, five for the exponent, ten for the digits.
fn half(bits: u16) -> f64 {
    let digits = f64::from(bits & 0x3ff);
    let size = match (bits >> 10) & 0x1f {
        0 => digits / f64::from(1 << 24),
        31 if digits == 0.0 => f64::INFINITY,
        31 => f64::NAN,
        exponent => (1.0 + digits / 1024.0) * f64::from(exponent).exp2() / f64::from(1 << 15),
    };
    if bits & 0x8000 == 0 { size } else { -size }
}
