//! Signatures of captured requests, and what a signature is valid for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use serde_json::Value;

use super::{Scope, sign};
use crate::endpoint::{AuthScheme, Endpoint};
use crate::schema::Operation;
use crate::support::service::PUT_NOTE;

fn scope(service: &str, region: &str) -> Scope {
    Scope { service: service.into(), region: region.into(), single_encoding: false, unsigned_payload: false }
}

fn credentials(case: &Value) -> Credentials {
    let text = |name: &str| case["credentials"][name].as_str().map(str::to_owned);
    Credentials::new(text("access_key").unwrap(), text("secret_key").unwrap(), text("session_token"), None, "test")
}

/// The captured request, without what signing adds.
fn request(case: &Value) -> HttpRequest {
    let expected = &case["expected"];
    let mut request = HttpRequest::new(SdkBody::from(expected["body"].as_str().unwrap()));
    request.set_method(expected["method"].as_str().unwrap()).unwrap();
    request.set_uri(expected["url"].as_str().unwrap()).unwrap();
    let host = request.uri().split('/').nth(2).unwrap().to_owned();
    request.headers_mut().insert("host", host);
    for (name, value) in expected["headers"].as_object().unwrap() {
        let name = name.to_lowercase();
        if ["content-type", "x-amz-target", "user-agent"].contains(&name.as_str()) {
            request.headers_mut().insert(name, value.as_str().unwrap().to_owned());
        }
    }
    request
}

fn time(case: &Value) -> SystemTime {
    DateTime::from_str(case["clock"].as_str().unwrap(), Format::DateTime).unwrap().try_into().unwrap()
}

#[test]
fn signatures_are_botocores() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../../tests/data/request.json")).unwrap();
    let mut seen = 0;
    for case in cases.iter().filter(|case| case["expected"]["headers"]["Authorization"].is_string()) {
        let mut request = request(case);
        let scope = scope(case["service"].as_str().unwrap(), case["region"].as_str().unwrap());
        sign(&mut request, &scope, &credentials(case), time(case)).unwrap();
        for (name, value) in case["expected"]["headers"].as_object().unwrap() {
            let name = name.to_lowercase();
            if name == "authorization" || name.starts_with("x-amz-") {
                assert_eq!(request.headers().get(&name), value.as_str(), "{name} of {case}");
            }
        }
        seen += 1;
    }
    assert_eq!(seen, 8);
}

#[test]
fn an_unsigned_body_is_announced() {
    let mut request = HttpRequest::new(SdkBody::from("body"));
    request.set_uri("https://h/").unwrap();
    let scope = Scope { unsigned_payload: true, ..scope("notes", "r") };
    let credentials = Credentials::new("id", "secret", None, None, "test");
    sign(&mut request, &scope, &credentials, SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(request.headers().get("x-amz-content-sha256"), Some("UNSIGNED-PAYLOAD"));
}

#[test]
fn the_endpoint_may_name_another_scope() {
    let endpoint = Endpoint {
        auth_schemes: vec![
            AuthScheme { name: "sigv4a".into(), signing_name: Some("a".into()), ..AuthScheme::default() },
            AuthScheme {
                name: "sigv4".into(),
                signing_name: Some("n".into()),
                signing_region: Some("r".into()),
                disable_double_encoding: true,
                ..AuthScheme::default()
            },
        ],
        ..Endpoint::default()
    };
    let own = Scope::of(&PUT_NOTE, &Endpoint::default(), "us-east-1").unwrap();
    assert_eq!(own, scope("notes", "us-east-1"));
    let named = Scope::of(&PUT_NOTE, &endpoint, "us-east-1").unwrap();
    assert_eq!(named, Scope { single_encoding: true, ..scope("n", "r") });
    let open = Operation { no_auth: true, ..PUT_NOTE };
    assert_eq!(Scope::of(&open, &endpoint, "us-east-1"), None);
}

/// Paths, queries and headers that canonical requests treat with care, as botocore signs them.
#[test]
fn canonical_requests_are_botocores() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/signing.json")).unwrap();
    let time = DateTime::from_str("2026-01-02T03:04:05Z", Format::DateTime).unwrap().try_into().unwrap();
    let credentials = Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", None, None, "test");
    for case in &cases {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_uri(text(&case["url"])).unwrap();
        for header in case["headers"].as_array().unwrap() {
            request.headers_mut().append(text(&header[0]), text(&header[1]));
        }
        sign(&mut request, &scope("service", "us-east-1"), &credentials, time).unwrap();
        let expected = format!("SignedHeaders={}, Signature={}", text(&case["signed"]), text(&case["signature"]));
        let authorization = request.headers().get("authorization").unwrap();
        assert!(authorization.ends_with(&expected), "{case}: {authorization}");
    }
    assert_eq!(cases.len(), 37);
}

#[test]
fn credentials_that_no_header_can_hold_are_refused_unseen() {
    for (id, token) in [("AKID\n", None), ("AKID", Some("hush\n".to_owned()))] {
        let mut request = HttpRequest::new(SdkBody::empty());
        request.set_uri("https://h/").unwrap();
        let credentials = Credentials::new(id, "hush", token, None, "test");
        let error = sign(&mut request, &scope("notes", "r"), &credentials, SystemTime::UNIX_EPOCH).unwrap_err();
        assert!(error.to_string().starts_with("the credentials cannot stand in a header: "), "{error}");
        assert!(!format!("{error:?}").contains("hush"));
    }
}
