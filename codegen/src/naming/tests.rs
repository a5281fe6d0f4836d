//! Tests against names of botocore and of the SDK.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::Value;

use super::*;

fn fixture(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn botocore_names() {
    let fixtures = fixture(include_str!("../../tests/data/name.json"));
    let cases = fixtures.as_array().unwrap();
    assert!(cases.len() > 10);
    for case in cases {
        let input = case["input"].as_str().unwrap();
        assert_eq!(xform_snake(input), case["expected"]["snake"], "{input}");
        assert_eq!(xform_kebab(input), case["expected"]["kebab"], "{input}");
    }
}

#[test]
fn special_names_are_sorted() {
    assert!(xform_names::SPECIAL_NAMES.is_sorted());
    assert_eq!(xform_snake("ExecutePartiQLBatch"), "execute_partiql_batch");
}

#[test]
fn sdk_names() {
    let fixtures = fixture(include_str!("../../tests/data/sdk_names.json"));
    let mut seen = 0;
    for (service, names) in fixtures.as_object().unwrap().iter().filter(|(service, _)| *service != "tricky") {
        for (wire, expected) in names["operations"].as_object().unwrap() {
            assert_eq!(name_operation_module(wire), expected["module"], "{service} {wire}");
            assert_eq!(pascal(wire) + "Input", expected["input"], "{service} {wire}");
            seen += 1;
        }
        for (wire, expected) in names["shapes"].as_object().unwrap() {
            assert_eq!(name_type(wire), *expected, "{service} {wire}");
            seen += 1;
        }
        for (wire, expected) in names["members"].as_object().unwrap() {
            assert_eq!(name_field(wire).stem, expected.as_str().unwrap().trim_start_matches("r#"), "{service} {wire}");
            seen += 1;
        }
    }
    assert!(seen > 1000, "{seen}");
}

#[test]
fn tricky_sdk_names() {
    let fixtures = fixture(include_str!("../../tests/data/sdk_names.json"));
    let check = |kind: &str, function: &dyn Fn(&str) -> String| {
        let names = fixtures["tricky"][kind].as_object().unwrap();
        assert!(names.len() > 5);
        for (wire, expected) in names {
            assert_eq!(function(wire), *expected, "{kind} {wire}");
        }
    };
    check("snake", &snake);
    check("pascal", &pascal);
}

#[test]
fn keywords_and_reserved_fields() {
    assert_eq!(name_field("type"), FieldName { rust: "r#type".to_owned(), stem: "type".to_owned() });
    assert_eq!(name_field("Self"), FieldName { rust: "self_".to_owned(), stem: "self".to_owned() });
    assert_eq!(name_field("build"), FieldName { rust: "build_value".to_owned(), stem: "build".to_owned() });
    assert_eq!(name_client_method("Match"), "r#match");
    assert_eq!(name_operation_module("Match"), "match_");
    assert_eq!(name_operation_marker("assumeRoleWithSAML"), "AssumeRoleWithSAML");
}

#[test]
fn variants() {
    let cases = [
        ("IN_PROGRESS", "InProgress"),
        ("Pending:Proceed", "PendingProceed"),
        ("t2.micro", "T2Micro"),
        ("Unknown", "UnknownValue"),
        ("UnknownValue", "UnknownValue_"),
        ("self", "SelfValue"),
        ("5m", "Value5m"),
        ("", "Empty"),
    ];
    for (wire, rust) in cases {
        assert_eq!(name_variant(wire), rust, "{wire}");
    }
}

#[test]
fn tables_modules_and_services() {
    assert_eq!(screaming("DomainInfo"), "DOMAIN_INFO");
    assert_eq!(screaming("AcLs"), "AC_LS");
    assert_eq!(name_private_module("DomainInfo"), "_domain_info");
    assert_eq!(name_error_predicate("ResourceContentionFault"), "is_resource_contention_fault");
    assert_eq!(name_variant_stem("Ss"), "ss");
    for (directory, id, module) in [
        ("swf", "SWF", "swf"),
        ("autoscaling", "Auto Scaling", "autoscaling"),
        ("config", "Config Service", "config"),
        ("imagebuilder", "imagebuilder", "imagebuilder"),
        ("pinpoint-sms-voice", "Pinpoint SMS Voice", "pinpointsmsvoice"),
        ("sms-voice", "Pinpoint SMS Voice", "smsvoice"),
    ] {
        assert_eq!(name_service_module(directory, id), module);
    }
}

#[test]
fn collisions_name_both() {
    let mut scope = Scope::default();
    scope.claim("url", "URL").unwrap();
    let collision = scope.claim("url", "Url").unwrap_err();
    assert_eq!(collision.describe("Url"), "`URL` and `Url` would both be called `url` in Rust");
    assert_eq!(
        scope.claim("1a", "1a").unwrap_err().describe("1a"),
        "`1a` gives the Rust name `1a`, which is no identifier"
    );
    assert_eq!(scope.next_free("url"), "url2");
}
