//! The parser against argparse itself: words, and what CPython 3.11's `parse_known_args` made of them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;

use super::*;

type Row = (&'static str, Takes, Check<'static>, bool);

fn parser(options: Vec<Row>, positionals: Vec<Row>) -> Parser<'static, &'static str> {
    let argument =
        |(name, takes, check, required): Row| Argument::new(name, name, takes).check(check).required(required);
    Parser {
        options: options.into_iter().map(argument).collect(),
        positionals: positionals.into_iter().map(argument).collect(),
    }
}

/// The parsers of the captured cases.
fn parsers() -> Vec<Parser<'static, &'static str>> {
    use Check::Any;
    let one = |name| (name, Takes::One, Any, false);
    let none = |name| (name, Takes::None, Any, false);
    let help = || ("help", Takes::Optional, Any, false);
    vec![
        parser(
            vec![
                ("--domain", Takes::One, Any, true),
                ("--workflow-id", Takes::One, Any, true),
                one("--run-id"),
                ("--tag-list", Takes::Many, Any, false),
                none("--reverse"),
                none("--no-reverse"),
                ("--long", Takes::One, Check::Int, false),
                ("--rate", Takes::One, Check::Float, false),
                ("--skeleton", Takes::Optional, Any, false),
                one("--cli-input-json"),
                one("--cli-input-yaml"),
            ],
            vec![help()],
        ),
        parser(vec![one("--function-name"), none("--no-x")], vec![("outfile", Takes::One, Any, true), help()]),
        parser(vec![one("--profile"), none("--debug")], vec![]),
        parser(vec![one("--output"), none("--debug"), one("--query")], vec![("command", Takes::One, Any, true)]),
    ]
}

fn words(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// Whether what a key took is what the namespace has for it.
fn is_same(took: &[String], value: &Value) -> bool {
    match value {
        Value::Bool(true) => took.is_empty(),
        Value::String(text) if text == "CONST" => took.is_empty(),
        Value::String(text) => took == [text.as_str()],
        Value::Array(_) => took == words(value),
        _ => false,
    }
}

#[test]
fn words_are_handed_out_as_argparse_does() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/argparse.json")).unwrap();
    let parsers = parsers();
    assert!(cases.len() > 100);
    for case in &cases {
        let parser = &parsers[usize::try_from(case["parser"].as_u64().unwrap()).unwrap()];
        let found = match (parser.parse(&words(&case["args"])), case.get("error")) {
            (Ok(found), None) => found,
            (Err(text), Some(error)) => {
                assert_eq!(text, error.as_str().unwrap(), "{case}");
                continue;
            }
            (other, _) => panic!("{case}: {other:?}"),
        };
        assert_eq!(found.rest, words(&case["rest"]), "{case}");
        let values = case["values"].as_object().unwrap();
        for (key, value) in values {
            let took = found.taken.iter().rev().find(|(it, _)| it == key);
            assert!(took.is_some_and(|(_, took)| is_same(took, value)), "{case}: {key}: {took:?}");
        }
        let numbers = words(&case["numbers"]);
        for (key, _) in &found.taken {
            assert!(values.contains_key(*key) || numbers.iter().any(|it| it == key), "{case}: {key}");
        }
    }
}
