//! Calls over real connections to a server on this machine, through the default transport and a tower service.

#![cfg(feature = "default-https-client")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use aws_smithy_types::body::SdkBody;
use awslice_runtime::config::exports::{Credentials, Region};
use awslice_runtime::config::retry::RetryConfig;
use awslice_runtime::config::timeout::TimeoutConfig;
use awslice_runtime::config::{Builder, Config};
use awslice_runtime::transport::{HyperClient, from_tower};
use awslice_runtime::types::{DisplayErrorContext, SdkError};
use support::service::{Client, Notes};

/// What the server does with a request.
#[derive(Clone, Copy)]
enum Reply {
    /// Answers.
    Ok,
    /// Closes the connection without an answer.
    Drop,
    /// Closes the connection in the middle of an answer.
    Half,
    /// Stops before the body.
    NoBody,
    /// Answers something that is not HTTP.
    Garbage,
    /// Answers with a body that is announced in pieces, of which one has no size.
    BadPiece,
    /// Never answers.
    Silence,
}

/// A server, and the heads of the requests that it got, with a number for each connection.
#[derive(Clone)]
struct Server {
    url: String,
    heads: Arc<Mutex<Vec<(usize, String)>>>,
}

impl Server {
    /// Starts a server that gives these replies in order.
    fn start(replies: &'static [Reply]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { url, heads: Arc::default() };
        let heads = Arc::clone(&server.heads);
        std::thread::spawn(move || {
            for (number, stream) in listener.incoming().enumerate() {
                let heads = Arc::clone(&heads);
                std::thread::spawn(move || serve(stream.unwrap(), number, &heads, replies));
            }
        });
        server
    }

    fn count(&self) -> usize {
        self.heads.lock().unwrap().len()
    }
}

/// Serves a connection until it is closed.
fn serve(mut stream: TcpStream, number: usize, heads: &Mutex<Vec<(usize, String)>>, replies: &[Reply]) {
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    loop {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if reader.read_line(&mut head).unwrap_or(0) == 0 {
                return;
            }
        }
        let length =
            head.lines().find_map(|line| line.strip_prefix("content-length: ")).map_or(0, |it| it.parse().unwrap());
        reader.read_exact(&mut vec![0; length]).unwrap();
        let reply = {
            let mut heads = heads.lock().unwrap();
            heads.push((number, head));
            replies[(heads.len() - 1).min(replies.len() - 1)]
        };
        let (text, stay) = match reply {
            Reply::Ok => ("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"id\":\"n1\"}", true),
            Reply::Drop => return,
            Reply::Half => ("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n{\"id", false),
            Reply::NoBody => ("HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\n", true),
            Reply::Garbage => ("SSH-2.0-OpenSSH_9.2\r\n\r\n", false),
            Reply::BadPiece => ("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{\"id", false),
            Reply::Silence => ("", true),
        };
        stream.write_all(text.as_bytes()).unwrap();
        if !stay {
            return;
        }
    }
}

fn config(url: &str) -> Builder<Notes> {
    Config::builder().endpoint_url(url).region(Region::new("us-east-1")).credentials_provider(Credentials::new(
        "AKIDEXAMPLE",
        "SECRET",
        None,
        None,
        "test",
    ))
}

fn impatient(url: &str) -> Builder<Notes> {
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(50)).build();
    config(url).timeout_config(timeouts).retry_config(RetryConfig::disabled())
}

#[tokio::test]
async fn calls_share_a_connection() {
    let server = Server::start(&[Reply::Ok]);
    let client = Client::from_conf(config(&server.url).build());
    for _ in 0..2 {
        let output = client.put_note().title("t").send().await.unwrap();
        assert_eq!(output.id.as_deref(), Some("n1"));
    }
    let heads = server.heads.lock().unwrap();
    assert_eq!(heads.iter().map(|(connection, _)| *connection).collect::<Vec<_>>(), [0, 0]);
    let head = &heads[0].1;
    assert!(head.starts_with("PUT /notes?format=text HTTP/1.1\r\n"), "{head}");
    let host = format!("host: {}\r\n", server.url.trim_start_matches("http://"));
    assert_eq!(head.matches(&host).count(), 1, "{head}");
    for header in
        ["authorization: AWS4-HMAC-SHA256 ", "x-amz-date: ", "user-agent: awslice/", "amz-sdk-invocation-id: "]
    {
        assert_eq!(head.matches(header).count(), 1, "{header} in {head}");
    }
}

#[tokio::test]
async fn a_connection_that_breaks_is_tried_again() {
    let server = Server::start(&[Reply::Drop, Reply::Half, Reply::Ok]);
    let output = Client::from_conf(config(&server.url).build()).put_note().title("t").send().await.unwrap();
    assert_eq!((output.id.as_deref(), server.count()), (Some("n1"), 3));
}

