//! A case's `params` as a request, compared with its `serialized` by botocore's rules.
//!
//! - The URI is compared without the path of the client's endpoint, the query as pairs in any order.
//! - Expected headers must be there, `forbidHeaders` must not. `requireHeaders` must be, but for `Content-Length`, which
//!   the transport adds.
//! - Lists in headers may have blanks after their commas or not.
//! - `Content-Type` of forms has a charset more than suites say; that of rest-xml is not compared, nor is that of
//!   rest-json where it is not JSON: botocore does not set it there.

use std::fmt::Write as _;

use awslice_runtime::client::into_http_request;
use awslice_runtime::config::Config;
use awslice_runtime::config::exports::Region;
use awslice_runtime::operation::Operation;
use awslice_runtime::schema::{Kind, Location, Structure};
use awslice_runtime::shape::Decode;
use awslice_runtime::types::Bytes;
use awslice_runtime::types::http::{Request, Uri, header::USER_AGENT};
use serde_json::Value as Json;

use crate::verdict::ProtocolCase;
use crate::{body, order, read};

/// The idempotency token that suites expect where `params` have none.
const TOKEN: &str = "00000000-0000-4000-8000-000000000000";

/// Where the request of a case is not as expected.
pub fn judge<O: Operation<Input: Decode>>(case: &ProtocolCase) -> Vec<String> {
    let none = serde_json::json!({});
    let params = case.case.get("params").unwrap_or(&none);
    let mut input = match read::from_json::<O::Input>(params) {
        Ok(input) => input,
        Err(error) => return vec![format!("params cannot be read into the typed input: {error}")],
    };
    O::fill_token(&mut input, &mut || TOKEN.to_owned());
    let config = Config::<O::Service>::builder().region(Region::new("us-east-1")).behavior_version_latest().build();
    let request = match into_http_request::<O>(input, &config) {
        Ok(request) => request.map(|body| body.bytes().map(Bytes::copy_from_slice).unwrap_or_default()),
        Err(error) => return vec![format!("no request: {error}")],
    };
    let expected = case.case.get("serialized").unwrap_or(&none);
    let mut found = differences(case, expected, &request, O::ROW.input);
    if let Some(expected) = expected.get("body").and_then(Json::as_str) {
        let differences = body::differences(&case.protocol, expected, request.body());
        let is_fine =
            differences.is_empty() || order::is_only_other::<O>(&case.protocol, params, expected, request.body());
        found.extend(differences.into_iter().filter(|_| !is_fine));
    }
    if !found.is_empty() {
        found.push(format!("the request was:\n{}", shown(&request)));
    }
    found
}

/// Where a request is not as expected, but for its body.
fn differences(case: &ProtocolCase, expected: &Json, request: &Request<Bytes>, table: &Structure) -> Vec<String> {
    let text = |key: &str| expected.get(key).and_then(Json::as_str);
    let mut found = Vec::new();
    if let Some(method) = text("method").filter(|it| *it != request.method().as_str()) {
        found.push(format!("method: expected {method}, got {}", request.method()));
    }
    let uri = text("uri").unwrap_or_default();
    let actual = without_base(&case.endpoint, request.uri(), uri);
    if normal(uri) != normal(&actual) {
        found.push(format!("uri: expected {uri}, got {actual}"));
    }
    let host = request.uri().authority().map(|it| it.as_str()).unwrap_or_default();
    if let Some(expected) = text("host").filter(|it| *it != host) {
        found.push(format!("host: expected {expected}, got {host}"));
    }
    found.extend(headers(case, expected, request, table));
    found
}

/// Path and query of a request without the path of the endpoint, unless the expected URI has it too.
fn without_base(endpoint: &str, uri: &Uri, expected: &str) -> String {
    let base = endpoint.parse::<Uri>().map(|it| it.path().trim_end_matches('/').to_owned()).unwrap_or_default();
    let whole = uri.path_and_query().map(|it| it.as_str()).unwrap_or_default();
    match whole.strip_prefix(&base) {
        Some(rest) if !base.is_empty() && !expected.starts_with(&base) => {
            if rest.starts_with('/') {
                rest.to_owned()
            } else {
                format!("/{rest}")
            }
        }
        _ => whole.to_owned(),
    }
}

/// A URI as its path and the sorted pairs of its query.
fn normal(uri: &str) -> (&str, Vec<&str>) {
    let (path, query) = uri.split_once('?').unwrap_or((uri, ""));
    let mut pairs: Vec<&str> = query.split('&').filter(|it| !it.is_empty()).collect();
    pairs.sort_unstable();
    (path, pairs)
}

