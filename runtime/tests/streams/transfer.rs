//! Streams over real connections, larger than what anything on the way keeps.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::pin::Pin;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock};
use std::task::{Context, Poll};
use std::time::Duration;

use awslice_runtime::config::retry::RetryConfig;
use awslice_runtime::config::timeout::TimeoutConfig;
use awslice_runtime::transport::HyperClient;
use awslice_runtime::types::{ByteStream, DisplayErrorContext, SdkBody};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use crate::store::{GetThing, GetThingInput, PutSized, PutSizedInput, PutThing, PutThingInput, config, send};

const MIB: u64 = 1 << 20;

/// The size of what is sent about.
const LENGTH: u64 = 64 * MIB;

/// Compares what arrives with the content.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Arrived {
    length: u64,
    right: bool,
}

/// All of the content.
const ALL: Arrived = Arrived { length: LENGTH, right: true };

impl Arrived {
    const NOTHING: Self = Self { length: 0, right: true };

    fn add(&mut self, bytes: &[u8]) {
        self.right &= bytes == content(self.length, bytes.len() as u64);
        self.length += bytes.len() as u64;
    }
}

/// Part of the content, from this byte on.
fn content(from: u64, length: u64) -> Vec<u8> {
    static PATTERN: LazyLock<Vec<u8>> = LazyLock::new(|| (0..2 * MIB).map(|index| (index % 253) as u8).collect());
    let start = (from % 253) as usize;
    PATTERN[start..start + length as usize].to_vec()
}

/// A stream that makes its content as it is read, and counts it.
struct Source {
    given: Arc<AtomicU64>,
    length: u64,
    told: bool,
}

impl Body for Source {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        let from = self.given.load(Ordering::SeqCst);
        if from == self.length {
            return Poll::Ready(None);
        }
        self.given.store(from + MIB, Ordering::SeqCst);
        Poll::Ready(Some(Ok(Frame::data(content(from, MIB).into()))))
    }

    fn size_hint(&self) -> SizeHint {
        let left = self.length - self.given.load(Ordering::SeqCst);
        if self.told { SizeHint::with_exact(left) } else { SizeHint::new() }
    }
}

fn source(told: bool) -> (ByteStream, Arc<AtomicU64>) {
    let given = Arc::new(AtomicU64::new(0));
    let source = Source { given: Arc::clone(&given), length: LENGTH, told };
    (ByteStream::new(SdkBody::from_body_1_x(source)), given)
}

/// A server for one connection: its URL, and what its thread returns.
fn server<T: Send + 'static>(
    serve: impl FnOnce(String, BufReader<TcpStream>, TcpStream) -> T + Send + 'static,
) -> (String, std::thread::JoinHandle<T>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let thread = std::thread::spawn(move || {
        let stream = listener.accept().unwrap().0;
        let mut reader = BufReader::new(stream.try_clone().unwrap());
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).unwrap() > 0);
        }
        serve(head, reader, stream)
    });
    (url, thread)
}

/// Reads a body of a known length, or in pieces.
fn read_body(head: &str, reader: &mut BufReader<TcpStream>) -> Arrived {
    let mut arrived = Arrived::NOTHING;
    let mut take = |size: u64, reader: &mut BufReader<TcpStream>| {
        let mut bytes = vec![0; usize::try_from(size).unwrap()];
        reader.read_exact(&mut bytes).unwrap();
        arrived.add(&bytes);
    };
    if let Some(told) = head.lines().find_map(|line| line.strip_prefix("content-length: ")) {
        let told: u64 = told.parse().unwrap();
        (0..told / MIB).for_each(|_| take(MIB, reader));
        return arrived;
    }
    assert!(head.contains("transfer-encoding: chunked\r\n"), "{head}");
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let size = u64::from_str_radix(line.trim_end(), 16).unwrap();
        if size > 0 {
            take(size, reader);
        }
        reader.read_line(&mut line).unwrap();
        if size == 0 {
            return arrived;
        }
    }
}

const DONE: &[u8] = b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n";

#[tokio::test]
async fn an_upload_arrives_whole_whether_or_not_its_length_is_known() {
    for told in [true, false] {
        let (url, server) = server(|head, mut reader, mut stream| {
            let read = read_body(&head, &mut reader);
            stream.write_all(DONE).unwrap();
            (head, read)
        });
        let (body, _) = source(told);
        let config = config(&url, "plain").http_client(HyperClient::new());
        if told {
            send::<PutSized>(config, PutSizedInput { body }).await.unwrap();
        } else {
            // An operation without a checksum, for a stream of a length that only the caller may know.
            let config = config.request_checksum_calculation("when_required".parse().unwrap());
            send::<PutThing>(config, PutThingInput { body, ..PutThingInput::default() }).await.unwrap();
        }
        let (head, read) = server.join().unwrap();
        assert_eq!(read, ALL);
        assert_eq!(head.contains(&format!("content-length: {LENGTH}\r\n")), told, "{head}");
    }
}