#[tokio::test]
async fn an_answer_that_is_no_http_is_named_and_tried_again() {
    let server = Server::start(&[Reply::Garbage, Reply::BadPiece, Reply::Ok]);
    let output = Client::from_conf(config(&server.url).build()).put_note().title("t").send().await.unwrap();
    assert_eq!((output.id.as_deref(), server.count()), (Some("n1"), 3));
    let server = Server::start(&[Reply::Garbage]);
    let error = Client::from_conf(impatient(&server.url).build()).put_note().title("t").send().await.unwrap_err();
    let printed = DisplayErrorContext(&error).to_string();
    assert!(printed.contains(&format!("what {} answered is no HTTP response", server.url)), "{printed}");
}

#[tokio::test]
async fn silence_is_a_time_out_before_the_head_and_within_the_body() {
    for (replies, text) in
        [(&[Reply::Silence], "no response from http://"), (&[Reply::NoBody], "the response broke off: no more of")]
    {
        let server = Server::start(replies);
        let error = Client::from_conf(impatient(&server.url).build()).put_note().title("t").send().await.unwrap_err();
        let SdkError::DispatchFailure(failure) = &error else { panic!("{error:?}") };
        assert!(failure.is_timeout(), "{error:?}");
        let printed = DisplayErrorContext(&error).to_string();
        assert!(printed.contains(text) && printed.contains("for 50ms (read time-out)"), "{printed}");
    }
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    let error = Client::from_conf(impatient(&url).build()).put_note().title("t").send().await.unwrap_err();
    let SdkError::DispatchFailure(failure) = &error else { panic!("{error:?}") };
    assert!(failure.is_io(), "{error:?}");
    let printed = DisplayErrorContext(&error).to_string();
    assert!(printed.contains(&format!("could not connect to {url}")) && printed.contains("refused"), "{printed}");
}

#[tokio::test]
async fn a_connection_that_is_never_made_is_a_time_out() {
    // The address is reserved for documentation: packets to it are dropped, or the network refuses at once.
    let timeouts = TimeoutConfig::builder().connect_timeout(Duration::from_millis(100)).build();
    let config = impatient("http://192.0.2.1").timeout_config(timeouts);
    let start = Instant::now();
    let error = Client::from_conf(config.build()).put_note().title("t").send().await.unwrap_err();
    let SdkError::DispatchFailure(failure) = &error else { panic!("{error:?}") };
    assert!(failure.is_timeout() || failure.is_io(), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn a_server_that_does_not_speak_tls_is_readable_too() {
    let server = Server::start(&[Reply::Ok]);
    let url = server.url.replace("http://", "https://");
    let error = Client::from_conf(impatient(&url).build()).put_note().title("t").send().await.unwrap_err();
    let printed = DisplayErrorContext(&error).to_string();
    match error {
        SdkError::DispatchFailure(_) => assert!(printed.contains(&format!("could not connect to {url}")), "{printed}"),
        // A machine without certificates of authorities.
        SdkError::ConstructionFailure(_) => assert!(printed.contains("no TLS root certificates"), "{printed}"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn clients_can_share_a_transport() {
    let server = Server::start(&[Reply::Ok]);
    let transport = HyperClient::new();
    for _ in 0..2 {
        let client = Client::from_conf(config(&server.url).http_client(transport.clone()).build());
        client.put_note().title("t").send().await.unwrap();
    }
    assert!(server.heads.lock().unwrap().iter().all(|(connection, _)| *connection == 0));
}

/// A tower service that answers the first request of each clone's origin with an error of the connection.
#[derive(Clone, Default)]
struct Tower {
    calls: Arc<Mutex<usize>>,
}

impl tower_service::Service<http::Request<SdkBody>> for Tower {
    type Response = http::Response<http_body_util::Full<bytes::Bytes>>;
    type Error = std::io::Error;
    type Future = std::future::Ready<Result<Self::Response, std::io::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), std::io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<SdkBody>) -> Self::Future {
        assert_eq!(request.uri().path(), "/notes");
        let mut calls = self.calls.lock().unwrap();
        *calls += 1;
        std::future::ready(match *calls {
            1 => Err(std::io::ErrorKind::ConnectionReset.into()),
            _ => Ok(http::Response::new(http_body_util::Full::from("{\"id\":\"n2\"}"))),
        })
    }
}

#[tokio::test]
async fn a_tower_service_is_a_transport() {
    let tower = Tower::default();
    let client = Client::from_conf(config("http://h").http_client(from_tower(tower.clone())).build());
    let output = client.put_note().title("t").send().await.unwrap();
    assert_eq!((output.id.as_deref(), *tower.calls.lock().unwrap()), (Some("n2"), 2));
}
