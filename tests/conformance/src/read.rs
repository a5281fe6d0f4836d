//! A case's `params` into typed inputs: a decoder of JSON as suites write values.
//!
//! Blobs are text, timestamps seconds since 1970 or a date, fractions beyond all numbers the texts `NaN`, `Infinity` and
//! `-Infinity`; a `jsonvalue` in a header is the JSON that its text holds.

use std::borrow::Cow;

use aws_smithy_types::{DateTime, Document, Number};
use awslice_runtime::schema::Location;
use awslice_runtime::shape::{Decode, DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};
use awslice_runtime::untyped::timestamp;
use serde_json::Value as Json;

/// Reads a typed input.
///
/// # Errors
/// The value is not of the input's shape.
pub fn from_json<T: Decode>(value: &Json) -> Result<T, DecodeError> {
    let mut read = T::zero();
    read.decode(&mut JsonDecoder { value, is_json_text: false })?;
    Ok(read)
}

/// Reads the members of a structure into one that is not typed.
///
/// # Errors
/// As [`from_json`].
#[cfg(test)]
pub fn members(value: &Json, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    JsonDecoder::new(value).structure(into)
}

/// Stands on a value.
struct JsonDecoder<'a> {
    value: &'a Json,
    /// Whether the value is what a text of JSON holds.
    is_json_text: bool,
}

impl<'a> JsonDecoder<'a> {
    /// A value that needs nothing known of it.
    fn new(value: &'a Json) -> Self {
        Self { value, is_json_text: false }
    }

    /// That the value is not of the wanted kind.
    fn misfit<T>(&self, wanted: &str) -> Result<T, DecodeError> {
        Err(DecodeError::new(format!("{} is not {wanted}", self.value)))
    }
}

impl Decoder for JsonDecoder<'_> {
    fn is_null(&mut self) -> bool {
        self.value.is_null()
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        self.value.as_bool().map_or_else(|| self.misfit("a boolean"), Ok)
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        self.value.as_i64().map_or_else(|| self.misfit("a whole number"), Ok)
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        match self.value.as_str() {
            Some("NaN") => Ok(f64::NAN),
            Some("Infinity") => Ok(f64::INFINITY),
            Some("-Infinity") => Ok(f64::NEG_INFINITY),
            _ => self.value.as_f64().map_or_else(|| self.misfit("a number"), Ok),
        }
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        if self.is_json_text {
            return Ok(Cow::Owned(self.value.to_string()));
        }
        self.value.as_str().map_or_else(|| self.misfit("a text"), |it| Ok(Cow::Borrowed(it)))
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        self.value.as_str().map_or_else(|| self.misfit("a blob as text"), |it| Ok(it.as_bytes().to_vec()))
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        timestamp::of_json(self.value).map_or_else(|| self.misfit("a timestamp"), Ok)
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        Ok(to_document(self.value))
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        let Json::Object(members) = self.value else { return self.misfit("a structure") };
        let table = into.schema();
        for (name, value) in members {
            let Some((index, row)) = table.members.iter().enumerate().find(|(_, row)| row.name == name) else {
                return Err(DecodeError::new(format!("{} has no member {name}", table.name)));
            };
            if !value.is_null() {
                let is_json_text = row.json_value && row.location == Location::Header;
                let mut from = JsonDecoder { value, is_json_text };
                into.read_member(index, &mut from).map_err(|error| error.within(name))?;
            }
        }
        Ok(())
    }

    fn list(&mut self, item: &mut ReadItem<'_>) -> Result<(), DecodeError> {
        let Json::Array(items) = self.value else { return self.misfit("a list") };
        items.iter().try_for_each(|value| item(&mut JsonDecoder::new(value)))
    }

    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        let Json::Object(entries) = self.value else { return self.misfit("a map") };
        entries.iter().try_for_each(|(key, value)| entry(Cow::Borrowed(key), &mut JsonDecoder::new(value)))
    }

    fn skip(&mut self) -> Result<(), DecodeError> {
        Ok(())
    }
}

/// The value as a document.
fn to_document(value: &Json) -> Document {
    match value {
        Json::Null => Document::Null,
        Json::Bool(value) => Document::Bool(*value),
        Json::Number(number) => Document::Number(match (number.as_u64(), number.as_i64()) {
            (Some(value), _) => Number::PosInt(value),
            (None, Some(value)) => Number::NegInt(value),
            (None, None) => Number::Float(number.as_f64().unwrap_or(f64::NAN)),
        }),
        Json::String(text) => Document::String(text.clone()),
        Json::Array(items) => Document::Array(items.iter().map(to_document).collect()),
        Json::Object(entries) => Document::Object(entries.iter().map(|(k, v)| (k.clone(), to_document(v))).collect()),
    }
}
