//! Texts captured from the AWS CLI.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::write;

#[test]
fn values_are_written_as_captured() {
    let records: Vec<Value> = serde_json::from_str(include_str!("../../../tests/data/cli.json")).unwrap();
    let record = records.iter().find(|it| it["kind"] == "cli2_yaml").unwrap();
    let cases = record["cases"].as_array().unwrap();
    assert!(cases.len() > 60);
    for case in cases {
        assert_eq!(write(&json!({ "k": case["value"] })), case["yaml"].as_str().unwrap(), "{}", case["value"]);
    }
}

#[test]
fn lists_of_lists_start_in_one_line() {
    let value = json!([[1, [2, "a\nb"]], { "b": { "c": [] }, "a": [{ "x": null }] }, {}]);
    let text = "- - 1\n  - - 2\n    - 'a\n\n      b'\n- a:\n  - x: null\n  b:\n    c: []\n- {}\n";
    assert_eq!(write(&value), text);
}

#[test]
fn keys_of_several_lines_stand_after_a_question_mark() {
    let value = json!({ "a\nb": { "c": 1 }, "d\te": ["x"] });
    assert_eq!(write(&value), "? 'a\n\n  b'\n: c: 1\n\"d\\te\":\n- x\n");
}

#[test]
fn long_escaped_text_is_folded() {
    let value = json!({ "k": format!("\t{} {}  c", "a".repeat(80), "b".repeat(80)) });
    let text = format!("k: \"\\t{}\n  {}\n  \\ c\"\n", "a".repeat(80), "b".repeat(80));
    assert_eq!(write(&value), text);
}
