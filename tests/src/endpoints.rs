//! Calls from the endpoint tests that AWS publishes with its rule sets (`operationInputs`): what is sent where, and with
//! whose signature.

use std::time::SystemTime;

use awslice_runtime::client::to_signed_http_request_untyped;
use awslice_runtime::config::exports::{Credentials, Region};
use awslice_runtime::config::{Builder, ServiceMarker};
use awslice_runtime::schema::Operation;
use serde_json::Value;

/// A setting of the client, such as `AWS::UseFIPS`.
pub fn flag(case: &Value, name: &str) -> Option<bool> {
    case["settings"].get(name).and_then(Value::as_bool)
}

/// A setting of the client that is text, such as `AWS::Region`.
pub fn text(case: &Value, name: &str) -> Option<String> {
    case["settings"].get(name).and_then(Value::as_str).map(str::to_owned)
}

/// Makes the call with the case's settings put into `config`, and compares endpoint and signature.
///
/// # Panics
/// When the request goes elsewhere, or another error is found.
pub fn check<S: ServiceMarker>(case: &Value, operation: &'static Operation, mut config: Builder<S>) {
    config.set_region(text(case, "AWS::Region").map(Region::new));
    config.set_endpoint_url(text(case, "SDK::Endpoint"));
    config.set_use_fips(flag(case, "AWS::UseFIPS"));
    config.set_use_dual_stack(flag(case, "AWS::UseDualStack"));
    let mut credentials = Credentials::builder().access_key_id("AKIDEXAMPLE").secret_access_key("secret");
    credentials.set_account_id(text(case, "AWS::Auth::AccountId").map(Into::into));
    let credentials = credentials.provider_name("test").build();
    let time = SystemTime::UNIX_EPOCH;
    let result = to_signed_http_request_untyped(operation, &case["input"], &config.build(), &credentials, time);
    match (result, expected_error(case)) {
        (Ok(request), None) => check_request(case, &request),
        (Err(error), Some(expected)) => assert_eq!(error.to_string(), expected, "{case}"),
        (Ok(request), Some(expected)) => panic!("{case}: sent to {}, not refused with {expected}", request.uri()),
        (Err(error), None) => panic!("{case}: {error}"),
    }
}

/// The error of the rule set, or of a signature that clients do not make.
fn expected_error(case: &Value) -> Option<String> {
    if let Some(error) = case["error"].as_str() {
        return Some(error.to_owned());
    }
    let names: Vec<_> = case["schemes"].as_array()?.iter().filter_map(|it| it["name"].as_str()).collect();
    match names.as_slice() {
        ["sigv4a"] => Some("the request cannot be signed with sigv4a: turn the cargo feature `sigv4a` on".to_owned()),
        ["sigv4-s3express"] => Some(
            "the request cannot be signed with sigv4-s3express, which needs a session of the directory bucket: set \
             `disable_s3_express_session_auth`"
                .to_owned(),
        ),
        _ => None,
    }
}

fn check_request<B>(case: &Value, request: &http::Request<B>) {
    let url = case["url"].as_str().unwrap_or_default();
    let sent = request.uri().to_string();
    let rest = sent.strip_prefix(url).unwrap_or_else(|| panic!("{case}: sent to {sent}"));
    assert!(rest.is_empty() || rest.starts_with(['/', '?']), "{case}: sent to {sent}");
    for (name, values) in case["headers"].as_object().into_iter().flatten() {
        let sent: Vec<_> = request.headers().get_all(name).iter().filter_map(|it| it.to_str().ok()).collect();
        assert_eq!(serde_json::json!(sent), *values, "{case}: {name}");
    }
    let schemes = case["schemes"].as_array().into_iter().flatten();
    for scheme in schemes.filter(|it| it["name"] == "sigv4") {
        let authorization = request.headers()["authorization"].to_str().unwrap_or_default();
        let region = scheme["signingRegion"].as_str().or_else(|| case["settings"]["AWS::Region"].as_str());
        let scope = format!(
            "/19700101/{}/{}/aws4_request,",
            region.unwrap_or_default(),
            scheme["signingName"].as_str().unwrap_or_default()
        );
        assert!(authorization.contains(&scope), "{case}: {authorization}");
    }
}
