//! What is wrong with a request, as the whole generator reports it: everything in one report, with file, place and
//! shape, and nothing generated. The reports stand in `snapshots/`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_codegen::ir::Layout;
use awslice_codegen::{Diagnostics, Generated, Request, Selection, ServiceRequest, Source, generate};
use serde_json::{Map, Value, json};

const RULES: &str = r#"{"version": "1.0", "parameters": {"Region": {"type": "string", "builtIn": "AWS::Region", "required": true}},
    "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://x.{Region}.example.com"}}]}"#;
const PARTITIONS: &str = r#"{"version": "1.1", "partitions": [{"id": "aws", "regionRegex": "^(us|eu)\\-\\w+\\-\\d+$", "regions": {},
    "outputs": {"dnsSuffix": "a", "dualStackDnsSuffix": "b", "implicitGlobalRegion": "us-east-1", "supportsFIPS": true, "supportsDualStack": true}}]}"#;

fn source(name: &str, text: impl Into<String>) -> Source {
    Source { name: name.to_owned(), text: text.into() }
}

fn request_of_text(model: impl Into<String>) -> Request {
    let service = ServiceRequest {
        directory: "notes".to_owned(),
        operations: Selection::All,
        protocol: None,
        botocore: String::new(),
        service: source("notes/service-2.json", model),
        service_extras: Vec::new(),
        paginators: None,
        paginators_extras: Vec::new(),
        waiters: None,
        examples: None,
        endpoint_rule_set: Some(source("notes/endpoint-rule-set-1.json", RULES)),
    };
    Request {
        crate_name: "generated".to_owned(),
        crate_version: "0.1.0".to_owned(),
        layout: Layout::Modules,
        runtime: "version = \"0.1.0\"".to_owned(),
        own_workspace: false,
        services: vec![service],
        partitions: source("partitions.json", PARTITIONS),
        commands: false,
        strict: false,
    }
}

fn request(model: &Value) -> Request {
    request_of_text(serde_json::to_string(model).unwrap())
}

/// A model with the operation `Put`, whose input is the shape `PutRequest`, and these shapes beside text and number.
fn model(shapes: Value) -> Value {
    let mut all = Map::new();
    all.insert("Text".to_owned(), json!({"type": "string"}));
    all.insert("PutRequest".to_owned(), json!({"type": "structure", "members": {"text": {"shape": "Text"}}}));
    all.extend(shapes.as_object().unwrap().clone());
    json!({"metadata": {"apiVersion": "2020-01-01", "endpointPrefix": "notes", "jsonVersion": "1.0", "protocol": "json", "protocols": ["json"],
            "serviceFullName": "Notes", "serviceId": "Notes", "signatureVersion": "v4", "targetPrefix": "Notes", "uid": "notes-2020-01-01"},
        "operations": {"Put": {"name": "Put", "http": {"method": "POST", "requestUri": "/"}, "input": {"shape": "PutRequest"}}}, "shapes": all})
}

/// The report on a request that must fail.
#[track_caller]
fn report(request: &Request) -> String {
    let Err(diagnostics) = generate(request) else { panic!("it is generated") };
    let diagnostics: Diagnostics = diagnostics;
    diagnostics.to_string()
}

#[track_caller]
fn accepted(request: &Request) -> Generated {
    generate(request).unwrap_or_else(|report| panic!("{report}"))
}

/// `{"shape": NAME}`.
fn of(shape: &str) -> Value {
    json!({ "shape": shape })
}

#[test]
fn the_model_that_the_others_break_is_sound() {
    let generated = accepted(&request(&model(json!({}))));
    assert!(generated.files.len() > 5 && generated.diagnostics.is_empty());
}

#[test]
fn text_that_is_not_json() {
    let deep = "[".repeat(500);
    let texts = ["", "{\n  \"a\": tru\n}", "{\"a\": 1} x", "{\"a\": 1e400}", &deep, "\u{feff}{}", "[]", "{}"];
    let reports: Vec<String> = texts.iter().map(|it| report(&request_of_text(*it))).collect();
    insta::assert_snapshot!(reports.join("\n\n"));
}

