//! Events over real connections: each comes as soon as it is sent, in both directions.

#![cfg(all(feature = "default-https-client", feature = "event-stream"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use aws_smithy_eventstream::frame::{DecodedFrame, MessageFrameDecoder, write_message_to};
use awslice_runtime::config::Config;
use awslice_runtime::config::exports::{Credentials, Region};
use awslice_runtime::event_stream::{EventStreamSender, Header, HeaderValue, Message};
use awslice_runtime::types::SdkError;
use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use http_body_util::BodyExt;
use hyper::body::{Body, Frame, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use support::script::{Script, answer};
use support::talk::{Note, Talk, TalkClient, TalkError, TalkJsonClient};
use tokio::net::TcpListener;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

/// What a channel brings, as a stream and as a body.
struct Channel<T>(UnboundedReceiver<T>);

impl<T> Stream for Channel<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<T>> {
        self.0.poll_recv(cx)
    }
}

impl Body for Channel<Bytes> {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0.poll_recv(cx).map(|bytes| bytes.map(|bytes| Ok(Frame::data(bytes))))
    }
}

/// A request as the server sees it, and where its response goes.
struct Exchange {
    head: http::request::Parts,
    body: Incoming,
    response: UnboundedSender<Bytes>,
}

impl Exchange {
    /// The next message of the request; `None`: the body has ended.
    async fn next(&mut self, buffer: &mut BytesMut) -> Option<Message> {
        loop {
            let mut slice = &buffer[..];
            if let DecodedFrame::Complete(message) = MessageFrameDecoder::new().decode_frame(&mut slice).unwrap() {
                *buffer = BytesMut::from(slice);
                return Some(message);
            }
            buffer.extend_from_slice(&self.body.frame().await?.unwrap().into_data().unwrap());
        }
    }

    fn send(&self, message: &Message) {
        let mut frame = Vec::new();
        write_message_to(message, &mut frame).unwrap();
        self.response.send(frame.into()).unwrap();
    }
}

/// A server whose every response begins at once; its exchanges come out of the channel.
async fn server() -> (String, UnboundedReceiver<Exchange>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (exchanges, received) = unbounded_channel();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let exchanges = exchanges.clone();
            let service = service_fn(move |request: http::Request<Incoming>| {
                let (head, body) = request.into_parts();
                let (response, pieces) = unbounded_channel();
                exchanges.send(Exchange { head, body, response }).unwrap();
                let answer = http::Response::builder().header("x-topic", "tea").body(Channel(pieces)).unwrap();
                async { Ok::<_, Infallible>(answer) }
            });
            tokio::spawn(async move {
                let _ = auto::Builder::new(TokioExecutor::new()).serve_connection(TokioIo::new(stream), service).await;
            });
        }
    });
    (url, received)
}

fn config<S: awslice_runtime::config::ServiceMarker>(url: &str) -> Config<S> {
    Config::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .endpoint_url(url)
        .build()
}

fn text_header(name: &'static str, value: &'static str) -> Header {
    Header::new(name, HeaderValue::String(value.into()))
}

fn message(kind: &'static str, name: &'static str, payload: &'static str) -> Message {
    let of_kind = if kind == "exception" { ":exception-type" } else { ":event-type" };
    Message::new(payload).add_header(text_header(":message-type", kind)).add_header(text_header(of_kind, name))
}

fn header<'m>(message: &'m Message, name: &str) -> Option<&'m HeaderValue> {
    message.headers().iter().find(|header| header.name().as_str() == name).map(Header::value)
}

fn note(text: &str) -> Talk {
    Talk::Note(Note { body: Some(text.to_owned()) })
}

type Said = Result<Talk, TalkError>;

fn sender() -> (UnboundedSender<Said>, EventStreamSender<Talk, TalkError>) {
    let (sender, receiver) = unbounded_channel();
    (sender, Channel(receiver).into())
}

