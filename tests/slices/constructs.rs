//! Every construct that clients can serve, through the two halves of a call: values to requests, responses to values.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "constructs/cbor.rs"]
mod cbor;
#[path = "constructs/endpoints.rs"]
mod endpoints;
#[path = "constructs/events.rs"]
mod events;
#[path = "constructs/rest_json.rs"]
mod rest_json;
#[path = "constructs/streams.rs"]
mod streams;
#[path = "constructs/xml.rs"]
mod xml;

use generated::constructjson::config::Region;
use generated::constructjson::operation::everything::{EverythingError, EverythingInput, EverythingOutput};
use generated::constructjson::primitives::{Blob, DateTime};
use generated::constructjson::types::{Choice, Color, Tree};
use generated::constructquery::operation::send::{SendError, SendInput, SendOutput};
use generated::constructrestjson::operation::put::{PutError, PutInput, PutOutput};
use generated::constructrestjson::operation::put_bytes::{PutBytesInput, PutBytesOutput};
use generated::constructrestjson::operation::put_note::PutNoteInput;
use generated::constructrestjson::operation::put_text::{PutTextInput, PutTextOutput};
use generated::{constructjson as json, constructquery as query, constructrestjson as rest};

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> http::Response<Vec<u8>> {
    let response =
        headers.iter().fold(http::Response::builder().status(status), |it, (name, value)| it.header(*name, *value));
    response.body(body.as_bytes().to_vec()).unwrap()
}

fn text(body: &[u8]) -> &str {
    std::str::from_utf8(body).unwrap()
}

fn leaf(name: &str) -> Tree {
    Tree::builder().name(name).build().unwrap()
}

#[test]
fn json_requests() {
    let tree = Tree::builder().name("root").left(leaf("l")).children(leaf("c")).forest("f", leaf("g")).build().unwrap();
    let input = EverythingInput::builder()
        .boolean(true)
        .integer(-1)
        .long(i64::MAX)
        .float(0.5)
        .double(f64::INFINITY)
        .word("abc")
        .emoji("\u{1F600}")
        .blob(Blob::new("hi"))
        .time(DateTime::from_secs_and_nanos(1, 500_000_000))
        .iso_time(DateTime::from_secs(0))
        .http_time(DateTime::from_secs(0))
        .member_time(DateTime::from_secs(0))
        .color(Color::DarkGreen)
        .words("a")
        .words("b")
        .sparse_words(Some("a".into()))
        .sparse_words(None)
        .matrix(vec![1.5])
        .labels(Color::Red, "r")
        .sparse_map("n", None)
        .tree(tree)
        .choice(Choice::SelfValue(Box::new(Choice::Number(7))))
        .token("t")
        .build()
        .unwrap();
    let config = json::Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build();
    let request = input.to_http_request(&config).unwrap();
    assert_eq!(request.uri().to_string(), "https://construct-json.us-east-1.amazonaws.com/");
    assert_eq!(request.headers()["x-amz-target"], "Construct_20200101.Everything");
    let expected = serde_json::json!({"boolean": true, "integer": -1, "long": i64::MAX, "float": 0.5, "double": "Infinity", "w": "abc", "emoji": "\u{1F600}",
        "blob": "aGk=", "time": 1.5, "isoTime": "1970-01-01T00:00:00Z", "httpTime": "Thu, 01 Jan 1970 00:00:00 GMT", "memberTime": "1970-01-01T00:00:00Z",
        "color": "dark-green", "words": ["a", "b"], "sparseWords": ["a", null], "matrix": [[1.5]], "labels": {"red": "r"}, "sparseMap": {"n": null},
        "tree": {"name": "root", "left": {"name": "l"}, "children": [{"name": "c"}], "forest": {"f": {"name": "g"}}}, "choice": {"self": {"number": 7}}, "token": "t"});
    assert_eq!(serde_json::from_slice::<serde_json::Value>(request.body()).unwrap(), expected);
}

