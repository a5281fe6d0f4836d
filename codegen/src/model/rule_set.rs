//! `endpoint-rule-set-1.json`: parameters, and rules of conditions that call functions.

use serde_json::Value;

use super::merge::parse_json;
use super::node::Node;
use super::report::Report;
use crate::diagnostic::Diagnostics;
use crate::request::Source;

/// A rule set as it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// Name of the file, for diagnostics.
    pub file: String,
    /// `parameters` in the order of the file.
    pub parameters: Vec<Parameter>,
    /// `rules`.
    pub rules: Vec<Rule>,
}

/// A parameter.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// Where it stands.
    pub pointer: String,
    /// Name.
    pub name: String,
    /// `type`, in lower case: the files use both `string` and `String`.
    pub ty: String,
    /// `builtIn`.
    pub built_in: Option<String>,
    /// `required`.
    pub required: bool,
    /// `default`.
    pub default: Option<Argument>,
}

/// A rule: conditions, and what holds if they do.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// Where it stands.
    pub pointer: String,
    /// `conditions`, tested in order.
    pub conditions: Vec<Call>,
    /// By `type`: `endpoint`, `error` or `tree`.
    pub outcome: Outcome,
}

/// What a rule leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// `endpoint`.
    Endpoint(Endpoint),
    /// `error`.
    Error(Argument),
    /// `rules`.
    Tree(Vec<Rule>),
}

/// An endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoint {
    /// Where it stands.
    pub pointer: String,
    /// `url`.
    pub url: Argument,
    /// `headers`: names, each with its values.
    pub headers: Vec<(String, Vec<String>)>,
    /// `properties.authSchemes`.
    pub auth_schemes: Vec<AuthScheme>,
    /// `properties.backend`.
    pub backend: Option<String>,
    /// `properties.metricValues`.
    pub metric_values: Vec<String>,
}

/// A way to sign; texts may be templates.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthScheme {
    /// `name`.
    pub name: String,
    /// `signingName`.
    pub signing_name: Option<String>,
    /// `signingRegion`.
    pub signing_region: Option<String>,
    /// `signingRegionSet`.
    pub signing_region_set: Vec<String>,
    /// `disableDoubleEncoding`.
    pub disable_double_encoding: bool,
}

/// A call of a function.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// Where it stands.
    pub pointer: String,
    /// `fn`.
    pub function: String,
    /// `argv`.
    pub arguments: Vec<Argument>,
    /// `assign`: the variable that takes the value.
    pub assign: Option<String>,
}

/// A value, or how to come by one.
#[derive(Clone, Debug, PartialEq)]
pub enum Argument {
    /// Text, perhaps a template.
    Text(String),
    /// True or false.
    Boolean(bool),
    /// A whole number.
    Integer(u64),
    /// `ref`: a parameter or a variable.
    Reference(String),
    /// The result of a call.
    Call(Call),
}

/// Parses a rule set; nothing if anything is an error.
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<RuleSet> {
    let report = Report::new(&source.name);
    let rule_set = parse_json(&source.text, &report).and_then(|value| rule_set(source, &Node::root(&value, &report)));
    let failed = report.has_errors();
    report.drain_into(diagnostics);
    rule_set.filter(|_| !failed)
}

fn rule_set(source: &Source, root: &Node<'_>) -> Option<RuleSet> {
    root.only("a rule set", &["version", "parameters", "rules"]);
    let parameters = root.require("parameters")?.map_entries(parameter);
    Some(RuleSet { file: source.name.clone(), parameters, rules: rules(root)? })
}

fn parameter(name: &str, node: &Node<'_>) -> Option<Parameter> {
    node.only("a parameter of a rule set", &["type", "builtIn", "required", "default", "documentation", "deprecated"]);
    Some(Parameter {
        pointer: node.pointer(),
        name: name.to_owned(),
        ty: node.require("type")?.text()?.to_ascii_lowercase(),
        built_in: optional_text(node, "builtIn"),
        required: optional_flag(node, "required"),
        default: node.get("default").and_then(|it| argument(&it)),
    })
}

fn rules(node: &Node<'_>) -> Option<Vec<Rule>> {
    Some(node.require("rules")?.map_items(rule))
}

fn rule(node: &Node<'_>) -> Option<Rule> {
    node.only("a rule", &["type", "conditions", "endpoint", "error", "rules", "documentation"]);
    let conditions = node.require("conditions")?.map_items(call);
    let ty = node.require("type")?;
    let outcome = match ty.text()? {
        "endpoint" => Outcome::Endpoint(endpoint(&node.require("endpoint")?)?),
        "error" => Outcome::Error(argument(&node.require("error")?)?),
        "tree" => Outcome::Tree(rules(node)?),
        other => {
            ty.error(format!("`{other}` is not a type of rule; they are `endpoint`, `error` and `tree`"));
            return None;
        }
    };
    Some(Rule { pointer: node.pointer(), conditions, outcome })
}

