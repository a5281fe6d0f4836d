//! Values from XML.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};

use super::scan::{Child, Scanner, local};
use crate::codec::rows::Rows;
use crate::codec::{TextDecoder, base64, text, timestamp};
use crate::schema::{Kind, List, Map, Member, Structure, string};
use crate::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};

/// Stands on an element of an XML text: every reading method takes the whole element.
pub struct XmlDecoder<'a> {
    scanner: Scanner<'a>,
    /// The kind of the element that comes next.
    kind: Kind,
    /// The element is one item of a list or map that has no element of its own.
    flattened: bool,
    /// The next structure is the body of an HTTP message.
    bound: bool,
}

/// What lists and maps are read as where a table and a type do not belong together.
static TEXTS: List = List::of(string());
static TEXTS_BY_KEY: Map = Map::of(string(), string());

impl<'a> XmlDecoder<'a> {
    /// Stands on the root element of a body.
    ///
    /// # Errors
    /// When the body does not begin as XML does.
    pub fn new(body: &'a [u8]) -> Result<Self, DecodeError> {
        Ok(Self { scanner: Scanner::new(body)?, kind: Kind::String, flattened: false, bound: true })
    }

    /// The name of the element, without its namespace.
    pub fn name(&self) -> &'a str {
        self.scanner.name()
    }

    /// Calls `each` on every child of the element, with its name. `each` must take the child.
    ///
    /// # Errors
    /// Those of `each`, and when the text is not XML.
    pub fn children(
        &mut self,
        each: &mut dyn FnMut(&str, &mut Self) -> Result<(), DecodeError>,
    ) -> Result<(), DecodeError> {
        while let Some(Child::Named(name)) = self.scanner.child("")? {
            self.bound = true;
            each(name, self)?;
        }
        Ok(())
    }

    /// Takes the text of the first child of this name; what follows is not looked at.
    ///
    /// # Errors
    /// When what stands before the end of the child is not XML.
    pub fn child_text(&mut self, wanted: &str) -> Result<Option<Cow<'a, str>>, DecodeError> {
        while let Some(child) = self.scanner.child("")? {
            if matches!(child, Child::Named(name) if name == wanted) {
                return self.scanner.text().map(Some);
            }
            self.scanner.skip()?;
        }
        Ok(None)
    }

    /// Stands on an element that holds the value of `row`.
    pub(crate) fn stand_on_member(&mut self, row: &Member) {
        self.kind = row.shape.kind;
        self.flattened = row.flattened || is_flattened(row.shape.kind);
        self.bound = false;
    }

    /// Takes the text of the element.
    ///
    /// # Errors
    /// When the text is not XML.
    pub fn text(&mut self) -> Result<Cow<'a, str>, DecodeError> {
        self.scanner.text()
    }

    /// A second decoder on the same element.
    #[cfg(test)]
    pub(super) fn fork(&self) -> Self {
        Self { scanner: self.scanner.clone(), kind: self.kind, flattened: self.flattened, bound: self.bound }
    }

    /// Checks that nothing follows the root element.
    ///
    /// # Errors
    /// When something does.
    pub fn finish(mut self) -> Result<(), DecodeError> {
        self.scanner.finish()
    }

    /// Reads the members that are attributes of the element.
    fn attributes(&self, schema: &'static Structure, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        if !schema.members.iter().any(|row| row.attribute) {
            return Ok(());
        }
        self.scanner.attributes(&mut |name, value| {
            let row = schema.members.iter().position(|row| row.attribute && same_attribute(row.wire, name));
            match row.and_then(|index| Some((index, schema.members.get(index)?))) {
                Some((index, row)) => into.read_member(index, &mut TextDecoder::text(value, row.shape.kind)),
                None => Ok(()),
            }
        })
    }

    /// Reads key and value of a map's entry. A value that stands before its key is read once the key is known.
    fn entry(&mut self, map: &Map, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        let (mut key, mut early, mut done) = (None, None, false);
        while let Some(child) = self.scanner.child(map.key_name)? {
            let name = if let Child::Named(name) = child { name } else { map.key_name };
            if name == map.key_name {
                key = Some(self.scanner.text()?);
            } else if name != map.value_name {
                return Err(DecodeError::new(format!(
                    "expected `{}` or `{}` in a map, found `{}`",
                    map.key_name,
                    map.value_name,
                    text::excerpt(name)
                )));
            } else if let Some(key) = key.take() {
                self.stand_on(map.value.kind);
                entry(key, self)?;
                done = true;
            } else {
                early = Some(self.scanner.clone());
                self.scanner.skip()?;
            }
        }
        match (key, early) {
            (Some(key), Some(scanner)) => {
                entry(key, &mut Self { scanner, kind: map.value.kind, flattened: false, bound: false })
            }
            _ if done => Ok(()),
            _ => Err(DecodeError::new(format!("expected both `{}` and `{}` in a map", map.key_name, map.value_name))),
        }
    }

    fn stand_on(&mut self, kind: Kind) {
        self.kind = kind;
        self.flattened = false;
    }
}

