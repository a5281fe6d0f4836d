//! What is wrong with a model is reported, all of it in one run.

use super::*;

/// Lowers a model that must fail, and returns pointers and messages.
fn errors(model: &Value) -> Vec<(String, String)> {
    let (service, diagnostics) = lower_request(&request(model));
    assert!(service.is_none());
    let errors = diagnostics.items.into_iter().filter(|it| it.severity == Severity::Error);
    errors.map(|it| (it.pointer, it.message)).collect()
}

#[track_caller]
fn expect(model: &Value, expected: &[(&str, &str)]) {
    let errors = errors(model);
    let errors: Vec<(&str, &str)> =
        errors.iter().map(|(pointer, message)| (pointer.as_str(), message.as_str())).collect();
    assert_eq!(errors, expected);
}

#[test]
fn many_problems_in_one_report() {
    let shapes = json!({
        "L": {"type": "list", "member": {"shape": "Strin"}}, "M": {"type": "map", "key": {"shape": "Integer"}},
        "E": {"type": "string", "enum": []}, "U": {"type": "structure", "union": true, "members": {}}
    });
    let input = json!({"type": "structure", "required": ["gone"], "payload": "lost", "members": {"a": {}, "b": {"shape": "L"}}});
    expect(
        &model(input, shapes),
        &[
            ("/shapes/DoRequest/members/a", "a reference without a shape"),
            ("/shapes/DoRequest/required/0", "the required member `gone` does not exist"),
            ("/shapes/DoRequest/payload", "the payload member `lost` does not exist"),
            ("/shapes/L/member", "there is no shape `Strin`"),
            ("/shapes/M", "a map without `key` and `value`"),
            ("/shapes/E", "an enumeration without values"),
            ("/shapes/U", "a union without members"),
        ],
    );
}

#[test]
fn a_missing_shape_has_a_hint() {
    let (_, diagnostics) =
        lower_request(&request(&model(json!({"type": "list", "member": {"shape": "Strin"}}), json!({}))));
    let hints: Vec<&str> = diagnostics.items.iter().filter_map(|it| it.hint.as_deref()).collect();
    assert_eq!(hints, ["did you mean `String`?"]);
}

#[test]
fn lists_that_hold_themselves() {
    let shapes = json!({"A": {"type": "list", "member": {"shape": "B"}},
        "B": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "A"}}, "C": {"type": "list", "member": {"shape": "C"}}});
    expect(
        &model(json!({"type": "structure", "members": {"a": {"shape": "A"}}}), shapes),
        &[
            ("/shapes/A", "`A` contains itself with no structure between"),
            ("/shapes/B", "`B` contains itself with no structure between"),
            ("/shapes/C", "`C` contains itself with no structure between"),
        ],
    );
}

#[test]
fn names_that_collide() {
    let nested = json!({"type": "structure", "members": {}});
    let input = json!({"type": "structure", "members": {"URL": {"shape": "DBThing"}, "Url": {"shape": "DbThing"}, "ok": {"shape": "String"}}});
    expect(
        &model(input, json!({"DBThing": nested, "DbThing": nested})),
        &[
            ("/shapes/DbThing", "`DBThing` and `DbThing` would both be called `DbThing` in Rust"),
            ("/shapes/DoRequest/members/Url", "`URL` and `Url` would both be called `url` in Rust"),
        ],
    );
    let mut model = model(json!({"type": "structure", "members": {}}), json!({}));
    model["operations"]["do"] = model["operations"]["Do"].clone();
    expect(&model, &[("/operations/do", "`Do` and `do` would both be called `do_` in Rust")]);
}

#[test]
fn colliding_values_are_numbered() {
    let shapes = json!({"E": {"type": "string", "enum": ["b c", "b-c", "a"]}});
    let (service, diagnostics) =
        lower_request(&request(&model(json!({"type": "structure", "members": {"e": {"shape": "E"}}}), shapes)));
    let service = service.unwrap();
    let variants: Vec<&str> = service.enumerations[0].variants.iter().map(|it| it.rust.as_str()).collect();
    assert_eq!(variants, ["A", "BC", "BC2"]);
    assert_eq!(diagnostics.items.len(), 1);
    assert_eq!(diagnostics.items[0].message, "`b c` and `b-c` would both be called `BC` in Rust; the second is `BC2`");
}

#[test]
fn labels_need_members_and_members_labels() {
    let input = json!({"type": "structure", "required": ["a"], "members": {
        "a": {"shape": "String", "location": "uri", "locationName": "A"}, "b": {"shape": "String", "location": "uri"},
        "h": {"shape": "String", "hostLabel": true}}});
    let mut model = model(input, json!({}));
    model["operations"]["Do"]["http"]["requestUri"] = json!("/{A+}/{c}?x");
    model["operations"]["Do"]["endpoint"] = json!({"hostPrefix": "{g}."});
    expect(
        &model,
        &[
            ("/operations/Do/http/requestUri", "no member fills the label `c`"),
            ("/operations/Do/http/requestUri", "the member `b` fills a label that is not there"),
            ("/operations/Do/endpoint/hostPrefix", "no member fills the label `g`"),
            ("/operations/Do/endpoint/hostPrefix", "the member `h` fills a label that is not there"),
        ],
    );
}

#[test]
fn an_unknown_operation_names_the_nearest() {
    let model = model(json!({"type": "structure", "members": {}}), json!({}));
    let operations = Selection::Named(vec!["Du".to_owned(), "do-".to_owned(), "Do".to_owned()]);
    let (service, diagnostics) = lower_request(&ServiceRequest { operations, ..request(&model) });
    assert!(service.is_none());
    let found: Vec<_> = diagnostics.items.iter().map(|it| (it.message.as_str(), it.hint.as_deref())).collect();
    assert_eq!(
        found,
        [("there is no operation `Du`", None), ("there is no operation `do-`", Some("did you mean `Do`?"))]
    );
}

#[test]
fn protocols() {
    let mut model = model(json!({"type": "structure", "members": {}}), json!({}));
    model["metadata"]["protocols"] = json!(["smithy-rpc-v2-cbor", "query"]);
    assert_eq!(lower(&model).protocol, ir::Protocol::RpcV2Cbor);
    let wanted = |protocol: &str| ServiceRequest { protocol: Some(protocol.to_owned()), ..request(&model) };
    assert_eq!(lower_request(&wanted("query")).0.unwrap().protocol, ir::Protocol::AwsQuery);
    let message = "the service does not speak `ec2`, but smithy-rpc-v2-cbor, query".to_owned();
    assert_eq!(findings(&wanted("ec2")), [(Severity::Error, "/metadata".to_owned(), message)]);
    model["metadata"]["protocols"] = json!(["telepathy"]);
    expect(&model, &[("/metadata", "no known protocol among telepathy")]);
}

#[test]
fn errors_need_a_message_of_text() {
    let mut model = model(
        json!({"type": "structure", "members": {}}),
        json!({
        "Bad": {"type": "structure", "exception": true, "members": {"message": {"shape": "Integer"}}}}),
    );
    model["operations"]["Do"]["errors"] = json!([{"shape": "Bad"}, {"shape": "String"}, {"shape": "Gone"}]);
    expect(
        &model,
        &[
            ("/operations/Do/errors/1", "`String` is no structure"),
            ("/operations/Do/errors/2", "there is no shape `Gone`"),
        ],
    );
    model["operations"]["Do"]["errors"] = json!([{"shape": "Bad"}]);
    expect(&model, &[("/shapes/Bad/members/message", "the message of an error must be a string")]);
}
