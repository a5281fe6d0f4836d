//! Outputs without Rust types: what a codec reads becomes a JSON object, its members in the order of the table.

use std::collections::BTreeMap;

use aws_smithy_types::{Document, Number};
use serde_json::{Map, Value as Json};

use crate::codec::base64;
use crate::schema::{Kind, Member, Shape, Structure};
use crate::shape::{DecodeError, Decoder, ReadMembers};

/// How a timestamp becomes JSON.
#[derive(Clone, Copy)]
pub enum Times<'a> {
    /// As the service wrote it: a number or text.
    AsSent,
    /// What this function makes of the number or text that the service wrote.
    Rewritten(&'a dyn Fn(Json) -> Result<Json, DecodeError>),
}

/// A JSON object that is read along the table of a structure: [`ReadMembers`] for any codec.
///
/// | shape | JSON |
/// |---|---|
/// | boolean, integer, long, float, double, string | as sent, where the format has types; else as the table says |
/// | blob | base64 text |
/// | timestamp | as [`Times`] says |
/// | document, text that is JSON in a header | as sent |
/// | list, map | array; object in the order of the response |
/// | structure, union | object in the order of the table |
///
/// Fractions that JSON does not know are the texts `NaN`, `Infinity` and `-Infinity`.
pub struct JsonOutput<'a> {
    schema: &'static Structure,
    times: Times<'a>,
    values: Vec<Option<Json>>,
}

impl<'a> JsonOutput<'a> {
    /// An object of this table that has no members yet.
    pub fn new(schema: &'static Structure, times: Times<'a>) -> Self {
        Self { schema, times, values: vec![None; schema.members.len()] }
    }

    /// What was read. As in botocore, members that stand in headers come after those of the body.
    pub fn into_members(mut self) -> Map<String, Json> {
        let in_body = |row: &Member| row.location.is_in_response_body();
        let mut members = Map::new();
        for body in [true, false] {
            for (row, value) in self.schema.members.iter().zip(&mut self.values) {
                if let Some(value) = value.take_if(|_| in_body(row) == body) {
                    members.insert(row.name.to_owned(), value);
                }
            }
        }
        members
    }

    /// Reads a value of this shape over `into`: lists and maps are added to, since flattened ones come in pieces.
    fn read(&self, shape: &Shape, from: &mut dyn Decoder, into: Json) -> Result<Json, DecodeError> {
        if from.is_null() {
            from.skip()?;
            return Ok(Json::Null);
        }
        match (shape.kind, into) {
            (Kind::Blob, _) => Ok(base64::encode(&from.blob()?).into()),
            (Kind::Timestamp(_), _) => self.time(from),
            (Kind::Structure(schema), _) => {
                let mut inner = JsonOutput::new(schema, self.times);
                from.structure(&mut inner)?;
                Ok(Json::Object(inner.into_members()))
            }
            (Kind::List(list), into) => {
                let mut items = if let Json::Array(items) = into { items } else { Vec::new() };
                from.list(&mut |item| {
                    items.push(self.read(&list.member, item, Json::Null)?);
                    Ok(())
                })?;
                Ok(Json::Array(items))
            }
            (Kind::Map(map), into) => {
                let mut entries = if let Json::Object(entries) = into { entries } else { Map::new() };
                from.map(&mut |key, value| {
                    entries.insert(key.into_owned(), self.read(&map.value, value, Json::Null)?);
                    Ok(())
                })?;
                Ok(Json::Object(entries))
            }
            (kind, _) => match from.as_sent()? {
                Some(value) => Ok(value),
                None => scalar(kind, from),
            },
        }
    }

    fn time(&self, from: &mut dyn Decoder) -> Result<Json, DecodeError> {
        let sent = match from.as_sent()? {
            Some(value) => value,
            None => from.string()?.into(),
        };
        match self.times {
            Times::AsSent => Ok(sent),
            Times::Rewritten(rewrite) => rewrite(sent),
        }
    }
}

impl ReadMembers for JsonOutput<'_> {
    fn schema(&self) -> &'static Structure {
        self.schema
    }

    fn read_member(&mut self, index: usize, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        let Some(row) = self.schema.members.get(index) else { return from.skip() };
        let before = self.values.get_mut(index).and_then(Option::take).unwrap_or_default();
        let value = match self.read(&row.shape, from, before)? {
            Json::String(text) if row.json_value => serde_json::from_str(&text).unwrap_or(Json::String(text)),
            value => value,
        };
        if let Some(place) = self.values.get_mut(index) {
            *place = Some(value);
        }
        Ok(())
    }
}

/// A value whose format has no types of its own.
fn scalar(kind: Kind, from: &mut dyn Decoder) -> Result<Json, DecodeError> {
    Ok(match kind {
        Kind::Boolean => from.boolean()?.into(),
        Kind::Integer | Kind::Long => from.integer()?.into(),
        Kind::Float | Kind::Double => fraction(from.double()?),
        Kind::Document => document(from.document()?),
        _ => from.string()?.into(),
    })
}

fn fraction(value: f64) -> Json {
    match value {
        value if value.is_finite() => value.into(),
        value if value.is_nan() => "NaN".into(),
        value if value > 0.0 => "Infinity".into(),
        _ => "-Infinity".into(),
    }
}

/// A document of a format that has such values but not as JSON; the members of its objects are sorted.
fn document(value: Document) -> Json {
    match value {
        Document::Null => Json::Null,
        Document::Bool(value) => value.into(),
        Document::Number(Number::PosInt(value)) => value.into(),
        Document::Number(Number::NegInt(value)) => value.into(),
        Document::Number(Number::Float(value)) => fraction(value),
        Document::String(text) => text.into(),
        Document::Array(items) => items.into_iter().map(document).collect(),
        Document::Object(entries) => {
            let entries: BTreeMap<String, Document> = entries.into_iter().collect();
            Json::Object(entries.into_iter().map(|(key, value)| (key, document(value))).collect())
        }
    }
}
