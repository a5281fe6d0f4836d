//! Constructs over smithy-rpc-v2-cbor, which `models.toml` chooses for a service that speaks json too.

use generated::constructcbor::Config;
use generated::constructcbor::config::Region;
use generated::constructcbor::operation::ping::{PingInput, PingOutput};
use generated::constructcbor::operation::send::{SendError, SendInput, SendOutput};
use generated::constructcbor::operation::visit::VisitInput;
use generated::constructcbor::primitives::{Blob, DateTime};
use generated::constructcbor::types::{Branch, Choice, Color};

fn config(endpoint: Option<&str>) -> Config {
    let mut builder = Config::builder().region(Region::new("us-east-1")).behavior_version_latest();
    builder.set_endpoint_url(endpoint.map(str::to_owned));
    builder.build()
}

fn response(status: u16, headers: &[(&str, &str)], body: &[u8]) -> http::Response<Vec<u8>> {
    let response =
        headers.iter().fold(http::Response::builder().status(status), |it, (name, value)| it.header(*name, *value));
    response.body(body.to_vec()).unwrap()
}

fn branch(name: &str) -> Branch {
    Branch::builder().name(name).color(Color::DarkGreen).build().unwrap()
}

#[test]
fn a_request_is_told_by_its_path_and_headers() {
    let request = SendInput::builder().integer(-500).token("t").build().unwrap();
    let request = request.to_http_request(&config(Some("https://example.com/base/"))).unwrap();
    assert_eq!((request.method().as_str(), request.uri().host()), ("POST", Some("example.com")));
    assert_eq!(request.uri().path(), "/base/service/Construct_20200101/operation/Send");
    let headers = request.headers();
    for (name, value) in [
        ("smithy-protocol", "rpc-v2-cbor"),
        ("accept", "application/cbor"),
        ("content-type", "application/cbor"),
        ("x-amzn-query-mode", "true"),
    ] {
        assert_eq!(headers[name], value);
    }
    assert!(!headers.contains_key("x-amz-target"));
    assert_eq!(request.body().as_ref(), b"\xa2\x67integer\x39\x01\xf3\x65token\x61t");
}

#[test]
fn without_an_input_there_is_no_body() {
    let request = PingInput::builder().build().unwrap().to_http_request(&config(None)).unwrap();
    assert!(request.body().is_empty() && !request.headers().contains_key("content-type"));
    assert_eq!(request.headers()["smithy-protocol"], "rpc-v2-cbor");
    assert!(PingOutput::parse_http_response(&response(200, &[], b"")).is_ok());
    let visit = VisitInput::builder().tenant("me").build().unwrap().to_http_request(&config(None)).unwrap();
    assert_eq!(visit.uri().host(), Some("me.data.construct-cbor.us-east-1.amazonaws.com"));
}

#[test]
fn what_is_sent_can_be_read() {
    let tree = Branch::builder().name("r").color(Color::Red).next(branch("n")).more(branch("a")).more(branch("b"));
    let input = SendInput::builder()
        .boolean(true)
        .integer(i32::MIN)
        .long(i64::MAX)
        .float(0.1)
        .double(f64::NEG_INFINITY)
        .word("é")
        .blob(Blob::new([0, 255]))
        .time(DateTime::from_secs_and_nanos(1, 500_000_000))
        .iso_time(DateTime::from_secs(-1))
        .color(Color::Red)
        .json(r#"{"a": 1}"#)
        .document(true.into())
        .words("a")
        .sparse_words(None)
        .sparse_words(Some("s".into()))
        .times(DateTime::from_secs(7))
        .counts(Color::DarkGreen, 3)
        .sparse_counts("n", None)
        .branch(tree.build().unwrap())
        .forest("f", branch("g"))
        .choice(Choice::Number(1.5))
        .build()
        .unwrap();
    let request = input.to_http_request(&config(None)).unwrap();
    let output = SendOutput::parse_http_response(&response(200, &[("x-amzn-requestid", "r")], request.body())).unwrap();
    // Unset, it was filled in on the way.
    assert!(output.token().is_some_and(|token| token.len() == 36));
    let expected = format!("{input:?}").replace("SendInput", "SendOutput").replace(", token: None", "");
    let expected = expected.trim_end_matches([' ', '}']).to_owned() + " }";
    let shown = format!("{output:?}");
    assert_eq!(shown.split_once(", token: ").unwrap().0.to_owned() + " }", expected);
}

#[test]
fn what_a_response_lacked_is_not_sent() {
    // {"branch": {"name": "n"}}
    let body = b"\xa1\x66branch\xa1\x64name\x61n";
    let branch = SendOutput::parse_http_response(&response(200, &[], body)).unwrap().branch().unwrap().clone();
    assert_eq!(branch.color().as_str(), "no value was set");
    let error = SendInput::builder().branch(branch).build().unwrap().to_http_request(&config(None)).unwrap_err();
    assert!(error.to_string().contains("Missing required parameter in branch: \"color\""), "{error}");
}

#[test]
fn errors_are_named_by_their_type_or_the_former_code() {
    // {"__type": "x#Busy.Now", "message": "later", "retryAfter": 3}
    let body = b"\xa3\x66__type\x6ax#Busy.Now\x67message\x65later\x6aretryAfter\x03";
    let error = SendOutput::parse_http_response(&response(503, &[], body)).unwrap_err();
    let SendError::Busy(busy) = error else { panic!("{error}") };
    assert_eq!((busy.message(), busy.retry_after()), (Some("later"), Some(3)));
    let headers = [("x-amzn-query-error", "Former.Code;Sender"), ("x-amzn-requestid", "r")];
    let error = SendOutput::parse_http_response(&response(400, &headers, body)).unwrap_err();
    assert_eq!((error.meta().code(), error.meta().message()), (Some("Former.Code"), Some("later")));
    assert!(!error.is_busy());
    let error = SendOutput::parse_http_response(&response(503, &[], b"<html>busy</html>")).unwrap_err();
    assert_eq!(error.meta().code(), Some("503"));
    // 0xbf begins a map; nothing follows.
    let error = SendOutput::parse_http_response(&response(400, &[], b"\xbf")).unwrap_err();
    assert!(format!("{error}").contains("400"), "{error}");
}