/// Where headers are not as expected.
fn headers(case: &ProtocolCase, expected: &Json, request: &Request<Bytes>, table: &Structure) -> Vec<String> {
    let mut found = Vec::new();
    for (name, value) in expected.get("headers").and_then(Json::as_object).into_iter().flatten() {
        let Some(value) = value.as_str().and_then(|it| wanted(&case.protocol, name, it)) else { continue };
        let is_list = is_list(table, name);
        let normal = |it: &str| if is_list { it.replace(", ", ",") } else { it.to_owned() };
        match header(request, name) {
            Some(actual) if normal(&actual) == normal(&value) => {}
            Some(actual) => found.push(format!("header {name}: expected {value:?}, got {actual:?}")),
            None => found.push(format!("header {name}: expected {value:?}, but it is absent")),
        }
    }
    let names = |key: &str| expected.get(key).and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str);
    let forbidden = names("forbidHeaders").filter_map(|name| Some((name, header(request, name)?)));
    found.extend(forbidden.map(|(name, value)| format!("header {name}: expected to be absent, but it is {value:?}")));
    let required = names("requireHeaders").filter(|name| !name.eq_ignore_ascii_case("content-length"));
    let missing = required.filter(|name| header(request, name).is_none());
    found.extend(missing.map(|name| format!("header {name}: expected, but it is absent")));
    found
}

/// What an expected header must be, if it is compared at all.
fn wanted(protocol: &str, name: &str, value: &str) -> Option<String> {
    if !name.eq_ignore_ascii_case("content-type") {
        return Some(value.to_owned());
    }
    match protocol {
        "query" | "ec2" if !value.contains("charset=utf-8") => Some(format!("{value}; charset=utf-8")),
        "rest-xml" => None,
        "rest-json" if value != "application/json" => None,
        _ => Some(value.to_owned()),
    }
}

/// Whether a header bears a list.
fn is_list(table: &Structure, name: &str) -> bool {
    table.members.iter().any(|row| {
        row.location == Location::Header
            && row.wire.eq_ignore_ascii_case(name)
            && matches!(row.shape.kind, Kind::List(_))
    })
}

/// A header's value; those of one name are joined by commas.
fn header(request: &Request<Bytes>, name: &str) -> Option<String> {
    let values: Vec<_> =
        request.headers().get_all(name).iter().map(|it| String::from_utf8_lossy(it.as_bytes()).into_owned()).collect();
    (!values.is_empty()).then(|| values.join(","))
}

/// A request for people.
fn shown(request: &Request<Bytes>) -> String {
    let mut text = format!("{} {}\n", request.method(), request.uri());
    for (name, value) in request.headers().iter().filter(|(name, _)| *name != USER_AGENT) {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{name}: {}", String::from_utf8_lossy(value.as_bytes()));
    }
    match std::str::from_utf8(request.body()) {
        Ok(body) => text.push_str(body),
        Err(_) => text.push_str(&base64_simd::STANDARD.encode_to_string(request.body())),
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uri_is_compared_without_the_endpoints_path_and_the_order_of_its_query() {
        let uri = |text: &'static str| Uri::from_static(text);
        assert_eq!(without_base("https://h/base", &uri("https://h/base/a?b"), "/a?b"), "/a?b");
        assert_eq!(without_base("https://h/base", &uri("https://h/base"), "/"), "/");
        assert_eq!(without_base("https://h/base", &uri("https://h/base/a"), "/base/a"), "/base/a");
        assert_eq!(without_base("https://h", &uri("https://h/a"), "/a"), "/a");
        assert_eq!(normal("/a?b=1&a=2"), normal("/a?a=2&b=1"));
        assert_ne!(normal("/a?b=1&b=1"), normal("/a?b=1"));
    }

    #[test]
    fn content_types_are_compared_as_botocore_sets_them() {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(wanted("query", "Content-Type", form), Some(format!("{form}; charset=utf-8")));
        assert_eq!(wanted("rest-xml", "Content-Type", "application/xml"), None);
        assert_eq!(wanted("rest-json", "Content-Type", "image/png"), None);
        assert_eq!(wanted("rest-json", "content-type", "application/json").as_deref(), Some("application/json"));
        assert_eq!(wanted("rest-xml", "X-Foo", "a").as_deref(), Some("a"));
    }
}
