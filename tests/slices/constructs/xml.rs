//! The services that speak rest-xml and ec2.

use generated::constructec2::operation::list::{ListInput, ListOutput};
use generated::constructec2::{self as ec2, operation::touch::TouchOutput};
use generated::constructrestxml::config::Region;
use generated::constructrestxml::operation::put::{PutError, PutInput, PutOutput};
use generated::constructrestxml::operation::put_bytes::{PutBytesInput, PutBytesOutput};
use generated::constructrestxml::operation::put_note::{PutNoteInput, PutNoteOutput};
use generated::constructrestxml::operation::put_text::{PutTextInput, PutTextOutput};
use generated::constructrestxml::operation::touch::TouchInput;
use generated::constructrestxml::primitives::{Blob, DateTime};
use generated::constructrestxml::types::{Agent, Choice, Color, Note};
use generated::constructrestxml::{self as rest};

use super::{response, text};

fn rest_config() -> rest::Config {
    rest::Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build()
}

fn note() -> Note {
    Note::builder().title("T").build()
}

fn agent() -> Agent {
    Agent::builder().kind(Color::Red).name("a<b").build()
}

#[test]
fn rest_xml_requests() {
    let input = PutInput::builder()
        .key("a/b c")
        .count(3)
        .tag("t")
        .flag(true)
        .ratio(f64::NAN)
        .bytes(Blob::new("hi"))
        .at(DateTime::from_secs(0))
        .http_at(DateTime::from_secs(0))
        .color(Color::Green)
        .strings("s")
        .named_strings("i")
        .notes(note())
        .notes(Note::builder().more(note()).build())
        .map("k", "v")
        .named_map(Color::Red, note())
        .flat_map("x", 1)
        .owner(agent())
        .agents(agent())
        .choice(Choice::Word("w".into()))
        .build()
        .unwrap();
    let request = input.to_http_request(&rest_config()).unwrap();
    assert_eq!((request.method().as_str(), request.uri().path()), ("PUT", "/notes/a/b%20c"));
    assert_eq!(request.uri().query(), Some("fixed=1&n=3"));
    let headers = request.headers();
    assert_eq!(
        (headers["x-tag"].as_bytes(), headers["content-type"].as_bytes()),
        (b"t".as_slice(), b"application/xml".as_slice())
    );
    let expected = [
        r#"<PutBody xmlns="https://construct.example.com/doc/"><flag>true</flag><ratio>NaN</ratio><bytes>aGk=</bytes>"#,
        "<at>1970-01-01T00:00:00Z</at><httpAt>Thu, 01 Jan 1970 00:00:00 GMT</httpAt><Colour>green</Colour>",
        r#"<strings xmlns="https://construct.example.com/doc/"><member>s</member></strings>"#,
        r#"<namedStrings><Item xmlns="https://construct.example.com/doc/">i</Item></namedStrings>"#,
        "<Note><Title>T</Title></Note><Note><more><Title>T</Title></more></Note>",
        "<map><entry><key>k</key><value>v</value></entry></map>",
        "<namedMap><entry><Name>red</Name><Note><Title>T</Title></Note></entry></namedMap>",
        "<flatMap><K>x</K><V>1</V></flatMap>",
        r#"<Agent xmlns:xsi="https://construct.example.com/instance" xsi:type="red"><name>a&lt;b</name></Agent>"#,
        r#"<agents><Agent xmlns:xsi="https://construct.example.com/instance" xsi:type="red"><name>a&lt;b</name></Agent>"#,
        "</agents><choice><word>w</word></choice></PutBody>",
    ];
    assert_eq!(text(request.body()), expected.concat());
}

#[test]
fn rest_xml_payloads() {
    let config = rest_config();
    let whole = PutNoteInput::builder().note(note()).build().unwrap().to_http_request(&config).unwrap();
    let namespace = r#"xmlns="https://construct.example.com/doc/""#;
    assert_eq!(text(whole.body()), format!("<NoteBody {namespace}><Title>T</Title></NoteBody>"));
    let bytes = PutBytesInput::builder().bytes(Blob::new("raw")).kind("image/x").build().unwrap();
    let bytes = bytes.to_http_request(&config).unwrap();
    assert_eq!((text(bytes.body()), &bytes.headers()["content-type"]), ("raw", &"image/x".parse().unwrap()));
    let plain = PutTextInput::builder().text("é").build().unwrap().to_http_request(&config).unwrap();
    assert_eq!((text(plain.body()), &plain.headers()["content-type"]), ("é", &"text/plain".parse().unwrap()));
    // Neither an absent payload nor a body without members is sent.
    let absent = PutNoteInput::builder().build().unwrap().to_http_request(&config).unwrap();
    assert_eq!((text(absent.body()), absent.headers().get("content-type")), ("", None));
    let touch = TouchInput::builder().build().unwrap().to_http_request(&config).unwrap();
    assert_eq!((text(touch.body()), touch.headers().get("content-type")), ("", None));

    let answer = PutNoteOutput::parse_http_response(&response(200, &[], "<x:N><Title>T</Title></x:N>")).unwrap();
    assert_eq!(answer.note().unwrap().title(), Some("T"));
    assert!(PutNoteOutput::parse_http_response(&response(200, &[], "")).unwrap().note().is_none());
    let answer = PutBytesOutput::parse_http_response(&response(200, &[], "raw")).unwrap();
    assert_eq!(answer.bytes().unwrap().as_ref(), b"raw");
    assert_eq!(PutTextOutput::parse_http_response(&response(200, &[], "é")).unwrap().text(), Some("é"));
}

