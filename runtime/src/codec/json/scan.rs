//! The scanner: tokens of JSON text, in place.

use std::borrow::Cow;

use crate::codec::MAX_DEPTH;
use crate::codec::prefix::starts_with;
use crate::shape::DecodeError;

/// Stands somewhere in a JSON text.
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Scanner<'a> {
    /// At the start of `body`.
    pub(super) fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        match std::str::from_utf8(body) {
            Ok(text) => Ok(Self { text, at: 0, depth: 0 }),
            Err(error) => {
                Err(DecodeError::new(format!("invalid JSON at byte {}: text that is not UTF-8", error.valid_up_to())))
            }
        }
    }

    /// The next byte that is not white space; the scanner then stands on it.
    #[inline]
    pub(super) fn peek(&mut self) -> Option<u8> {
        loop {
            match self.byte() {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                other => return other,
            }
        }
    }

    /// Nothing but white space may follow.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            None => Ok(()),
            Some(_) => Err(self.invalid("the end of the text")),
        }
    }

    /// Enters an object or array.
    pub(super) fn open(&mut self, bracket: u8) -> Result<(), DecodeError> {
        self.expect(bracket)?;
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(DecodeError::new(format!("JSON nested more than {MAX_DEPTH} deep at byte {}", self.at)));
        }
        Ok(())
    }

    /// Whether another item follows in the object or array that `close` ends; if not, leaves it.
    #[inline]
    pub(super) fn next_item(&mut self, close: u8, first: &mut bool) -> Result<bool, DecodeError> {
        match self.peek() {
            Some(byte) if byte == close => {
                self.at += 1;
                self.depth -= 1;
                return Ok(false);
            }
            Some(_) if *first => *first = false,
            Some(b',') => self.at += 1,
            _ => return Err(self.invalid(if close == b'}' { "`,` or `}`" } else { "`,` or `]`" })),
        }
        Ok(true)
    }

    /// Takes the key `name` and its colon if it comes next, without escapes.
    #[inline]
    pub(super) fn take_key(&mut self, name: &str) -> bool {
        let Some(key) = self.rest().strip_prefix(b"\"") else { return false };
        if key.get(name.len()..name.len() + 2) != Some(b"\":") || !starts_with(key, name.as_bytes()) {
            return false;
        }
        self.at += name.len() + 3;
        true
    }

    /// Takes any key and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        if self.peek() != Some(b'"') {
            return Err(self.invalid("a member's name"));
        }
        let key = self.string()?;
        self.expect(b':')?;
        Ok(key)
    }

    /// Takes a string: as it stands unless it has escapes.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        self.expect(b'"')?;
        let start = self.at;
        self.at += plain_run(self.rest());
        if self.byte() == Some(b'"') {
            self.at += 1;
            return Ok(Cow::Borrowed(self.slice(start, self.at - 1)));
        }
        self.escaped_string(start).map(Cow::Owned)
    }

    #[cold]
    fn escaped_string(&mut self, start: usize) -> Result<String, DecodeError> {
        let mut value = self.slice(start, self.at).to_owned();
        loop {
            match self.byte() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(value);
                }
                Some(b'\\') => {
                    self.at += 1;
                    value.push(self.escape()?);
                }
                Some(_) => return Err(self.invalid("an escape for a control character")),
                None => return Err(self.invalid("`\"`")),
            }
            let run = self.at;
            self.at += plain_run(self.rest());
            value.push_str(self.slice(run, self.at));
        }
    }

    fn escape(&mut self) -> Result<char, DecodeError> {
        let letter = match self.byte() {
            Some(letter @ (b'"' | b'\\' | b'/')) => char::from(letter),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(),
            _ => return Err(self.invalid("an escape")),
        };
        self.at += 1;
        Ok(letter)
    }

    /// `uXXXX`, or two of them for a character beyond the first plane.
    fn unicode_escape(&mut self) -> Result<char, DecodeError> {
        let start = self.at;
        let first = self.hex()?;
        let code = if (0xd800..0xdc00).contains(&first) && self.rest().starts_with(b"\\u") {
            self.at += 1;
            let second = self.hex()?;
            // A second half out of range makes a code that is no character.
            second
                .checked_sub(0xdc00)
                .filter(|low| *low < 0x400)
                .map_or(first, |low| 0x1_0000 + ((first - 0xd800) << 10) + low)
        } else {
            first
        };
        char::from_u32(code).ok_or_else(|| {
            self.at = start;
            self.invalid("both halves of a surrogate pair")
        })
    }

    fn hex(&mut self) -> Result<u32, DecodeError> {
        let digits =
            self.text.get(self.at + 1..self.at + 5).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code {
            Some(code) => {
                self.at += 5;
                Ok(code)
            }
            None => Err(self.invalid("four hexadecimal digits")),
        }
    }

    /// Takes a number, as its text.
    pub(super) fn number(&mut self) -> Result<&'a str, DecodeError> {
        let start = self.at;
        self.at += usize::from(self.byte() == Some(b'-'));
        match self.byte() {
            Some(b'0') => self.at += 1,
            _ => self.digits()?,
        }
        if self.byte() == Some(b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.byte(), Some(b'+' | b'-')));
            self.digits()?;
        }
        Ok(self.slice(start, self.at))
    }

    #[inline]
    fn digits(&mut self) -> Result<(), DecodeError> {
        let count = self.rest().iter().take_while(|byte| byte.is_ascii_digit()).count();
        if count == 0 {
            return Err(self.invalid("a digit"));
        }
        self.at += count;
        Ok(())
    }

    /// Takes `true`, `false` or `null`.
    pub(super) fn literal(&mut self, word: &'static str) -> Result<(), DecodeError> {
        if !self.rest().starts_with(word.as_bytes()) {
            return Err(self.invalid("a value"));
        }
        self.at += word.len();
        Ok(())
    }

    /// Passes over one value of any kind.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Some(b'"') => self.string().map(drop),
            Some(b'{') => {
                self.open(b'{')?;
                let mut first = true;
                while self.next_item(b'}', &mut first)? {
                    self.key()?;
                    self.skip()?;
                }
                Ok(())
            }
            Some(b'[') => {
                self.open(b'[')?;
                let mut first = true;
                while self.next_item(b']', &mut first)? {
                    self.skip()?;
                }
                Ok(())
            }
            Some(b't') => self.literal("true"),
            Some(b'f') => self.literal("false"),
            Some(b'n') => self.literal("null"),
            Some(b'-' | b'0'..=b'9') => self.number().map(drop),
            _ => Err(self.invalid("a value")),
        }
    }

    /// What is wrong with the text here.
    #[cold]
    pub(super) fn invalid(&self, expected: &str) -> DecodeError {
        DecodeError::new(format!("invalid JSON at byte {}: expected {expected}, found {}", self.at, self.found()))
    }

    /// A value that is JSON, but of another kind than the table says.
    #[cold]
    pub(super) fn mismatch(&self, expected: &str) -> DecodeError {
        DecodeError::new(format!("byte {} of the JSON: expected {expected}, found {}", self.at, self.found()))
    }

    fn found(&self) -> String {
        match self.text.get(self.at..).and_then(|rest| rest.chars().next()) {
            Some(letter) if letter.is_control() => format!("`{}`", letter.escape_default()),
            Some(letter) => format!("`{letter}`"),
            None => "the end".to_owned(),
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), DecodeError> {
        if self.peek() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.invalid(&format!("`{}`", char::from(byte))))
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// How many bytes of a string go before the next quote, backslash or control character.
///
/// Eight bytes at a time: subtraction borrows into the high bit of exactly those bytes that are below the bound.
#[inline]
pub(super) fn plain_run(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGHS: u64 = u64::from_ne_bytes([0x80; 8]);
    let below = |word: u64, bound: u8| word.wrapping_sub(ONES * u64::from(bound)) & !word;
    let mut run = 0;
    let mut rest = bytes;
    while let Some((chunk, after)) = rest.split_first_chunk::<8>() {
        let word = u64::from_le_bytes(*chunk);
        let quote = word ^ (ONES * u64::from(b'"'));
        let backslash = word ^ (ONES * u64::from(b'\\'));
        let stops = (below(quote, 1) | below(backslash, 1) | below(word, 0x20)) & HIGHS;
        if stops != 0 {
            // A borrow can only mark bytes above a true hit, so the lowest mark is true.
            return run + stops.trailing_zeros() as usize / 8;
        }
        run += 8;
        rest = after;
    }
    run + rest.iter().take_while(|&&byte| byte >= 0x20 && byte != b'"' && byte != b'\\').count()
}
