//! Tests of the readers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::diagnostic::{Diagnostics, Severity};
use crate::request::Source;

fn source(text: &str) -> Source {
    Source { name: "service-2.json".to_owned(), text: text.to_owned() }
}

fn parse(text: &str, extras: &[&str]) -> (Option<Service>, Diagnostics) {
    let (report, mut diagnostics) = (Report::new("service-2.json"), Diagnostics::default());
    let extras: Vec<Source> = extras.iter().map(|it| source(it)).collect();
    let service = parse_service(&source(text), &extras, &report, &mut diagnostics);
    report.drain_into(&mut diagnostics);
    (service, diagnostics)
}

fn findings(diagnostics: &Diagnostics) -> Vec<(Severity, &str, &str)> {
    diagnostics.items.iter().map(|it| (it.severity, it.pointer.as_str(), it.message.as_str())).collect()
}

#[test]
fn no_json_has_line_and_column() {
    let (service, diagnostics) = parse("{\n  \"a\": ]\n}", &[]);
    assert!(service.is_none());
    assert_eq!(findings(&diagnostics), [(Severity::Error, "line 2 column 8", "invalid JSON: expected value")]);
}

#[test]
fn all_problems_are_collected() {
    let (_, diagnostics) = parse(
        r#"{"metadata": {"apiVersion": 1, "speed": 2}, "operations": {"A": {"http": 3}},
            "shapes": {"S": {"type": "strange"}, "T": {"type": "list", "pattern": "x", "member": {"shape": "S", "location": "body"}},
                       "U": {"type": "list", "pattern": "y"}, "V/~": {}}}"#,
        &[],
    );
    let expected = [
        (Severity::Error, "/metadata/apiVersion", "expected a string, found the number 1"),
        (Severity::Warning, "/metadata/speed", "unknown key `speed` in metadata"),
        (Severity::Error, "/operations/A/http", "expected an object, found the number 3"),
        (Severity::Error, "/shapes/S/type", "expected the type of a shape, found the string `strange`"),
        (Severity::Warning, "/shapes/T/pattern", "unknown key `pattern` in a list shape"),
        (
            Severity::Error,
            "/shapes/T/member/location",
            "expected uri, querystring, header, headers or statusCode, found the string `body`",
        ),
        (Severity::Error, "/shapes/V~1~0", "a shape without a type"),
    ];
    assert_eq!(findings(&diagnostics), expected);
    assert_eq!(
        diagnostics.items.iter().filter_map(|it| it.shape.as_deref()).collect::<Vec<_>>(),
        ["A", "S", "T", "T", "V/~"]
    );
}

#[test]
fn a_model_needs_its_three_parts() {
    let (_, diagnostics) = parse("{}", &[]);
    assert_eq!(diagnostics.items.len(), 3);
    assert!(diagnostics.has_errors());
    let (_, diagnostics) = parse("[]", &[]);
    assert_eq!(findings(&diagnostics), [(Severity::Error, "", "expected an object, found an array")]);
}

#[test]
fn overlays_merge_deeply() {
    let base = r#"{"metadata": {"serviceId": "A"}, "operations": {},
        "shapes": {"S": {"type": "string", "enum": ["a"]}, "T": {"type": "structure", "members": {"m": {"shape": "S"}}}}}"#;
    let first =
        r#"{"version": 1.0, "merge": {"shapes": {"S": {"enum": ["b"]}, "T": {"members": {"n": {"shape": "S"}}}}}}"#;
    let second = r#"{"merge": {"documentation": "D", "shapes": {"T": {"members": {"m": {"documentation": "M"}}}}}}"#;
    let (service, diagnostics) = parse(base, &[first, second]);
    assert_eq!(diagnostics, Diagnostics::default());
    let service = service.unwrap();
    assert_eq!(service.documentation, "D");
    assert_eq!(service.shapes["S"].values.as_deref(), Some(["b".to_owned()].as_slice()));
    assert_eq!(service.shapes["T"].members.keys().collect::<Vec<_>>(), ["m", "n"]);
    assert_eq!(service.shapes["T"].members["m"].documentation, "M");
    assert_eq!(service.shapes["T"].members["m"].shape, "S");
}

