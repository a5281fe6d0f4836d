//! Rule sets as code answer what botocore answers.
//!
//! The code is what `codegen/tests/endpoint.rs` compares the generator's output with. The cases of the services are
//! botocore's own; those of `every_form`, which uses every function and form of the language, were answered by botocore.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[rustfmt::skip]
#[path = "../../codegen/tests/data/endpoint/autoscaling/endpoint.rs"]
mod autoscaling;
#[rustfmt::skip]
#[path = "../../codegen/tests/data/endpoint/every_form/endpoint.rs"]
mod every_form;
#[rustfmt::skip]
#[path = "../../codegen/tests/data/endpoint/imagebuilder/endpoint.rs"]
mod imagebuilder;
#[rustfmt::skip]
#[path = "../../codegen/tests/data/endpoint/partitions.rs"]
mod partitions;
#[rustfmt::skip]
#[path = "../../codegen/tests/data/endpoint/swf/endpoint.rs"]
mod swf;

use awslice_runtime::endpoint::{AuthScheme, Endpoint, ParamValue, Params, Resolver};
use serde_json::{Map, Value, json};

#[test]
fn autoscaling_answers_as_botocore() {
    run(autoscaling::resolve, include_str!("data/endpoint/autoscaling.json"), 45);
}

#[test]
fn imagebuilder_answers_as_botocore() {
    run(imagebuilder::resolve, include_str!("data/endpoint/imagebuilder.json"), 23);
}

#[test]
fn swf_answers_as_botocore() {
    run(swf::resolve, include_str!("data/endpoint/swf.json"), 26);
}

#[test]
fn every_form_answers_as_botocore() {
    run(every_form::resolve, include_str!("data/endpoint/every_form.json"), 19);
}

#[test]
fn the_standard_rules_answer_as_botocore() {
    // The rules of Image Builder are the shared ones but for FIPS in GovCloud.
    let resolver: Resolver =
        |params| awslice_runtime::endpoint::standard(params, partitions::PARTITIONS, "imagebuilder");
    let mut cases: Value = serde_json::from_str(include_str!("data/endpoint/imagebuilder.json")).unwrap();
    let is_shared = |case: &Value| {
        let params = &case["params"];
        let in_gov = params["Region"].as_str().is_some_and(|it| it.starts_with("us-gov-"));
        !(in_gov && params["UseFIPS"] == true && params["UseDualStack"] == false)
    };
    cases["testCases"].as_array_mut().unwrap().retain(is_shared);
    run(resolver, &cases.to_string(), 21);
}

/// Runs all cases of a file, of which there are as many as said.
fn run(resolve: Resolver, text: &str, count: usize) {
    let file: Value = serde_json::from_str(text).unwrap();
    let cases = file["testCases"].as_array().unwrap();
    assert_eq!(cases.len(), count);
    let none = Map::new();
    for case in cases {
        let params = case["params"].as_object().unwrap_or(&none);
        let mut expected = case["expect"].clone();
        if let Some(endpoint) = expected.get_mut("endpoint").and_then(Value::as_object_mut) {
            endpoint.retain(|_, value| *value != json!({}));
        }
        assert_eq!(answer(resolve, params), expected, "{params:?}");
    }
}

/// Asks, and puts the answer in the words of the cases.
fn answer(resolve: Resolver, given: &Map<String, Value>) -> Value {
    let mut params = Params::default();
    let mut others = Vec::new();
    let lists: Vec<Vec<String>> = given.values().map(strings).collect();
    for ((name, value), list) in given.iter().zip(&lists) {
        match (name.as_str(), value) {
            ("Region", Value::String(text)) => params.region = Some(text),
            ("UseFIPS", Value::Bool(flag)) => params.use_fips = *flag,
            ("UseDualStack", Value::Bool(flag)) => params.use_dual_stack = *flag,
            ("Endpoint", Value::String(text)) => params.endpoint = Some(text),
            (name, Value::String(text)) => others.push((name, ParamValue::String(text))),
            (name, Value::Bool(flag)) => others.push((name, ParamValue::Boolean(*flag))),
            (name, Value::Array(_)) => others.push((name, ParamValue::StringArray(list))),
            _ => panic!("{name}: {value}"),
        }
    }
    params.others = &others;
    match resolve(&params) {
        Ok(found) => json!({ "endpoint": endpoint(&found) }),
        Err(error) => json!({ "error": error.to_string() }),
    }
}

fn strings(value: &Value) -> Vec<String> {
    value.as_array().into_iter().flatten().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn endpoint(endpoint: &Endpoint) -> Value {
    let mut headers = Map::new();
    for (name, value) in &endpoint.headers {
        headers.entry(name).or_insert(json!([])).as_array_mut().unwrap().push(json!(value));
    }
    let schemes: Vec<_> = endpoint.auth_schemes.iter().map(auth_scheme).collect();
    let properties = said(json!({
        "authSchemes": schemes,
        "backend": endpoint.backend,
        "metricValues": endpoint.metric_values,
    }));
    said(json!({ "url": endpoint.url, "properties": properties, "headers": headers }))
}

fn auth_scheme(scheme: &AuthScheme) -> Value {
    said(json!({
        "name": scheme.name,
        "signingName": scheme.signing_name,
        "signingRegion": scheme.signing_region,
        "signingRegionSet": scheme.signing_region_set,
        "disableDoubleEncoding": scheme.disable_double_encoding,
    }))
}

/// An object without the members that say nothing.
fn said(mut object: Value) -> Value {
    let nothing = [json!({}), json!([]), Value::Null, json!(false)];
    object.as_object_mut().unwrap().retain(|_, value| !nothing.contains(value));
    object
}
