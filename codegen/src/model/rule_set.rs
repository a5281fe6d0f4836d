//! `endpoint-rule-set-1.json`: parameters, and rules of conditions that call functions.

use crate::diagnostic::Diagnostics;
use crate::request::Source;

use super::json::{Place, parse_text};

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

/// Parses a rule set; nothing if any problem was reported.
pub fn parse(source: &Source, diagnostics: &mut Diagnostics) -> Option<RuleSet> {
    let value = parse_text(source, diagnostics)?;
    let before = diagnostics.items.len();
    let root = Place::root(&source.name, &value);
    let parameters = root.expect("parameters", diagnostics)?.members(diagnostics);
    let parameters = parameters.iter().filter_map(|(name, place)| parameter(name, place, diagnostics)).collect();
    let rules = rules(&root, diagnostics)?;
    let rule_set = RuleSet { file: source.name.clone(), parameters, rules };
    (diagnostics.items.len() == before).then_some(rule_set)
}

fn parameter(name: &str, place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Parameter> {
    place.only(&["type", "builtIn", "required", "default", "documentation", "deprecated"], diagnostics);
    Some(Parameter {
        pointer: place.pointer.clone(),
        name: name.to_owned(),
        ty: place.expect("type", diagnostics)?.text(diagnostics)?.to_ascii_lowercase(),
        built_in: optional_text(place, "builtIn", diagnostics),
        required: optional_flag(place, "required", diagnostics),
        default: place.get("default").and_then(|it| argument(&it, diagnostics)),
    })
}

fn rules(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Vec<Rule>> {
    let places = place.expect("rules", diagnostics)?.elements(diagnostics);
    Some(places.iter().filter_map(|it| rule(it, diagnostics)).collect())
}

fn rule(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Rule> {
    place.only(&["type", "conditions", "endpoint", "error", "rules", "documentation"], diagnostics);
    let conditions = place.expect("conditions", diagnostics)?.elements(diagnostics);
    let conditions = conditions.iter().filter_map(|it| call(it, diagnostics)).collect();
    let ty = place.expect("type", diagnostics)?;
    let outcome = match ty.text(diagnostics)? {
        "endpoint" => Outcome::Endpoint(endpoint(&place.expect("endpoint", diagnostics)?, diagnostics)?),
        "error" => Outcome::Error(argument(&place.expect("error", diagnostics)?, diagnostics)?),
        "tree" => Outcome::Tree(rules(place, diagnostics)?),
        other => {
            ty.report(diagnostics, format!("`{other}` is not a type of rule; they are `endpoint`, `error` and `tree`"));
            return None;
        }
    };
    Some(Rule { pointer: place.pointer.clone(), conditions, outcome })
}

fn endpoint(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Endpoint> {
    place.only(&["url", "headers", "properties"], diagnostics);
    let url = argument(&place.expect("url", diagnostics)?, diagnostics)?;
    let headers = place.get("headers").map(|it| it.members(diagnostics)).unwrap_or_default();
    let headers = headers.iter().map(|(name, values)| ((*name).to_owned(), texts(values, diagnostics))).collect();
    let mut endpoint = Endpoint {
        pointer: place.pointer.clone(),
        url,
        headers,
        auth_schemes: Vec::new(),
        backend: None,
        metric_values: Vec::new(),
    };
    if let Some(properties) = place.get("properties") {
        properties.only(&["authSchemes", "backend", "metricValues"], diagnostics);
        let schemes = properties.get("authSchemes").map(|it| it.elements(diagnostics)).unwrap_or_default();
        endpoint.auth_schemes = schemes.iter().filter_map(|it| auth_scheme(it, diagnostics)).collect();
        endpoint.backend = optional_text(&properties, "backend", diagnostics);
        endpoint.metric_values = optional_texts(&properties, "metricValues", diagnostics);
    }
    Some(endpoint)
}

fn auth_scheme(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<AuthScheme> {
    let known = ["name", "signingName", "signingRegion", "signingRegionSet", "disableDoubleEncoding"];
    place.only(&known, diagnostics);
    Some(AuthScheme {
        name: place.expect("name", diagnostics)?.text(diagnostics)?.to_owned(),
        signing_name: optional_text(place, "signingName", diagnostics),
        signing_region: optional_text(place, "signingRegion", diagnostics),
        signing_region_set: optional_texts(place, "signingRegionSet", diagnostics),
        disable_double_encoding: optional_flag(place, "disableDoubleEncoding", diagnostics),
    })
}

fn call(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Call> {
    place.only(&["fn", "argv", "assign"], diagnostics);
    let arguments = place.expect("argv", diagnostics)?.elements(diagnostics);
    Some(Call {
        pointer: place.pointer.clone(),
        function: place.expect("fn", diagnostics)?.text(diagnostics)?.to_owned(),
        arguments: arguments.iter().filter_map(|it| argument(it, diagnostics)).collect(),
        assign: optional_text(place, "assign", diagnostics),
    })
}

fn argument(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Option<Argument> {
    if let Some(text) = place.value.as_str() {
        return Some(Argument::Text(text.to_owned()));
    }
    if let Some(flag) = place.value.as_bool() {
        return Some(Argument::Boolean(flag));
    }
    if let Some(number) = place.value.as_u64() {
        return Some(Argument::Integer(number));
    }
    if let Some(name) = place.get("ref") {
        place.only(&["ref"], diagnostics);
        return name.text(diagnostics).map(|it| Argument::Reference(it.to_owned()));
    }
    if place.get("fn").is_some() {
        return call(place, diagnostics).map(Argument::Call);
    }
    place.report(diagnostics, "a text, flag, number, `ref` or `fn` is expected");
    None
}

fn optional_text(place: &Place<'_>, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
    place.get(key)?.text(diagnostics).map(str::to_owned)
}

fn optional_flag(place: &Place<'_>, key: &str, diagnostics: &mut Diagnostics) -> bool {
    place.get(key).and_then(|it| it.flag(diagnostics)).unwrap_or(false)
}

fn optional_texts(place: &Place<'_>, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
    place.get(key).map(|it| texts(&it, diagnostics)).unwrap_or_default()
}

fn texts(place: &Place<'_>, diagnostics: &mut Diagnostics) -> Vec<String> {
    let elements = place.elements(diagnostics);
    elements.iter().filter_map(|it| it.text(diagnostics)).map(str::to_owned).collect()
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
            "/parameters/A~1B/type a string is expected",
            "/parameters/C `kind` is not known here",
            "/rules/0/type `leaf` is not a type of rule; they are `endpoint`, `error` and `tree`",
            "/rules/1/conditions/0/argv/0 a text, flag, number, `ref` or `fn` is expected",
            "/rules/1/rules/0/endpoint/properties `p` is not known here",
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
