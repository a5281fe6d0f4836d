//! Reading and writing JSON, with serde_json as the oracle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime, Document, Number};
use proptest::prelude::*;

use super::{read, read_document, write};
use crate::schema::{
    List, Map, Member, Structure, TimestampFormat, blob, boolean, document, double, float, integer, list, map, string,
    structure, timestamp,
};
use crate::shape::{DecodeError, decoded};

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    count: Option<i32>,
    ratio: Option<f64>,
    small: Option<f32>,
    on: Option<bool>,
    data: Option<Blob>,
    at: Option<DateTime>,
    at_iso: Option<DateTime>,
    any: Option<Document>,
    names: Option<Vec<String>>,
    gaps: Option<Vec<Option<String>>>,
    by_key: Option<HashMap<String, Option<i32>>>,
    inner: Option<Box<Thing>>,
    choice: Option<Choice>,
}

#[derive(Clone, Debug, PartialEq)]
#[allow(non_camel_case_types)]
enum Choice {
    Text(String),
    Whole(i64),
    Unknown,
}

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("name", string()),
        Member::new("count", integer()).wire("Count"),
        Member::new("ratio", double()),
        Member::new("small", float()),
        Member::new("on", boolean()),
        Member::new("data", blob()),
        Member::new("at", timestamp()),
        Member::new("atIso", timestamp().format(TimestampFormat::DateTime)),
        Member::new("any", document()),
        Member::new("names", list(&List::of(string()))),
        Member::new("gaps", list(&List::of(string()).sparse())),
        Member::new("byKey", map(&Map::of(string(), integer()).sparse())),
        Member::new("inner", structure(&THING)),
        Member::new("choice", structure(&CHOICE)),
    ],
);
static CHOICE: Structure =
    Structure::new("Choice", &[Member::new("Text", string()), Member::new("Whole", crate::schema::long())]).union();

crate::structure!(
    Thing,
    THING {
        0: name,
        1: count,
        2: ratio,
        3: small,
        4: on,
        5: data,
        6: at,
        7: at_iso,
        8: any,
        9: names,
        10: gaps,
        11: by_key,
        12: inner,
        13: choice
    }
);
crate::union!(Choice, CHOICE { 0: Text, 1: Whole });

fn thing(json: &str) -> Result<Thing, DecodeError> {
    let mut thing = Thing::default();
    read(json.as_bytes(), &mut thing).map(|()| thing)
}

fn full() -> Thing {
    Thing {
        name: Some("é\"\\/\n\u{1}😀".into()),
        count: Some(-7),
        ratio: Some(f64::NEG_INFINITY),
        small: Some(0.1),
        on: Some(true),
        data: Some(Blob::new("hi")),
        at: Some(DateTime::from_secs_and_nanos(1_767_323_045, 250_000_000)),
        at_iso: Some(DateTime::from_secs(1_767_323_045)),
        any: Some(Document::Array(vec![Document::Null, Document::Number(Number::NegInt(-1))])),
        names: Some(vec![String::new(), "b".into()]),
        gaps: Some(vec![None, Some("x".into())]),
        by_key: Some(HashMap::from([("k".into(), None), ("a".into(), Some(1))])),
        inner: Some(Box::new(Thing { count: Some(1), ..Thing::default() })),
        choice: Some(Choice::Whole(5)),
    }
}

#[test]
fn writes_every_kind() {
    let text = String::from_utf8(write(&full()).unwrap()).unwrap();
    let expected = concat!(
        r#"{"name":"é\"\\/\n\u0001😀","Count":-7,"ratio":"-Infinity","small":0.1,"on":true,"data":"aGk=","#,
        r#""at":1767323045.25,"atIso":"2026-01-02T03:04:05Z","any":[null,-1],"names":["","b"],"gaps":[null,"x"],"#,
        r#""byKey":{"a":1,"k":null},"inner":{"Count":1},"choice":{"Whole":5}}"#,
    );
    assert_eq!(text, expected);
    assert_eq!(write(&Thing::default()).unwrap(), b"{}");
}

#[test]
fn reads_what_it_writes() {
    assert_eq!(thing(&String::from_utf8(write(&full()).unwrap()).unwrap()).unwrap(), full());
}

#[test]
fn members_come_in_any_order_with_strangers_among_them() {
    let json = r#" { "x" : [1,{"y":"]}"}] , "Count":null, "inner":{"unknown":{}},"na\u006de" : "n" , "name":"last" } "#;
    let expected = Thing { name: Some("last".into()), inner: Some(Box::new(Thing::default())), ..Thing::default() };
    assert_eq!(thing(json).unwrap(), expected);
}

