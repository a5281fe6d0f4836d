//! Shorthand as the AWS CLI reads it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::schema::{
    List, Map, Member, Shape, Structure, boolean, document, double, integer, list, map, string, structure,
};
use serde_json::json;

use super::{fit, parse, takes};
use crate::parameters::Datum;
use crate::parameters::failure::Failure;
use crate::parameters::tests::Disk;

fn disk() -> Disk {
    Disk::new(&[("d.txt", b"dom"), ("bin", b"\xff")])
}

fn parsed(text: &str) -> Datum {
    parse(text, &disk()).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

#[test]
fn values_are_text_lists_and_maps() {
    let cases = [
        ("a=b", json!({ "a": "b" })),
        ("a=b,c=d", json!({ "a": "b", "c": "d" })),
        ("a=b,c", json!({ "a": ["b", "c"] })),
        ("a=b,c,d=e,f=g,h", json!({ "a": ["b", "c"], "d": "e", "f": ["g", "h"] })),
        ("a=", json!({ "a": "" })),
        ("a=,b=c", json!({ "a": "", "b": "c" })),
        ("=b", json!({ "": "b" })),
        ("a=b,,c=d", json!({ "a": "b", "c": "d" })),
        ("a = b , c = d", json!({ "a": "b", "c": "d" })),
        ("a=b c", json!({ "a": "b c" })),
        ("a=b=c", json!({ "a": "b=c" })),
        ("a=b\\,c", json!({ "a": "b,c" })),
        ("a='b,c',d=\"e=\\\"f\\\"\"", json!({ "a": "b,c", "d": "e=\"f\"" })),
        ("a='it\\'s'", json!({ "a": "it's" })),
        ("a='b\\'", json!({ "a": "b\\" })),
        ("a=[b,c]", json!({ "a": ["b", "c"] })),
        ("a=[b,]", json!({ "a": ["b"] })),
        ("a=[]", json!({ "a": [] })),
        ("a={b=c,d=[e,{f=g}]},h=i", json!({ "a": { "b": "c", "d": ["e", { "f": "g" }] }, "h": "i" })),
        ("a={b=1,b=2}", json!({ "a": { "b": "2" } })),
        ("a.b-c_d#e/f:g=h", json!({ "a.b-c_d#e/f:g": "h" })),
        ("a=\u{e9}\u{e0}", json!({ "a": "\u{e9}\u{e0}" })),
        ("a=file://d.txt", json!({ "a": "file://d.txt" })),
        ("a@=file://d.txt,b=file://d.txt", json!({ "a": "dom", "b": "file://d.txt" })),
        ("a={b@=file://d.txt,c=d}", json!({ "a": { "b": "dom", "c": "d" } })),
        ("a@=no-file", json!({ "a": "no-file" })),
    ];
    for (text, value) in cases {
        assert_eq!(parsed(text), Datum::from(value), "{text}");
    }
    assert_eq!(parsed("a@=fileb://bin"), Datum::Map([("a".to_owned(), Datum::Bytes(vec![255]))].into()));
}

#[test]
fn errors_show_the_place() {
    let cases = [
        ("foo", "Expected: '=', received: 'EOF' for input:\n foo\n   ^"),
        ("", "Expected: '=', received: 'EOF' for input:\n \n^"),
        (" a=b", "Expected: '=', received: 'a' for input:\n  a=b\n ^"),
        ("a=b,", "Expected: '<second>', received: '<none>' for input:\n a=b,\n    ^"),
        ("a=\"b", "Expected: '<double quoted>', received: '<none>' for input:\n a=\"b\n  ^"),
        ("a='b", "Expected: '<singled quoted>', received: '<none>' for input:\n a='b\n  ^"),
        ("a={b=[{c=d}", "Expected: ',', received: 'EOF' for input:\n a={b=[{c=d}\n           ^"),
        ("a=b\\,c,d=\\\"q", "Expected: ',', received: '\"' for input:\n a=b\\,c,d=\\\"q\n          ^"),
        ("a=b,\nc==d,e\nf", "Expected: ',', received: '=' for input:\n a=b,\nc==d,e\n  ^\nf"),
        ("a=\u{1f600}", "Expected: ',', received: '\u{1f600}' for input:\n a=\u{1f600}\n  ^"),
        (
            "a=b,a=c",
            "Second instance of key \"a\" encountered for input:\na=b,a=c\n    ^\n\
             This is often because there is a preceding \",\" instead of a space.",
        ),
    ];
    for (text, message) in cases {
        assert_eq!(parse(text, &disk()), Err(Failure::Syntax(message.to_owned())), "{text}");
    }
}

#[test]
fn a_missing_file_and_too_many_brackets_are_no_matter_of_syntax() {
    let missing = "Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'";
    assert_eq!(parse("a@=file://none", &disk()), Err(Failure::Other(missing.to_owned())));
    let deep = format!("a={}", "[".repeat(100_000));
    assert!(matches!(parse(&deep, &disk()), Err(Failure::Other(_))));
}

static INNER: Structure = Structure::new("Inner", &[Member::new("N", integer()), Member::new("Yes", boolean())]);
static OUTER: Structure = Structure::new(
    "Outer",
    &[
        Member::new("Text", string()),
        Member::new("F", double()),
        Member::new("Texts", list(&List::of(string()))),
        Member::new("Ns", list(&List::of(integer()))),
        Member::new("Inner", structure(&INNER)),
        Member::new("ByName", map(&Map::of(string(), structure(&INNER)))),
    ],
);

fn fitted(shape: Shape, text: &str) -> Result<Datum, Failure> {
    let mut datum = parsed(text);
    fit(&shape, &mut datum).map(|()| datum)
}

#[test]
fn texts_become_what_the_table_has() {
    let cases = [
        ("Text=1,F=2", json!({ "Text": "1", "F": 2.0 })),
        ("Texts=a", json!({ "Texts": ["a"] })),
        ("Ns=1,2", json!({ "Ns": [1, 2] })),
        // The AWS CLI wraps and looks no further.
        ("Ns=1", json!({ "Ns": ["1"] })),
        ("Inner={N=1_0,Yes=True}", json!({ "Inner": { "N": 10, "Yes": true } })),
        ("Inner={Yes=maybe,No=1}", json!({ "Inner": { "Yes": "maybe", "No": "1" } })),
        ("ByName={k={N=1}}", json!({ "ByName": { "k": { "N": 1 } } })),
        ("Inner=x", json!({ "Inner": "x" })),
    ];
    for (text, value) in cases {
        assert_eq!(fitted(structure(&OUTER), text), Ok(Datum::from(value)), "{text}");
    }
}

#[test]
fn numbers_that_are_none_are_errors_of_their_own() {
    let failures = [
        ("Inner={N=x}", "invalid literal for int() with base 10: 'x'"),
        ("F=x", "could not convert string to float: 'x'"),
    ];
    for (text, message) in failures {
        assert_eq!(fitted(structure(&OUTER), text), Err(Failure::Value(message.to_owned())), "{text}");
    }
    assert!(matches!(fitted(structure(&OUTER), "Inner={N=[1]}"), Err(Failure::Other(_))));
}

#[test]
fn documents_and_lists_of_scalars_are_not_written_in_shorthand() {
    static TEXTS: List = List::of(string());
    static STRUCTURES: List = List::of(structure(&INNER));
    static DOCUMENTS: Map = Map::of(string(), document());
    assert!(takes(&structure(&INNER)) && takes(&list(&STRUCTURES)));
    for shape in [list(&TEXTS), map(&DOCUMENTS), document(), string()] {
        assert!(!takes(&shape), "{shape:?}");
    }
}
