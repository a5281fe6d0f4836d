//! A JSON value as a value of a shape.

use aws_smithy_types::{Document, Number as DocumentNumber};
use serde_json::{Number, Value as Json};

use super::Blobs;
use super::input::JsonInput;
use super::timestamp;
use crate::schema::{Kind, Location, Member, Shape};
use crate::shape::{Encoder, Value};

/// A JSON value where the table has a shape.
pub(super) struct JsonValue<'a> {
    shape: &'a Shape,
    /// Whether the value goes into a header as JSON text, whatever it is.
    json_text: bool,
    blobs: Blobs,
    value: &'a Json,
}

impl<'a> JsonValue<'a> {
    /// The value of a member.
    pub(super) fn of_member(row: &'a Member, value: &'a Json, blobs: Blobs) -> Self {
        Self { shape: &row.shape, json_text: row.json_value && row.location == Location::Header, blobs, value }
    }

    /// An element or entry of this value.
    fn within<'b>(&self, shape: &'b Shape, value: &'b Json) -> JsonValue<'b> {
        JsonValue { shape, json_text: false, blobs: self.blobs, value }
    }
}

impl Value for JsonValue<'_> {
    fn write(&self, out: &mut dyn Encoder) {
        if self.json_text {
            return out.string(&self.value.to_string());
        }
        match (self.shape.kind, self.value) {
            (Kind::Boolean | Kind::Integer | Kind::Long | Kind::Float | Kind::Double, Json::Bool(value)) => {
                out.boolean(*value)
            }
            (Kind::Integer | Kind::Long, Json::Number(number)) if is_whole(number) => write_number(number, out),
            (Kind::Float | Kind::Double, Json::Number(number)) => write_number(number, out),
            (Kind::String, Json::String(text)) => out.string(text),
            (Kind::Blob, Json::String(text)) => match self.blobs.bytes(text) {
                Some(bytes) => out.blob(&bytes),
                None => out.misfit(self.value),
            },
            (Kind::Timestamp(_), value) => match timestamp::of_json(value) {
                Some(time) => out.timestamp(&time),
                None => out.misfit(value),
            },
            (Kind::Document, value) => out.document(&to_document(value)),
            (Kind::List(list), Json::Array(items)) => {
                let items: Vec<JsonValue<'_>> = items.iter().map(|item| self.within(&list.member, item)).collect();
                out.list(items.len(), &mut items.iter().map(|item| item as &dyn Value));
            }
            (Kind::Map(map), Json::Object(entries)) => {
                let entries: Vec<(&str, JsonValue<'_>)> =
                    entries.iter().map(|(key, value)| (key.as_str(), self.within(&map.value, value))).collect();
                out.map(entries.len(), &mut entries.iter().map(|(key, value)| (*key, value as &dyn Value)));
            }
            (Kind::Structure(schema), Json::Object(members)) => {
                out.structure(&JsonInput::within(schema, members, self.blobs));
            }
            (_, value) => out.misfit(value),
        }
    }
}

/// Whether a number is a whole one. JSON writes those without fraction or exponent, and serde_json keeps them apart,
/// but for those beyond 64 bits, which it makes fractions.
fn is_whole(number: &Number) -> bool {
    const BEYOND_64_BITS: f64 = 18_446_744_073_709_551_616.0;
    match number.as_f64() {
        Some(value) if number.is_f64() => value >= BEYOND_64_BITS || value <= -BEYOND_64_BITS / 2.0,
        _ => true,
    }
}

/// Writes whole numbers as such, where they fit; others as doubles, for the service to refuse.
fn write_number(number: &Number, out: &mut dyn Encoder) {
    match (number.as_i64(), number.as_f64()) {
        (Some(value), _) => out.integer(value),
        (None, Some(value)) => out.double(value),
        (None, None) => out.null(),
    }
}

/// The value as a document. Its depth is bounded by [`JsonInput::new`].
fn to_document(value: &Json) -> Document {
    match value {
        Json::Null => Document::Null,
        Json::Bool(value) => Document::Bool(*value),
        Json::Number(number) => Document::Number(to_document_number(number)),
        Json::String(text) => Document::String(text.clone()),
        Json::Array(items) => Document::Array(items.iter().map(to_document).collect()),
        Json::Object(entries) => {
            Document::Object(entries.iter().map(|(key, value)| (key.clone(), to_document(value))).collect())
        }
    }
}

fn to_document_number(number: &Number) -> DocumentNumber {
    match (number.as_u64(), number.as_i64()) {
        (Some(value), _) => DocumentNumber::PosInt(value),
        (None, Some(value)) => DocumentNumber::NegInt(value),
        (None, None) => DocumentNumber::Float(number.as_f64().unwrap_or(f64::NAN)),
    }
}
