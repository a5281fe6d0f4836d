//! A transport without a network, and sleeps without waiting.

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

/// What happens to a request.
#[derive(Clone, Debug)]
pub enum Step {
    /// It is answered.
    Answer { status: u16, headers: Vec<(&'static str, String)>, body: String },
    /// The connection breaks.
    Broken,
    /// The connector calls the request wrong.
    Refused,
    /// Nothing ever happens.
    Silent,
}

/// An answer without headers.
pub fn answer(status: u16, body: &str) -> Step {
    Step::Answer { status, headers: Vec::new(), body: body.to_owned() }
}

/// An answer with one header.
pub fn answer_with(status: u16, name: &'static str, value: &str, body: &str) -> Step {
    Step::Answer { status, headers: vec![(name, value.to_owned())], body: body.to_owned() }
}

/// Plays steps in order, the last one again and again, and keeps the requests.
#[derive(Clone, Debug)]
pub struct Script {
    steps: Arc<Vec<Step>>,
    sent: Arc<Mutex<Vec<HttpRequest>>>,
    settings: Arc<Mutex<Vec<HttpConnectorSettings>>>,
}

impl Script {
    pub fn new(steps: impl Into<Vec<Step>>) -> Self {
        Self { steps: Arc::new(steps.into()), sent: Arc::default(), settings: Arc::default() }
    }

    /// How many requests there were.
    pub fn count(&self) -> usize {
        self.sent.lock().unwrap().len()
    }

    /// The last request.
    pub fn take(&self) -> HttpRequest {
        self.sent.lock().unwrap().pop().unwrap()
    }

    /// A header of each request.
    pub fn headers(&self, name: &str) -> Vec<Option<String>> {
        self.sent.lock().unwrap().iter().map(|request| request.headers().get(name).map(str::to_owned)).collect()
    }

    /// A header of the only request.
    pub fn header(&self, name: &str) -> Option<String> {
        let mut headers = self.headers(name);
        assert_eq!(headers.len(), 1);
        headers.remove(0)
    }

    /// The URL of each request.
    pub fn urls(&self) -> Vec<String> {
        self.sent.lock().unwrap().iter().map(|request| request.uri().to_owned()).collect()
    }

    /// The body of each request.
    pub fn bodies(&self) -> Vec<String> {
        let sent = self.sent.lock().unwrap();
        sent.iter().map(|it| String::from_utf8(it.body().bytes().unwrap().to_vec()).unwrap()).collect()
    }

    /// The connect and read time-outs that connectors were asked for with.
    pub fn timeouts(&self) -> Vec<(Option<Duration>, Option<Duration>)> {
        self.settings.lock().unwrap().iter().map(|it| (it.connect_timeout(), it.read_timeout())).collect()
    }
}

impl HttpConnector for Script {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut sent = self.sent.lock().unwrap();
        let step = self.steps[sent.len().min(self.steps.len() - 1)].clone();
        sent.push(request);
        HttpConnectorFuture::new(async move {
            match step {
                Step::Answer { status, headers, body } => Ok(response(status, &headers, body)),
                Step::Broken => Err(ConnectorError::io("the connection broke".into())),
                Step::Refused => Err(ConnectorError::user("not a request".into())),
                Step::Silent => std::future::pending().await,
            }
        })
    }
}

fn response(status: u16, headers: &[(&'static str, String)], body: String) -> HttpResponse {
    let mut response = HttpResponse::new(status.try_into().unwrap(), SdkBody::from(body));
    for (name, value) in headers {
        response.headers_mut().append(*name, value.clone());
    }
    response
}

impl HttpClient for Script {
    fn http_connector(&self, settings: &HttpConnectorSettings, components: &RuntimeComponents) -> SharedHttpConnector {
        assert!(components.time_source().is_some());
        self.settings.lock().unwrap().push(settings.clone());
        SharedHttpConnector::new(self.clone())
    }
}

/// Sleeps that take no time, and are kept.
#[derive(Clone, Debug, Default)]
pub struct NoSleep {
    slept: Arc<Mutex<Vec<Duration>>>,
}

impl NoSleep {
    /// How long was slept, in seconds, each time.
    pub fn slept(&self) -> Vec<f64> {
        self.slept.lock().unwrap().iter().map(Duration::as_secs_f64).collect()
    }
}

impl AsyncSleep for NoSleep {
    fn sleep(&self, duration: Duration) -> Sleep {
        self.slept.lock().unwrap().push(duration);
        Sleep::new(std::future::ready(()))
    }
}
