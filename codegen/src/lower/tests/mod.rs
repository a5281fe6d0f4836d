//! Tests of lowering, each on a model as small as can be.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bad_models;
mod companions;
mod endpoints;
mod mutations;
mod operations;
mod protocols;
mod types;

use serde_json::{Value, json};

use super::lower_service;
use crate::diagnostic::{Diagnostics, Severity};
use crate::ir;
use crate::request::{Selection, ServiceRequest, Source};

/// A source of that JSON.
fn source(name: &str, value: &Value) -> Source {
    Source { name: name.to_owned(), text: value.to_string() }
}

/// A request for all operations of a model, for a service that the fact table does not know.
fn request(model: &Value) -> ServiceRequest {
    ServiceRequest {
        directory: "nowhere".to_owned(),
        operations: Selection::All,
        protocol: None,
        botocore: "1.44.5".to_owned(),
        service: source("service-2.json", model),
        service_extras: Vec::new(),
        paginators: None,
        paginators_extras: Vec::new(),
        waiters: None,
        examples: None,
        endpoint_rule_set: None,
    }
}

/// A model of the operation `Do` with that input, and those further shapes.
fn model(input: Value, shapes: Value) -> Value {
    let mut model = json!({
        "metadata": {"apiVersion": "2012-01-25", "endpointPrefix": "nw", "protocol": "json", "jsonVersion": "1.0", "serviceId": "No Where",
                     "uid": "nw-2012-01-25", "serviceFullName": "Nowhere", "targetPrefix": "NW"},
        "operations": {"Do": {"name": "Do", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "DoRequest"}}},
        "shapes": {"DoRequest": input, "String": {"type": "string"}, "Integer": {"type": "integer"}}
    });
    for (name, shape) in shapes.as_object().unwrap() {
        model["shapes"][name] = shape.clone();
    }
    model
}

fn lower_request(request: &ServiceRequest) -> (Option<ir::Service>, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let service = lower_service(
        request,
        ir::RuleSet { params: Vec::new(), body: ir::endpoint::Body::Standard("example".into()) },
        &mut diagnostics,
    );
    (service, diagnostics)
}

/// Lowers a model that must be without any finding.
fn lower(model: &Value) -> ir::Service {
    let (service, diagnostics) = lower_request(&request(model));
    assert_eq!(diagnostics, Diagnostics::default());
    service.unwrap()
}

/// Findings of lowering: (severity, pointer, message).
fn findings(request: &ServiceRequest) -> Vec<(Severity, String, String)> {
    let (_, diagnostics) = lower_request(request);
    diagnostics.items.into_iter().map(|it| (it.severity, it.pointer, it.message)).collect()
}

fn structure<'s>(service: &'s ir::Service, name: &str) -> &'s ir::Structure {
    service.structures.iter().find(|it| it.name.rust == name).unwrap()
}

fn field<'s>(structure: &'s ir::Structure, name: &str) -> &'s ir::Field {
    structure.fields.iter().find(|it| it.name == name).unwrap()
}
