//! What the generator is asked: a client for each operation that a suite gives.
//!
//! botocore's runner makes a model of each case, with its `given` as the only operation; cases of a suite that give the
//! same share a client here. Its rule set always answers the client's endpoint.

use awslice_codegen::{Selection, ServiceRequest, Source};
use serde_json::{Value, json};

use super::model::model;
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
    let clients = groups.into_iter().enumerate().filter_map(|(number, cases)| {
        let request = request(suite, &format!("s{}c{number}", suite.index), cases.first()?);
        Some(Client { suite, cases, request })
    });
    clients.collect()
}

/// What the generator is asked for the operation that a case gives; `name` becomes the client's module.
fn request(suite: &Suite, name: &str, case: &Case) -> ServiceRequest {
    let place = format!("{} /{}", suite.file, suite.index);
    let source = |text: Value| Source { name: place.clone(), text: text.to_string() };
    ServiceRequest {
        directory: name.to_owned(),
        operations: Selection::All,
        protocol: None,
        botocore: String::new(),
        service: source(model(suite, case, name)),
        service_extras: Vec::new(),
        paginators: None,
        paginators_extras: Vec::new(),
        waiters: None,
        examples: None,
        endpoint_rule_set: Some(source(rule_set(&suite.endpoint))),
    }
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
