//! Frames, events and signatures: what botocore reads of captured frames, and what goes out again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aws_credential_types::Credentials;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::{Blob, DateTime};
use bytes::BytesMut;
use serde_json::Value;

use super::frame::{self, frame};
use super::write::{write_error, write_event};
use super::*;
use crate::auth::Scope;
use crate::protocol::{Protocol, REST_JSON, REST_XML, RPC_V2_CBOR};
use crate::schema::{Operation, Service};
use crate::support::talk::{Audio, CONVERSE, Form, FormEvent, Mark, Note, Say, TALK_REST, Talk, TalkError, TooLoud};

fn facts() -> Value {
    serde_json::from_str(include_str!("../../tests/data/event_stream.json")).unwrap()
}

fn bytes(value: &Value) -> Vec<u8> {
    base64_simd::STANDARD.decode_to_vec(value.as_str().unwrap()).unwrap()
}

fn read_frame(bytes: &[u8]) -> Result<Option<Message>, frame::FrameError> {
    frame::take(&mut BytesMut::from(bytes))
}

/// The event in a frame of the facts, by the name of its case.
#[allow(clippy::result_large_err, reason = "errors are laid out as the SDK's")]
fn event(name: &str) -> Result<Talk, TalkError> {
    let facts = facts();
    let case = facts["events"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap();
    read::read(&CONVERSE, &read_frame(&bytes(&case["frame"])).unwrap().unwrap()).unwrap()
}

#[test]
fn frames_are_read_as_botocore_reads_them() {
    let facts = facts();
    let cases = facts["frames"].as_array().unwrap();
    assert!(cases.len() >= 8);
    for case in cases {
        let whole = bytes(&case["frame"]);
        let message = read_frame(&whole).unwrap().unwrap();
        assert_eq!(message.payload().as_ref(), bytes(&case["payload"]), "{case}");
        assert_eq!(message.headers().len(), case["headers"].as_object().unwrap().len(), "{case}");
        assert_eq!(frame(&message).unwrap(), whole, "{case}");
        for end in 0..whole.len() {
            assert!(read_frame(&whole[..end]).unwrap().is_none(), "{case}: {end} bytes are no frame");
        }
    }
}

#[test]
fn damaged_frames_are_refused() {
    let facts = facts();
    let cases = facts["damaged"].as_array().unwrap();
    assert!(cases.len() >= 3);
    for case in cases {
        read_frame(&bytes(&case["frame"])).expect_err(&case.to_string());
    }
    let mut prelude = [&u32::MAX.to_be_bytes()[..], &[0; 4]].concat();
    let checksum = crc32fast::hash(&prelude);
    prelude.extend(checksum.to_be_bytes());
    assert!(read_frame(&prelude).unwrap_err().to_string().contains("cannot have 4294967295 bytes"));
}

/// What the facts say of the events, in the same order, as values.
fn events() -> Vec<(&'static str, Talk)> {
    let mark = Mark {
        flag: Some(true),
        small: Some(5),
        big: Some(1 << 40),
        raw: Some(Blob::new([1, 2])),
        word: Some("w".into()),
        at: Some(DateTime::from_millis(1_767_323_045_123)),
    };
    let form = Form { name: Some("n".into()), age: Some(3) };
    vec![
        ("implicit payload", Talk::Say(Say { text: Some("hi".into()), loud: Some(true) })),
        ("an empty payload", Talk::Say(Say::default())),
        ("bytes and a header", Talk::Audio(Audio { chunk: Some(Blob::new([0, 255, b'a', b'b'])), offset: Some(-7) })),
        ("text", Talk::Note(Note { body: Some("gr\u{fc}\u{df}".into()) })),
        ("a structure and a header", Talk::Form(FormEvent { form: Some(form), id: Some("f1".into()) })),
        ("headers of every type", Talk::Mark(mark)),
    ]
}

#[test]
fn events_are_read_and_written() {
    for (name, expected) in events() {
        assert_eq!(event(name).unwrap(), expected, "{name}");
        let message = write_event(&expected, REST_JSON.events().unwrap()).unwrap();
        let again = read::read::<Talk, TalkError>(&CONVERSE, &message).unwrap().unwrap();
        assert_eq!(again, expected, "{name}");
        let case = facts()["events"].as_array().unwrap().iter().find(|case| case["name"] == name).unwrap().clone();
        let mut captured = read_frame(&bytes(&case["frame"])).unwrap().unwrap().headers().to_vec();
        let mut written = message.headers().to_vec();
        for headers in [&mut captured, &mut written] {
            headers.sort_by(|a, b| a.name().as_str().cmp(b.name().as_str()));
        }
        assert_eq!(written, captured, "{name}");
    }
}

static TALK_XML: Service = Service { protocol: &REST_XML, ..TALK_REST };
static CONVERSE_XML: Operation = Operation { service: &TALK_XML, ..CONVERSE };
static TALK_CBOR: Service = Service { protocol: &RPC_V2_CBOR, ..TALK_REST };
static CONVERSE_CBOR: Operation = Operation { service: &TALK_CBOR, ..CONVERSE };

/// Writes all events, which are read as they were, and returns the content type and payload of one.
fn payload_of(expected: &str, operation: &'static Operation) -> (String, Vec<u8>) {
    let mut found = None;
    for (name, event) in events() {
        let message = write_event(&event, operation.service.protocol.events().unwrap()).unwrap();
        assert_eq!(read::read::<Talk, TalkError>(operation, &message).unwrap().unwrap(), event, "{name}");
        if name == expected {
            found = Some((text(&message, ":content-type").unwrap().to_owned(), message.payload().to_vec()));
        }
    }
    found.unwrap()
}

fn said(content_type: &str, payload: &[u8]) -> (String, Vec<u8>) {
    (content_type.to_owned(), payload.to_vec())
}

fn message(kind: &str, name: &str, payload: &'static [u8]) -> Message {
    let name_header = Header::new(format!(":{kind}-type"), HeaderValue::String(name.to_owned().into()));
    Message::new(payload).add_header(text_header(":message-type", kind)).add_header(name_header)
}

#[test]
fn events_of_rest_xml_have_any_root() {
    let whole = b"<Say><text>hi</text><loud>true</loud></Say>";
    assert_eq!(payload_of("implicit payload", &CONVERSE_XML), said("application/xml", whole));
    let form = b"<Form><name>n</name><age>3</age></Form>";
    assert_eq!(payload_of("a structure and a header", &CONVERSE_XML), said("application/xml", form));
    assert!(!REST_XML.events().unwrap().has_initial_messages());
    // The roots that botocore's suite has: the event's name, or that of the member.
    for payload in [&b"<Form xmlns=\"\"><name>n</name></Form>"[..], b"<form xmlns=\"\"><name>n</name></form>"] {
        let event = read::read::<Talk, TalkError>(&CONVERSE_XML, &message("event", "Form", payload)).unwrap().unwrap();
        let form = Some(Form { name: Some("n".into()), age: None });
        assert_eq!(event, Talk::Form(FormEvent { form, id: None }));
    }
    let exception = message("exception", "tooLoud", b"<TooLoud><message>quiet!</message><level>9</level></TooLoud>");
    let error = read::read::<Talk, TalkError>(&CONVERSE_XML, &exception).unwrap().unwrap_err();
    assert!(matches!(&error, TalkError::TooLoud(TooLoud { level: Some(9), .. })), "{error}");
    assert_eq!(error.meta().message(), Some("quiet!"));
}

#[test]
fn events_of_cbor_have_initial_messages() {
    let whole = b"\xa2\x64text\x62hi\x64loud\xf5";
    assert_eq!(payload_of("implicit payload", &CONVERSE_CBOR), said("application/cbor", whole));
    let (_, form) = payload_of("a structure and a header", &CONVERSE_CBOR);
    assert!(!form.windows(2).any(|it| it == b"id"), "headers are not in the payload: {form:?}");
    assert!(RPC_V2_CBOR.events().unwrap().has_initial_messages());
    let initial = message("event", "initial-response", b"\xa1\x65topic\x61t");
    let (members, rest) = split_initial(&CONVERSE_CBOR, &frame(&initial).unwrap());
    assert_eq!((members.as_ref(), rest.bytes()), (&b"\xa1\x65topic\x61t"[..], Some(&b""[..])));
}

#[test]
fn what_is_not_known_is_unknown() {
    assert_eq!(event("an unknown event").unwrap(), Talk::Unknown);
    let Talk::Mark(mark) = event("headers without a value").unwrap() else { panic!() };
    assert_eq!((mark.flag, mark.small, mark.big, mark.word), (Some(false), Some(-2), Some(-300), None));
}

#[test]
fn exceptions_and_errors() {
    let error = event("an exception").unwrap_err();
    assert_eq!(error.to_string(), "talk Converse: TooLoud: quiet!");
    assert_eq!((error.meta().code(), error.meta().message()), (Some("tooLoud"), Some("quiet!")));
    let TalkError::TooLoud(TooLoud { level: Some(9), .. }) = error else { panic!("{error}") };
    assert_eq!(event("an unknown exception").unwrap_err().to_string(), "talk Converse: tooLong: short!");
    assert_eq!(event("an error").unwrap_err().to_string(), "talk Converse: Internal: oops");
}

#[test]
fn exceptions_can_be_sent() {
    let format = REST_JSON.events().unwrap();
    let message = write_error(&event("an exception").unwrap_err(), format).unwrap();
    let TalkError::TooLoud(error) = read::read::<Talk, TalkError>(&CONVERSE, &message).unwrap().unwrap_err() else {
        panic!()
    };
    assert_eq!((error.message.as_deref(), error.level), (Some("quiet!"), Some(9)));
    let message = write_error(&TalkError::unhandled("why"), format).unwrap();
    assert_eq!((text(&message, ":message-type"), message.headers().len()), (Some("exception"), 1));
}

#[test]
fn an_event_that_is_not_valid_is_not_sent() {
    let format = REST_JSON.events().unwrap();
    let error = write_event(&Talk::Say(Say { text: Some(String::new()), loud: None }), format).unwrap_err();
    assert!(error.to_string().contains("text"), "{error}");
    let error = write_event(&Talk::Unknown, format).unwrap_err();
    assert!(error.to_string().contains("Must set one of"), "{error}");
}

#[test]
fn signatures_are_a_chain() {
    let facts = facts();
    let signed = &facts["signed"];
    let word = |name: &str| signed[name].as_str().unwrap().to_owned();
    let time = DateTime::from_str(&word("time"), Format::DateTime).unwrap().try_into().unwrap();
    let credentials = Credentials::new("AKIDEXAMPLE", word("secret"), None, None, "test");
    let scope = Scope { service: word("service"), region: word("region"), ..Scope::default() };
    let mut request = HttpRequest::new(SdkBody::empty());
    let clock = SharedTimeSource::new(StaticTimeSource::new(time));
    assert!(Signer::after(&request, &scope, &credentials, clock.clone()).is_none());
    let authorization = format!("AWS4-HMAC-SHA256 Credential=x, SignedHeaders=host, Signature={}", word("prior"));
    request.headers_mut().insert("authorization", authorization);
    let mut signer = Signer::after(&request, &scope, &credentials, clock).unwrap();
    let messages = signed["messages"].as_array().unwrap().iter();
    let mut frames: Vec<_> = messages
        .map(|message| frame(&signer.sign(&read_frame(&bytes(message)).unwrap().unwrap()).unwrap()).unwrap())
        .collect();
    frames.push(frame(&signer.sign_end().unwrap()).unwrap());
    let expected: Vec<_> = signed["frames"].as_array().unwrap().iter().map(bytes).collect();
    assert_eq!(frames, expected);
}

fn receiver(body: SdkBody) -> EventReceiver<Talk, TalkError> {
    EventReceiver::new(body, &CONVERSE)
}

#[tokio::test]
async fn a_stream_ends_with_its_last_event_or_an_error() {
    let facts = facts();
    let frames: Vec<_> = facts["events"].as_array().unwrap().iter().map(|case| bytes(&case["frame"])).collect();
    let two = [&frames[0][..], &frames[2]].concat();

    let mut events = receiver(SdkBody::from(two.clone()));
    assert!(events.recv().await.unwrap().is_some() && events.recv().await.unwrap().is_some());
    assert!(events.recv().await.unwrap().is_none() && events.recv().await.unwrap().is_none());

    // However little is left of the second message, the stream has not come to its end.
    for end in frames[0].len() + 1..two.len() {
        let mut events = receiver(SdkBody::from(&two[..end]));
        assert!(events.recv().await.unwrap().is_some());
        let SdkError::ResponseError(error) = events.recv().await.unwrap_err() else { panic!() };
        assert!(matches!(error.raw(), RawMessage::Invalid(Some(rest)) if rest.len() == end - frames[0].len()));
        assert!(events.recv().await.unwrap().is_none());
    }

    let exception = facts["events"].as_array().unwrap().iter().position(|case| case["name"] == "an exception").unwrap();
    let mut events = receiver(SdkBody::from([&frames[exception][..], &frames[0]].concat()));
    let SdkError::ServiceError(error) = events.recv().await.unwrap_err() else { panic!() };
    assert!(matches!(error.err(), TalkError::TooLoud(_)) && matches!(error.raw(), RawMessage::Decoded(_)));
    assert!(events.recv().await.unwrap().is_none());

    let no_event = Message::new("x").add_header(text_header(":message-type", "gesture"));
    let mut events = receiver(SdkBody::from(frame(&no_event).unwrap()));
    assert!(matches!(events.recv().await.unwrap_err(), SdkError::ResponseError(_)));
}
