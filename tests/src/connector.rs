//! A transport without a network: plays a script of responses, and remembers the requests.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;

/// A response of a script.
#[derive(Clone, Debug, Default)]
pub struct Canned {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

/// A request as the pipeline handed it over.
#[derive(Clone, Debug)]
pub struct Sent {
    /// HTTP method.
    pub method: String,
    /// The whole URL.
    pub url: String,
    /// Headers; names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body.
    pub body: Vec<u8>,
}

impl Sent {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Plays responses in order, the last one again and again.
#[derive(Clone, Debug)]
pub struct Script {
    responses: Arc<Vec<Canned>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Script {
    /// A transport that gives these responses.
    ///
    /// # Panics
    /// When there is no response to give.
    pub fn new(responses: Vec<Canned>) -> Self {
        assert!(!responses.is_empty(), "a script needs a response");
        Self { responses: Arc::new(responses), sent: Arc::default() }
    }

    /// The requests so far.
    ///
    /// # Panics
    /// When a test panicked while it used this script.
    pub fn sent(&self) -> Vec<Sent> {
        self.sent.lock().expect("no test panicked").clone()
    }
}

impl HttpConnector for Script {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut sent = self.sent.lock().expect("no test panicked");
        let canned = self.responses[sent.len().min(self.responses.len() - 1)].clone();
        sent.push(Sent {
            method: request.method().to_owned(),
            url: request.uri().to_owned(),
            headers: request.headers().iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            body: request.body().bytes().map(<[u8]>::to_vec).unwrap_or_default(),
        });
        HttpConnectorFuture::ready(respond(canned))
    }
}

fn respond(canned: Canned) -> Result<HttpResponse, ConnectorError> {
    let mut response = http::Response::builder().status(canned.status);
    for (name, value) in &canned.headers {
        response = response.header(name, value);
    }
    let response = response.body(SdkBody::from(canned.body)).map_err(|error| ConnectorError::user(error.into()))?;
    response.try_into().map_err(|error: aws_smithy_runtime_api::http::HttpError| ConnectorError::user(error.into()))
}

impl HttpClient for Script {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

/// Sleeps that take no time, and are remembered.
#[derive(Clone, Debug, Default)]
pub struct NoSleep {
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl NoSleep {
    /// How long was slept, each time.
    ///
    /// # Panics
    /// When a test panicked while it used this.
    pub fn slept(&self) -> Vec<Duration> {
        self.slept.lock().expect("no test panicked").clone()
    }
}

impl AsyncSleep for NoSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.slept.lock().expect("no test panicked").push(duration);
        Sleep::new(std::future::ready(()))
    }
}
