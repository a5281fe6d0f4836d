//! What is wrong in rule sets, what is dissolved, and what is moved out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::diagnostic::Diagnostics;
use crate::ir::RuleSet;
use crate::ir::endpoint::{Body, Condition, Expr, Group, Outcome, Rule};
use crate::model::rule_set::parse;
use crate::request::Source;

use super::lower_rule_set;

const PARAMETERS: &str = r#"{"A": {"type": "string"}, "B": {"type": "string", "required": true},
    "F": {"type": "boolean", "required": true}, "L": {"type": "stringArray", "required": true}}"#;

/// Lowers rules over [`PARAMETERS`].
fn lower(rules: &str) -> Result<RuleSet, Vec<String>> {
    let text = format!(r#"{{"parameters": {PARAMETERS}, "rules": {rules}}}"#);
    let source = Source { name: "rules.json".into(), text };
    let mut diagnostics = Diagnostics::default();
    let rule_set = parse(&source, &mut diagnostics).and_then(|it| lower_rule_set(&it, &mut diagnostics));
    let problems = diagnostics.items.iter().map(|it| format!("{} {}", it.pointer, it.message)).collect();
    rule_set.ok_or(problems)
}

fn own(rule_set: RuleSet) -> (Vec<Rule>, Vec<Group>) {
    match rule_set.body {
        Body::Rules { rules, groups } => (rules, groups),
        Body::Standard(prefix) => panic!("{prefix}"),
    }
}

/// A rule set of one condition and an endpoint.
fn with_condition(condition: &str) -> Result<RuleSet, Vec<String>> {
    lower(&format!(r#"[{{"type": "endpoint", "conditions": [{condition}], "endpoint": {{"url": "https://h"}}}}]"#))
}

#[test]
fn a_wrong_condition_is_reported_with_its_place() {
    let at = "/rules/0/conditions/0";
    let cases = [
        (r#"{"fn": "isNice", "argv": []}"#, "`isNice` is not a function of rule sets"),
        (r#"{"fn": "uriEncode", "argv": []}"#, "`uriEncode` has 0 arguments; it takes 1"),
        (r#"{"fn": "isSet", "argv": [{"ref": "X"}]}"#, "`X` is neither a parameter nor assigned before this place"),
        (r#"{"fn": "stringEquals", "argv": [{"ref": "F"}, "x"]}"#, "a text is expected, not a flag"),
        (r#"{"fn": "getAttr", "argv": [{"ref": "B"}, "scheme"]}"#, "a text has no attribute `scheme`"),
        (
            r#"{"fn": "stringEquals", "argv": [{"fn": "getAttr", "argv": [{"ref": "L"}, "[0]"]}, "x"]}"#,
            "this may have no value: a condition has to assign it first",
        ),
        (r#"{"fn": "uriEncode", "argv": [{"ref": "B"}], "assign": "A"}"#, "`A` has a value already"),
        (r#"{"fn": "uriEncode", "argv": ["{B}{"]}"#, "a brace has no partner in `{B}{`"),
    ];
    for (condition, expected) in cases {
        assert_eq!(with_condition(condition).unwrap_err(), [format!("{at} {expected}")], "{condition}");
    }
    let missing = r#"{"fn": "not", "argv": [{"fn": "isValidHostLabel", "argv": [{"ref": "A"}, false]}]}"#;
    let expected = "the value may be missing: a condition has to test that with `isSet` first";
    assert_eq!(with_condition(missing).unwrap_err(), [format!("{at} {expected}")]);
    let nested = r#"{"fn": "not", "argv": [{"fn": "isValidHostLabel", "argv": [{"ref": "B"}, false], "assign": "x"}]}"#;
    assert_eq!(with_condition(nested).unwrap_err(), [format!("{at}/argv/0 only a condition can assign")]);
}

#[test]
fn problems_of_several_rules_are_reported_together() {
    let rules = r#"[{"type": "error", "conditions": [{"fn": "f", "argv": []}], "error": "e"},
                    {"type": "error", "conditions": [], "error": "{X}"}]"#;
    let expected = [
        "/rules/0/conditions/0 `f` is not a function of rule sets",
        "/rules/1 `X` is neither a parameter nor assigned before this place",
    ];
    assert_eq!(lower(rules).unwrap_err(), expected);
}

#[test]
fn what_a_rule_learns_its_siblings_do_not_know() {
    let rules = r#"[
        {"type": "error", "conditions": [{"fn": "isSet", "argv": [{"ref": "A"}]}], "error": "{A}"},
        {"type": "error", "conditions": [{"fn": "stringEquals", "argv": [{"ref": "A"}, "x"]}], "error": "e"}]"#;
    let (rules, _) = own(lower(rules).unwrap());
    // The second rule tests of its own whether there is a value.
    for rule in &rules {
        assert!(matches!(rule.conditions[0], Condition::Binds { .. }), "{rule:?}");
    }
    assert_eq!(rules.len(), 2);
}

#[test]
fn what_says_nothing_is_dissolved() {
    let rules = r#"[{"type": "tree", "conditions": [{"fn": "isSet", "argv": [{"ref": "B"}]}], "rules": [
        {"type": "tree", "conditions": [{"fn": "parseURL", "argv": [{"ref": "B"}], "assign": "url"}], "rules": [
            {"type": "error", "conditions": [{"fn": "booleanEquals", "argv": [false, {"ref": "F"}]}], "error": "one"}]},
        {"type": "error", "conditions": [{"fn": "not", "argv": [{"fn": "isSet", "argv": [{"ref": "B"}]}]}], "error": "never"},
        {"type": "error", "conditions": [{"fn": "uriEncode", "argv": [{"ref": "B"}], "assign": "x"}], "error": "two"},
        {"type": "error", "conditions": [], "error": "too late"}]}]"#;
    let rule_set = lower(rules).unwrap();
    let names: Vec<_> = rule_set.params.iter().map(|it| (it.wire.as_str(), it.used)).collect();
    assert_eq!(names, [("B", true), ("F", true), ("L", false)]);
    let (rules, groups) = own(rule_set);
    assert_eq!((rules.len(), groups.len()), (2, 0));
    let negated = Expr::Not(Box::new(Expr::Variable("f".into())));
    assert!(matches!(rules[0].conditions[0], Condition::Holds(Expr::IsSet(_))));
    assert_eq!(rules[0].conditions[1], Condition::Holds(negated));
    assert_eq!(rules[1].conditions, []);
}

/// Rules that each test `B` for a number.
fn numbered(from: usize, to: usize) -> String {
    let rule = |number| {
        format!(
            r#"{{"type": "error", "conditions": [{{"fn": "stringEquals", "argv": [{{"ref": "B"}}, "{number}"]}}], "error": "{{A}}"}}"#
        )
    };
    (from..to).map(rule).collect::<Vec<_>>().join(",")
}

/// A tree under `isSet` of `A` and a value of `B`.
fn tree(value: &str, rules: &str) -> String {
    let is_set = r#"{"fn": "isSet", "argv": [{"ref": "A"}]}"#;
    let equals = format!(r#"{{"fn": "stringEquals", "argv": [{{"ref": "B"}}, "{value}"]}}"#);
    format!(r#"{{"type": "tree", "conditions": [{is_set}, {equals}], "rules": [{rules}]}}"#)
}

#[test]
fn long_rule_sets_are_split() {
    let (small, large) = (numbered(0, 8), numbered(0, 15));
    let closed = format!(r#"{}, {{"type": "error", "conditions": [], "error": "else"}}"#, numbered(0, 12));
    let rules = format!("[{},{},{},{}]", tree("x", &small), tree("y", &large), tree("z", &closed), tree("w", &large));
    let (rules, groups) = own(lower(&rules).unwrap());
    let calls: Vec<_> = rules.iter().map(|it| &it.outcome).collect();
    assert!(matches!(calls[0], Outcome::Rules(rules) if rules.len() == 8));
    // The same rules make one group, which two places call.
    assert!(matches!(calls[1], Outcome::Group { decides: false, .. }));
    assert_eq!(calls[1], calls[3]);
    assert!(matches!(calls[2], Outcome::Group { decides: true, .. }));
    assert_eq!(groups.len(), 2);
    for group in &groups {
        let variables: Vec<_> = group.variables.iter().map(|it| (it.rust.as_str(), it.optional)).collect();
        // `A` has a value there, as the tree's condition says.
        assert_eq!(variables, [("a", false), ("b", false)]);
    }
}

#[test]
fn short_rule_sets_are_not_split() {
    let (rules, groups) = own(lower(&format!("[{}]", tree("x", &numbered(0, 20)))).unwrap());
    assert_eq!((rules.len(), groups.len()), (1, 0));
}