#[test]
fn forgives_what_services_do() {
    let it =
        thing(r#"{"name":5,"Count":"12","ratio":"NaN","on":"True","at":"1767323045","atIso":0,"names":["a",null]}"#);
    let it = it.unwrap();
    assert_eq!((it.name.as_deref(), it.count, it.on), (Some("5"), Some(12), Some(true)));
    assert!(it.ratio.unwrap().is_nan());
    assert_eq!((it.at.unwrap().secs(), it.at_iso.unwrap().secs()), (1_767_323_045, 0));
    assert_eq!(it.names.unwrap(), ["a"]);
}

#[test]
fn unions_have_one_member() {
    assert_eq!(
        thing(r#"{"choice":{"Text":"t","Whole":null,"__type":"x"}}"#).unwrap().choice,
        Some(Choice::Text("t".into()))
    );
    assert_eq!(thing(r#"{"choice":{"New":1}}"#).unwrap().choice, Some(Choice::Unknown));
    for json in [r#"{"choice":{}}"#, r#"{"choice":{"Text":"t","Whole":1}}"#, r#"{"choice":{"Text":null}}"#] {
        let message = thing(json).unwrap_err().to_string();
        assert!(message.contains("the union Choice must have exactly one member set"), "{message}");
    }
}

#[test]
fn errors_say_where() {
    let cases = [
        ("{\"name\" \"x\"}", "invalid JSON at byte 8: expected `:`, found `\"`"),
        ("{\"name\":\"x\"", "invalid JSON at byte 11: expected `,` or `}`, found the end"),
        (
            "{\"name\":\"a\nb\"}",
            "name: invalid JSON at byte 10: expected an escape for a control character, found `\\n`",
        ),
        ("{} x", "invalid JSON at byte 3: expected the end of the text, found `x`"),
        ("{\"names\":{}}", "names: byte 9 of the JSON: expected an array, found `{`"),
        ("{\"Count\":4294967296}", "Count: 4294967296 does not fit a 32-bit integer"),
        ("{\"inner\":{\"Count\":true}}", "inner.Count: expected a 64-bit whole number, found `true`"),
        ("[]", "byte 0 of the JSON: expected an object, found `[`"),
        ("", "invalid JSON at byte 0: expected a value, found the end"),
    ];
    for (json, message) in cases {
        assert_eq!(thing(json).unwrap_err().to_string(), message, "{json}");
    }
}

#[test]
fn depth_is_limited() {
    let nested = |depth: usize| format!("{{\"any\":{}{}}}", "[".repeat(depth), "]".repeat(depth));
    assert!(thing(&nested(127)).is_ok());
    assert!(thing(&nested(128)).unwrap_err().to_string().contains("nested more than 128 deep"));
    assert!(thing(&nested(1_000_000)).is_err());
    assert!(thing(&format!("{}{}", r#"{"inner":"#.repeat(100_000), "x")).is_err());
    assert!(thing(&format!("{{\"stranger\":{}", "[".repeat(1_000_000))).is_err());
}

#[test]
fn numbers_keep_to_the_grammar() {
    for (text, expected) in [
        ("0", true),
        ("-0.5e+3", true),
        ("01", false),
        ("-", false),
        ("1.", false),
        (".5", false),
        ("1e", false),
        ("+1", false),
    ] {
        assert_eq!(read_document(text.as_bytes()).is_ok(), expected, "{text}");
    }
}

fn as_serde(document: &Document) -> serde_json::Value {
    match document {
        Document::Object(members) => members.iter().map(|(key, value)| (key.clone(), as_serde(value))).collect(),
        Document::Array(items) => items.iter().map(as_serde).collect(),
        Document::Number(Number::PosInt(value)) => (*value).into(),
        Document::Number(Number::NegInt(value)) => (*value).into(),
        Document::Number(Number::Float(value)) => (*value).into(),
        Document::String(text) => text.clone().into(),
        Document::Bool(value) => (*value).into(),
        Document::Null => serde_json::Value::Null,
    }
}

fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        "[ -~\\n\\t\"\\\\]{0,40}".prop_map(Into::into),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::hash_map(any::<String>(), inner, 0..6)
                .prop_map(|members| members.into_iter().collect::<serde_json::Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn reads_documents_as_serde_json_does(value in any_json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let document = read_document(text.as_bytes()).unwrap();
        prop_assert_eq!(as_serde(&document), value);
    }

    #[test]
    fn serde_json_reads_what_is_written(value in any_json(), name in any::<String>(), ratio in any::<f64>(), small in any::<f32>()) {
        let document = read_document(value.to_string().as_bytes()).unwrap();
        let input = Thing {
            name: Some(name.clone()),
            // In an array, since a null member would be left out in reading.
            any: Some(Document::Array(vec![document])),
            ratio: Some(ratio).filter(|ratio| ratio.is_finite()),
            small: Some(small).filter(|small| small.is_finite()),
            ..Thing::default()
        };
        let text = write(&input).unwrap();
        let back: serde_json::Value = serde_json::from_slice(&text).unwrap();
        prop_assert_eq!(&back["name"], &serde_json::Value::from(name));
        prop_assert_eq!(&back["any"][0], &value);
        prop_assert_eq!(decoded::<Thing>(&mut super::JsonDecoder::body(&text).unwrap()).unwrap(), input);
    }

    #[test]
    fn accepts_exactly_what_serde_json_accepts(value in any_json(), at in any::<prop::sample::Index>(), byte in prop::sample::select(b"{}[]\",:\\u01e-. \x00\xff".to_vec())) {
        let mut text = value.to_string().into_bytes();
        let at = at.index(text.len());
        text[at] = byte;
        let oracle = serde_json::from_slice::<serde_json::Value>(&text);
        prop_assert_eq!(read_document(&text).is_ok(), oracle.is_ok(), "{:?}", String::from_utf8_lossy(&text));
    }

    #[test]
    fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200_usize) {
        let _ = read_document(&bytes);
        let _ = read(&bytes, &mut Thing::default());
        let mut text = write(&full()).unwrap();
        text.truncate(cut);
        text.extend_from_slice(&bytes);
        let _ = read(&text, &mut Thing::default());
    }
}