fn endpoint(node: &Node<'_>) -> Option<Endpoint> {
    node.only("an endpoint", &["url", "headers", "properties"]);
    let url = argument(&node.require("url")?)?;
    let header = |name: &str, values: &Node<'_>| Some((name.to_owned(), values.strings()));
    let headers = node.get("headers").map(|it| it.map_entries(header)).unwrap_or_default();
    let mut endpoint = Endpoint {
        pointer: node.pointer(),
        url,
        headers,
        auth_schemes: Vec::new(),
        backend: None,
        metric_values: Vec::new(),
    };
    if let Some(properties) = node.get("properties") {
        properties.only("properties of an endpoint", &["authSchemes", "backend", "metricValues"]);
        endpoint.auth_schemes = properties.get("authSchemes").map(|it| it.map_items(auth_scheme)).unwrap_or_default();
        endpoint.backend = optional_text(&properties, "backend");
        endpoint.metric_values = optional_texts(&properties, "metricValues");
    }
    Some(endpoint)
}

fn auth_scheme(node: &Node<'_>) -> Option<AuthScheme> {
    let known = ["name", "signingName", "signingRegion", "signingRegionSet", "disableDoubleEncoding"];
    node.only("an auth scheme", &known);
    Some(AuthScheme {
        name: node.require("name")?.text()?.to_owned(),
        signing_name: optional_text(node, "signingName"),
        signing_region: optional_text(node, "signingRegion"),
        signing_region_set: optional_texts(node, "signingRegionSet"),
        disable_double_encoding: optional_flag(node, "disableDoubleEncoding"),
    })
}

fn call(node: &Node<'_>) -> Option<Call> {
    node.only("a call of a rule set", &["fn", "argv", "assign"]);
    Some(Call {
        pointer: node.pointer(),
        function: node.require("fn")?.text()?.to_owned(),
        arguments: node.require("argv")?.map_items(argument),
        assign: optional_text(node, "assign"),
    })
}

fn argument(node: &Node<'_>) -> Option<Argument> {
    match node.value() {
        Value::String(text) => Some(Argument::Text(text.clone())),
        Value::Bool(flag) => Some(Argument::Boolean(*flag)),
        Value::Number(number) if number.is_u64() => number.as_u64().map(Argument::Integer),
        Value::Object(it) if it.contains_key("ref") => {
            node.only("a reference of a rule set", &["ref"]);
            node.get("ref")?.text().map(|it| Argument::Reference(it.to_owned()))
        }
        Value::Object(it) if it.contains_key("fn") => call(node).map(Argument::Call),
        _ => {
            node.error("a text, flag, number, `ref` or `fn` is expected");
            None
        }
    }
}

fn optional_text(node: &Node<'_>, key: &str) -> Option<String> {
    node.get(key)?.text().map(str::to_owned)
}

fn optional_flag(node: &Node<'_>, key: &str) -> bool {
    node.get(key).is_some_and(|it| it.boolean())
}

fn optional_texts(node: &Node<'_>, key: &str) -> Vec<String> {
    node.get(key).map(|it| it.strings()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let mut diagnostics = Diagnostics::default();
        let source = Source { name: "endpoint-rule-set-1.json".into(), text: text.into() };
        assert_eq!(parse(&source, &mut diagnostics), None);
        diagnostics.items.iter().map(|it| format!("{} {}", it.pointer, it.message)).collect()
    }

    #[test]
    fn every_problem_is_reported_with_its_place() {
        let text = r#"{"parameters": {"A/B": {"type": 1}, "C": {"type": "string", "kind": "x"}}, "rules": [
            {"type": "leaf", "conditions": []},
            {"type": "tree", "conditions": [{"fn": "isSet", "argv": [null]}], "rules": [
                {"type": "endpoint", "conditions": [], "endpoint": {"url": "u", "properties": {"authSchemes": [{}], "p": 1}}}
            ]}
        ]}"#;
        let expected = [
            "/parameters/A~1B/type expected a string, found the number 1",
            "/parameters/C/kind unknown key `kind` in a parameter of a rule set",
            "/rules/0/type `leaf` is not a type of rule; they are `endpoint`, `error` and `tree`",
            "/rules/1/conditions/0/argv/0 a text, flag, number, `ref` or `fn` is expected",
            "/rules/1/rules/0/endpoint/properties/p unknown key `p` in properties of an endpoint",
            "/rules/1/rules/0/endpoint/properties/authSchemes/0 `name` is missing",
        ];
        assert_eq!(problems(text), expected);
    }

    #[test]
    fn what_is_not_json_is_reported_by_line() {
        let found = problems("{\n  x");
        assert_eq!(found.len(), 1);
        assert!(found[0].starts_with("line 2 column 3 invalid JSON"), "{found:?}");
    }
}