#[test]
fn broken_overlays_are_reported() {
    let base = r#"{"metadata": {}, "operations": {}, "shapes": {}}"#;
    let (_, diagnostics) = parse(base, &["[]", r#"{"merge": 1}"#, "{}", r#"{"merge": {}, "mregre": {}}"#]);
    let severities: Vec<Severity> = diagnostics.items.iter().map(|it| it.severity).collect();
    assert_eq!(severities, [Severity::Error, Severity::Error, Severity::Warning, Severity::Warning]);
}

#[test]
fn traits_are_read() {
    let (service, diagnostics) = parse(
        r#"{"metadata": {"xmlNamespace": {"uri": "u"}, "awsQueryCompatible": {}}, "operations": {}, "shapes": {
            "E": {"type": "structure", "members": {"h": {"shape": "S", "location": "header", "locationName": "x-h", "xmlNamespace": "n"}},
                  "error": {"code": "C", "httpStatusCode": 409, "senderFault": true}, "exception": true, "retryable": {"throttling": true}},
            "F": {"type": "float", "min": 0, "max": 1.5}, "S": {"type": "timestamp", "timestampFormat": "rfc822"}}}"#,
        &[],
    );
    assert_eq!(diagnostics, Diagnostics::default());
    let service = service.unwrap();
    assert!(service.metadata.aws_query_compatible);
    let error = &service.shapes["E"];
    assert_eq!(error.error, ErrorTrait { code: Some("C".to_owned()), status: Some(409), sender_fault: true });
    assert_eq!(error.retryable, Some(true));
    assert_eq!(error.members["h"].location, Some(Location::Header));
    assert_eq!(error.members["h"].xml_namespace, Some(XmlNamespace { uri: "n".to_owned(), prefix: None }));
    assert_eq!((service.shapes["F"].min, service.shapes["F"].max), (Some(Bound::Int(0)), Some(Bound::Float(1.5))));
    assert_eq!(service.shapes["S"].timestamp_format, Some(TimestampFormat::Rfc822));
}

#[test]
fn paginators_waiters_and_examples() {
    let (report, mut diagnostics) = (Report::new("x.json"), Diagnostics::default());
    let text = source(
        r#"{"pagination": {"List": {"input_token": "a", "output_token": ["b", "c"], "result_key": "r", "odd": 1}}}"#,
    );
    let extra = source(r#"{"merge": {"pagination": {"List": {"non_aggregate_keys": ["k"]}}}}"#);
    let paginators = parse_paginators(&text, &[extra], &report, &mut diagnostics).unwrap();
    assert_eq!(paginators["List"].output_token, ["b", "c"]);
    assert_eq!(paginators["List"].non_aggregate_keys, ["k"]);
    let text = source(
        r#"{"version": 2, "waiters": {"W": {"operation": "Get", "delay": 5, "maxAttempts": 3,
            "acceptors": [{"matcher": "path", "argument": "a", "expected": true, "state": "never"}]}}}"#,
    );
    let waiters = parse_waiters(&text, &report).unwrap();
    assert_eq!((waiters["W"].delay, waiters["W"].max_attempts), (5, 3));
    let text = source(r#"{"version": "1.0", "examples": {"Get": [{"id": "i", "input": {"a": 1}, "title": "t"}]}}"#);
    assert_eq!(parse_examples(&text, &report).unwrap()["Get"][0].title, "t");
    report.drain_into(&mut diagnostics);
    let pointers: Vec<&str> = diagnostics.items.iter().map(|it| it.pointer.as_str()).collect();
    assert_eq!(pointers, ["/pagination/List/odd", "/waiters/W/acceptors/0/state"]);
}

#[test]
fn facts_are_there() {
    assert!(facts_of("autoscaling").client_optional);
    assert!(facts_of("ec2").all_optional);
    assert!(facts_of("swf").zero_default.contains("Anything"));
    assert!(!facts_of("no such service").zero_default.contains("Anything"));
    assert_eq!(facts_of("dynamodb").union, ["AttributeValue"]);
}
