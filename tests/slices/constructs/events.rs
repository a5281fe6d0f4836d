//! Event streams: what goes out comes in again, through both halves of a call.

use std::time::{Duration, SystemTime};

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use generated::constructevents::config::{Config, Credentials, Region};
use generated::constructevents::error::SdkError;
use generated::constructevents::operation::converse::{ConverseInput, ConverseOutput};
use generated::constructevents::operation::listen::ListenOutput;
use generated::constructevents::primitives::event_stream::{EventReceiver, EventStreamSender};
use generated::constructevents::primitives::{Blob, DateTime};
use generated::constructevents::types::error::{TalkError, TooLoudException};
use generated::constructevents::types::{AudioEvent, Bye, Form, FormEvent, Mark, NoteEvent, Say, Talk, Whispers};
use generated::constructeventsjson::operation::push::{PushInput, PushOutput};
use generated::constructeventsjson::operation::watch::WatchOutput;
use generated::constructeventsjson::types::error::FeedError;
use generated::constructeventsjson::types::{Feed, Tick};
use generated::{constructevents, constructeventsjson};

fn config() -> Config {
    Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build()
}

fn credentials() -> Credentials {
    Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test")
}

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_767_323_045)
}

/// The payloads of frames.
fn payloads(frames: &[u8]) -> Vec<&[u8]> {
    let (mut rest, mut payloads) = (frames, Vec::new());
    while !rest.is_empty() {
        let number = |at: usize| u32::from_be_bytes(rest[at..at + 4].try_into().unwrap()) as usize;
        let (total, headers) = (number(0), number(4));
        payloads.push(&rest[12 + headers..total - 4]);
        rest = &rest[total..];
    }
    payloads
}

/// The body of a request that sends this one item, as the service finds it within the signatures.
async fn said(item: Result<Talk, TalkError>) -> Vec<u8> {
    let input =
        ConverseInput::builder().room("r 1").language("en").talk(EventStreamSender::once(item)).build().unwrap();
    let request = input.into_signed_http_request(&config(), &credentials(), now()).unwrap();
    assert_eq!(request.uri().to_string(), "https://talk.construct-events.us-east-1.amazonaws.com/rooms/r%201/talk");
    assert_eq!(request.headers()["content-type"], "application/vnd.amazon.eventstream");
    assert_eq!(request.headers()["x-amz-content-sha256"], "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    assert_eq!(request.headers()["x-language"], "en");
    let body = ByteStream::new(request.into_body()).collect().await.unwrap().into_bytes();
    let signed = payloads(&body);
    assert!(signed.len() == 2 && signed[1].is_empty(), "an event, and the end");
    signed[0].to_vec()
}

fn heard(body: Vec<u8>) -> EventReceiver<Talk, TalkError> {
    let response = http::Response::builder().header("x-session", "s1").body(body).unwrap();
    let output = ConverseOutput::parse_http_response(&response).unwrap();
    assert_eq!(output.session(), Some("s1"));
    output.talk
}

#[tokio::test]
async fn what_is_said_is_heard() {
    let form = FormEvent::builder().form(Form::builder().name("n").age(3).build()).id("f1").build();
    let mark = Mark::builder().flag(true).small(-5).big(1 << 40).raw(Blob::new("raw")).word("w");
    let events = [
        Talk::Say(Say::builder().text("hi").loud(false).build().unwrap()),
        Talk::Audio(AudioEvent::builder().chunk(Blob::new([0, 255])).offset(7).build()),
        Talk::Note(NoteEvent::builder().body("caf\u{e9}").build()),
        Talk::Form(form),
        Talk::Mark(mark.at(DateTime::from_millis(1_767_323_045_123)).build()),
        Talk::Bye(Bye::builder().build()),
    ];
    for event in events {
        let mut talk = heard(said(Ok(event.clone())).await);
        assert_eq!(talk.recv().await.unwrap(), Some(event));
        assert!(talk.recv().await.unwrap().is_none());
    }
}

#[tokio::test]
async fn exceptions_of_a_stream_are_its_errors() {
    let error = TooLoudException::builder().message("quiet!").level(9).build();
    let error = heard(said(Err(TalkError::TooLoudException(error))).await).recv().await.unwrap_err();
    let service = constructevents::Error::from(error);
    assert!(matches!(&service, constructevents::Error::TooLoudException(it) if it.level() == Some(9)), "{service}");
    let error = heard(said(Err(TalkError::unhandled("why"))).await).recv().await.unwrap_err();
    let SdkError::ServiceError(error) = error else { panic!("{error}") };
    assert!(!error.err().is_too_loud_exception() && error.err().code().is_none());
}

#[tokio::test]
async fn an_event_that_is_not_valid_breaks_the_request_off() {
    let events = EventStreamSender::once(Ok(Talk::Say(Say::builder().text("").build().unwrap())));
    let input = ConverseInput::builder().room("r").talk(events).build().unwrap();
    let request = input.into_http_request(&config()).unwrap();
    assert!(ByteStream::new(request.into_body()).collect().await.is_err());
}

#[test]
fn builders_want_the_stream() {
    let error = ConverseInput::builder().room("r").build().unwrap_err();
    assert!(format!("{error:?}").contains("talk"), "{error:?}");
    assert!(ConverseOutput::builder().build().is_err());
    let bye = Talk::Bye(Bye::builder().build());
    let input = ConverseInput::builder().talk(EventStreamSender::once(Ok(bye))).build().unwrap();
    assert!(input.into_http_request(&config()).unwrap_err().to_string().contains("room"));
}

#[tokio::test]
async fn an_event_that_the_model_does_not_list_is_unknown() {
    let body = said(Ok(Talk::Note(NoteEvent::builder().body("psst").build()))).await;
    let response = http::Response::new(body);
    let event = ListenOutput::parse_http_response(&response).unwrap().secret.recv().await.unwrap();
    assert!(event.is_some_and(|it: Whispers| it.is_unknown()));
}

#[tokio::test]
async fn initial_messages_hold_the_other_members() {
    let config = constructeventsjson::Config::builder().region(Region::new("us-east-1")).behavior_version_latest();
    let tick = Feed::Tick(Tick::builder().at(DateTime::from_secs(1)).value(2).build());
    let input = PushInput::builder().topic("t").events(EventStreamSender::once(Ok(tick.clone()))).build().unwrap();
    let request = input.into_http_request(&config.build()).unwrap();
    assert_eq!(request.headers()["x-amz-target"], "ConstructEvents_20200101.Push");
    assert_eq!(request.headers()["content-type"], "application/vnd.amazon.eventstream");
    let body = ByteStream::new(request.into_body()).collect().await.unwrap().to_vec();
    assert_eq!(payloads(&body), [&br#"{"topic":"t"}"#[..], br#"{"at":1,"value":2}"#]);

    // A response whose first message is no `initial-response` has all its messages left.
    let mut output = WatchOutput::parse_http_response(&http::Response::new(body)).unwrap();
    let first = output.events.recv().await.unwrap();
    assert!(output.position().is_none() && first.is_some_and(|it| it.is_unknown()));
    assert_eq!(output.events.recv().await.unwrap(), Some(tick));
    assert!(output.events.recv().await.unwrap().is_none());

    let output = PushOutput::parse_http_response(&http::Response::new(r#"{"count":3}"#)).unwrap();
    assert_eq!(output.count(), Some(3));
    let _: fn(FeedError) -> constructeventsjson::Error = constructeventsjson::Error::from;
}
