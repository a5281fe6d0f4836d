//! A scripted HTTP/1.1 server on the loopback interface: answers in order, remembers what it was asked.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A request as it arrived.
#[derive(Clone, Debug, Default)]
pub struct Received {
    /// HTTP method.
    pub method: String,
    /// Path and query as on the request line.
    pub target: String,
    /// Headers in order; names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

impl Received {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// Answers.
    Answer {
        /// Status code.
        status: u16,
        /// Headers beside `content-length`.
        headers: Vec<(String, String)>,
        /// Body.
        body: Vec<u8>,
    },
    /// Answers after a while.
    Late(Duration, Box<Reply>),
    /// Closes the connection without an answer.
    Drop,
}

impl Reply {
    /// An answer.
    pub fn new(status: u16, headers: &[(&str, &str)], body: impl Into<Vec<u8>>) -> Self {
        let headers = headers.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self::Answer { status, headers, body: body.into() }
    }
}

type Script = Box<dyn FnMut(&Received) -> Reply + Send>;

/// A running server. It stops with the process.
pub struct Server {
    url: String,
    received: Arc<Mutex<Vec<Received>>>,
}

impl Server {
    /// A server that gives these replies in order, and the last one again and again.
    ///
    /// # Panics
    /// When the loopback interface has no port to give, or there is no reply.
    pub fn scripted(replies: Vec<Reply>) -> Self {
        assert!(!replies.is_empty(), "a server needs a reply");
        let mut next = 0;
        Self::start(move |_| {
            let reply = replies[next.min(replies.len() - 1)].clone();
            next += 1;
            reply
        })
    }

    /// A server that decides on each request.
    ///
    /// # Panics
    /// When the loopback interface has no port to give.
    pub fn start(decide: impl FnMut(&Received) -> Reply + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port of the loopback interface");
        let url = format!("http://{}", listener.local_addr().expect("a bound listener has an address"));
        let received = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&received);
        let script: Arc<Mutex<Script>> = Arc::new(Mutex::new(Box::new(decide)));
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (log, script) = (Arc::clone(&log), Arc::clone(&script));
                std::thread::spawn(move || serve(stream, &log, &script));
            }
        });
        Self { url, received }
    }

    /// Where it listens, such as `http://127.0.0.1:40001`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The requests so far, in order.
    ///
    /// # Panics
    /// When a thread of the server panicked.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no thread of the server panicked").clone()
    }
}

/// Serves one connection until it ends.
fn serve(stream: TcpStream, log: &Mutex<Vec<Received>>, script: &Mutex<Script>) {
    let Ok(mut writer) = stream.try_clone() else { return };
    let mut reader = BufReader::new(stream);
    while let Some(request) = read_request(&mut reader) {
        let reply = (script.lock().expect("no script panicked"))(&request);
        log.lock().expect("no thread of the server panicked").push(request);
        if !write_reply(&mut writer, &reply) {
            return;
        }
    }
}

/// Writes a reply; false when the connection is to be closed.
fn write_reply(writer: &mut TcpStream, reply: &Reply) -> bool {
    match reply {
        Reply::Drop => false,
        Reply::Late(wait, reply) => {
            std::thread::sleep(*wait);
            write_reply(writer, reply)
        }
        Reply::Answer { status, headers, body } => {
            let mut head = format!("HTTP/1.1 {status} {}\r\n", reason(*status));
            for (name, value) in headers {
                head.push_str(&format!("{name}: {value}\r\n"));
            }
            head.push_str(&format!("content-length: {}\r\n\r\n", body.len()));
            writer
                .write_all(head.as_bytes())
                .and_then(|()| writer.write_all(body))
                .and_then(|()| writer.flush())
                .is_ok()
        }
    }
}

/// Reads a request; nothing when the connection has ended.
fn read_request(reader: &mut BufReader<TcpStream>) -> Option<Received> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    let mut words = line.split_whitespace();
    let mut request = Received { method: words.next()?.into(), target: words.next()?.into(), ..Received::default() };
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).ok()?;
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        let (name, value) = line.split_once(':')?;
        request.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
    }
    let length = request.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    request.body = vec![0; length];
    reader.read_exact(&mut request.body).ok()?;
    Some(request)
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "",
    }
}