#[test]
fn json_responses() {
    let body = r#"{"boolean": true, "double": "NaN", "w": "abc", "blob": "aGk=", "time": 1.5, "httpTime": "Thu, 01 Jan 1970 00:00:00 GMT", "color": "mauve",
        "words": ["a"], "sparseWords": [null, "x"], "labels": {"red": "r"}, "tree": {"name": "r", "twin": {"back": {"name": "b"}}},
        "choice": {"choices": [{"word": "w"}, {"novel": 1}]}, "credential": {"user": "u", "password": "p"}, "document": {"any": [1, null]}}"#;
    let output = EverythingOutput::parse_http_response(&response(200, &[], body)).unwrap();
    assert_eq!((output.boolean(), output.word(), output.blob().as_ref()), (Some(true), "abc", b"hi".as_slice()));
    assert!(output.double().unwrap().is_nan() && output.document().unwrap().as_object().unwrap().contains_key("any"));
    assert_eq!((output.time().as_secs_f64(), output.http_time().unwrap().secs()), (1.5, 0));
    assert_eq!(
        (output.color().as_str(), output.words(), output.sparse_words()),
        ("mauve", ["a".to_owned()].as_slice(), [None, Some("x".to_owned())].as_slice())
    );
    assert_eq!(output.tree().unwrap().twin().unwrap().back().unwrap().name(), "b");
    let choices = output.choice().unwrap().as_choices().unwrap();
    assert!(choices[0].as_word().unwrap() == "w" && choices[1].is_unknown());
    assert!(!format!("{output:?}").contains("\"p\""));
    let error = EverythingOutput::parse_http_response(&response(
        429,
        &[],
        r#"{"__type": "x#Busy.Now", "Message": "later", "retryAfter": 3}"#,
    ))
    .unwrap_err();
    let EverythingError::Busy(busy) = error else { panic!("{error}") };
    assert_eq!((busy.message(), busy.retry_after()), (Some("later"), Some(3)));
}

fn rest_config() -> rest::Config {
    rest::Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build()
}

#[test]
fn rest_json_requests() {
    let input = PutInput::builder()
        .tenant("me")
        .key("a/b")
        .path("c/d e")
        .count(3)
        .colors(rest::types::Color::Red)
        .colors(rest::types::Color::Green)
        .since(DateTime::from_secs(0))
        .filter("f", "1")
        .many("m", vec!["x".into(), "y".into()])
        .flag(true)
        .when(DateTime::from_secs(0))
        .iso_when(DateTime::from_secs(0))
        .names("p")
        .names("q")
        .context("{}")
        .meta_value("k", "v")
        .note(rest::types::Note::builder().title("T").at(DateTime::from_secs(2)).build())
        .sizes("s")
        .id("i")
        .build()
        .unwrap();
    let request = input.to_http_request(&rest_config()).unwrap();
    let uri = request.uri();
    assert_eq!(
        (request.method().as_str(), uri.host().unwrap()),
        ("PUT", "me.data.construct-rest-json.us-east-1.amazonaws.com")
    );
    assert_eq!(uri.path(), "/notes/a%2Fb/c/d%20e");
    let mut pairs: Vec<&str> = uri.query().unwrap().split('&').collect();
    pairs.sort();
    assert_eq!(
        pairs,
        ["color=green", "color=red", "f=1", "fixed=1", "m=x", "m=y", "n=3", "since=1970-01-01T00%3A00%3A00Z"]
    );
    let header = |name: &str| request.headers()[name].to_str().unwrap().to_owned();
    assert_eq!((header("x-flag"), header("x-when")), ("true".into(), "Thu, 01 Jan 1970 00:00:00 GMT".into()));
    assert_eq!(
        (header("x-iso-when"), header("x-names"), header("x-meta-k")),
        ("1970-01-01T00:00:00Z".into(), "p,q".into(), "v".into())
    );
    let body: serde_json::Value = serde_json::from_slice(request.body()).unwrap();
    assert_eq!(body, serde_json::json!({"tenant": "me", "note": {"Title": "T", "at": 2}, "Sizes": ["s"], "id": "i"}));
}