#[test]
fn keys_that_stand_twice() {
    let text = serde_json::to_string(&model(json!({}))).unwrap();
    let text =
        text.replace(r#""Text":{"#, r#""Text":{"type":"blob"},"a/b":{"type":"string","type":"string"},"Text":{"#);
    insta::assert_snapshot!(report(&request_of_text(text)));
}

#[test]
fn shapes_of_every_kind_of_wrong() {
    let shapes = json!({
        "PutRequest": {"type": "structure", "required": ["gone"], "payload": "lost",
            "members": {"a": {}, "b": of("Txet"), "c": of("Itself"), "d": {"shape": "Text", "location": "moon"}}},
        "Itself": {"type": "list", "member": of("Itself")}, "Ping": {"type": "map", "key": of("Text"), "value": of("Pong")},
        "Pong": {"type": "list", "member": of("Ping")}, "Strange": {"type": "number"}, "Typeless": {}, "List": {"type": "list"},
        "Map": {"type": "map", "key": of("PutRequest")}, "NoValues": {"type": "string", "enum": []}, "NoMembers": {"type": "structure", "union": true, "members": {}},
        "Null": null, "Numbers": {"type": "integer", "min": 1.5, "max": 99999999999999999999u128 as f64}, "Length": {"type": "string", "min": -1, "max": "9"},
        "Time": {"type": "timestamp", "timestampFormat": "sundial"}, "Fault": {"type": "structure", "members": {}, "error": {"httpStatusCode": 99999}}
    });
    insta::assert_snapshot!(report(&request(&model(shapes))));
}

#[test]
fn lists_that_nest_too_deep() {
    let mut shapes = Map::new();
    shapes.insert("PutRequest".to_owned(), json!({"type": "structure", "members": {"deep": of("L33")}}));
    shapes.insert("L0".to_owned(), json!({"type": "list", "member": of("Text")}));
    for depth in 1..34 {
        shapes.insert(format!("L{depth}"), json!({"type": "list", "member": of(&format!("L{}", depth - 1))}));
    }
    insta::assert_snapshot!(report(&request(&model(shapes.into()))));
}

#[test]
fn names_that_are_one_in_rust_or_none() {
    let shapes = json!({
        "PutRequest": {"type": "structure", "members": {"userId": of("Text"), "UserID": of("Thing"), "thing": of("thing"), "SetThing": of("Text"), "": of("Text"), "größe": of("Text"), "e": of("Kind")}},
        "Thing": {"type": "structure", "members": {}}, "thing": {"type": "structure", "members": {}}, "Kind": {"type": "string", "enum": ["a b", "a-b"]},
        "Oops": {"type": "structure", "exception": true, "members": {"message": of("Text"), "Message": of("Text")}}
    });
    let mut model = model(shapes);
    model["operations"]["Put"]["errors"] = json!([of("Oops")]);
    model["operations"]["put"] = json!({"name": "put", "http": {"method": "POST", "requestUri": "/"}});
    insta::assert_snapshot!(report(&request(&model)));
}

#[test]
fn unknown_keys_are_warnings_or_errors_by_choice() {
    let mut model = model(json!({"Text": {"type": "string", "mood": "good"}}));
    model["operations"]["Put"]["speed"] = json!(1);
    model["weather"] = json!("fine");
    let request = request(&model);
    let warnings = Diagnostics { items: accepted(&request).diagnostics }.to_string();
    assert_eq!(report(&Request { strict: true, ..request }), warnings);
    insta::assert_snapshot!(warnings);
}

#[test]
fn operations_that_do_not_exist_or_point_nowhere() {
    let mut model = model(json!({}));
    model["operations"]["PutNote"] = json!({"name": "PutNote", "http": {"method": "GET", "requestUri": "/{Id}"}, "input": of("PutReqeust"), "output": of("Text"), "errors": [{}]});
    let mut request = request(&model);
    request.services[0].operations = Selection::Named(vec!["PutNot".to_owned(), "Fly".to_owned(), "Put".to_owned()]);
    insta::assert_snapshot!(report(&request));
}

#[test]
fn what_clients_cannot_do_yet() {
    let mut model = model(json!({
        "Event": {"type": "structure", "members": {}},
        "Events": {"type": "structure", "eventstream": true, "members": {"text": of("Event")}}, "Telling": {"type": "structure", "members": {"events": of("Events")}}
    }));
    let further = json!({
        "FindIfYouLike": {"endpointdiscovery": {}}, "Everywhere": {"auth": ["aws.auth#sigv4a"]}, "Swear": {"authtype": "oath"}, "Vow": {"auth": ["example#oath"]},
        "Either": {"auth": ["example#oath", "aws.auth#sigv4"]}, "Bear": {"authtype": "bearer"}, "Open": {"authtype": "none"}
    });
    for (name, operation) in further.as_object().unwrap() {
        model["operations"][name] = operation.clone();
        model["operations"][name]["name"] = json!(name);
    }
    insta::assert_snapshot!(report(&request(&model)));
    let mut request = request(&model);
    let served = ["Put", "FindIfYouLike", "Everywhere", "Either", "Bear", "Open"];
    request.services[0].operations = Selection::Named(served.map(str::to_owned).to_vec());
    assert_eq!(accepted(&request).stats.operations, served.len());
}

#[test]
fn event_streams_that_cannot_be() {
    let mut model = model(json!({
        "Event": {"type": "structure", "event": true, "members": {}}, "Nested": {"type": "structure", "members": {"events": of("Events")}},
        "Events": {"type": "structure", "eventstream": true, "members": {"Event": of("Event")}},
        "Odd": {"type": "structure", "eventstream": true, "members": {"text": of("Text")}},
        "Hearing": {"type": "structure", "members": {"events": of("Events")}},
        "Confused": {"type": "structure", "members": {"odd": of("Odd"), "nested": of("Nested")}}
    }));
    model["operations"]["Hear"] = json!({"name": "Hear", "output": of("Hearing")});
    accepted(&request(&model));
    let mut of_query = model.clone();
    of_query["metadata"]["protocols"] = json!(["query"]);
    model["operations"]["Hear"]["output"] = of("Confused");
    insta::assert_snapshot!([of_query, model].iter().map(|it| report(&request(it))).collect::<Vec<_>>().join("\n\n"));
}

#[test]
fn protocols_and_signatures_that_clients_do_not_speak_yet() {
    let mut reports = Vec::new();
    for (key, value) in
        [("protocols", json!(["telepathy"])), ("signatureVersion", json!("v3")), ("auth", json!(["example#oath"]))]
    {
        let mut model = model(json!({}));
        model["metadata"][key] = value;
        reports.push(report(&request(&model)));
    }
    insta::assert_snapshot!(reports.join("\n\n"));
}

#[test]
fn parameters_of_endpoint_rules_that_cannot_be_filled() {
    let mut model = model(json!({}));
    let put = &mut model["operations"]["Put"];
    put["endpointdiscovery"] = json!({"required": true});
    put["staticContextParams"] = json!({"Fixed": {"value": 7}});
    put["operationContextParams"] =
        json!({"Path": {"path": "a["}, "Way": {"path": "a || b"}, "Keys": {"path": "keys(a, b)"}});
    let mut request = request(&model);
    request.services[0].endpoint_rule_set = Some(source(
        "notes/endpoint-rule-set-1.json",
        r#"{"version": "1.0", "parameters": {"Fixed": {"type": "string", "required": true}, "Path": {"type": "string", "required": true},
        "Way": {"type": "string", "required": true}, "Keys": {"type": "stringArray", "required": true},
        "Mood": {"type": "string", "required": true, "builtIn": "AWS::Mood"}},
        "rules": [{"type": "endpoint", "conditions": [], "endpoint": {"url": "https://example.com"}}]}"#,
    ));
    insta::assert_snapshot!(report(&request));
}