#[tokio::test]
async fn an_event_comes_before_the_next_is_sent() {
    let (url, mut exchanges) = server().await;
    let (_open, said) = sender();
    let mut output = TalkClient::from_conf(config(&url)).converse().events(said).send().await.unwrap();
    assert_eq!(output.topic.as_deref(), Some("tea"));
    let exchange = exchanges.recv().await.unwrap();
    for text in ["one", "two"] {
        exchange.send(&message("event", "Note", text));
        assert_eq!(output.events.recv().await.unwrap(), Some(note(text)));
    }
    exchange.send(&message("exception", "tooLoud", r#"{"message":"quiet!","level":9}"#));
    let SdkError::ServiceError(error) = output.events.recv().await.unwrap_err() else { panic!() };
    let TalkError::TooLoud(error) = error.into_err() else { panic!() };
    assert_eq!(error.level, Some(9));
    assert!(output.events.recv().await.unwrap().is_none());
}

#[tokio::test]
async fn what_is_said_is_signed_and_heard_at_once() {
    let (url, mut exchanges) = server().await;
    let (say, said) = sender();
    let mut output = TalkClient::from_conf(config(&url)).converse().room("r1").events(said).send().await.unwrap();
    let mut exchange = exchanges.recv().await.unwrap();
    let sent = |name: &str| exchange.head.headers[name].to_str().unwrap().to_owned();
    assert_eq!((sent("x-room").as_str(), sent("content-type").as_str()), ("r1", "application/vnd.amazon.eventstream"));
    assert_eq!(sent("x-amz-content-sha256"), "STREAMING-AWS4-HMAC-SHA256-EVENTS");
    assert!(sent("authorization").contains("x-amz-content-sha256"));
    let mut buffer = BytesMut::new();
    let mut signatures = Vec::new();
    for text in ["one", "two"] {
        say.send(Ok(note(text))).unwrap();
        let signed = exchange.next(&mut buffer).await.unwrap();
        signatures.push(header(&signed, ":chunk-signature").unwrap().clone());
        assert!(header(&signed, ":date").unwrap().as_timestamp().is_ok());
        exchange.response.send(signed.payload().clone()).unwrap();
        assert_eq!(output.events.recv().await.unwrap(), Some(note(text)));
    }
    assert_ne!(signatures[0], signatures[1]);
    drop(say);
    let end = exchange.next(&mut buffer).await.unwrap();
    assert!(end.payload().is_empty() && header(&end, ":chunk-signature").is_some());
    assert!(exchange.next(&mut buffer).await.is_none());
    drop(exchange);
    assert!(output.events.recv().await.unwrap().is_none());
}

#[tokio::test]
async fn members_beside_the_stream_are_its_first_message() {
    let (url, mut exchanges) = server().await;
    let (say, said) = sender();
    let heard: Arc<Mutex<Vec<Message>>> = Arc::default();
    let log = Arc::clone(&heard);
    tokio::spawn(async move {
        let mut exchange = exchanges.recv().await.unwrap();
        let mut buffer = BytesMut::new();
        let signed = exchange.next(&mut buffer).await.unwrap();
        let mut inner = signed.payload().clone();
        let DecodedFrame::Complete(initial) = MessageFrameDecoder::new().decode_frame(&mut inner).unwrap() else {
            panic!()
        };
        log.lock().unwrap().push(initial);
        exchange.send(&message("event", "initial-response", r#"{"topic":"tea"}"#));
        let signed = exchange.next(&mut buffer).await.unwrap();
        exchange.response.send(signed.payload().clone()).unwrap();
    });
    say.send(Ok(note("one"))).unwrap();
    let client = TalkJsonClient::from_conf(config(&url));
    let mut output = client.converse().room("r1").events(said).send().await.unwrap();
    assert_eq!(output.topic.as_deref(), Some("tea"));
    assert_eq!(output.events.recv().await.unwrap(), Some(note("one")));
    assert!(output.events.recv().await.unwrap().is_none());
    let heard = heard.lock().unwrap();
    assert_eq!(header(&heard[0], ":event-type").unwrap().as_string().unwrap().as_str(), "initial-request");
    assert_eq!(heard[0].payload().as_ref(), br#"{"room":"r1"}"#);
}

#[tokio::test]
async fn a_first_message_that_is_an_event_is_one() {
    let (url, mut exchanges) = server().await;
    tokio::spawn(async move {
        let exchange = exchanges.recv().await.unwrap();
        exchange.send(&message("event", "Note", "one"));
        exchange.send(&message("event", "Note", "two"));
    });
    let (_open, said) = sender();
    let mut output = TalkJsonClient::from_conf(config(&url)).converse().events(said).send().await.unwrap();
    assert_eq!(output.events.recv().await.unwrap(), Some(note("one")));
    assert_eq!(output.events.recv().await.unwrap(), Some(note("two")));
    assert!(output.events.recv().await.unwrap().is_none());
}

#[tokio::test]
async fn nothing_is_sent_without_events() {
    let client = TalkClient::from_conf(config("http://127.0.0.1:9"));
    let error = client.converse().send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    assert!(format!("{error:?}").contains("`events` is not set"), "{error:?}");
}

#[tokio::test]
async fn events_are_not_sent_twice() {
    let script = Script::new([answer(503, "")]);
    let config = config("http://127.0.0.1:9").to_builder().http_client(script.clone()).build();
    let (_open, said) = sender();
    let error = TalkClient::from_conf(config).converse().events(said).send().await.unwrap_err();
    assert!(matches!(error, SdkError::ServiceError(_)), "{error:?}");
    assert_eq!(script.count(), 1);
}
