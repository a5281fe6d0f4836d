//! What an encoder is given of a JSON input.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aws_smithy_types::{DateTime, Document, Number};
use serde_json::{Value as Json, json};

use super::{Blobs, JsonInput};
use crate::schema::{
    List, Map, Member, Structure, blob, boolean, document, double, float, integer, list, long, map, string, structure,
    timestamp,
};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes down what it takes.
#[derive(Default)]
struct Log {
    lines: Vec<String>,
    documents: Vec<Document>,
}

/// Writes down the members of one structure.
struct MemberLog<'a>(&'a mut Log, &'static Structure);

impl MemberWriter for MemberLog<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if !value.is_absent() {
            self.0.lines.push(format!("{} =", self.1.members[index].name));
            value.write(self.0);
        }
    }
}

impl Encoder for Log {
    fn boolean(&mut self, value: bool) {
        self.lines.push(format!("boolean {value}"));
    }

    fn integer(&mut self, value: i64) {
        self.lines.push(format!("integer {value}"));
    }

    fn float(&mut self, value: f32) {
        self.lines.push(format!("float {value:?}"));
    }

    fn double(&mut self, value: f64) {
        self.lines.push(format!("double {value:?}"));
    }

    fn string(&mut self, value: &str) {
        self.lines.push(format!("string {value}"));
    }

    fn blob(&mut self, value: &[u8]) {
        self.lines.push(format!("blob {value:?}"));
    }

    fn timestamp(&mut self, value: &DateTime) {
        self.lines.push(format!("timestamp {}", value.as_secs_f64()));
    }

    fn document(&mut self, value: &Document) {
        self.documents.push(value.clone());
    }

    fn structure(&mut self, value: &dyn Members) {
        self.lines.push("{".to_owned());
        value.write_members(&mut MemberLog(self, value.schema()));
        self.lines.push("}".to_owned());
    }

    fn list(&mut self, len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        self.lines.push(format!("list of {len}"));
        items.for_each(|item| item.write(self));
    }

    fn map(&mut self, len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        self.lines.push(format!("map of {len}"));
        for (key, value) in entries {
            self.lines.push(format!("{key}:"));
            value.write(self);
        }
    }

    fn null(&mut self) {
        self.lines.push("null".to_owned());
    }
}

static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("Text", string()),
        Member::new("Yes", boolean()),
        Member::new("Int", integer()),
        Member::new("Long", long()),
        Member::new("Float", float()),
        Member::new("Double", double()),
        Member::new("Blob", blob()),
        Member::new("Time", timestamp()),
        Member::new("Doc", document()),
        Member::new("List", list(&LIST)),
        Member::new("Map", map(&MAP)),
        Member::new("Inner", structure(&INPUT)),
        Member::new("Header", string()).header("X-Json").json_value(),
    ],
);
static LIST: List = List::of(string());
static MAP: Map = Map::of(string(), integer());

fn log(input: &Json) -> Log {
    let input = JsonInput::new(&INPUT, input).unwrap();
    let mut log = Log::default();
    input.write_members(&mut MemberLog(&mut log, input.schema()));
    log
}

fn written(input: Json) -> Vec<String> {
    log(&input).lines
}

#[test]
fn members_come_in_the_callers_order() {
    assert_eq!(written(json!({ "Yes": true, "Text": "t" })), ["Yes =", "boolean true", "Text =", "string t"]);
}

#[test]
fn unknown_members_are_not_written() {
    assert_eq!(written(json!({ "Bogus": 1, "Text": "t" })), ["Text =", "string t"]);
}

#[test]
fn values_are_written_as_their_shapes() {
    for (input, expected) in [
        (json!({ "Int": -1 }), vec!["Int =", "integer -1"]),
        (json!({ "Int": true }), vec!["Int =", "boolean true"]),
        (json!({ "Long": i64::MIN }), vec!["Long =", "integer -9223372036854775808"]),
        (json!({ "Long": u64::MAX }), vec!["Long =", "double 1.8446744073709552e19"]),
        (json!({ "Float": 1 }), vec!["Float =", "integer 1"]),
        (json!({ "Double": 1.5 }), vec!["Double =", "double 1.5"]),
        (json!({ "Blob": "\u{e9}" }), vec!["Blob =", "blob [195, 169]"]),
        (json!({ "Time": "2020-01-01T12:00:00.5Z" }), vec!["Time =", "timestamp 1577880000.5"]),
        (json!({ "Time": 12 }), vec!["Time =", "timestamp 12"]),
        (json!({ "List": ["b", "a"] }), vec!["List =", "list of 2", "string b", "string a"]),
        (json!({ "Map": { "b": 1, "a": 2 } }), vec!["Map =", "map of 2", "b:", "integer 1", "a:", "integer 2"]),
        (json!({ "Inner": { "Text": "t" } }), vec!["Inner =", "{", "Text =", "string t", "}"]),
        (json!({ "Header": { "a": [1] } }), vec!["Header =", "string {\"a\":[1]}"]),
    ] {
        assert_eq!(written(input.clone()), expected, "{input}");
    }
}

#[test]
fn blobs_are_base64_where_asked() {
    let lines = |input: &Json| {
        let input = JsonInput::new(&INPUT, input).unwrap().blobs(Blobs::Base64);
        let mut log = Log::default();
        input.write_members(&mut MemberLog(&mut log, input.schema()));
        log.lines
    };
    let nested = lines(&json!({ "Blob": "//4=", "Inner": { "Blob": "AQ==" } }));
    assert_eq!(nested, ["Blob =", "blob [255, 254]", "Inner =", "{", "Blob =", "blob [1]", "}"]);
    for text in ["aGk", "a b=", "\u{e9}"] {
        assert_eq!(lines(&json!({ "Blob": text })), ["Blob =", "null"], "{text}");
    }
}

#[test]
fn a_document_is_written_whole() {
    let expected = Document::Object(
        [
            ("a".to_owned(), Document::Array(vec![Document::Null, Document::Bool(true), Document::String("s".into())])),
            ("n".to_owned(), Document::Number(Number::NegInt(-1))),
            ("p".to_owned(), Document::Number(Number::PosInt(u64::MAX))),
            ("f".to_owned(), Document::Number(Number::Float(0.5))),
        ]
        .into(),
    );
    let input = json!({ "Doc": { "a": [null, true, "s"], "n": -1, "p": u64::MAX, "f": 0.5 } });
    assert_eq!(log(&input).documents, [expected]);
}

#[test]
fn an_encoder_that_is_given_an_unchecked_misfit_writes_null() {
    assert_eq!(written(json!({ "Int": "x", "List": [1] })), ["Int =", "null", "List =", "list of 1", "null"]);
}
