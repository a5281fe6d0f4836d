//! What the reader takes, as ruamel.yaml's safe loader takes it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;

use super::{ReadError, read};
use crate::parameters::Datum;

#[test]
fn scalars_are_those_of_yaml_1_2() {
    let text = |it: &str| Datum::Text(it.to_owned());
    let cases = [
        ("yes", text("yes")),
        ("off", text("off")),
        ("12:30", text("12:30")),
        ("True", Datum::Bool(true)),
        ("FALSE", Datum::Bool(false)),
        ("~", Datum::Null),
        ("null", Datum::Null),
        ("nULL", text("nULL")),
        ("010", Datum::whole(10)),
        ("-1_000", Datum::whole(-1000)),
        ("0o17", Datum::whole(15)),
        ("0b11", Datum::whole(3)),
        ("0xfF", Datum::whole(255)),
        ("_1", text("_1")),
        ("1.5", Datum::fraction(1.5)),
        ("1e3", Datum::fraction(1000.0)),
        (".5", Datum::fraction(0.5)),
        ("1.2.3", text("1.2.3")),
        ("1e", text("1e")),
        ("e5", text("e5")),
        ("2020-01-02", Datum::Date("2020-01-02".to_owned())),
        ("2020-1-2", text("2020-1-2")),
        ("2020-1-2 3:04:05 +1", Datum::Time("2020-01-02T03:04:05.0+01:00".to_owned())),
        ("2020-01-02T03:04:05.25Z", Datum::Time("2020-01-02T03:04:05.25Z".to_owned())),
        ("2020-01-02T03:04", text("2020-01-02T03:04")),
        ("'1'", text("1")),
        ("\"a\\tb\"", text("a\tb")),
        ("'it''s'", text("it's")),
        ("!!str 1", text("1")),
        ("!!int '5'", Datum::whole(5)),
        ("!!binary aGk=", Datum::Bytes(b"hi".to_vec())),
        ("! 1", text("1")),
        ("", Datum::Null),
        ("# nothing", Datum::Null),
    ];
    for (source, datum) in cases {
        assert_eq!(read(source), Ok(datum), "{source}");
    }
}

#[test]
fn collections_anchors_and_merge_keys_are_read_in_order() {
    let cases = [
        ("b: 1\na:\n- x\n- y: {z: [1, 2]}\n", json!({ "b": 1, "a": ["x", { "y": { "z": [1, 2] } }] })),
        ("a: &x d\nb: *x\n", json!({ "a": "d", "b": "d" })),
        ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3\n", json!({ "a": { "k": 1, "l": 2 }, "b": { "k": 3, "l": 2 } })),
        ("a:\n  <<: [{k: 1}, {k: 2, l: 3}]\n", json!({ "a": { "k": 1, "l": 3 } })),
        ("a: |\n  l1\n  l2\nb: >\n  f1\n  f2\n", json!({ "a": "l1\nl2\n", "b": "f1 f2\n" })),
        ("{\"a\":\"b\",\"c\":null}", json!({ "a": "b", "c": null })),
        ("a: b\tc # d\n", json!({ "a": "b\tc" })),
    ];
    for (source, value) in cases {
        assert_eq!(read(source), Ok(Datum::from(value)), "{source}");
    }
    let Ok(Datum::Map(entries)) = read("a: &x {k: 1, l: 2}\nb:\n  m: 0\n  <<: *x\n") else { panic!() };
    let Datum::Map(merged) = &entries["b"] else { panic!() };
    assert_eq!(merged.keys().collect::<Vec<_>>(), ["k", "l", "m"]);
}

#[test]
fn what_the_safe_loader_refuses_is_refused() {
    for source in [
        "{oops",
        "a: 1\na: 2",
        "a: !foo w",
        "!!python/none x",
        "--- a\n--- b",
        "a:\td",
        "a: *none",
        "a: =",
        "<<: 1",
        "a: &x [*x]",
        "!!set {a}",
        "a: \u{1}",
        "!!binary a",
    ] {
        assert_eq!(read(source), Err(ReadError::Invalid), "{source}");
    }
    for source in ["1: a", "a: {2020-01-02: b}", "? [a]\n: b", "null: x"] {
        assert_eq!(read(source), Err(ReadError::Key), "{source}");
    }
}

#[test]
fn neither_depth_nor_aliases_exhaust_the_machine() {
    assert_eq!(read(&"[".repeat(100_000)), Err(ReadError::Invalid));
    assert_eq!(read(&format!("{}{}", "[".repeat(5_000), "]".repeat(5_000))), Err(ReadError::Invalid));
    let mut bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n".to_owned();
    for level in 1..12 {
        let before = level - 1;
        bomb += &format!("a{level}: &a{level} [{}]\n", vec![format!("*a{before}"); 10].join(","));
    }
    assert_eq!(read(&bomb), Err(ReadError::Invalid));
}
