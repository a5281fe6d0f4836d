//! Reading and writing CBOR: the cases of a decoder's suite, what services may send, and mutated bytes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime, Document, Number};
use proptest::prelude::*;
use serde_json::Value as Json;

use super::scan::Scanner;
use super::{CborDecoder, Major, read, write};
use crate::schema::{
    List, Map, Member, Structure, blob, boolean, document, double, float, integer, list, long, map, string, structure,
    timestamp,
};
use crate::shape::{DecodeError, Decoder, decoded};

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    count: Option<i32>,
    big: Option<i64>,
    ratio: Option<f64>,
    small: Option<f32>,
    on: Option<bool>,
    data: Option<Blob>,
    at: Option<DateTime>,
    any: Option<Document>,
    names: Option<Vec<String>>,
    gaps: Option<Vec<Option<String>>>,
    by_key: Option<HashMap<String, Option<i32>>>,
    inner: Option<Box<Thing>>,
    choice: Option<Choice>,
}

#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Text(String),
    Whole(i64),
    Unknown,
}

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("name", string()),
        Member::new("count", integer()),
        Member::new("big", long()),
        Member::new("ratio", double()),
        Member::new("small", float()),
        Member::new("on", boolean()),
        Member::new("data", blob()),
        Member::new("at", timestamp()),
        Member::new("any", document()),
        Member::new("names", list(&List::of(string()))),
        Member::new("gaps", list(&List::of(string()).sparse())),
        Member::new("by_key_that_is_named_at_length", map(&Map::of(string(), integer()).sparse())),
        Member::new("inner", structure(&THING)),
        Member::new("choice", structure(&CHOICE)),
    ],
);
static CHOICE: Structure =
    Structure::new("Choice", &[Member::new("Text", string()), Member::new("Whole", long())]).union();

crate::structure!(
    Thing,
    THING {
        0: name,
        1: count,
        2: big,
        3: ratio,
        4: small,
        5: on,
        6: data,
        7: at,
        8: any,
        9: names,
        10: gaps,
        11: by_key,
        12: inner,
        13: choice
    }
);
crate::union!(Choice, CHOICE { 0: Text, 1: Whole });

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.chars().filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn thing(hex: &str) -> Result<Thing, DecodeError> {
    let mut thing = Thing::default();
    read(&bytes(hex), &mut thing).map(|()| thing)
}

fn full() -> Thing {
    Thing {
        name: Some("é".into()),
        count: Some(-500),
        big: Some(i64::MIN),
        ratio: Some(f64::NEG_INFINITY),
        small: Some(0.1),
        on: Some(true),
        data: Some(Blob::new("hi")),
        at: Some(DateTime::from_secs_and_nanos(-1, 500_000_000)),
        any: Some(Document::Array(vec![Document::Null, Document::Number(Number::NegInt(-1))])),
        names: Some(vec![String::new(), "b".into()]),
        gaps: Some(vec![None, Some("x".into())]),
        by_key: Some(HashMap::from([("k".into(), None), ("a".into(), Some(1))])),
        inner: Some(Box::new(Thing { at: Some(DateTime::from_secs(1)), ..Thing::default() })),
        choice: Some(Choice::Whole(70_000)),
    }
}

/// Whether the next item is what a case of the suite expects.
fn is_expected(scanner: &mut Scanner<'_>, expected: &Json) -> bool {
    let (kind, value) = expected.as_object().unwrap().iter().next().unwrap();
    match kind.as_str() {
        // JSON's reader makes fractions of what 64 bits cannot hold.
        "negint" if value.is_f64() => scanner.integer().unwrap() == -i128::from(u64::MAX),
        "uint" | "negint" => Some(scanner.integer().unwrap()) == value.as_number().unwrap().as_i128(),
        "bool" => scanner.boolean().unwrap() == value.as_bool().unwrap(),
        "null" | "undefined" => {
            let found = scanner.peek();
            scanner.null();
            found == Some(if kind == "null" { 0xf6 } else { 0xf7 })
        }
        "float32" => scanner.fraction().unwrap() == f64::from(f32::from_bits(value.as_u64().unwrap() as u32)),
        "float64" => scanner.fraction().unwrap() == f64::from_bits(value.as_u64().unwrap()),
        "string" => scanner.text().unwrap() == value.as_str().unwrap(),
        "bytestring" => scanner.blob().unwrap().iter().eq(value.as_array().unwrap().iter()),
        "list" => {
            let mut items = scanner.open(Major::List, "a list").unwrap();
            let all = value
                .as_array()
                .unwrap()
                .iter()
                .all(|item| scanner.next_item(&mut items).unwrap() && is_expected(scanner, item));
            all && !scanner.next_item(&mut items).unwrap()
        }
        "map" => {
            let mut entries = scanner.open(Major::Map, "a map").unwrap();
            let all = value.as_object().unwrap().iter().all(|(key, item)| {
                scanner.next_item(&mut entries).unwrap() && scanner.take_text(key) && is_expected(scanner, item)
            });
            all && !scanner.next_item(&mut entries).unwrap()
        }
        "tag" => scanner.tag().unwrap() == value["id"].as_u64().unwrap() && is_expected(scanner, &value["value"]),
        other => panic!("the suite has a new kind: {other}"),
    }
}

