//! What operations and clients say of endpoint parameters, and how requests are signed.

use super::*;
use crate::ir::endpoint::{Body, BuiltIn, Origin, Param, Type, Variable};
use crate::ir::{Auth, ContextStep, ContextValue, Setting};

/// A rule set that asks for parameters of these names and origins.
fn rule_set(params: &[(&str, Origin)]) -> ir::RuleSet {
    let param = |(name, origin): &(&str, Origin)| {
        let variable = Variable { rust: name.to_lowercase(), ty: Type::String, optional: true };
        Param { wire: (*name).to_owned(), variable, origin: *origin, required: false, default: None, used: true }
    };
    let body = Body::Rules { rules: Vec::new(), groups: Vec::new() };
    ir::RuleSet { params: params.iter().map(param).collect(), body }
}

fn lower_with(model: &Value, params: &[(&str, Origin)]) -> ir::Service {
    let mut diagnostics = Diagnostics::default();
    let service = lower_service(&request(model), rule_set(params), &mut diagnostics);
    assert_eq!(diagnostics, Diagnostics::default());
    service.unwrap()
}

fn input() -> Value {
    json!({"type": "structure", "members": {"Bucket": {"shape": "String", "contextParam": {"name": "Bucket"}}}})
}

/// What `Do` says of the parameter `P` by this path.
fn way(path: &str) -> Vec<ContextStep> {
    let mut model = model(input(), json!({}));
    model["operations"]["Do"]["operationContextParams"] = json!({"P": {"path": path}});
    let mut service = lower_with(&model, &[("P", Origin::Operation)]);
    match service.operations.remove(0).context.remove(0).value {
        ContextValue::Input(way) => way,
        other => panic!("{other:?}"),
    }
}

#[test]
fn paths_are_ways() {
    let member = |name: &str| ContextStep::Member(name.to_owned());
    assert_eq!(way("A.B"), [member("A"), member("B")]);
    assert_eq!(way("keys(A)"), [member("A"), ContextStep::Keys]);
    assert_eq!(way("A[*].B.C"), [member("A"), ContextStep::Each, member("B"), member("C")]);
    assert_eq!(way("A[].B"), [member("A"), ContextStep::Each, member("B")]);
    let both = ContextStep::All(vec![vec![member("B"), member("D")], vec![member("C")]]);
    assert_eq!(way("A[*].[B.D, C][]"), [member("A"), ContextStep::Each, both]);
}

#[test]
fn what_is_fixed_goes_before_what_the_input_has() {
    let mut model = model(input(), json!({}));
    let params = [("Region", Origin::Region), ("Kind", Origin::Operation), ("Bucket", Origin::Operation)];
    let said = |model: &Value| {
        let context = lower_with(model, &params).operations.remove(0).context;
        context.into_iter().map(|it| (it.name, it.value)).collect::<Vec<_>>()
    };
    let bucket = ContextValue::Input(vec![ContextStep::Member("Bucket".to_owned())]);
    assert_eq!(said(&model), [("Bucket".to_owned(), bucket)]);
    model["operations"]["Do"]["staticContextParams"] =
        json!({"Kind": {"value": "k"}, "Bucket": {"value": true}, "NotAsked": {"value": ["a"]}});
    let expected = [("Kind", ContextValue::Text("k".to_owned())), ("Bucket", ContextValue::Flag(true))];
    assert_eq!(said(&model), expected.map(|(name, value)| (name.to_owned(), value)));
}

