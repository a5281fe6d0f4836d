//! Values to JSON.

use aws_smithy_types::{DateTime, Document, Number};

use super::scan::plain_run;
use crate::codec::{base64, text, timestamp};
use crate::protocol::SerializeError;
use crate::schema::{Kind, Location, Member, TimestampFormat};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes one JSON value.
pub struct JsonEncoder {
    out: Vec<u8>,
    /// The kind of the value that comes next.
    kind: Kind,
    /// The next structure is the body of an HTTP message.
    bound: bool,
    failure: Option<SerializeError>,
}

impl JsonEncoder {
    /// Writes a body whose members share the message with headers, labels and query parameters.
    pub fn body() -> Self {
        Self { out: Vec::with_capacity(256), kind: Kind::Document, bound: true, failure: None }
    }

    /// Writes a body that is one value of this kind.
    pub fn payload(kind: Kind) -> Self {
        Self { bound: false, kind, ..Self::body() }
    }

    /// The text.
    ///
    /// # Errors
    /// When a timestamp could not be written.
    pub fn finish(self) -> Result<Vec<u8>, SerializeError> {
        self.failure.map_or(Ok(self.out), Err)
    }

    fn number_or_name(&mut self, number: &str, value: f64) {
        match text::not_finite(value) {
            Some(name) => self.quoted(name),
            None => self.out.extend_from_slice(number.as_bytes()),
        }
    }

    /// Writes a string; only what JSON demands is escaped.
    fn quoted(&mut self, value: &str) {
        self.out.push(b'"');
        let mut rest = value.as_bytes();
        loop {
            let (plain, after) = rest.split_at_checked(plain_run(rest)).unwrap_or((rest, &[]));
            self.out.extend_from_slice(plain);
            let Some((&special, after)) = after.split_first() else { break };
            self.escape(special);
            rest = after;
        }
        self.out.push(b'"');
    }

    fn escape(&mut self, byte: u8) {
        let short = match byte {
            b'"' | b'\\' => byte,
            0x08 => b'b',
            0x0c => b'f',
            b'\n' => b'n',
            b'\r' => b'r',
            b'\t' => b't',
            _ => return self.out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
        };
        self.out.extend_from_slice(&[b'\\', short]);
    }

    /// Parts an item from the one before it.
    fn separate(&mut self, first: &mut bool) {
        if !std::mem::take(first) {
            self.out.push(b',');
        }
    }

    fn document_object<'d>(&mut self, members: impl Iterator<Item = (&'d String, &'d Document)>) {
        // Sorted, so that the same input gives the same bytes.
        let mut members: Vec<_> = members.collect();
        members.sort_unstable_by_key(|(key, _)| *key);
        self.out.push(b'{');
        let mut first = true;
        for (key, value) in members {
            self.separate(&mut first);
            self.quoted(key);
            self.out.push(b':');
            self.document(value);
        }
        self.out.push(b'}');
    }
}

impl Encoder for JsonEncoder {
    fn boolean(&mut self, value: bool) {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
    }

    fn integer(&mut self, value: i64) {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
    }

    fn float(&mut self, value: f32) {
        self.number_or_name(ryu::Buffer::new().format(value), value.into());
    }

    fn double(&mut self, value: f64) {
        self.number_or_name(ryu::Buffer::new().format(value), value);
    }

    fn string(&mut self, value: &str) {
        self.quoted(value);
    }

    fn blob(&mut self, value: &[u8]) {
        self.quoted(&base64::encode(value));
    }

    fn timestamp(&mut self, value: &DateTime) {
        let format = match self.kind {
            Kind::Timestamp(Some(format)) => format,
            _ => TimestampFormat::EpochSeconds,
        };
        match timestamp::format(value, format) {
            Ok(text) if format == TimestampFormat::EpochSeconds => self.out.extend_from_slice(text.as_bytes()),
            Ok(text) => self.quoted(&text),
            Err(error) => self.failure = Some(error),
        }
    }

    fn document(&mut self, value: &Document) {
        match value {
            Document::Object(members) => self.document_object(members.iter()),
            Document::Array(items) => {
                self.out.push(b'[');
                let mut first = true;
                for item in items {
                    self.separate(&mut first);
                    self.document(item);
                }
                self.out.push(b']');
            }
            Document::Number(Number::PosInt(value)) => {
                self.out.extend_from_slice(itoa::Buffer::new().format(*value).as_bytes());
            }
            Document::Number(Number::NegInt(value)) => self.integer(*value),
            Document::Number(Number::Float(value)) => self.double(*value),
            Document::String(value) => self.quoted(value),
            Document::Bool(value) => self.boolean(*value),
            Document::Null => self.null(),
        }
    }

    fn structure(&mut self, value: &dyn Members) {
        self.out.push(b'{');
        let body_only = std::mem::take(&mut self.bound);
        let rows = value.schema().members;
        value.write_members(&mut JsonMembers { encoder: self, rows, body_only, first: true });
        self.out.push(b'}');
    }

    fn list(&mut self, _len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let kind = match self.kind {
            Kind::List(list) => list.member.kind,
            other => other,
        };
        self.out.push(b'[');
        let mut first = true;
        for item in items {
            self.separate(&mut first);
            self.kind = kind;
            item.write(self);
        }
        self.out.push(b']');
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let kind = match self.kind {
            Kind::Map(map) => map.value.kind,
            other => other,
        };
        self.out.push(b'{');
        let mut first = true;
        for (key, value) in entries {
            self.separate(&mut first);
            self.quoted(key);
            self.out.push(b':');
            self.kind = kind;
            value.write(self);
        }
        self.out.push(b'}');
    }

    fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }
}

/// The members of one object.
struct JsonMembers<'a> {
    encoder: &'a mut JsonEncoder,
    rows: &'static [Member],
    body_only: bool,
    first: bool,
}

impl MemberWriter for JsonMembers<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.rows.get(index) else { return };
        if value.is_absent() || self.body_only && row.location != Location::Body {
            return;
        }
        self.encoder.separate(&mut self.first);
        self.encoder.quoted(row.wire);
        self.encoder.out.push(b':');
        self.encoder.kind = row.shape.kind;
        value.write(self.encoder);
    }
}