#[test]
fn reads_botocores_suite() {
    let suite: Json = serde_json::from_str(include_str!("../../../tests/data/cbor_decode.json")).unwrap();
    let (values, errors) = (suite["values"].as_array().unwrap(), suite["errors"].as_array().unwrap());
    assert_eq!((values.len(), errors.len()), (151, 56));
    for case in values {
        let input = bytes(case[0].as_str().unwrap());
        let mut scanner = Scanner::new(&input);
        assert!(is_expected(&mut scanner, &case[1]) && scanner.finish().is_ok(), "{case}");
        let mut scanner = Scanner::new(&input);
        assert!(scanner.skip().is_ok() && scanner.finish().is_ok(), "{case}");
    }
    for case in errors {
        let input = bytes(case.as_str().unwrap());
        assert!(Scanner::new(&input).skip().is_err(), "{case}");
    }
}

#[test]
fn writes_every_kind() {
    let expected = [
        "ae",
        "646e616d6562c3a9",
        "65636f756e743901f3",
        "636269673b7fffffffffffffff",
        "65726174696ff9fc00",
        "65736d616c6cfa3dcccccd",
        "626f6ef5",
        "6464617461426869",
        "626174c1fbbfe0000000000000",
        "63616e7982f620",
        "656e616d657382606162",
        "646761707382f66178",
        "781e62795f6b65795f746861745f69735f6e616d65645f61745f6c656e677468a26161016 16bf6",
        "65696e6e6572a1626174c101",
        "6663686f696365a16557686f6c651a00011170",
    ];
    assert_eq!(hex(&write(&full())), expected.concat().replace(' ', ""));
    assert_eq!(write(&Thing::default()), [0xa0]);
}

#[test]
fn json_is_written_by_the_table() {
    let json = serde_json::json!({"ratio": 1, "small": 0.5, "count": true, "by_key_that_is_named_at_length": {"k": 7}});
    let input = crate::untyped::JsonInput::new(&THING, &json).unwrap();
    let expected = [
        "a4",
        "65726174696ffb3ff0000000000000",
        "65736d616c6cfa3f000000",
        "65636f756e7401",
        "781e62795f6b65795f746861745f69735f6e616d65645f61745f6c656e677468a1616b07",
    ];
    assert_eq!(hex(&write(&input)), expected.concat());
}

#[test]
fn reads_what_it_writes() {
    assert_eq!(decoded::<Thing>(&mut CborDecoder::new(&write(&full()))).unwrap(), full());
}

#[test]
fn heads_grow_with_the_number_of_members() {
    static ROWS: [Member; 300] = [Member::new("m", boolean()); 300];
    static MANY: Structure = Structure::new("Many", &ROWS);
    struct Many(usize);
    impl crate::shape::Members for Many {
        fn schema(&self) -> &'static Structure {
            &MANY
        }
        fn write_members(&self, out: &mut dyn crate::shape::MemberWriter) {
            (0..self.0).for_each(|index| out.member(index, &true));
        }
    }
    for (count, head) in [(23, "b7"), (24, "b818"), (255, "b8ff"), (256, "b90100")] {
        assert_eq!(hex(&write(&Many(count))), format!("{head}{}", "616df5".repeat(count)));
    }
}

#[test]
fn members_come_in_any_order_with_strangers_among_them() {
    // {_ "x": {"y": [1, 1.5, 0("z")]}, "count": null, "on": undefined, "inner": {}, (_ "na", "me"): "n", "name": "last"}
    let text = "bf 6178 a16179 8301f93e00c0617a 65636f756e74 f6 626f6e f7 65696e6e6572 a0 7f626e61626d65ff 616e 646e616d65 646c617374 ff";
    let expected = Thing { name: Some("last".into()), inner: Some(Box::new(Thing::default())), ..Thing::default() };
    assert_eq!(thing(text).unwrap(), expected);
}

#[test]
fn reads_every_form_of_a_value() {
    let at = |hex: &str| thing(&format!("a1626174{hex}")).map(|it| it.at.unwrap());
    for whole in ["01", "c101", "c1f93c00", "c1fa3f800000", "d8011801", "c1fb3ff0000000000000"] {
        assert_eq!(at(whole).unwrap(), DateTime::from_secs(1), "{whole}");
    }
    assert_eq!(at("c1fbbfe0000000000000").unwrap(), DateTime::from_secs_and_nanos(-1, 500_000_000));
    for bad in ["c001", "c1f97e00", "c1fb7fefffffffffffff", "c1c101", "6131", "c11bffffffffffffffff", "c1"] {
        assert!(at(bad).is_err(), "{bad}");
    }
    let ratio = |hex: &str| thing(&format!("a165726174696f{hex}")).unwrap().ratio.unwrap();
    assert_eq!((ratio("f90050"), ratio("f9c500"), ratio("20")), (4.768_371_582_031_25e-6, -5.0, -1.0));
    assert!(ratio("f97c01").is_nan() && ratio("fa7fc00000").is_nan());
    assert_eq!(thing("a1656e616d65739f6161f66162ff").unwrap().names.unwrap(), ["a", "b"]);
    assert_eq!(thing("a164646174615f4168ff").unwrap().data.unwrap().as_ref(), b"h");
    let any = thing("a163616e79a261618201f5616bfb3ff8000000000000").unwrap().any.unwrap();
    let expected = Document::Object(HashMap::from([
        ("a".into(), Document::Array(vec![Document::Number(Number::PosInt(1)), Document::Bool(true)])),
        ("k".into(), Document::Number(Number::Float(1.5))),
    ]));
    assert_eq!(any, expected);
}

