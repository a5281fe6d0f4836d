//! From the suites' inline models to what the generator is asked: a client for each operation that a suite gives.
//!
//! botocore's runner makes a model of each case, with its `given` as the only operation; cases of a suite that give the
//! same share a client here. What a model needs beyond its suite is made up: a service id, and a rule set that always
//! answers the client's endpoint.

use awslice_codegen::{Selection, ServiceRequest, Source};
use serde_json::{Map, Value, json};

use super::suite::{Case, Suite};

/// A client to generate.
pub struct Client<'s> {
    /// Its suite.
    pub suite: &'s Suite,
    /// The cases that it runs.
    pub cases: Vec<&'s Case>,
    /// What the generator is asked.
    pub request: ServiceRequest,
}

/// The clients of these cases of a suite.
pub fn clients<'s>(suite: &'s Suite, cases: impl IntoIterator<Item = &'s Case>) -> Vec<Client<'s>> {
    let mut groups: Vec<Vec<&Case>> = Vec::new();
    for case in cases {
        match groups.iter_mut().find(|it| it.first().is_some_and(|first| first.given == case.given)) {
            Some(group) => group.push(case),
            None => groups.push(vec![case]),
        }
    }
    let clients = groups.into_iter().enumerate();
    clients.map(|(number, cases)| Client { suite, request: request(suite, number, cases.as_slice()), cases }).collect()
}

/// What the generator is asked for the operation that these cases give.
fn request(suite: &Suite, number: usize, cases: &[&Case]) -> ServiceRequest {
    let name = format!("{} /{}", suite.file, suite.index);
    let source = |text: Value| Source { name: name.clone(), text: text.to_string() };
    ServiceRequest {
        directory: module(suite.index, number),
        operations: Selection::All,
        protocol: None,
        botocore: String::new(),
        service: source(model(suite, number, cases.first().copied())),
        service_extras: Vec::new(),
        paginators: None,
        paginators_extras: Vec::new(),
        waiters: None,
        examples: None,
        endpoint_rule_set: Some(source(rule_set(&suite.endpoint))),
    }
}

/// What the client's module is called: the suite's index, and the client's in it.
fn module(suite: usize, number: usize) -> String {
    format!("s{suite}c{number}")
}

/// The suite as a service model with one operation.
fn model(suite: &Suite, number: usize, case: Option<&Case>) -> Value {
    let mut metadata = suite.metadata.clone();
    // The suite's `protocol` is the one to test, whatever else the service speaks.
    metadata.remove("protocols");
    metadata.insert("serviceId".to_owned(), json!(module(suite.index, number).to_uppercase()));
    for (key, value) in [
        ("apiVersion", ""),
        ("endpointPrefix", "conformance"),
        ("serviceFullName", "Conformance"),
        ("signatureVersion", "v4"),
    ] {
        metadata.entry(key).or_insert_with(|| json!(value));
    }
    let operations: Map<String, Value> =
        case.into_iter().map(|it| (it.operation().to_owned(), operation(suite, it))).collect();
    json!({ "version": "2.0", "metadata": metadata, "operations": operations, "shapes": suite.shapes })
}

/// The operation that a case gives. Suites leave out the wrapper of query results, which botocore's runner adds where the
/// output has members.
fn operation(suite: &Suite, case: &Case) -> Value {
    let mut given = case.given.clone();
    given.insert("name".to_owned(), json!(case.operation()));
    if suite.protocol == "query"
        && let Some(Value::Object(output)) = given.get_mut("output")
        && output.get("shape").and_then(Value::as_str).is_some_and(|it| has_members(suite, it))
    {
        output.insert("resultWrapper".to_owned(), json!(format!("{}Result", case.operation())));
    }
    Value::Object(given)
}

fn has_members(suite: &Suite, shape: &str) -> bool {
    let members = suite.shapes.get(shape).and_then(|it| it.get("members")).and_then(Value::as_object);
    members.is_some_and(|it| !it.is_empty())
}

/// Whether a case's response is an event stream, which suites write in base64.
pub fn answers_events(suite: &Suite, case: &Case) -> bool {
    let output = case.given.get("output").and_then(|it| it.get("shape")).and_then(Value::as_str);
    let shape = |name: &str| suite.shapes.get(name);
    let members = output.and_then(shape).and_then(|it| it.get("members")).and_then(Value::as_object);
    members.into_iter().flatten().any(|(_, member)| {
        let target = member.get("shape").and_then(Value::as_str).and_then(shape);
        target.and_then(|it| it.get("eventstream")) == Some(&Value::Bool(true))
    })
}

/// A rule set that always answers an endpoint.
fn rule_set(url: &str) -> Value {
    json!({
        "version": "1.0",
        "parameters": { "Region": { "builtIn": "AWS::Region", "required": false, "documentation": "", "type": "string" } },
        "rules": [{ "conditions": [], "endpoint": { "url": url, "properties": {}, "headers": {} }, "type": "endpoint" }],
    })
}