#[test]
fn rest_json_payloads() {
    let config = rest_config();
    let bytes = PutBytesInput::builder()
        .bytes(Blob::new("raw"))
        .kind("image/x")
        .build()
        .unwrap()
        .to_http_request(&config)
        .unwrap();
    assert_eq!(
        (text(bytes.body()), &bytes.headers()["content-type"]),
        ("raw", &http::HeaderValue::from_static("image/x"))
    );
    let plain = PutTextInput::builder().text("é").build().unwrap().to_http_request(&config).unwrap();
    assert_eq!(text(plain.body()), "é");
    let note = rest::types::Note::builder().title("T").build();
    let note = PutNoteInput::builder().note(note).build().unwrap().to_http_request(&config).unwrap();
    assert_eq!(text(note.body()), r#"{"Title":"T"}"#);
    let output = PutBytesOutput::parse_http_response(&response(200, &[], "raw")).unwrap();
    assert_eq!(output.bytes().unwrap().as_ref(), b"raw");
    assert_eq!(PutTextOutput::parse_http_response(&response(200, &[], "é")).unwrap().text(), Some("é"));
}

#[test]
fn rest_json_responses() {
    let headers = [
        ("ETag", "e"),
        ("x-when", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("x-names", "p, q"),
        ("x-meta-k", "v"),
        ("x-context", "eyJhIjoxfQ=="),
    ];
    let output =
        PutOutput::parse_http_response(&response(202, &headers, r#"{"note": {"Title": "T", "tags": {"a": "b"}}}"#))
            .unwrap();
    assert_eq!((output.status(), output.etag(), output.when().unwrap().secs()), (Some(202), Some("e"), 0));
    assert_eq!((output.names(), output.context()), (["p".to_owned(), "q".to_owned()].as_slice(), Some(r#"{"a":1}"#)));
    assert_eq!((output.meta_value().unwrap()["k"].as_str(), output.everything().unwrap().len()), ("v", headers.len()));
    assert_eq!(output.note().unwrap().tags().unwrap()["a"], "b");
    let error = PutOutput::parse_http_response(&response(
        404,
        &[("x-amzn-errortype", "Missing"), ("x-what", "w")],
        r#"{"message": "m"}"#,
    ))
    .unwrap_err();
    let PutError::Missing(missing) = error else { panic!("{error}") };
    assert_eq!((missing.message(), missing.what()), (Some("m"), Some("w")));
}

#[test]
fn query_requests() {
    let note = || query::types::Note::builder().title("T").build();
    let input = SendInput::builder()
        .flag(true)
        .big(i64::MAX)
        .bytes(Blob::new("hi"))
        .at(DateTime::from_secs(0))
        .http_at(DateTime::from_secs(0))
        .color(query::types::Color::Red)
        .strings("a")
        .strings("b")
        .named_strings("c")
        .flat_strings("d")
        .notes(note())
        .map("k", "v")
        .named_map(query::types::Color::Green, note())
        .flat_map("x", 1)
        .note(note())
        .choice(query::types::Choice::Word("w".into()))
        .build()
        .unwrap();
    let config = query::Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build();
    let request = input.to_http_request(&config).unwrap();
    let pairs: Vec<&str> = text(request.body()).split('&').collect();
    for pair in [
        "Action=Send",
        "Version=2020-01-01",
        "flag=true",
        "big=9223372036854775807",
        "bytes=aGk%3D",
        "at=1970-01-01T00%3A00%3A00Z",
        "Colour=red",
        "strings.member.1=a",
        "strings.member.2=b",
        "namedStrings.Item.1=c",
        "Flat.1=d",
        "notes.member.1.Title=T",
        "map.entry.1.key=k",
        "map.entry.1.value=v",
        "namedMap.entry.1.Name=green",
        "namedMap.entry.1.Note.Title=T",
        "flatMap.1.K=x",
        "flatMap.1.V=1",
        "note.Title=T",
        "choice.word=w",
    ] {
        assert!(pairs.contains(&pair), "{pair} in {pairs:?}");
    }
}

#[test]
fn query_responses() {
    let body = r#"<SendResponse xmlns="urn:x"><SendResult><flag>true</flag><big>5</big><bytes>aGk=</bytes><at>1970-01-01T00:00:01Z</at><Colour>red</Colour>
        <strings><member>a</member><member>b &amp; c</member></strings><namedStrings><Item>c</Item></namedStrings><Flat>d</Flat><Flat>e</Flat>
        <map><entry><key>k</key><value>v</value></entry></map><namedMap><entry><Name>green</Name><Note><Title>T</Title></Note></entry></namedMap>
        <flatMap><K>x</K><V>1</V></flatMap><flatMap><K>y</K><V>2</V></flatMap><choice><word>w</word></choice></SendResult>
        <ResponseMetadata><RequestId>r1</RequestId></ResponseMetadata></SendResponse>"#;
    let output = SendOutput::parse_http_response(&response(200, &[], body)).unwrap();
    assert_eq!(
        (output.flag(), output.big(), output.at().unwrap().secs(), output.color()),
        (Some(true), Some(5), 1, Some(&query::types::Color::Red))
    );
    assert_eq!(
        (output.strings().join("|"), output.named_strings().join("|"), output.flat_strings().join("|")),
        ("a|b & c".into(), "c".into(), "d|e".into())
    );
    assert_eq!((output.map().unwrap()["k"].as_str(), output.flat_map().unwrap()["y"]), ("v", 2));
    assert_eq!(output.named_map().unwrap()[&query::types::Color::Green].title(), Some("T"));
    assert_eq!(output.choice().unwrap().as_word().unwrap(), "w");
    let error = r#"<ErrorResponse><Error><Type>Sender</Type><Code>Gone.Away</Code><Message>m</Message><what>w</what></Error><RequestId>r2</RequestId></ErrorResponse>"#;
    let error = SendOutput::parse_http_response(&response(410, &[], error)).unwrap_err();
    let SendError::Gone(gone) = error else { panic!("{error}") };
    assert_eq!(gone.what(), Some("w"));
}
