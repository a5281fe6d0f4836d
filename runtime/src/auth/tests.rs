//! Signatures of captured requests, and what a signature is valid for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::DateTime;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use serde_json::Value;

use super::{Preference, Scheme, Scope, bear, sign};
use crate::endpoint::{AuthScheme, Endpoint};
use crate::schema::{Auth, Operation};
use crate::support::service::PUT_NOTE;

fn scope(service: &str, region: &str) -> Scope {
    Scope { service: service.into(), region: region.into(), ..Scope::default() }
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
    assert_eq!(chosen(&PUT_NOTE, &Endpoint::default()), Ok(Some(scope("notes", "us-east-1"))));
    let named = Scope { single_encoding: true, ..scope("n", "r") };
    if cfg!(feature = "sigv4a") {
        let all = Scope { scheme: Scheme::SigV4a, ..scope("a", "*") };
        assert_eq!(chosen(&PUT_NOTE, &endpoint), Ok(Some(all)));
    } else {
        assert_eq!(chosen(&PUT_NOTE, &endpoint), Ok(Some(named)));
    }
    assert_eq!(chosen(&PUT_NOTE.no_auth(), &endpoint), Ok(None));
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

/// How requests are signed by a client in us-east-1 with nothing else set.
fn chosen(operation: &Operation, endpoint: &Endpoint) -> Result<Option<Scope>, String> {
    let preference = Preference { region: "us-east-1".into(), ..Preference::default() };
    Scope::of(operation, endpoint, &preference).map_err(|error| error.to_string())
}

#[test]
fn the_first_scheme_that_there_is_counts() {
    let scheme = |schemes: &'static [Auth]| {
        chosen(&PUT_NOTE.auth(schemes), &Endpoint::default()).map(|scope| scope.map(|it| (it.scheme, it.optional)))
    };
    assert_eq!(scheme(&[Auth::SigV4, Auth::Bearer]), Ok(Some((Scheme::SigV4, false))));
    assert_eq!(scheme(&[Auth::Bearer, Auth::SigV4]), Ok(Some((Scheme::Bearer, false))));
    assert_eq!(scheme(&[Auth::SigV2]), Ok(Some((Scheme::SigV2, false))));
    assert_eq!(scheme(&[Auth::SigV4, Auth::None]), Ok(Some((Scheme::SigV4, true))));
    let (only, first) = (scheme(&[Auth::SigV4a]), scheme(&[Auth::SigV4a, Auth::SigV4]));
    if cfg!(feature = "sigv4a") {
        assert_eq!((only, first), (Ok(Some((Scheme::SigV4a, false))), Ok(Some((Scheme::SigV4a, false)))));
    } else {
        let text = "the request cannot be signed with sigv4a: turn the cargo feature `sigv4a` on";
        assert_eq!((only, first), (Err(text.to_owned()), Ok(Some((Scheme::SigV4, false)))));
    }
}

#[test]
fn a_token_that_is_preferred_goes_before_a_signature() {
    let preference = Preference { bearer: true, ..Preference::default() };
    let scheme = |schemes: &'static [Auth]| {
        Scope::of(&PUT_NOTE.auth(schemes), &Endpoint::default(), &preference).unwrap().map(|it| it.scheme)
    };
    assert_eq!(scheme(&[Auth::SigV4, Auth::Bearer]), Some(Scheme::Bearer));
    assert_eq!(scheme(&[Auth::SigV4]), Some(Scheme::SigV4));
}

#[test]
fn sessions_of_directory_buckets_are_refused_with_a_way_out() {
    let endpoint = Endpoint::new("https://h").auth_scheme(AuthScheme::new("sigv4-s3express"));
    let expected = "the request cannot be signed with sigv4-s3express, which needs a session of the directory bucket: set \
                    `disable_s3_express_session_auth`";
    assert_eq!(chosen(&PUT_NOTE, &endpoint), Err(expected.to_owned()));
}

#[test]
fn tokens_go_over_tls_only() {
    let mut request = HttpRequest::new(SdkBody::empty());
    request.set_uri("https://h/").unwrap();
    bear(&mut request, &"t".into()).unwrap();
    assert_eq!(request.headers().get("authorization"), Some("Bearer t"));
    assert!(bear(&mut request, &"hush\n".into()).is_err_and(|error| !format!("{error:?}").contains("hush")));
    request.set_uri("http://h/").unwrap();
    assert_eq!(
        bear(&mut request, &"t".into()).unwrap_err().to_string(),
        "a bearer token is only sent to an https endpoint"
    );
}

/// Requests to S3 and with Signature Version 2, as botocore signs them.
#[test]
fn special_signatures_are_botocores() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../tests/data/signing_special.json")).unwrap();
    let time = DateTime::from_str("2026-01-02T03:04:05Z", Format::DateTime).unwrap().try_into().unwrap();
    for case in &cases {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let mut request = HttpRequest::new(SdkBody::from(text(&case["body"])));
        request.set_method(&text(&case["method"])).unwrap();
        request.set_uri(text(&case["url"])).unwrap();
        for header in case["headers"].as_array().unwrap() {
            request.headers_mut().append(text(&header[0]), text(&header[1]));
        }
        let scheme = if case["signature_version"] == "v2" { Scheme::SigV2 } else { Scheme::SigV4 };
        let flag = |name: &str| case[name].as_bool().unwrap_or_default();
        let scope = Scope {
            scheme,
            takes_stream: flag("takes_stream"),
            unsigned_payload: flag("unsigned_payload"),
            ..scope(&text(&case["signing_name"]), "us-east-1")
        };
        let token = case["token"].as_str().map(str::to_owned);
        let credentials =
            Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token, None, "test");
        sign(&mut request, &scope, &credentials, time).unwrap();
        for (name, value) in case["signed_headers"].as_object().unwrap() {
            assert_eq!(request.headers().get(name), value.as_str(), "{name} of {case}");
        }
        let body = std::str::from_utf8(request.body().bytes().unwrap()).unwrap();
        let pairs = |body: &str| body.split('&').map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
        assert_eq!(pairs(body), pairs(case["signed_body"].as_str().unwrap()), "{case}");
    }
    assert_eq!(cases.len(), 11);
}

#[cfg(feature = "sigv4a")]
#[test]
fn signatures_for_several_regions_name_them() {
    let mut request = HttpRequest::new(SdkBody::from("body"));
    request.set_uri("https://h/").unwrap();
    let scope = Scope { scheme: Scheme::SigV4a, ..scope("events", "us-east-1,eu-west-1") };
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    sign(&mut request, &scope, &credentials, SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(request.headers().get("x-amz-region-set"), Some("us-east-1,eu-west-1"));
    let start = "AWS4-ECDSA-P256-SHA256 Credential=AKIDEXAMPLE/19700101/events/aws4_request, ";
    assert!(request.headers().get("authorization").unwrap().starts_with(start));
}