#[test]
fn settings_of_clients_fill_parameters_of_their_names() {
    let mut model = model(input(), json!({}));
    let express = ("DisableS3ExpressSessionAuth", Origin::Operation);
    assert_eq!(lower_with(&model, &[express]).endpoints.params[0].origin, Origin::Operation);
    model["clientContextParams"] = json!({"DisableS3ExpressSessionAuth": {"type": "boolean"}});
    model["metadata"]["auth"] = json!(["smithy.api#httpBearerAuth"]);
    let mode = ("Mode", Origin::BuiltIn(BuiltIn::AccountIdEndpointMode));
    let service = lower_with(&model, &[express, mode]);
    let origin = Origin::BuiltIn(BuiltIn::S3DisableS3ExpressSessionAuth);
    assert_eq!(service.endpoints.params[0].origin, origin);
    let expected = [Setting::DisableS3ExpressSessionAuth, Setting::AccountIdEndpointMode, Setting::BearerAuth];
    assert_eq!(service.settings, expected);
}

#[test]
fn what_endpoint_rules_place_is_not_placed_twice() {
    let mut members = input();
    members["members"]["Bucket"]["location"] = json!("uri");
    members["members"]["AccountId"] = json!({"shape": "String", "hostLabel": true});
    let mut model = model(members, json!({}));
    model["operations"]["Do"]["endpoint"] = json!({"hostPrefix": "{AccountId}."});
    let mut lowered = |uri: &str, params: &[(&str, Origin)]| {
        model["operations"]["Do"]["http"]["requestUri"] = json!(uri);
        let operation = lower_with(&model, params).operations.remove(0);
        (operation.uri, operation.host_prefix)
    };
    let bucket = [("Bucket", Origin::Operation)];
    let prefix = Some("{AccountId}.".to_owned());
    assert_eq!(lowered("/{Bucket}", &[]), ("/{Bucket}".to_owned(), prefix.clone()));
    assert_eq!(lowered("/{Bucket}", &bucket), ("/".to_owned(), prefix.clone()));
    assert_eq!(lowered("/{Bucket}?acl", &bucket), ("/?acl".to_owned(), prefix.clone()));
    assert_eq!(lowered("/{Bucket}/k", &bucket), ("/k".to_owned(), prefix));
    model["operations"]["Do"]["staticContextParams"] = json!({"RequiresAccountId": {"value": true}});
    assert_eq!(lower_with(&model, &bucket).operations[0].host_prefix, None);
}

#[test]
fn schemes_are_the_models_in_its_order() {
    let mut model = model(input(), json!({}));
    let schemes = |model: &Value| {
        let service = lower(model);
        (service.auth, service.operations.into_iter().next().unwrap().auth)
    };
    assert_eq!(schemes(&model), (vec![Auth::SigV4], vec![]));
    for (version, auth) in [("s3v4", Auth::SigV4), ("v2", Auth::SigV2), ("bearer", Auth::Bearer)] {
        model["metadata"]["signatureVersion"] = json!(version);
        assert_eq!(schemes(&model).0, [auth]);
    }
    model["metadata"]["auth"] = json!(["aws.auth#sigv4a", "example#unknown", "aws.auth#sigv4"]);
    assert_eq!(schemes(&model).0, [Auth::SigV4a, Auth::SigV4]);
    model["operations"]["Do"]["authtype"] = json!("v4-unsigned-body");
    assert_eq!(schemes(&model).1, [Auth::SigV4]);
    model["operations"]["Do"]["auth"] = json!(["smithy.api#httpBearerAuth", "smithy.api#noAuth"]);
    assert_eq!(schemes(&model).1, [Auth::Bearer, Auth::None]);
}

#[test]
fn an_operation_that_must_ask_names_whom() {
    let mut model = model(input(), json!({}));
    model["operations"]["Do"]["endpointdiscovery"] = json!({"required": true});
    model["operations"]["Say"] =
        json!({"name": "Say", "http": {"method": "PUT", "requestUri": "/say"}, "endpointoperation": true});
    let service = lower(&model);
    let asked = service.endpoint_operation.unwrap();
    assert_eq!((asked.wire.as_str(), asked.http_method.as_str(), asked.uri.as_str()), ("Say", "PUT", "/say"));
    assert!(service.operations[0].discovers_endpoint && !service.operations[1].discovers_endpoint);
}
