//! What the protocols do beyond the cases captured from botocore (`tests/protocols.rs`).
#![allow(clippy::unwrap_used)]

use aws_smithy_types::{Blob, Document};
use http::HeaderMap;

use super::{AWS_JSON_1_1, AWS_QUERY, ErrorMeta, Protocol, REST_JSON, Response};
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
