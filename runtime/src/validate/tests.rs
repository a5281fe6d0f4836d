//! Each rule, and what is hidden.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::schema::{
    Bound, List, Map, Member, Rules, Shape, at_least, at_most, blob, double, float, integer, length, list, map,
    matching, max_length, min_length, range, range_float, string, structure, values,
};

/// The table of a structure with one member `V`.
fn table(member: Shape) -> &'static Structure {
    one(Member::new("V", member))
}

fn ruled(shape: Shape, rules: Rules) -> Shape {
    shape.rules(Box::leak(Box::new(rules)))
}

fn one(member: Member) -> &'static Structure {
    let members: &'static [Member] = Box::leak(Box::new([member]));
    Box::leak(Box::new(Structure::new("Input", members)))
}

fn checked(schema: &'static Structure, value: Value) -> Vec<String> {
    let violations = check_json(schema, &value).err().map(|error| error.violations).unwrap_or_default();
    violations.iter().map(Violation::to_string).collect()
}

fn advised(schema: &'static Structure, value: Value) -> Vec<String> {
    advise(&JsonInput::new(schema, &value).unwrap()).iter().map(Violation::to_string).collect()
}

#[test]
fn a_violation_is_data() {
    let error = check_json(table(ruled(string(), length(2, 6))), &json!({ "V": "x" })).unwrap_err();
    let expected = Violation {
        pointer: "/V".to_owned(),
        path: "V".to_owned(),
        rule: Rule::MinLength,
        limit: Some(Limit::Number(Bound::Int(2))),
        actual: Some("1".to_owned()),
        actual_type: None,
    };
    assert_eq!(error.violations, [expected]);
    assert_eq!(error.report(), "Invalid length for parameter V, value: 1, valid min length: 2");
    assert_eq!(error.to_string(), format!("Parameter validation failed:\n{}", error.report()));
}

#[test]
fn missing_and_unknown_members_have_pointers() {
    let schema = one(Member::new("V", string()).required());
    let violations = check_json(schema, &json!({ "a/b": 1 })).unwrap_err().violations;
    assert_eq!(violations[0].pointer, "/V");
    assert_eq!(violations[0].limit, Some(Limit::Member("V")));
    assert_eq!(violations[1].pointer, "/a~1b");
    assert_eq!(violations[1].actual.as_deref(), Some("a/b"));
    assert_eq!(violations[1].limit, Some(Limit::OneOf(vec!["V"])));
}

#[test]
fn greatest_lengths_and_values_are_advisories() {
    let text = table(ruled(string(), length(2, 3)));
    assert_eq!(checked(text, json!({ "V": "long" })), [""; 0]);
    assert_eq!(
        advised(text, json!({ "V": "long" })),
        ["Invalid length for parameter V, value: 4, valid max length: 3"]
    );
    assert_eq!(advised(text, json!({ "V": "x" })), [""; 0], "what is checked is not advised");
    let number = table(ruled(integer(), at_most(5)));
    assert_eq!(advised(number, json!({ "V": 6 })), ["Invalid value for parameter V, value: 6, valid max value: 5"]);
    let fraction = table(ruled(double(), range_float(0.0, 1.5)));
    assert_eq!(advised(fraction, json!({ "V": 2 })), ["Invalid value for parameter V, value: 2, valid max value: 1.5"]);
    assert_eq!(
        checked(fraction, json!({ "V": -1 })),
        ["Invalid value for parameter V, value: -1, valid min value: 0.0"]
    );
    static TEXTS: List = List::of(string());
    let texts = table(ruled(list(&TEXTS), max_length(1)));
    assert_eq!(
        advised(texts, json!({ "V": ["a", "b"] })),
        ["Invalid length for parameter V, value: 2, valid max length: 1"]
    );
}

#[test]
fn least_sizes_of_blobs_and_maps_are_advisories() {
    static ENTRIES: Map = Map::of(string(), string());
    for (schema, value) in [
        (table(ruled(blob(), min_length(1))), json!({ "V": "" })),
        (table(ruled(map(&ENTRIES), min_length(1))), json!({ "V": {} })),
    ] {
        assert_eq!(checked(schema, value.clone()), [""; 0]);
        assert_eq!(advised(schema, value), ["Invalid length for parameter V, value: 0, valid min length: 1"]);
    }
}