#[test]
fn broken_companions() {
    let sound = || request(&model(json!({})));
    let mut broken = sound();
    broken.partitions = source("partitions.json", "{\"partitions\": [{\"id\": 1, \"outputs\": {}, \"regions\": []}]}");
    let it = &mut broken.services[0];
    it.service_extras =
        vec![source("notes/service-2.sdk-extras.json", "{\"merge\": 1}"), source("notes/docs.json", "{,}")];
    it.paginators = Some(source("notes/paginators-1.json", r#"{"pagination": {"Put": {"input_token": 7}}}"#));
    it.waiters = Some(source(
        "notes/waiters-2.json",
        r#"{"version": 2, "waiters": {"W": {"operation": "Put", "acceptors": {}}}}"#,
    ));
    it.examples = Some(source("notes/examples-1.json", r#"{"examples": {"Put": {}}}"#));
    let mut rules = sound();
    rules.services[0].endpoint_rule_set = Some(source(
        "notes/endpoint-rule-set-1.json",
        r#"{"version": "1.0", "parameters": {"Region": {"type": "regiment"}},
        "rules": [{"type": "endpoint", "conditions": [{"fn": "teleport", "argv": [{"ref": "Nobody"}]}], "endpoint": {"url": "https://{Nowhere}"}}, {"type": "jungle"}]}"#,
    ));
    let mut none = sound();
    none.services[0].endpoint_rule_set = None;
    insta::assert_snapshot!([report(&broken), report(&rules), report(&none)].join("\n\n"));
}

#[test]
fn services_that_are_one_module() {
    let mut request = request(&model(json!({})));
    request.services.push(request.services[0].clone());
    request.services[1].directory = "remarks".to_owned();
    insta::assert_snapshot!(report(&request));
}

#[test]
fn what_is_merely_odd_is_generated() {
    let mut model = model(
        json!({"PutRequest": {"type": "structure", "members": {}}, "Unused": {"type": "string", "enum": ["", "", "1"]}}),
    );
    assert!(accepted(&request(&model)).diagnostics.is_empty());
    model["operations"] = json!({});
    assert_eq!(accepted(&request(&model)).stats.operations, 0);
}