impl Decoder for XmlDecoder<'_> {
    fn is_null(&mut self) -> bool {
        false
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        Ok(self.text()? == "true")
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        text::integer(&self.text()?)
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        text::double(&self.text()?)
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.text()
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        base64::decode(&self.text()?)
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        timestamp::parse(&self.text()?)
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        Err(DecodeError::new("expected a document, which XML cannot hold"))
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        let schema = into.schema();
        let mut rows = Rows::new(schema, std::mem::take(&mut self.bound));
        let mut union = Union::new(schema);
        self.attributes(schema, into)?;
        while let Some(child) = self.scanner.child(rows.expected().map_or("", element_name))? {
            let (name, found) = match child {
                Child::Expected => (rows.expected().map_or("", element_name), rows.take_expected()),
                Child::Named(name) => (name, rows.find(|row| element_name(row) == name)),
            };
            union.see(name);
            match found {
                Some((index, row)) => {
                    self.stand_on_member(row);
                    into.read_member(index, self).map_err(|error| error.within(row.wire))?;
                }
                None => self.scanner.skip()?,
            }
        }
        union.check()
    }

    fn list(&mut self, item: &mut ReadItem<'_>) -> Result<(), DecodeError> {
        let list = if let Kind::List(list) = self.kind { list } else { &TEXTS };
        if self.flattened {
            self.stand_on(list.member.kind);
            return item(self);
        }
        while self.scanner.child(list.name)?.is_some() {
            self.stand_on(list.member.kind);
            item(self)?;
        }
        Ok(())
    }

    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        let map = if let Kind::Map(map) = self.kind { map } else { &TEXTS_BY_KEY };
        if self.flattened {
            return self.entry(map, entry);
        }
        while self.scanner.child("entry")?.is_some() {
            self.entry(map, entry)?;
        }
        Ok(())
    }

    fn skip(&mut self) -> Result<(), DecodeError> {
        self.scanner.skip()
    }
}

/// Counts the members of a union: repeated elements are one member.
struct Union<'a> {
    schema: &'static Structure,
    first: Option<&'a str>,
    several: bool,
}

impl<'a> Union<'a> {
    fn new(schema: &'static Structure) -> Self {
        Self { schema, first: None, several: false }
    }

    #[inline]
    fn see(&mut self, name: &'a str) {
        if self.schema.union {
            self.several |= *self.first.get_or_insert(name) != name;
        }
    }

    fn check(&self) -> Result<(), DecodeError> {
        if self.schema.union && (self.several || self.first.is_none()) {
            return Err(DecodeError::new(format!("the union {} must have exactly one member set", self.schema.name)));
        }
        Ok(())
    }
}

/// The element that holds a member. The items of a flattened list stand in for it, under their own name if they have one.
#[inline]
fn element_name(row: &Member) -> &'static str {
    match row.shape.kind {
        Kind::List(list) if list.named && (row.flattened || list.flattened) => list.name,
        _ => row.wire,
    }
}

fn is_flattened(kind: Kind) -> bool {
    match kind {
        Kind::List(list) => list.flattened,
        Kind::Map(map) => map.flattened,
        _ => false,
    }
}

/// Whether an attribute is the one that the table means: prefixes are arbitrary, but their presence is not.
fn same_attribute(wire: &str, name: &str) -> bool {
    wire == name || (wire.contains(':') && name.contains(':') && local(wire) == local(name))
}