#[tokio::test]
async fn an_upload_waits_for_the_service() {
    let (url, server) = server(|head, mut reader, mut stream| {
        std::thread::sleep(Duration::from_millis(300));
        let read = read_body(&head, &mut reader);
        stream.write_all(DONE).unwrap();
        read
    });
    let (body, given) = source(true);
    // The time-out is for silence after the last piece, not for the whole upload.
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_secs(20)).build();
    let config = config(&url, "plain").http_client(HyperClient::new()).timeout_config(timeouts);
    let call = tokio::spawn(async move { send::<PutSized>(config, PutSizedInput { body }).await.map(|_| ()) });
    tokio::time::sleep(Duration::from_millis(150)).await;
    let waiting = given.load(Ordering::SeqCst);
    assert!(waiting > 0 && waiting < LENGTH / 2, "{waiting} bytes were taken before the service read one");
    call.await.unwrap().unwrap();
    assert_eq!(server.join().unwrap(), ALL);
}

#[tokio::test]
async fn an_upload_that_nobody_reads_is_given_up() {
    let (url, _server) = server(|_, _, stream| {
        std::thread::sleep(Duration::from_secs(5));
        drop(stream);
    });
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(200)).build();
    let config = config(&url, "plain").timeout_config(timeouts).retry_config(RetryConfig::disabled());
    let error = send::<PutSized>(config, PutSizedInput { body: source(true).0 }).await.unwrap_err();
    assert!(DisplayErrorContext(&error).to_string().contains("for 200ms (read time-out)"), "{error:?}");
}

#[tokio::test]
async fn an_upload_whose_stream_fails_is_an_error_that_says_so() {
    struct Failing;

    impl Body for Failing {
        type Data = Bytes;
        type Error = std::io::Error;

        fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
            Poll::Ready(Some(Err(std::io::Error::other("the disk is on fire"))))
        }

        fn size_hint(&self) -> SizeHint {
            SizeHint::with_exact(3)
        }
    }

    let (url, _server) = server(|_, mut reader, _| reader.read_to_end(&mut Vec::new()).unwrap_or_default());
    let body = ByteStream::new(SdkBody::from_body_1_x(Failing));
    let error = send::<PutSized>(config(&url, "plain"), PutSizedInput { body }).await.unwrap_err();
    assert!(DisplayErrorContext(&error).to_string().contains("the disk is on fire"), "{error:?}");
}

#[tokio::test]
async fn a_download_is_read_as_it_comes() {
    let written = Arc::new(AtomicU64::new(0));
    let count = Arc::clone(&written);
    let (url, _server) = server(move |_, _, mut stream| {
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n").unwrap();
        for index in 0..LENGTH / MIB {
            stream.write_all(&content(index * MIB, MIB)).unwrap();
            count.fetch_add(MIB, Ordering::SeqCst);
        }
    });
    let output = send::<GetThing>(config(&url, "plain"), GetThingInput::default()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(150)).await;
    let waiting = written.load(Ordering::SeqCst);
    assert!(waiting < LENGTH / 2, "{waiting} bytes were taken before the caller read one");
    let (mut body, mut read) = (output.body, Arrived::NOTHING);
    assert_eq!(body.size_hint(), (LENGTH, Some(LENGTH)));
    while let Some(piece) = body.next().await {
        read.add(&piece.unwrap());
    }
    assert_eq!(read, ALL);
}

#[tokio::test]
async fn a_download_that_breaks_off_or_falls_silent_is_an_error() {
    for (head, rest) in [
        ("content-length: 9", "error reading a body from connection"),
        ("transfer-encoding: chunked", "error reading a body from connection"),
    ] {
        let (url, _server) = server(move |_, _, mut stream| {
            write!(stream, "HTTP/1.1 200 OK\r\n{head}\r\n\r\n3\r\nabc\r\n").unwrap();
        });
        let output = send::<GetThing>(config(&url, "plain"), GetThingInput::default()).await.unwrap();
        let error = DisplayErrorContext(output.body.collect().await.unwrap_err()).to_string();
        assert!(error.contains(rest), "{error}");
    }
    let (url, _server) = server(|_, _, mut stream| {
        write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc").unwrap();
        std::thread::sleep(Duration::from_secs(5));
    });
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(100)).build();
    let config = config(&url, "plain").timeout_config(timeouts);
    let output = send::<GetThing>(config, GetThingInput::default()).await.unwrap();
    let error = DisplayErrorContext(output.body.collect().await.unwrap_err()).to_string();
    assert!(error.contains("no more of its body came for 100ms (read time-out)"), "{error}");
}
