//! What the protocols do beyond the cases captured from botocore (`tests/protocols.rs`).
#![allow(clippy::unwrap_used)]

use aws_smithy_types::{Blob, Document};
use http::HeaderMap;

use super::{AWS_JSON_1_1, AWS_QUERY, ErrorMeta, Protocol, REST_JSON, RPC_V2_CBOR, Response};
use crate::schema::{Member, Operation, Service, Structure, blob, document, integer, string, structure};
use crate::shape::{DecodeError, Members, ReadMembers};

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    count: Option<i32>,
}
static THING: Structure =
    Structure::new("Thing", &[Member::new("name", string()), Member::new("count", integer()).header("x-count")]);
crate::structure!(Thing, THING { 0: name, 1: count });

/// A structure whose one member is the payload.
macro_rules! payload {
    ($ty:ident, $table:ident, $field:ty, $shape:expr) => {
        #[derive(Clone, Debug, Default, PartialEq)]
        struct $ty {
            body: Option<$field>,
        }
        static $table: Structure = Structure::new("Payload", &[Member::new("body", $shape)]).payload(0);
        crate::structure!($ty, $table { 0: body });
    };
}
payload!(BlobPayload, BLOB_PAYLOAD, Blob, blob());
payload!(TextPayload, TEXT_PAYLOAD, String, string());
payload!(ThingPayload, THING_PAYLOAD, Thing, structure(&THING));
payload!(DocumentPayload, DOCUMENT_PAYLOAD, Document, document());

static SERVICE: Service = Service {
    name: "things",
    id: "Things",
    endpoint_prefix: "things",
    signing_name: "things",
    api_version: "2026-01-01",
    protocol: &REST_JSON,
    target_prefix: "Things_2026",
    xml_namespace: "",
    query_compatible: true,
    auth: &[],
    endpoint: |_| Ok(Default::default()),
    endpoint_params: &[],
};
static OPERATION: Operation = Operation::new("Do", &SERVICE, "POST", "/do", &THING, &THING);

fn response<'a>(headers: &'a HeaderMap, status: u16, body: &'a str) -> Response<'a> {
    Response { status, headers, body: body.as_bytes() }
}

/// Reads an answer of status 200; gives the request id.
fn parse(protocol: &dyn Protocol, body: &str, into: &mut dyn ReadMembers) -> Result<Option<String>, DecodeError> {
    protocol.parse_output(&OPERATION, &response(&HeaderMap::new(), 200, body), into).map(|meta| meta.request_id)
}

/// Body and content type.
fn sent(input: &dyn Members) -> (String, Option<String>) {
    let request = REST_JSON.serialize(&OPERATION, input).unwrap();
    let content_type = request.headers.into_iter().find(|(name, _)| name == "content-type");
    (String::from_utf8(request.body).unwrap(), content_type.map(|(_, value)| value))
}

