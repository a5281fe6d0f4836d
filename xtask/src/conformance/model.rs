//! A suite's inline model as botocore would publish it.
//!
//! botocore lays the traits of a reference over those of its shape, asks a shape's type as late as it can, and looks for
//! modeled errors among all shapes. Suites use that, published models do not: here the traits move to where models have
//! them. What a model needs beyond its suite is made up.

use serde_json::{Map, Value, json};

use super::suite::{Case, Suite};

/// What metadata must have, where the suite has none.
const METADATA: [(&str, &str); 5] = [
    ("apiVersion", ""),
    ("endpointPrefix", "conformance"),
    ("serviceFullName", "Conformance"),
    ("signatureVersion", "v4"),
    ("targetPrefix", "Conformance"),
];

/// The service model with the operation that a case gives as its only one.
pub fn model(suite: &Suite, case: &Case, service_id: &str) -> Value {
    let mut metadata = suite.metadata.clone();
    // The suite's `protocol` is the one to test, whatever else the service speaks.
    metadata.remove("protocols");
    metadata.insert("serviceId".to_owned(), json!(service_id));
    for (key, value) in METADATA {
        metadata.entry(key).or_insert_with(|| json!(value));
    }
    let mut shapes = suite.shapes.clone();
    settle_types(&mut shapes);
    settle_locations(&mut shapes);
    let mut given = case.given.clone();
    given.insert("name".to_owned(), json!(case.operation()));
    settle_payloads(&mut given, &mut shapes);
    if suite.protocol == "query" {
        wrap_result(&mut given, &shapes, case.operation());
    }
    list_errors(&mut given, &shapes);
    let operations = json!({ case.operation(): given });
    json!({ "version": "2.0", "metadata": metadata, "operations": operations, "shapes": shapes })
}

/// A shape with keys and values is a map, whatever its type says.
fn settle_types(shapes: &mut Map<String, Value>) {
    for shape in shapes.values_mut().filter_map(Value::as_object_mut) {
        if shape.contains_key("key") && shape.contains_key("value") {
            shape.insert("type".to_owned(), json!("map"));
        }
    }
}

/// The location of a shape is that of the members that have none.
fn settle_locations(shapes: &mut Map<String, Value>) {
    let of_shapes: Map<String, Value> = shapes
        .iter_mut()
        .filter_map(|(name, shape)| Some((name.clone(), shape.as_object_mut()?.remove("location")?)))
        .collect();
    let members = shapes.values_mut().filter_map(|it| it.get_mut("members")?.as_object_mut());
    for member in members.flat_map(|it| it.values_mut()).filter_map(Value::as_object_mut) {
        let target = member.get("shape").and_then(Value::as_str).and_then(|it| of_shapes.get(it));
        if let Some(location) = target.cloned() {
            member.entry("location").or_insert(location);
        }
    }
}

/// The payload that an operation names for its input or output is the shape's.
fn settle_payloads(given: &mut Map<String, Value>, shapes: &mut Map<String, Value>) {
    for half in ["input", "output"] {
        let Some(reference) = given.get_mut(half).and_then(Value::as_object_mut) else { continue };
        let Some(payload) = reference.remove("payload") else { continue };
        let shape = reference.get("shape").and_then(Value::as_str).and_then(|it| shapes.get_mut(it));
        if let Some(shape) = shape.and_then(Value::as_object_mut) {
            shape.insert("payload".to_owned(), payload);
        }
    }
}

/// Suites leave out the wrapper of query results, which botocore's runner adds where the output has members.
fn wrap_result(given: &mut Map<String, Value>, shapes: &Map<String, Value>, operation: &str) {
    let Some(output) = given.get_mut("output").and_then(Value::as_object_mut) else { return };
    let shape = output.get("shape").and_then(Value::as_str).and_then(|it| shapes.get(it));
    let members = shape.and_then(|it| it.get("members")).and_then(Value::as_object);
    if members.is_some_and(|it| !it.is_empty()) {
        output.insert("resultWrapper".to_owned(), json!(format!("{operation}Result")));
    }
}

/// The operation lists every error of the model, behind those that it lists anyway.
fn list_errors(given: &mut Map<String, Value>, shapes: &Map<String, Value>) {
    let Some(errors) = given.get_mut("errors").and_then(Value::as_array_mut) else { return };
    let is_error = |shape: &Value| shape.get("exception") == Some(&Value::Bool(true));
    for (name, _) in shapes.iter().filter(|(_, shape)| is_error(shape)) {
        if !errors.iter().any(|it| it.get("shape").and_then(Value::as_str) == Some(name)) {
            errors.push(json!({ "shape": name }));
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]
    use super::*;

    fn object(value: Value) -> Map<String, Value> {
        if let Value::Object(value) = value { value } else { Map::new() }
    }

    #[test]
    fn a_suite_becomes_a_model_as_botocore_publishes_them() {
        let case = Case {
            id: String::new(),
            name: None,
            is_input: false,
            given: object(json!({ "output": { "shape": "Out", "payload": "P" }, "errors": [{ "shape": "A" }] })),
            value: Value::Null,
        };
        let suite = Suite {
            file: "query.json".into(),
            index: 0,
            description: String::new(),
            metadata: object(json!({ "protocol": "query", "protocols": ["json"], "apiVersion": "1" })),
            protocol: "query".into(),
            shapes: object(json!({
                "Out": { "type": "structure", "members": { "P": { "shape": "H" }, "Q": { "shape": "H", "location": "uri" } } },
                "H": { "type": "string", "location": "header" },
                "M": { "type": "string", "key": { "shape": "H" }, "value": { "shape": "H" } },
                "A": { "type": "structure", "exception": true, "members": {} },
                "B": { "type": "structure", "exception": true, "members": {} },
            })),
            endpoint: String::new(),
            cases: Vec::new(),
        };
        let model = model(&suite, &case, "S");
        assert_eq!(model["metadata"]["apiVersion"], "1");
        assert_eq!(model["metadata"]["serviceId"], "S");
        assert!(model["metadata"].get("protocols").is_none());
        let operation = &model["operations"]["OperationName"];
        assert_eq!(operation["output"], json!({ "shape": "Out", "resultWrapper": "OperationNameResult" }));
        assert_eq!(operation["errors"], json!([{ "shape": "A" }, { "shape": "B" }]));
        let shapes = &model["shapes"];
        assert_eq!(shapes["Out"]["payload"], "P");
        assert_eq!(shapes["Out"]["members"]["P"]["location"], "header");
        assert_eq!(shapes["Out"]["members"]["Q"]["location"], "uri");
        assert_eq!(shapes["H"], json!({ "type": "string" }));
        assert_eq!(shapes["M"]["type"], "map");
    }
}
