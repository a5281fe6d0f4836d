//! What rest-xml and ec2 do, rule by rule.
#![allow(clippy::unwrap_used)]

use aws_smithy_types::DateTime;
use http::HeaderMap;

use super::{EC2_QUERY, ErrorMeta, OutputMeta, Protocol, REST_XML, Response};
use crate::schema::{Member, Operation, Service, Structure, blob, integer, string, structure, timestamp};
use crate::shape::ReadMembers;

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    count: Option<i32>,
    id: Option<String>,
    expires: Option<DateTime>,
    status: Option<i32>,
}
static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("name", string()).last_segment(),
        // Of an output, only headers and status stand outside of the body.
        Member::new("count", integer()).query("count"),
        Member::new("id", string()).label("Id").last_segment(),
        Member::new("expires", timestamp()).header("Expires"),
        Member::new("status", integer()).status_code(),
    ],
);
crate::structure!(Thing, THING { 0: name, 1: count, 2: id, 3: expires, 4: status });

#[derive(Clone, Debug, Default, PartialEq)]
struct Whole {
    body: Option<Thing>,
}
static WHOLE: Structure = Structure::new("Whole", &[Member::new("body", structure(&THING))]).payload(0);
crate::structure!(Whole, WHOLE { 0: body });

static BYTES: Structure = Structure::new("Bytes", &[Member::new("body", blob())]).payload(0);

static SERVICE: Service = Service {
    name: "things",
    id: "Things",
    endpoint_prefix: "things",
    signing_name: "things",
    api_version: "2026-01-01",
    protocol: &REST_XML,
    target_prefix: "",
    xml_namespace: "",
    query_compatible: false,
    auth: &[],
    endpoint: |_| Ok(Default::default()),
    endpoint_params: &[],
};
static S3: Service = Service { id: "S3", ..SERVICE };
static DO: Operation = Operation::new("Do", &SERVICE, "POST", "/do/{Id}", &THING, &THING);
static DO_IN_S3: Operation = Operation { service: &S3, ..DO };

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| ((*name).try_into().unwrap(), value.parse().unwrap())).collect()
}

fn error(protocol: &dyn Protocol, operation: &Operation, status: u16, body: &str) -> ErrorMeta {
    let headers = headers(&[("x-amz-request-id", "h1"), ("x-amz-id-2", "h2")]);
    protocol.parse_error(operation, &Response { status, headers: &headers, body: body.as_bytes() }).unwrap()
}

/// Reads an answer of status 200.
fn parse(protocol: &dyn Protocol, operation: &Operation, body: &str, into: &mut dyn ReadMembers) -> OutputMeta {
    let headers = headers(&[("expires", "never"), ("x-amzn-requestid", "h1")]);
    protocol.parse_output(operation, &Response { status: 200, headers: &headers, body: body.as_bytes() }, into).unwrap()
}

fn meta(code: &str, message: &str, request_id: &str) -> ErrorMeta {
    let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let extended_request_id = text("h2");
    let (code, message, request_id) = (text(code), text(message), text(request_id));
    ErrorMeta { code, message, request_id, extended_request_id, readable: true, ..ErrorMeta::default() }
}

#[test]
fn errors_of_rest_xml() {
    let unread = |meta: ErrorMeta| ErrorMeta { readable: false, ..meta };
    let sender = |meta: ErrorMeta| ErrorMeta { fault: Some("Sender".to_owned()), ..meta };
    let wrapped = "<ErrorResponse xmlns='urn:x'><Error><Type>Sender</Type><Code>C</Code><Message>m</Message></Error>\
                   <RequestId>r</RequestId></ErrorResponse>";
    let bare = "<Error><Code>C</Code><Message>m</Message><RequestId>r</RequestId><HostId>h</HostId></Error>";
    let cases = [
        (400, wrapped, sender(meta("C", "m", "r"))),
        // The ids of a bare error are those of the headers.
        (400, bare, meta("C", "m", "h1")),
        (400, "<ErrorResponse><Error><Code/></Error></ErrorResponse>", meta("", "", "h1")),
        (400, "<Other><Code>C</Code></Other>", unread(meta("", "", "h1"))),
        (404, "", unread(meta("404", "Not Found", "h1"))),
        (400, "<Error><Code>C", unread(meta("400", "Bad Request", "h1"))),
        (400, "oops", unread(meta("400", "Bad Request", "h1"))),
        (503, " <html><body/></html>", unread(meta("503", "Service Unavailable", "h1"))),
        (300, "<Error><Code>C</Code></Error>", unread(meta("", "", "h1"))),
    ];
    for (status, body, expected) in cases {
        assert_eq!(error(&REST_XML, &DO, status, body), expected, "{status} {body}");
    }
    assert_eq!(error(&REST_XML, &DO_IN_S3, 404, "").code.as_deref(), Some("NotFound"));
}