#[test]
fn rest_xml_responses() {
    let headers = [("ETag", "e"), ("x-meta-k", "v"), ("x-amz-request-id", "r1")];
    let body = r#"<?xml version="1.0"?><PutResult xmlns="urn:x" xmlns:i="urn:i"><flag>true</flag><ratio>-Infinity</ratio><bytes>aGk=</bytes>
        <at>1970-01-01T00:00:01Z</at><httpAt>Thu, 01 Jan 1970 00:00:02 GMT</httpAt><Colour>green</Colour>
        <strings><member>a</member><member>b &amp; c</member></strings><namedStrings><Item>c</Item></namedStrings>
        <Note><Title>T</Title></Note><map><entry><key>k</key><value>v</value></entry></map>
        <Note><more><Title>U</Title></more></Note><namedMap><entry><Name>red</Name><Note><Title>T</Title></Note></entry></namedMap>
        <flatMap><K>x</K><V>1</V></flatMap><flatMap><K>y</K><V>2</V></flatMap>
        <agents><Agent i:type="red"/></agents><member i:type="no"/><choice><word>w</word></choice></PutResult>"#;
    let output = PutOutput::parse_http_response(&response(202, &headers, body)).unwrap();
    assert_eq!((output.status(), output.etag()), (Some(202), Some("e")));
    assert_eq!(output.meta_value().unwrap()["k"], "v");
    assert_eq!(
        (output.flag(), output.ratio(), output.color()),
        (Some(true), Some(f64::NEG_INFINITY), Some(&Color::Green))
    );
    assert_eq!((output.at().unwrap().secs(), output.http_at().unwrap().secs()), (1, 2));
    assert_eq!((output.strings().join("|"), output.named_strings().join("|")), ("a|b & c".into(), "c".into()));
    assert_eq!(output.notes().len(), 2);
    assert_eq!(output.notes()[1].more().unwrap().title(), Some("U"));
    assert_eq!((output.map().unwrap()["k"].as_str(), output.flat_map().unwrap()["y"]), ("v", 2));
    assert_eq!(output.named_map().unwrap()[&Color::Red].title(), Some("T"));
    assert_eq!(output.choice().unwrap().as_word().unwrap(), "w");
}

#[test]
fn rest_xml_errors() {
    let wrapped = "<ErrorResponse><Error><Type>Sender</Type><Code>Missing</Code><Message>m</Message><what>w</what></Error>\
                   <RequestId>r2</RequestId></ErrorResponse>";
    let bare = "<Error><Code>Missing</Code><Message>m</Message><what>w</what><RequestId>r2</RequestId></Error>";
    for body in [wrapped, bare] {
        let headers = [("x-where", "here"), ("x-amz-request-id", "r2")];
        let error = PutOutput::parse_http_response(&response(404, &headers, body)).unwrap_err();
        assert_eq!(error.to_string(), "construct-rest-xml Put: Missing: m (HTTP 404, request id r2)");
        let PutError::Missing(missing) = error else { panic!("{error}") };
        assert_eq!((missing.message(), missing.what(), missing.r#where()), (Some("m"), Some("w"), Some("here")));
    }
}

#[test]
fn ec2_requests() {
    let config = ec2::Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build();
    let note = ec2::types::Note::builder().title("T").words("w").build();
    let input = ListInput::builder()
        .dry_run(true)
        .plain("p")
        .count(3)
        .bytes(Blob::new("hi"))
        .at(DateTime::from_secs(0))
        .ids("a")
        .ids("b")
        .notes(note)
        .token("t");
    let request = input.build().unwrap().to_http_request(&config).unwrap();
    let expected = "Action=List&Version=2020-01-01&DryRun=true&Plain=p&TheCount=3&bytes=aGk%3D&At=1970-01-01T00%3A00%3A00Z\
                    &Id.1=a&Id.2=b&Notes.1.Title=T&Notes.1.WordSet.1=w&Token=t";
    assert_eq!(text(request.body()), expected);
    let empty = ListInput::builder().set_ids(Some(vec![])).token("t").build().unwrap();
    assert_eq!(text(empty.to_http_request(&config).unwrap().body()), "Action=List&Version=2020-01-01&Token=t");
}

#[test]
fn ec2_responses() {
    let body = r#"<ListResponse xmlns="urn:x"><requestId>r1</requestId><noteSet><item><title>T</title><wordSet><item>w</item></wordSet></item><item/>
        </noteSet><idSet><item>i</item></idSet><next/><at>1970-01-01T00:00:01.000Z</at></ListResponse>"#;
    let output = ListOutput::parse_http_response(&response(200, &[], body)).unwrap();
    assert_eq!((output.notes().len(), output.notes()[0].words()), (2, ["w".to_owned()].as_slice()));
    assert_eq!((output.ids(), output.next(), output.at().unwrap().secs()), (["i".to_owned()].as_slice(), Some(""), 1));
    let touched = r#"<TouchResponse><requestId>r1</requestId><return>true</return></TouchResponse>"#;
    TouchOutput::parse_http_response(&response(200, &[], touched)).unwrap();
    let error = "<Response><Errors><Error><Code>Gone</Code><Message>m</Message></Error><Error><Code>Other</Code></Error></Errors>\
                 <RequestID>r2</RequestID></Response>";
    let error = ListOutput::parse_http_response(&response(400, &[], error)).unwrap_err();
    assert_eq!(error.to_string(), "construct-ec2 List: Gone: m (HTTP 400, request id r2)");
    assert_eq!(error.meta().code(), Some("Gone"));
}
