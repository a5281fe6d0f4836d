//! The scanner: elements, text and attributes of XML, in place.

use std::borrow::Cow;

use memchr::{memchr, memchr3, memmem};

use super::entity;
use crate::codec::MAX_DEPTH;
use crate::codec::prefix::starts_with;
use crate::codec::text::excerpt;
use crate::shape::DecodeError;

/// A child element that was entered.
pub(super) enum Child<'a> {
    /// It bears the name that was tried first.
    Expected,
    /// It bears this name, without its prefix.
    Named(&'a str),
}

/// Stands somewhere in an XML text.
#[derive(Clone)]
pub(super) struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// Names of the elements around this place, as they are written.
    open: Vec<&'a str>,
    /// The innermost element was closed in its start tag (`<a/>`), so that its end has been read already.
    closed: bool,
    /// The attributes of the innermost element, as they are written.
    attributes: &'a str,
}

impl<'a> Scanner<'a> {
    /// Stands on the root element of `body`.
    pub(super) fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        let text = std::str::from_utf8(body).map_err(|error| {
            DecodeError::new(format!("invalid XML at byte {}: text that is not UTF-8", error.valid_up_to()))
        })?;
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        let mut scanner = Self { text, at, open: Vec::with_capacity(16), closed: false, attributes: "" };
        scanner.between_elements()?;
        if scanner.rest().is_empty() {
            return Err(scanner.invalid("an element"));
        }
        scanner.start_tag()?;
        Ok(scanner)
    }

    /// The name of the innermost element, without its prefix.
    pub(super) fn name(&self) -> &'a str {
        local(self.open.last().copied().unwrap_or_default())
    }

    /// Enters the next child of the innermost element, or leaves the element. `expected` is the name to try first.
    #[inline]
    pub(super) fn child(&mut self, expected: &str) -> Result<Option<Child<'a>>, DecodeError> {
        if std::mem::take(&mut self.closed) {
            self.open.pop();
            return Ok(None);
        }
        loop {
            let Some(text) = memchr(b'<', self.rest()) else {
                self.at = self.text.len();
                return Err(self.invalid("the end of an element"));
            };
            self.at += text;
            if self.take_start_tag(expected)? {
                return Ok(Some(Child::Expected));
            }
            match self.rest().get(1) {
                Some(b'/') => return self.end_tag().map(|()| None),
                Some(b'!' | b'?') => self.markup()?,
                _ => {
                    self.start_tag()?;
                    return Ok(Some(Child::Named(self.name())));
                }
            }
        }
    }

    /// Takes the text of the innermost element and leaves the element.
    #[inline]
    pub(super) fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        if std::mem::take(&mut self.closed) {
            self.open.pop();
            return Ok(Cow::Borrowed(""));
        }
        let start = self.at;
        if let Some(run) = memchr3(b'<', b'&', b'\r', self.rest())
            && self.rest().get(run..run + 2) == Some(b"</")
        {
            self.at += run;
            let text = self.slice(start, self.at);
            self.end_tag()?;
            return Ok(Cow::Borrowed(text));
        }
        self.mixed_text().map(Cow::Owned)
    }

    /// Text with references, CDATA, comments or children in it.
    #[cold]
    fn mixed_text(&mut self) -> Result<String, DecodeError> {
        let mut value = String::new();
        let mut before_child = true;
        loop {
            let run = memchr(b'<', self.rest()).unwrap_or(self.rest().len());
            let start = self.at;
            let mut resolved = String::new();
            if let Err(offset) = entity::resolve(self.slice(start, start + run), &mut resolved) {
                self.at += offset;
                return Err(self.invalid("a known entity"));
            }
            self.at += run;
            if before_child {
                value.push_str(&resolved);
            }
            let tail = self.tail();
            if tail.starts_with("</") {
                self.end_tag()?;
                return Ok(value);
            } else if let Some(data) = tail.strip_prefix("<![CDATA[") {
                let Some(end) = data.find("]]>") else { return Err(self.invalid("a CDATA section with an end")) };
                if before_child {
                    value.push_str(data.get(..end).unwrap_or_default());
                }
                self.at += "<![CDATA[".len() + end + "]]>".len();
            } else if tail.starts_with("<!") || tail.starts_with("<?") {
                self.markup()?;
            } else if tail.is_empty() {
                return Err(self.invalid("the end of an element"));
            } else {
                before_child = false;
                self.start_tag()?;
                self.skip()?;
            }
        }
    }

    /// Passes over the rest of the innermost element and leaves it.
    pub(super) fn skip(&mut self) -> Result<(), DecodeError> {
        let outside = self.open.len();
        while self.open.len() >= outside {
            self.child("")?;
        }
        Ok(())
    }

    /// Nothing but comments and the like may follow the root element.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        self.between_elements()?;
        if self.rest().is_empty() { Ok(()) } else { Err(self.invalid("the end of the text")) }
    }

    /// Calls `each` with the written name and the value of every attribute of the innermost element.
    pub(super) fn attributes(
        &self,
        each: &mut dyn FnMut(&str, &str) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        let mut rest = self.attributes;
        while let Some((name, after)) = rest.split_once('=') {
            let after = after.trim_start();
            let Some(quote) = after.chars().next() else { break };
            let Some((raw, next)) = after.get(1..).and_then(|value| value.split_once(quote)) else { break };
            let mut value = String::new();
            entity::resolve(raw, &mut value).map_err(|_| self.invalid("known entities in the attributes before"))?;
            each(name.trim(), &value)?;
            rest = next;
        }
        Ok(())
    }

    /// Passes over white space, comments, processing instructions and a document type, outside the root element.
    fn between_elements(&mut self) -> Result<(), DecodeError> {
        loop {
            self.blanks();
            let tail = self.tail();
            if tail.starts_with("<!DOCTYPE") {
                self.document_type()?;
            } else if tail.starts_with("<!--") || tail.starts_with("<?") {
                self.markup()?;
            } else if tail.is_empty() || tail.starts_with('<') {
                return Ok(());
            } else {
                return Err(self.invalid("an element"));
            }
        }
    }

    /// Passes over a comment, processing instruction or CDATA section.
    fn markup(&mut self) -> Result<(), DecodeError> {
        let tail = self.rest();
        let (opening, end, what) = if tail.starts_with(b"<!--") {
            (4, "-->", "a comment with an end")
        } else if tail.starts_with(b"<![CDATA[") {
            (9, "]]>", "a CDATA section with an end")
        } else if tail.starts_with(b"<?") {
            (2, "?>", "a processing instruction with an end")
        } else {
            return Err(self.invalid("an element"));
        };
        let inside = tail.get(opening..).unwrap_or_default();
        match memmem::find(inside, end.as_bytes()) {
            Some(length) => {
                self.at += opening + length + end.len();
                Ok(())
            }
            None => Err(self.invalid(what)),
        }
    }

    /// Passes over `<!DOCTYPE ...>` and the declarations in its brackets.
    fn document_type(&mut self) -> Result<(), DecodeError> {
        let (mut brackets, mut quote) = (0_usize, None);
        for (offset, &byte) in self.rest().iter().enumerate() {
            match (quote, byte) {
                (Some(open), _) if byte == open => quote = None,
                (Some(_), _) => {}
                (None, b'"' | b'\'') => quote = Some(byte),
                (None, b'[') => brackets += 1,
                (None, b']') => brackets = brackets.saturating_sub(1),
                (None, b'>') if brackets == 0 => {
                    self.at += offset + 1;
                    return Ok(());
                }
                _ => {}
            }
        }
        Err(self.invalid("a document type with an end"))
    }

    /// Takes `<name>` if just that comes next.
    #[inline]
    fn take_start_tag(&mut self, name: &str) -> Result<bool, DecodeError> {
        let Some(tag) = self.rest().strip_prefix(b"<") else { return Ok(false) };
        if name.is_empty() || tag.get(name.len()) != Some(&b'>') || !starts_with(tag, name.as_bytes()) {
            return Ok(false);
        }
        let start = self.at + 1;
        self.at = start + name.len() + 1;
        self.attributes = "";
        self.enter(self.slice(start, self.at - 1)).map(|()| true)
    }

    /// Takes any start tag.
    fn start_tag(&mut self) -> Result<(), DecodeError> {
        let start = self.at + 1;
        self.at = start;
        self.token(b"");
        let name = self.slice(start, self.at);
        if !name.starts_with(|letter: char| letter.is_alphabetic() || letter == '_' || letter == ':') {
            self.at = start;
            return Err(self.invalid("an element's name"));
        }
        let attributes = self.at;
        while self.attribute()? {}
        self.attributes = self.slice(attributes, self.at).trim_ascii();
        self.closed = self.byte() == Some(b'/');
        self.at += usize::from(self.closed);
        self.expect(b'>')?;
        self.enter(name)
    }

    /// Takes the next attribute of a start tag, if there is one.
    fn attribute(&mut self) -> Result<bool, DecodeError> {
        let before = self.at;
        self.blanks();
        if matches!(self.byte(), Some(b'>' | b'/')) {
            return Ok(false);
        }
        if self.at == before || self.token(b"=") == 0 {
            return Err(self.invalid("an attribute or the end of the tag"));
        }
        self.blanks();
        self.expect(b'=')?;
        self.blanks();
        let quote = self.byte().filter(|byte| matches!(byte, b'"' | b'\''));
        let value = quote.and_then(|quote| {
            let inside = self.rest().get(1..)?;
            let length = memchr(quote, inside)?;
            inside.get(..length).filter(|value| !value.contains(&b'<'))
        });
        match value {
            Some(value) => {
                self.at += value.len() + 2;
                Ok(true)
            }
            None => Err(self.invalid("an attribute's value in quotes")),
        }
    }

    /// Takes the end tag of the innermost element and leaves the element.
    #[inline]
    fn end_tag(&mut self) -> Result<(), DecodeError> {
        let name = self.open.pop().unwrap_or_default();
        if !self.rest().strip_prefix(b"</").is_some_and(|rest| starts_with(rest, name.as_bytes())) {
            return Err(self.invalid(&format!("`</{}>`", excerpt(name))));
        }
        self.at += name.len() + 2;
        self.blanks();
        self.expect(b'>')
    }

    fn enter(&mut self, name: &'a str) -> Result<(), DecodeError> {
        if self.open.len() >= MAX_DEPTH {
            return Err(DecodeError::new(format!("XML nested more than {MAX_DEPTH} deep at byte {}", self.at)));
        }
        self.open.push(name);
        Ok(())
    }

    /// Passes over a name and says how long it is; it ends at a blank, the end of the tag or one of `stops`.
    fn token(&mut self, stops: &[u8]) -> usize {
        let ends =
            |byte: &u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'/' | b'>' | b'<') || stops.contains(byte);
        let length = self.rest().iter().position(ends).unwrap_or(self.rest().len());
        self.at += length;
        length
    }

    #[inline]
    fn blanks(&mut self) {
        while matches!(self.byte(), Some(b' ' | b'\t' | b'\r' | b'\n')) {
            self.at += 1;
        }
    }

    #[inline]
    fn expect(&mut self, byte: u8) -> Result<(), DecodeError> {
        if self.byte() == Some(byte) {
            self.at += 1;
            return Ok(());
        }
        Err(self.invalid(&format!("`{}`", char::from(byte))))
    }

    /// What is wrong with the text here.
    #[cold]
    fn invalid(&self, expected: &str) -> DecodeError {
        let found = match self.tail().chars().next() {
            Some(letter) if letter.is_control() => format!("`{}`", letter.escape_default()),
            Some(letter) => format!("`{letter}`"),
            None => "the end".to_owned(),
        };
        DecodeError::new(format!("invalid XML at byte {}: expected {expected}, found {found}", self.at))
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    #[inline]
    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    fn tail(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    #[inline]
    fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or_default()
    }
}

/// A name without its namespace prefix.
#[inline]
pub(super) fn local(name: &str) -> &str {
    match memchr(b':', name.as_bytes()) {
        Some(colon) => name.get(colon + 1..).unwrap_or_default(),
        None => name,
    }
}
