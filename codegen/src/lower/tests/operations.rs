//! Operations, errors, selection and pruning.

use super::*;
use crate::ir::{Auth, Location, Presence, TypeKind};
use crate::lower::lower_commands;

fn full_model() -> Value {
    let input = json!({"type": "structure", "locationName": "Root", "members": {
        "h": {"shape": "String", "location": "header", "locationName": "x-h", "documentation": "<p>H</p>"},
        "hs": {"shape": "Map", "location": "headers", "locationName": "x-m-"}, "q": {"shape": "String", "location": "querystring"},
        "l": {"shape": "String", "location": "uri"}, "self": {"shape": "DoRequest"},
        "token": {"shape": "String", "idempotencyToken": true, "deprecated": true, "deprecatedMessage": "old"}}});
    let shapes = json!({"Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
        "Result": {"type": "structure", "members": {"s": {"shape": "Integer", "location": "statusCode"}}},
        "BusyFault": {"type": "structure", "exception": true, "error": {"code": "Busy", "httpStatusCode": 429}, "retryable": {"throttling": true},
                      "members": {"Message": {"shape": "String"}}, "required": ["Message"]},
        "GoneFault": {"type": "structure", "exception": true, "members": {"id": {"shape": "String"}}, "required": ["id"]},
        "Other": {"type": "structure", "members": {"n": {"shape": "OnlyOther"}}}, "OnlyOther": {"type": "structure", "members": {}}});
    let mut model = model(input, shapes);
    model["metadata"]["protocol"] = json!("rest-xml");
    let operation = &mut model["operations"]["Do"];
    operation["http"]["requestUri"] = json!("/{l}");
    operation["output"] = json!({"shape": "Result", "resultWrapper": "DoResult"});
    operation["input"]["xmlNamespace"] = json!({"uri": "urn:x"});
    operation["errors"] = json!([{"shape": "GoneFault"}, {"shape": "BusyFault"}, {"shape": "GoneFault"}]);
    operation["authtype"] = json!("none");
    operation["httpChecksum"] = json!({"requestChecksumRequired": true});
    model["operations"]["OtherThing"] = json!({"name": "OtherThing", "http": {"method": "GET", "requestUri": "/"}, "output": {"shape": "Other"}, "auth": ["smithy.api#noAuth"]});
    model
}

#[test]
fn an_operation_with_everything() {
    let service = lower(&full_model());
    assert_eq!(
        (service.module.as_str(), service.uid.as_str(), service.signing_name.as_str()),
        ("nowhere", "nw-2012-01-25", "nw")
    );
    assert!(service.source.starts_with("botocore 1.44.5, SHA-256 `") && service.source.len() == 91);
    let it = &service.operations[0];
    assert_eq!((it.marker.as_str(), it.module.as_str(), it.method.as_str()), ("Do", "do_", "r#do"));
    assert_eq!(
        (it.input.name.rust.as_str(), it.input.name.table.as_str(), it.input.wire.as_str()),
        ("DoInput", "DO_INPUT", "DoRequest")
    );
    assert_eq!(it.input.xml_name.as_deref(), Some("Root"));
    assert_eq!(it.input.namespace.as_ref().map(|it| it.uri.as_str()), Some("urn:x"));
    assert_eq!((it.result_wrapper.as_deref(), it.has_input, it.has_output), (Some("DoResult"), true, true));
    assert!(it.auth == [Auth::None] && it.checksum_required && !it.unsigned_payload && it.input.fallible_build);
    assert_eq!(it.reference, "https://docs.aws.amazon.com/goto/WebAPI/nw-2012-01-25/Do");
    let locations: Vec<Location> = it.input.fields.iter().map(|it| it.location).collect();
    assert_eq!(
        locations,
        [Location::Header, Location::Headers, Location::Query, Location::Label, Location::Body, Location::Body]
    );
    assert_eq!((field(&it.input, "h").wire.as_str(), field(&it.input, "h").docs.as_str()), ("x-h", "H"));
    assert!(field(&it.input, "token").idempotency_token);
    assert_eq!(field(&it.input, "token").deprecated.as_ref().unwrap().message.as_deref(), Some("old"));
    assert_eq!(it.output.fields[0].location, Location::StatusCode);
}

#[test]
fn an_input_that_is_also_nested_is_emitted_twice() {
    let service = lower(&full_model());
    assert!(structure(&service, "DoRequest").fields.iter().any(|it| it.name == "self" && it.ty.boxed));
    assert_eq!(service.operations[0].input.name.rust, "DoInput");
}