#[test]
fn payloads_are_the_whole_body_of_a_request() {
    let json = || Some("application/json".to_owned());
    let thing = Thing { name: Some("n".into()), count: Some(1) };
    assert_eq!(sent(&BlobPayload { body: Some(Blob::new("raw")) }), ("raw".into(), None));
    assert_eq!(sent(&TextPayload { body: Some("text".into()) }), ("text".into(), None));
    assert_eq!(sent(&BlobPayload::default()), (String::new(), None));
    // Locations count at the top level only.
    assert_eq!(sent(&ThingPayload { body: Some(thing.clone()) }), (r#"{"name":"n","x-count":1}"#.into(), json()));
    assert_eq!(sent(&ThingPayload::default()), ("{}".into(), json()));
    assert_eq!(sent(&DocumentPayload { body: Some(Document::Bool(true)) }), ("true".into(), json()));
    assert_eq!(sent(&thing), (r#"{"name":"n"}"#.into(), json()));
    assert_eq!(sent(&Thing::default()), ("{}".into(), json()));
}

#[test]
fn payloads_are_the_whole_body_of_a_response() {
    let (mut blob, mut text) = (BlobPayload::default(), TextPayload::default());
    parse(&REST_JSON, "raw", &mut blob).unwrap();
    parse(&REST_JSON, "text", &mut text).unwrap();
    assert_eq!((blob.body, text.body), (Some(Blob::new("raw")), Some("text".into())));
    let (mut thing, mut document) = (ThingPayload::default(), DocumentPayload::default());
    parse(&REST_JSON, r#"{"name":"n"}"#, &mut thing).unwrap();
    parse(&REST_JSON, "[1]", &mut document).unwrap();
    assert_eq!(thing.body, Some(Thing { name: Some("n".into()), count: None }));
    assert!(matches!(document.body, Some(Document::Array(items)) if items.len() == 1));
    let mut absent = ThingPayload::default();
    parse(&REST_JSON, "", &mut absent).unwrap();
    parse(&REST_JSON, "null", &mut absent).unwrap();
    assert_eq!(absent.body, None);
}

#[test]
fn bodies_that_break_off_are_errors_and_those_that_are_no_json_have_no_members() {
    for protocol in [&AWS_JSON_1_1 as &dyn Protocol, &REST_JSON] {
        let mut thing = Thing::default();
        for body in ["", " ", "not json", "<html>", "\u{feff}{}"] {
            parse(protocol, body, &mut thing).unwrap();
        }
        assert_eq!(thing, Thing::default());
        let error = parse(protocol, r#"{"name":"n""#, &mut thing).unwrap_err();
        assert_eq!(error.to_string(), "invalid JSON at byte 11: expected `,` or `}`, found the end");
        for body in ["[1]", "null", "5"] {
            assert!(parse(protocol, body, &mut thing).is_err(), "{body}");
        }
    }
}

#[test]
fn former_query_services_are_told_so() {
    let request = AWS_JSON_1_1.serialize(&OPERATION, &Thing::default()).unwrap();
    let expected = [
        ("x-amz-target", "Things_2026.Do"),
        ("content-type", "application/x-amz-json-1.1"),
        ("x-amzn-query-mode", "true"),
    ];
    assert_eq!(request.headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert_eq!((request.path.as_str(), request.body.as_slice()), ("/", b"{}".as_slice()));
}

#[test]
fn codes_that_are_no_text() {
    let headers = HeaderMap::new();
    let code = |protocol: &dyn Protocol, body| {
        protocol.parse_error(&OPERATION, &response(&headers, 400, body)).map(|meta: ErrorMeta| meta.code)
    };
    assert_eq!(code(&REST_JSON, r#"{"code":42}"#), Ok(Some("42".into())));
    assert_eq!(code(&REST_JSON, r#"{"code":null,"__type":"a#B"}"#), Ok(Some("B".into())));
    assert_eq!(code(&AWS_JSON_1_1, r#"{"__type":null}"#), Ok(None));
    for body in [r#"{"__type":1}"#, r#"{"__type":[]}"#, r#"{"message":{}}"#, "1"] {
        assert!(code(&AWS_JSON_1_1, body).is_err(), "{body}");
    }
}

#[test]
fn query_outputs_may_go_without_a_wrapper() {
    let (headers, mut thing) = (HeaderMap::new(), Thing::default());
    let body =
        "<r><name>n</name><x-count>5</x-count><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></r>";
    let request_id = parse(&AWS_QUERY, body, &mut thing).unwrap();
    // A member that stands in a header is not looked for in the body.
    assert_eq!((thing, request_id.as_deref()), (Thing { name: Some("n".into()), count: None }, Some("id")));
    let wrapped = Operation { result_wrapper: Some("DoResult"), ..OPERATION };
    let error = AWS_QUERY.parse_output(&wrapped, &response(&headers, 200, body), &mut Thing::default()).unwrap_err();
    assert_eq!(error.to_string(), "expected the element `DoResult` in the response");
}

#[test]
fn query_errors_have_members() {
    let (headers, mut thing) = (HeaderMap::new(), Thing::default());
    let body = "<ErrorResponse><Error><Code>C</Code><name>n</name></Error></ErrorResponse>";
    AWS_QUERY.read_error(&OPERATION, &response(&headers, 400, body), &mut thing).unwrap();
    assert_eq!(thing.name.as_deref(), Some("n"));
}

#[test]
fn json_and_cbor_know_no_bindings() {
    let thing = Thing { name: Some("n".into()), count: Some(5) };
    let request = AWS_JSON_1_1.serialize(&OPERATION, &thing).unwrap();
    assert_eq!(request.body, br#"{"name":"n","x-count":5}"#);
    assert!(!request.headers.iter().any(|(name, _)| name == "x-count"));
    let mut read = Thing::default();
    parse(&AWS_JSON_1_1, r#"{"name":"n","x-count":5}"#, &mut read).unwrap();
    assert_eq!(read, thing);
    let request = RPC_V2_CBOR.serialize(&OPERATION, &thing).unwrap();
    assert_eq!(request.body, b"\xa2\x64name\x61n\x67x-count\x05");
    assert_eq!((request.method, request.path.as_str()), ("POST", "/service/Things_2026/operation/Do"));
    let mut read = Thing::default();
    let response = Response { status: 200, headers: &HeaderMap::new(), body: &request.body };
    RPC_V2_CBOR.parse_output(&OPERATION, &response, &mut read).unwrap();
    assert_eq!(read, thing);
}

#[test]
fn cbor_without_an_input_has_no_body() {
    let request = RPC_V2_CBOR.serialize(&OPERATION.without_input(), &Thing::default()).unwrap();
    let expected = [("smithy-protocol", "rpc-v2-cbor"), ("accept", "application/cbor"), ("x-amzn-query-mode", "true")];
    assert_eq!(request.headers, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    assert!(request.body.is_empty());
}

#[test]
fn cbor_errors() {
    let mut headers = HeaderMap::new();
    headers.insert("x-amzn-requestid", http::HeaderValue::from_static("r"));
    let meta = |headers: &HeaderMap, status, body: &[u8]| {
        let response = Response { status, headers, body };
        RPC_V2_CBOR.parse_error(&OPERATION, &response).map(|meta| (meta.code, meta.message, meta.request_id))
    };
    let expected = |code: &str, message: &str| {
        let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Ok((some(code), some(message), some("r")))
    };
    // {"__type": "a#B:http://x", "Message": "M"}, then with "message" or null before it.
    let body = b"\xa2\x66__type\x6ca#B:http://x\x67Message\x61M";
    assert_eq!(meta(&headers, 400, body), expected("B", "M"));
    assert_eq!(meta(&headers, 400, b"\xa2\x67Message\x61M\x67message\x61m"), expected("400", "m"));
    assert_eq!(meta(&headers, 400, b"\xa3\x67message\xf6\x67Message\x61M\x66__type\xf7"), expected("400", "M"));
    assert_eq!(meta(&headers, 403, b""), expected("403", ""));
    assert_eq!(meta(&headers, 300, body), expected("", ""));
    assert_eq!(meta(&headers, 400, b"\xa1\x66__type\x60"), expected("", ""));
    assert_eq!(meta(&headers, 500, b" "), Ok((Some("500".into()), Some("Internal Server Error".into()), None)));
    for bad in [b"<html>".as_slice(), b"\x80", b"\xa1\x66__type\x01", b"\xa1"] {
        assert!(meta(&headers, 400, bad).is_err(), "{bad:?}");
    }
    for (header, code) in [("Old;Sender", "Old"), ("Old", "B"), (";Sender", "B"), ("Old;a;b", "B")] {
        headers.insert("x-amzn-query-error", http::HeaderValue::from_static(header));
        assert_eq!(meta(&headers, 400, body), expected(code, "M"), "{header}");
    }
    let mut thing = Thing::default();
    let response = Response { status: 400, headers: &headers, body: b"\xa1\x64name\x61n" };
    RPC_V2_CBOR.read_error(&OPERATION, &response, &mut thing).unwrap();
    assert_eq!(thing.name.as_deref(), Some("n"));
}

#[test]
fn oauth_errors_have_a_message() {
    static OIDC: Service = Service { id: "SSO OIDC", ..SERVICE };
    let message = |service, body| {
        let operation = Operation { service, ..OPERATION };
        REST_JSON.parse_error(&operation, &response(&HeaderMap::new(), 400, body)).unwrap().message
    };
    let only = r#"{"error": "invalid_grant", "error_description": "d"}"#;
    assert_eq!((message(&OIDC, only).as_deref(), message(&SERVICE, only)), (Some("d"), None));
    let beside_nothing = r#"{"message": "", "error_description": "d"}"#;
    assert_eq!(message(&OIDC, beside_nothing).as_deref(), Some("d"));
    assert_eq!(message(&OIDC, r#"{"Message": "m", "error_description": "d"}"#).as_deref(), Some("m"));
}

#[test]
fn two_services_want_a_header_that_no_model_mentions() {
    static GLACIER: Service = Service { id: "Glacier", ..SERVICE };
    static GATEWAY: Service = Service { id: "API Gateway", ..SERVICE };
    let headers = |service| {
        let operation = Operation { service, ..OPERATION };
        REST_JSON.serialize(&operation, &Thing::default()).unwrap().headers
    };
    let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert!(headers(&GLACIER).contains(&header("x-amz-glacier-version", "2026-01-01")));
    assert!(headers(&GATEWAY).contains(&header("accept", "application/json")));
    assert_eq!(headers(&SERVICE), [header("content-type", "application/json")]);
}
