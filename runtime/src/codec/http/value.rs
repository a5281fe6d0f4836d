//! Values as text for labels, query parameters and headers.

use aws_smithy_types::{DateTime, Document};

use crate::codec::{base64, json::JsonEncoder, text, timestamp};
use crate::protocol::SerializeError;
use crate::schema::{Kind, Member, TimestampFormat};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Collects the text of a scalar, the texts of a list, or those of each entry of a map.
pub(super) struct TextEncoder {
    kind: Kind,
    default: TimestampFormat,
    /// The scalar, or the items of the list.
    pub(super) items: Vec<String>,
    /// The entries of the map.
    pub(super) entries: Vec<(String, Vec<String>)>,
    /// Takes blobs and text as bytes, where they are the whole body.
    raw: Option<Vec<u8>>,
    failure: Option<SerializeError>,
}

/// The bytes of a blob or text that is the whole body.
pub fn write_raw_payload(value: &dyn Value) -> Vec<u8> {
    let mut encoder = TextEncoder::new(Kind::Blob, TimestampFormat::DateTime);
    encoder.raw = Some(Vec::new());
    value.write(&mut encoder);
    encoder.raw.unwrap_or_default()
}

/// The text of the member of this name, if there is such a member and it is set.
pub(crate) fn member_text(input: &dyn Members, name: &str) -> Option<String> {
    struct Picked {
        index: usize,
        text: Option<String>,
    }

    impl MemberWriter for Picked {
        fn member(&mut self, index: usize, value: &dyn Value) {
            if index == self.index && !value.is_absent() {
                self.text = String::from_utf8(write_raw_payload(value)).ok();
            }
        }
    }

    let index = input.schema().members.iter().position(|row| row.name == name)?;
    let mut picked = Picked { index, text: None };
    input.write_members(&mut picked);
    picked.text
}

impl TextEncoder {
    /// The texts of a member's value; `default` is how timestamps are written where the table does not say.
    pub(super) fn encode(row: &Member, value: &dyn Value, default: TimestampFormat) -> Result<Self, SerializeError> {
        let mut encoder = Self::new(row.shape.kind, default);
        value.write(&mut encoder);
        match encoder.failure.take() {
            Some(SerializeError(reason)) => Err(SerializeError(format!("member `{}`: {reason}", row.name))),
            None if row.last_segment => {
                encoder.items.iter_mut().for_each(|item| *item = text::last_segment(item).to_owned());
                Ok(encoder)
            }
            None => Ok(encoder),
        }
    }

    fn new(kind: Kind, default: TimestampFormat) -> Self {
        Self { kind, default, items: Vec::new(), entries: Vec::new(), raw: None, failure: None }
    }

    fn refuse(&mut self, what: &str) {
        self.failure = Some(SerializeError(format!("a {what} cannot be sent outside of a body")));
    }
}

impl Encoder for TextEncoder {
    fn boolean(&mut self, value: bool) {
        self.items.push(value.to_string());
    }

    fn integer(&mut self, value: i64) {
        self.items.push(value.to_string());
    }

    fn float(&mut self, value: f32) {
        self.items.push(text::write_float(value));
    }

    fn double(&mut self, value: f64) {
        self.items.push(text::write_double(value));
    }

    fn string(&mut self, value: &str) {
        match &mut self.raw {
            Some(raw) => raw.extend_from_slice(value.as_bytes()),
            None => self.items.push(value.to_owned()),
        }
    }

    fn blob(&mut self, value: &[u8]) {
        match &mut self.raw {
            Some(raw) => raw.extend_from_slice(value),
            None => self.items.push(base64::encode(value)),
        }
    }

    fn timestamp(&mut self, value: &DateTime) {
        let format = match self.kind {
            Kind::Timestamp(Some(format)) => format,
            _ => self.default,
        };
        match timestamp::format(value, format) {
            Ok(text) => self.items.push(text),
            Err(error) => self.failure = Some(error),
        }
    }

    /// JSON text, for members that hold JSON.
    fn document(&mut self, value: &Document) {
        let mut encoder = JsonEncoder::payload(Kind::Document);
        encoder.document(value);
        match encoder.finish() {
            Ok(json) => self.items.push(String::from_utf8_lossy(&json).into_owned()),
            Err(error) => self.failure = Some(error),
        }
    }

    fn structure(&mut self, _value: &dyn Members) {
        self.refuse("structure");
    }

    fn list(&mut self, _len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let Kind::List(list) = self.kind else { return self.refuse("list of lists") };
        for item in items {
            self.kind = list.member.kind;
            item.write(self);
        }
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let Kind::Map(map) = self.kind else { return self.refuse("list of maps") };
        for (key, value) in entries {
            let mut texts = Self::new(map.value.kind, self.default);
            value.write(&mut texts);
            self.failure = self.failure.take().or(texts.failure);
            self.entries.push((key.to_owned(), texts.items));
        }
    }

    /// Absent elements are not sent.
    fn null(&mut self) {}
}
