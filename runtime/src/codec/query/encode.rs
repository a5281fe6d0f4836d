//! Values to `key=value` pairs.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document};

use super::Names;
use crate::codec::{base64, percent, text, timestamp};
use crate::protocol::SerializeError;
use crate::schema::{Kind, Member, TimestampFormat};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes the pairs of one request.
pub(super) struct QueryEncoder {
    out: String,
    /// The path to the value that comes next.
    key: String,
    /// The kind of the value that comes next.
    kind: Kind,
    /// The value that comes next is a list or map without a level of its own in the key.
    flattened: bool,
    names: Names,
    failure: Option<SerializeError>,
}

impl QueryEncoder {
    pub(super) fn new((action, version): (&str, &str), names: Names) -> Self {
        let (out, key) = (String::new(), String::new());
        let mut encoder = Self { out, key, kind: Kind::Document, flattened: false, names, failure: None };
        for (key, value) in [("Action", action), ("Version", version)] {
            key.clone_into(&mut encoder.key);
            encoder.pair(value);
        }
        encoder.key.clear();
        encoder
    }

    pub(super) fn finish(self) -> Result<Vec<u8>, SerializeError> {
        self.failure.map_or(Ok(self.out.into_bytes()), Err)
    }

    fn pair(&mut self, value: &str) {
        if !self.out.is_empty() {
            self.out.push('&');
        }
        percent::push_form(&mut self.out, &self.key);
        self.out.push('=');
        percent::push_form(&mut self.out, value);
    }

    /// Writes `value` under one more part of the key.
    fn under(&mut self, part: &str, kind: Kind, flattened: bool, value: &dyn Value) {
        let length = self.key.len();
        self.push_key(part);
        self.stand_on(kind, flattened);
        value.write(self);
        self.key.truncate(length);
    }

    /// Writes a member under its name.
    fn member(&mut self, row: &Member, value: &dyn Value) {
        let (kind, flattened) = (row.shape.kind, row.flattened);
        match (self.names, row.query_name) {
            (Names::Query, _) => self.under(row.wire, kind, flattened, value),
            (Names::Ec2, Some(name)) => self.under(name, kind, flattened, value),
            (Names::Ec2, None) if row.named => self.under(&capitalized(row.wire), kind, flattened, value),
            (Names::Ec2, None) => self.under(row.wire, kind, flattened, value),
        }
    }

    /// The name of an entry's key or value.
    fn entry_part(&self, name: &'static str, default: &str) -> Cow<'static, str> {
        if self.names == Names::Ec2 && name != default { capitalized(name).into() } else { name.into() }
    }

    fn push_key(&mut self, part: &str) {
        if !self.key.is_empty() {
            self.key.push('.');
        }
        self.key.push_str(part);
    }

    fn stand_on(&mut self, kind: Kind, flattened: bool) {
        self.kind = kind;
        self.flattened = flattened
            || match kind {
                Kind::List(list) => list.flattened,
                Kind::Map(map) => map.flattened,
                _ => false,
            };
    }
}

impl Encoder for QueryEncoder {
    fn boolean(&mut self, value: bool) {
        self.pair(if value { "true" } else { "false" });
    }

    fn integer(&mut self, value: i64) {
        self.pair(itoa::Buffer::new().format(value));
    }

    fn float(&mut self, value: f32) {
        self.pair(&text::write_float(value));
    }

    fn double(&mut self, value: f64) {
        self.pair(&text::write_double(value));
    }

    fn string(&mut self, value: &str) {
        self.pair(value);
    }

    fn blob(&mut self, value: &[u8]) {
        self.pair(&base64::encode(value));
    }

    fn timestamp(&mut self, value: &DateTime) {
        let format = match self.kind {
            Kind::Timestamp(Some(format)) => format,
            _ => TimestampFormat::DateTime,
        };
        match timestamp::format(value, format) {
            Ok(text) => self.pair(&text),
            Err(error) => self.failure = Some(error),
        }
    }

    fn document(&mut self, _value: &Document) {
        self.failure = Some(SerializeError(format!("`{}` is a document, which a query request cannot hold", self.key)));
    }

    fn structure(&mut self, value: &dyn Members) {
        let rows = value.schema().members;
        value.write_members(&mut QueryMembers { encoder: self, rows });
    }

    fn list(&mut self, len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let Kind::List(list) = self.kind else { return };
        if len == 0 {
            return if self.names == Names::Query {
                self.pair("")
            };
        }
        let outer = self.key.clone();
        if self.names == Names::Ec2 {
            // Neither the list's name nor the element's takes part.
        } else if !self.flattened {
            self.push_key(list.name);
        } else if list.named {
            self.key.truncate(self.key.rfind('.').unwrap_or(0));
            self.push_key(list.name);
        }
        for (index, item) in items.enumerate() {
            self.under(itoa::Buffer::new().format(index + 1), list.member.kind, false, item);
        }
        self.key = outer;
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let Kind::Map(map) = self.kind else { return };
        let length = self.key.len();
        if !self.flattened {
            self.push_key("entry");
        }
        let entry = self.key.len();
        for (index, (key, value)) in entries.enumerate() {
            self.push_key(itoa::Buffer::new().format(index + 1));
            self.under(&self.entry_part(map.key_name, "key"), map.key.kind, false, &key.to_owned());
            self.under(&self.entry_part(map.value_name, "value"), map.value.kind, false, value);
            self.key.truncate(entry);
        }
        self.key.truncate(length);
    }

    /// An absent element of a sparse list has no form in a query.
    fn null(&mut self) {}
}

/// The members of one structure.
struct QueryMembers<'a> {
    encoder: &'a mut QueryEncoder,
    rows: &'static [Member],
}

impl MemberWriter for QueryMembers<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if let Some(row) = self.rows.get(index)
            && !value.is_absent()
        {
            self.encoder.member(row, value);
        }
    }
}

/// The name with a capital at its beginning.
fn capitalized(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}