#[test]
fn a_success_of_s3_may_be_an_error() {
    static GET: Operation = Operation { output: &BYTES, ..DO_IN_S3 };
    static SILENT: Operation = DO_IN_S3.without_output();
    let bare = "<?xml version='1.0'?><Error><Code>SlowDown</Code></Error>";
    let cases = [
        (&DO_IN_S3, 200, bare, 500),
        (&DO_IN_S3, 200, "<Thing><name>n", 500),
        (&DO_IN_S3, 200, "<Thing/>", 200),
        (&DO_IN_S3, 200, "", 200),
        (&DO_IN_S3, 204, bare, 204),
        (&DO, 200, bare, 200),
        // An object's content, and an answer that nobody reads.
        (&GET, 200, bare, 200),
        (&SILENT, 200, bare, 200),
    ];
    for (operation, status, body, expected) in cases {
        let response = Response { status, headers: &HeaderMap::new(), body: body.as_bytes() };
        assert_eq!(REST_XML.status(operation, &response), expected, "{body}");
    }
}

#[test]
fn the_location_of_a_bucket_has_no_element_around_it() {
    static LOCATE: Operation = Operation { name: "GetBucketLocation", ..DO_IN_S3 };
    for (body, name) in [("<LocationConstraint xmlns='urn:x'>EU</LocationConstraint>", "EU"), ("<Any/>", "")] {
        let mut thing = Thing::default();
        parse(&REST_XML, &LOCATE, body, &mut thing);
        assert_eq!(thing.name.as_deref(), Some(name));
    }
}

#[test]
fn answers_of_rest_xml() {
    let mut thing = Thing::default();
    let found = parse(&REST_XML, &DO, "<a:T><name>n</name><count>3</count><Expires>1</Expires></a:T>", &mut thing);
    assert_eq!(found.request_id.as_deref(), Some("h1"));
    // A header `Expires` that is no date is no reason to fail.
    assert_eq!(thing, Thing { name: Some("n".into()), count: Some(3), status: Some(200), ..Thing::default() });

    static GET: Operation = Operation { output: &WHOLE, ..DO };
    let mut whole = Whole::default();
    parse(&REST_XML, &GET, "<T><name>n</name></T>", &mut whole);
    assert_eq!(whole.body.unwrap().name.as_deref(), Some("n"));
    let mut whole = Whole::default();
    parse(&REST_XML, &GET, "", &mut whole);
    assert_eq!(whole, Whole::default());

    let response = Response { status: 200, headers: &HeaderMap::new(), body: b"<T>" };
    assert!(REST_XML.parse_output(&DO, &response, &mut Thing::default()).is_err());
}

#[test]
fn of_ids_the_last_segment_is_sent() {
    let (name, id) = (Some("/delegationset/N1".to_owned()), Some("/hostedzone/Z1".to_owned()));
    let request = REST_XML.serialize(&DO, &Thing { name, id, ..Thing::default() }).unwrap();
    assert_eq!(
        (request.path.as_str(), request.body.as_slice()),
        ("/do/Z1", b"<Thing><name>N1</name></Thing>".as_slice())
    );
    let plain = REST_XML.serialize(&DO, &Thing { id: Some("Z1".into()), ..Thing::default() }).unwrap();
    assert_eq!((plain.path.as_str(), plain.body.len()), ("/do/Z1", 0));
}

#[test]
fn answers_and_errors_of_ec2() {
    let mut thing = Thing::default();
    let body = "<DoResponse xmlns='urn:x'><requestId>r</requestId><name>n</name></DoResponse>";
    assert_eq!(parse(&EC2_QUERY, &DO, body, &mut thing).request_id.as_deref(), Some("r"));
    assert_eq!(thing.name.as_deref(), Some("n"));

    let plain = |meta: ErrorMeta| ErrorMeta { extended_request_id: None, ..meta };
    let several = "<Response><Errors><Error><Code>C</Code><Message>m</Message></Error><Error><Code>D</Code></Error>\
                   </Errors><RequestID>r</RequestID></Response>";
    assert_eq!(error(&EC2_QUERY, &DO, 400, several), plain(meta("C", "m", "r")));
    assert_eq!(error(&EC2_QUERY, &DO, 503, "").code.as_deref(), Some("503"));
    assert_eq!(error(&EC2_QUERY, &DO, 300, body), ErrorMeta { request_id: Some("r".into()), ..ErrorMeta::default() });
    let malformed = Response { status: 400, headers: &HeaderMap::new(), body: b"oops" };
    assert!(EC2_QUERY.parse_error(&DO, &malformed).is_err());

    let body = "<Response><Errors><Error><Code>C</Code><name>n</name></Error></Errors></Response>";
    let mut thing = Thing::default();
    let response = Response { status: 400, headers: &HeaderMap::new(), body: body.as_bytes() };
    EC2_QUERY.read_error(&DO, &response, &mut thing).unwrap();
    assert_eq!(thing.name.as_deref(), Some("n"));
}
