//! What `jmespath.py` makes of expressions.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};

use super::ast::DEPTH;
use super::*;

#[test]
fn expressions_find_what_jmespath_py_finds() {
    let facts: Value = serde_json::from_str(include_str!("../../../tests/data/jmespath.json")).unwrap();
    let cases = facts["cases"].as_array().unwrap();
    assert!(cases.len() > 200);
    for case in cases {
        let text = case["query"].as_str().unwrap();
        let query = match (Query::new(text), case.get("error")) {
            (Ok(query), None) => query,
            (Err(error), Some(message)) => {
                assert_eq!(error.to_string(), message.as_str().unwrap(), "{text}");
                continue;
            }
            (found, expected) => panic!("{text}: {found:?} instead of {expected:?}"),
        };
        for (value, expected) in facts["values"].as_array().unwrap().iter().zip(case["results"].as_array().unwrap()) {
            match (query.search(value), expected.get("error")) {
                (Ok(found), None) => {
                    let expected: Value = serde_json::from_str(expected["json"].as_str().unwrap()).unwrap();
                    // As text, because the order of keys matters.
                    assert_eq!(found.to_string(), expected.to_string(), "{text} in {value}");
                }
                (Err(error), Some(message)) => assert_eq!(error.to_string(), message.as_str().unwrap(), "{text}"),
                (found, _) => panic!("{text} in {value}: {found:?} instead of {expected}"),
            }
        }
    }
}

#[test]
fn a_wrong_option_shows_where() {
    let error = Query::option("foo[").unwrap_err();
    assert_eq!(error.exit, 252);
    assert_eq!(
        error.message,
        "Bad value for --query foo[: Invalid jmespath expression: Incomplete expression:\n\"foo[\"\n     ^"
    );
}

#[test]
fn deep_expressions_do_not_exhaust_the_stack() {
    let deep = DEPTH - 2;
    let most = ["(".repeat(deep) + "a" + &")".repeat(deep), "!".repeat(deep) + "a", "a|".repeat(deep) + "a"];
    for text in most {
        assert!(Query::new(&text).unwrap().search(&json!({ "a": 1 })).is_ok());
    }
    let deep = 100_000;
    assert!(Query::new(&("@|".repeat(deep) + "a")).unwrap().search(&json!({ "a": 1 })).is_ok());
    for text in ["(".repeat(deep), "!".repeat(deep) + "a", "a".to_owned() + &"[]".repeat(deep)] {
        assert_eq!(Query::new(&text).unwrap_err().to_string(), "maximum recursion depth exceeded");
    }
}

#[test]
fn a_function_needs_an_expression_where_it_takes_one() {
    let error = |text: &str| Query::new(text).unwrap().search(&json!({ "a": [] })).unwrap_err().to_string();
    assert!(error("length(&a)").starts_with("In function length(), invalid type for value: "));
    assert!(error("&a").contains("expression reference"));
}