#[test]
fn enumerations_are_advisories() {
    let schema = table(ruled(string(), values(&["A", "B"])));
    assert_eq!(checked(schema, json!({ "V": "Z" })), [""; 0]);
    assert_eq!(advised(schema, json!({ "V": "Z" })), ["Invalid value for parameter V, value: Z, must be one of: A, B"]);
    assert_eq!(advised(schema, json!({ "V": "B" })), [""; 0]);
}

#[cfg(feature = "patterns")]
#[test]
fn patterns_match_the_whole_text() {
    let schema = table(ruled(string(), matching("a|bc")));
    assert_eq!(checked(schema, json!({ "V": "abc" })), [""; 0]);
    for text in ["ab", "abc", "xa", "a\n"] {
        let line = format!("Invalid value for parameter V, value: {text}, must match: a|bc");
        assert_eq!(advised(schema, json!({ "V": text })), [line]);
    }
    for text in ["a", "bc"] {
        assert_eq!(advised(schema, json!({ "V": text })), [""; 0]);
    }
}

#[test]
fn a_pattern_beyond_regex_lite_is_passed_over() {
    assert_eq!(advised(table(ruled(string(), matching(r"(?!aws).*"))), json!({ "V": "aws" })), [""; 0]);
}

#[test]
fn strict_means_both_in_the_order_of_the_walk() {
    static INPUT: Structure = Structure::new(
        "Input",
        &[
            Member::new("A", string().rules(&max_length(1))),
            Member::new("B", integer().rules(&range(1, 2))),
            Member::new("C", string()).required(),
        ],
    );
    let value = json!({ "A": "ab", "B": 0 });
    let input = JsonInput::new(&INPUT, &value).unwrap();
    let rules: Vec<Rule> = check_strict(&input).unwrap_err().violations.iter().map(|it| it.rule).collect();
    assert_eq!(rules, [Rule::Required, Rule::MaxLength, Rule::MinValue]);
}

#[test]
fn only_the_inputs_own_token_is_filled() {
    static INNER: Structure = Structure::new("Inner", &[Member::new("Token", string()).required().idempotency_token()]);
    assert_eq!(check_json(&INNER, &json!({})), Ok(()));
    assert_eq!(checked(table(structure(&INNER)), json!({ "V": {} })), ["Missing required parameter in V: \"Token\""]);
}

#[test]
fn a_host_label_is_not_empty() {
    let schema = one(Member::new("V", string()).host_label());
    assert_eq!(checked(schema, json!({ "V": "" })), ["Invalid length for parameter V, value: 0, valid min length: 1"]);
    assert_eq!(checked(schema, json!({ "V": "h" })), [""; 0]);
}

#[test]
fn lengths_are_counted_in_characters() {
    let schema = table(ruled(string(), length(2, 2)));
    assert_eq!(checked(schema, json!({ "V": "\u{1f600}" })).len(), 1);
    assert_eq!(checked(schema, json!({ "V": "\u{1f600}\u{1f600}" })), [""; 0]);
    assert_eq!(advised(schema, json!({ "V": "\u{1f600}\u{1f600}" })), [""; 0]);
}

#[test]
fn sensitive_values_are_hidden() {
    let secret = table(ruled(string(), length(9, 10).values(&["A"])).sensitive());
    let hidden = "Invalid length for parameter V, value: ***, valid min length: 9";
    assert_eq!(checked(secret, json!({ "V": "hunter2" })), [hidden]);
    assert_eq!(
        advised(secret, json!({ "V": "hunter2" })),
        ["Invalid value for parameter V, value: ***, must be one of: A"]
    );
    assert_eq!(
        checked(secret, json!({ "V": ["hunter2"] })),
        ["Invalid type for parameter V, value: ***, type: <class 'list'>, valid types: <class 'str'>"]
    );
    let number = table(ruled(integer(), at_least(10)).sensitive());
    assert_eq!(checked(number, json!({ "V": 7 })), ["Invalid value for parameter V, value: ***, valid min value: 10"]);
}