#[test]
fn unions_have_one_member() {
    let choice = |hex: &str| thing(&format!("a16663686f696365{hex}")).map(|it| it.choice.unwrap());
    assert_eq!(choice("a36454657874617465576 86f6c65f6665f5f747970656178").unwrap(), Choice::Text("t".into()));
    assert_eq!(choice("a1634e657701").unwrap(), Choice::Unknown);
    for hex in ["a0", "a26454657874617465 57686f6c6501", "a16454657874f6"] {
        let message = choice(hex).unwrap_err().to_string();
        assert!(message.contains("the union Choice must have exactly one member set"), "{message}");
    }
}

#[test]
fn errors_say_where() {
    let cases = [
        ("a1646e616d6501", "name: byte 6 of the CBOR: expected text, found a whole number"),
        ("a1646e616d6563c3a9", "name: invalid CBOR: the item at byte 7 goes on after the end"),
        ("a1646e616d6561ff", "name: byte 6 of the CBOR: expected text in UTF-8, found other bytes"),
        ("a163626967 1b8000000000000000", "big: 9223372036854775808 does not fit a 64-bit integer"),
        ("a165636f756e741a80000000", "count: 2147483648 does not fit a 32-bit integer"),
        (
            "a165696e6e6572a165636f756e74f5",
            "inner.count: byte 14 of the CBOR: expected a whole number, found a boolean",
        ),
        ("a162617 4c001", "at: byte 4 of the CBOR: expected a timestamp (tag 1), found a tag"),
        ("a10101", "byte 1 of the CBOR: expected text, found a whole number"),
        ("a00000", "invalid CBOR at byte 1: expected the end, found 0x00"),
        ("80", "byte 0 of the CBOR: expected a map, found a list"),
        ("a1617 8e0", "invalid CBOR at byte 3: expected a value, found 0xe0"),
        ("bf", "invalid CBOR at byte 1: expected text, found the end"),
        ("", "invalid CBOR at byte 0: expected a map, found the end"),
    ];
    for (hex, message) in cases {
        assert_eq!(thing(hex).unwrap_err().to_string(), message, "{hex}");
    }
}

#[test]
fn depth_is_limited() {
    let nested = |key: &str, depth: usize| format!("a1{key}{}80", "81".repeat(depth - 1));
    assert!(thing(&nested("63616e79", 127)).is_ok());
    assert!(thing(&nested("63616e79", 128)).unwrap_err().to_string().contains("nested more than 128 deep"));
    for text in
        [nested("6178", 1_000_000), "a165696e6e6572".repeat(100_000), format!("a16178{}", "c1".repeat(1_000_000))]
    {
        assert!(thing(&text).is_err());
    }
    // What a list claims to hold is not believed.
    assert!(thing("a1656e616d65739bffffffffffffffff").is_err());
}

proptest! {
    #[test]
    fn fractions_come_back(ratio in any::<f64>(), small in any::<f32>(), big in any::<i64>(), count in any::<i32>()) {
        let input = Thing { ratio: Some(ratio), small: Some(small), big: Some(big), count: Some(count), ..Thing::default() };
        let output = decoded::<Thing>(&mut CborDecoder::new(&write(&input))).unwrap();
        prop_assert_eq!((output.big, output.count), (input.big, input.count));
        let bits = |it: &Thing| (it.ratio.filter(|it| !it.is_nan()).map(f64::to_bits), it.small.filter(|it| !it.is_nan()).map(f32::to_bits));
        prop_assert_eq!(bits(&output), bits(&input));
    }

    #[test]
    fn never_panics(noise in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200_usize) {
        let _ = read(&noise, &mut Thing::default());
        let _ = CborDecoder::new(&noise).document();
        let mut text = write(&full());
        text.truncate(cut);
        text.extend_from_slice(&noise);
        let _ = read(&text, &mut Thing::default());
    }

    #[test]
    fn mutations_never_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut text = write(&full());
        let at = at.index(text.len());
        text[at] = byte;
        let _ = read(&text, &mut Thing::default());
    }

    #[test]
    fn what_is_cut_off_is_an_error(at in any::<prop::sample::Index>()) {
        let text = write(&full());
        prop_assert!(read(&text[..at.index(text.len())], &mut Thing::default()).is_err());
    }
}