#[test]
fn an_operation_without_input_or_output() {
    let service = lower(&full_model());
    let it = &service.operations[1];
    assert!(it.input.fields.is_empty() && it.input.fallible_build && it.auth == [Auth::None]);
    assert_eq!(it.input.wire, "OtherThingInput");
    let mut model = full_model();
    model["operations"]["OtherThing"].as_object_mut().unwrap().remove("output");
    let it = lower(&model).operations.remove(1);
    assert_eq!((it.http_method.as_str(), it.uri.as_str()), ("GET", "/"));
    assert!(!it.has_input && !it.has_output && it.output.fields.is_empty() && !it.output.fallible_build);
}

#[test]
fn errors_have_code_message_and_predicate() {
    let service = lower(&full_model());
    let listed: Vec<_> = service.operations[0]
        .errors
        .iter()
        .map(|it| (it.rust.as_str(), it.predicate.as_str(), it.code.as_str()))
        .collect();
    assert_eq!(listed, [("GoneFault", "is_gone_fault", "GoneFault"), ("BusyFault", "is_busy_fault", "Busy")]);
    assert_eq!(
        (service.operations[0].errors[1].status, service.operations[0].errors[1].retryable),
        (Some(429), Some(true))
    );
    let [busy, gone] = service.errors.as_slice() else { panic!() };
    let info = busy.error.as_ref().unwrap();
    assert_eq!((info.message, info.message_modeled, busy.fields[0].presence), (0, true, Presence::Optional));
    assert!(!busy.fallible_build && gone.fallible_build);
    let info = gone.error.as_ref().unwrap();
    assert_eq!((info.message, info.message_modeled, gone.fields[1].rust.as_str()), (1, false, "message"));
}

#[test]
fn only_what_is_reached_is_lowered() {
    let operations = Selection::Named(vec!["OtherThing".to_owned()]);
    let (service, _) = lower_request(&ServiceRequest { operations, ..request(&full_model()) });
    let service = service.unwrap();
    assert_eq!(service.operations.len(), 1);
    assert_eq!(service.structures.iter().map(|it| it.wire.as_str()).collect::<Vec<_>>(), ["OnlyOther"]);
    assert!(service.errors.is_empty());
}

#[test]
fn what_the_shape_says_stands_for_its_members() {
    let shapes = json!({"Named": {"type": "structure", "locationName": "Alias", "xmlNamespace": {"uri": "u", "prefix": "p"}, "members": {}},
        "List": {"type": "list", "member": {"shape": "Named"}},
        "Map": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "Named", "xmlNamespace": {"uri": "v"}}}});
    let input = json!({"type": "structure", "members": {"a": {"shape": "Named"}, "b": {"shape": "Named", "locationName": "B"},
        "list": {"shape": "List"}, "map": {"shape": "Map"}}});
    let service = lower(&model(input, shapes));
    let fields = &service.operations[0].input.fields;
    assert_eq!((fields[0].wire.as_str(), fields[1].wire.as_str(), fields[0].named), ("Alias", "B", true));
    assert_eq!(fields[0].namespace.as_ref().unwrap().prefix.as_deref(), Some("p"));
    let (TypeKind::List(list), TypeKind::Map(map)) = (&fields[2].ty.kind, &fields[3].ty.kind) else { panic!() };
    assert_eq!((list.name.as_deref(), &list.namespace), (Some("Alias"), &fields[0].namespace));
    assert_eq!((map.value_name.as_deref(), map.value_namespace.as_ref().unwrap().uri.as_str()), (Some("Alias"), "v"));
}

#[test]
fn botocores_defaults_stand_for_a_missing_http() {
    let mut model = model(json!({"type": "structure", "members": {}}), json!({}));
    model["operations"]["Do"].as_object_mut().unwrap().remove("http");
    let service = lower(&model);
    assert_eq!((service.operations[0].http_method.as_str(), service.operations[0].uri.as_str()), ("POST", "/"));
}

#[test]
fn an_option_of_the_command_lines_own_is_refused() {
    let members = json!({"ShowRequest": {"shape": "String"}, "Checked": {"shape": "String"}});
    let model = model(json!({"type": "structure", "members": members}), json!({}));
    let mut diagnostics = Diagnostics::default();
    let commands = lower_commands(&request(&model), &lower(&model), &mut diagnostics);
    assert_eq!(commands.commands[0].options.len(), 2);
    let messages: Vec<&str> = diagnostics.items.iter().map(|it| it.message.as_str()).collect();
    assert_eq!(messages, ["the option --show-request of do is one of the command line's own"]);
}