#[test]
fn what_stands_in_a_sensitive_value_is_hidden() {
    static INNER: Structure = Structure::new("Inner", &[Member::new("W", string().rules(&min_length(9)))]);
    let schema = table(structure(&INNER).sensitive());
    assert_eq!(
        checked(schema, json!({ "V": { "W": "hunter2" } })),
        ["Invalid length for parameter V.W, value: ***, valid min length: 9"]
    );
}

#[test]
fn what_could_hold_a_sensitive_value_is_hidden_when_it_is_of_the_wrong_type() {
    static LOGIN: Structure = Structure::new(
        "Login",
        &[Member::new("Password", string().sensitive()), Member::new("Next", structure(&LOGIN))],
    );
    static LOGINS: List = List::of(structure(&LOGIN));
    assert_eq!(
        checked(table(list(&LOGINS)), json!({ "V": { "Password": "hunter2" } })),
        [
            "Invalid type for parameter V, value: ***, type: <class 'dict'>, valid types: <class 'list'>, <class 'tuple'>"
        ]
    );
    assert_eq!(
        check_json(&LOGIN, &json!(["hunter2"])).unwrap_err().report(),
        "Invalid type for parameter input, value: ***, type: <class 'list'>, valid types: <class 'dict'>"
    );
}

#[test]
fn sensitive_keys_are_hidden_in_paths_too() {
    static BY_SECRET: Map = Map::of(string().rules(&min_length(9)).sensitive(), string().rules(&min_length(2)));
    let violations = check_json(table(map(&BY_SECRET)), &json!({ "V": { "hunter2": "x" } })).unwrap_err().violations;
    let lines: Vec<String> = violations.iter().map(Violation::to_string).collect();
    assert_eq!(
        lines,
        [
            "Invalid length for parameter V (key: ***), value: ***, valid min length: 9",
            "Invalid length for parameter V.***, value: 1, valid min length: 2",
        ]
    );
    assert!(violations.iter().all(|violation| violation.pointer == "/V/***"));
}

#[test]
fn nothing_sensitive_is_left_in_the_data() {
    let schema = table(ruled(string(), length(9, 3)).sensitive());
    let value = json!({ "V": "hunter2" });
    let error = check_strict(&JsonInput::new(schema, &value).unwrap()).unwrap_err();
    assert_eq!(error.violations.len(), 2);
    assert!(!format!("{error:?}").contains("hunter2"));
    assert!(error.violations.iter().all(|violation| violation.actual.as_deref() == Some("***")));
}

/// A structure with one typed fraction.
struct Single(f32, &'static Structure);

impl Members for Single {
    fn schema(&self) -> &'static Structure {
        self.1
    }

    fn write_members(&self, out: &mut dyn crate::shape::MemberWriter) {
        out.member(0, &self.0);
    }
}

#[test]
fn a_single_prints_its_own_digits() {
    let schema = table(ruled(float(), at_least(0)));
    let line = |value| check(&Single(value, schema)).err().map(|error| error.report());
    let text = |value: &str| Some(format!("Invalid value for parameter V, value: {value}, valid min value: 0"));
    assert_eq!(line(-0.1), text("-0.1"));
    assert_eq!(line(-1e20), text("-1e+20"));
    assert_eq!(line(-2.5e-7), text("-2.5e-07"));
    assert_eq!(line(-1.0), text("-1.0"));
    assert_eq!(line(f32::NEG_INFINITY), text("-inf"));
    assert_eq!(line(f32::NAN), None);
}

#[test]
fn a_single_is_compared_in_32_bits() {
    let schema = table(ruled(float(), range_float(-0.1, 0.1)));
    assert_eq!(check_strict(&Single(-0.1, schema)), Ok(()));
    assert_eq!(check_strict(&Single(0.1, schema)), Ok(()));
    assert!(check(&Single(-0.100_001, schema)).is_err());
}
