//! Typed outputs and errors as JSON, in the words of a suite's `result`.
//!
//! Unset members are left out, and so are zeros of members that the response does not mention. Blobs are text,
//! timestamps seconds since 1970. A union whose variant the model does not know is botocore's `SDK_UNKNOWN_MEMBER`, but
//! without the name, which types do not keep.

use aws_smithy_types::{DateTime, Document, Number};
use awslice_runtime::schema::{Location, Structure};
use awslice_runtime::shape::{Encoder, MemberWriter, Members, Value};
use serde_json::{Map, Value as Json, json};

use crate::presence::Seen;

/// botocore's name for a variant that the model does not know.
pub const UNKNOWN: &str = "SDK_UNKNOWN_MEMBER";

/// The members of a structure of which this much was in the response.
pub fn to_json(value: &dyn Members, seen: &Seen) -> Json {
    let mut encoder = JsonEncoder::new(Some(seen));
    encoder.structure(value);
    encoder.out
}

/// Takes one value.
struct JsonEncoder<'a> {
    /// What the response says of the value; `None`: nothing.
    seen: Option<&'a Seen>,
    /// Whether the value is a text that holds JSON.
    is_json_text: bool,
    out: Json,
}

impl<'a> JsonEncoder<'a> {
    fn new(seen: Option<&'a Seen>) -> Self {
        Self { seen, is_json_text: false, out: Json::Null }
    }

    /// A value within this one.
    fn inner(value: &dyn Value, seen: Option<&'a Seen>) -> Json {
        let mut encoder = Self::new(seen);
        value.write(&mut encoder);
        encoder.out
    }
}

impl Encoder for JsonEncoder<'_> {
    fn boolean(&mut self, value: bool) {
        self.out = json!(value);
    }

    fn integer(&mut self, value: i64) {
        self.out = json!(value);
    }

    fn float(&mut self, value: f32) {
        // The shortest decimal that is this float, as suites write it.
        self.out = of_double(value.to_string().parse().unwrap_or(f64::from(value)));
    }

    fn double(&mut self, value: f64) {
        self.out = of_double(value);
    }

    fn string(&mut self, value: &str) {
        self.out = match serde_json::from_str(value) {
            Ok(held) if self.is_json_text => held,
            _ => json!(value),
        };
    }

    fn blob(&mut self, value: &[u8]) {
        self.out = json!(String::from_utf8_lossy(value));
    }

    fn timestamp(&mut self, value: &DateTime) {
        self.out = of_double(value.as_secs_f64());
    }

    fn document(&mut self, value: &Document) {
        self.out = of_document(value);
    }

    fn structure(&mut self, value: &dyn Members) {
        let mut members = MembersEncoder { table: value.schema(), seen: self.seen, out: Map::new() };
        value.write_members(&mut members);
        let is_unknown = value.schema().union && members.out.is_empty();
        self.out = if is_unknown { json!({ UNKNOWN: {} }) } else { Json::Object(members.out) };
    }

    fn list(&mut self, _len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let items = items.enumerate().map(|(index, item)| Self::inner(item, self.seen.and_then(|it| it.item(index))));
        self.out = Json::Array(items.collect());
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let entries =
            entries.map(|(key, value)| (key.to_owned(), Self::inner(value, self.seen.and_then(|it| it.entry(key)))));
        self.out = Json::Object(entries.collect());
    }

    fn null(&mut self) {
        self.out = Json::Null;
    }
}

/// Takes the members of a structure.
struct MembersEncoder<'a> {
    table: &'static Structure,
    seen: Option<&'a Seen>,
    out: Map<String, Json>,
}

impl MemberWriter for MembersEncoder<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.table.members.get(index).filter(|_| !value.is_absent()) else { return };
        let seen = self.seen.and_then(|it| it.member(index));
        let is_json_text = row.json_value && row.location == Location::Header;
        let mut encoder = JsonEncoder { is_json_text, ..JsonEncoder::new(seen) };
        value.write(&mut encoder);
        if seen.is_some() || !is_zero(&encoder.out) {
            self.out.insert(row.name.to_owned(), encoder.out);
        }
    }
}

/// Whether a value is what types hold for a member that the response does not mention.
fn is_zero(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::Bool(value) => !value,
        Json::Number(number) => number.as_f64() == Some(0.0),
        // The second is what enumerations hold.
        Json::String(text) => text.is_empty() || text == "no value was set",
        Json::Array(items) => items.is_empty(),
        Json::Object(entries) => entries.is_empty() || *value == json!({ UNKNOWN: {} }),
    }
}

/// A number, or the name of one that JSON has not.
fn of_double(value: f64) -> Json {
    match value {
        value if value.is_nan() => json!("NaN"),
        f64::INFINITY => json!("Infinity"),
        f64::NEG_INFINITY => json!("-Infinity"),
        value => json!(value),
    }
}

/// The document as JSON.
fn of_document(value: &Document) -> Json {
    match value {
        Document::Null => Json::Null,
        Document::Bool(value) => json!(value),
        Document::Number(Number::PosInt(value)) => json!(value),
        Document::Number(Number::NegInt(value)) => json!(value),
        Document::Number(Number::Float(value)) => of_double(*value),
        Document::String(text) => json!(text),
        Document::Array(items) => items.iter().map(of_document).collect(),
        Document::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), of_document(value))).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use awslice_runtime::schema::{self, Member, Structure};
    use awslice_runtime::types::Blob;

    use super::*;
    use crate::presence::Observer;
    use crate::{expected, read};

    #[derive(Debug)]
    struct Fish {
        name: String,
        length: f32,
        picture: Option<Blob>,
        eggs: Vec<String>,
        next: Option<Box<Fish>>,
    }

    static FISH: Structure = Structure::new(
        "Fish",
        &[
            Member::new("Name", schema::string()).required(),
            Member::new("Length", schema::float()).required(),
            Member::new("Picture", schema::blob()),
            Member::new("Eggs", schema::list(&schema::List::of(schema::string()))).required(),
            Member::new("Next", schema::structure(&FISH)),
        ],
    );

    awslice_runtime::structure!(Fish, FISH { 0: name, 1: length, 2: picture, 3: eggs, 4: next });

    /// What a response becomes that holds these members, in the words of a suite.
    fn round(members: &Json) -> Json {
        let mut observer = Observer::new(&FISH);
        read::members(members, &mut observer).unwrap();
        to_json(&read::from_json::<Fish>(members).unwrap(), &observer.seen())
    }

    #[test]
    fn absent_members_are_told_from_zeros_at_any_depth() {
        for members in [
            json!({}),
            json!({ "Name": "", "Eggs": [] }),
            json!({ "Name": "Pike", "Length": 0.0, "Picture": "img", "Next": { "Eggs": ["a", ""], "Next": {} } }),
            json!({ "Length": "NaN", "Next": { "Length": -1.5 } }),
        ] {
            assert_eq!(round(&members), members);
        }
    }

    #[test]
    fn types_hold_no_null_where_lists_are_dense() {
        let expected = json!({ "Eggs": ["a", null], "Next": { "Eggs": [null] }, "Other": [null] });
        assert_eq!(
            expected::members(&FISH, &expected),
            json!({ "Eggs": ["a"], "Next": { "Eggs": [] }, "Other": [null] })
        );
    }
}
