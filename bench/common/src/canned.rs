//! A transport without a network: one response, from memory, for every request.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_runtime_api::http::HttpError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

/// What a response says its body is.
#[derive(Clone, Copy, Debug)]
pub enum MediaType {
    /// XML, of any protocol.
    Xml,
    /// The json protocols.
    AwsJson,
    /// rest-json.
    Json,
    /// smithy-rpc-v2-cbor.
    Cbor,
}

impl MediaType {
    /// The content type.
    fn name(self) -> &'static str {
        match self {
            Self::Xml => "text/xml",
            Self::AwsJson => "application/x-amz-json-1.0",
            Self::Json => "application/json",
            Self::Cbor => "application/cbor",
        }
    }
}

/// Answers every request with status 200 and the same body, and remembers how long the last request's body was.
#[derive(Clone, Debug)]
pub struct Canned {
    media_type: MediaType,
    body: Bytes,
    asked: Arc<AtomicUsize>,
}

impl Canned {
    /// A transport that answers with this body, which is not copied.
    pub fn new(media_type: MediaType, body: Bytes) -> Self {
        Self { media_type, body, asked: Arc::default() }
    }

    /// Length of the response's body.
    pub fn answer_length(&self) -> usize {
        self.body.len()
    }

    /// Length of the last request's body.
    pub fn request_length(&self) -> usize {
        self.asked.load(Ordering::Relaxed)
    }

    /// The response.
    fn respond(&self) -> Result<HttpResponse, ConnectorError> {
        let mut builder = http::Response::builder().status(200).header("x-amzn-requestid", "00000000-bench");
        builder = builder.header("content-type", self.media_type.name());
        if matches!(self.media_type, MediaType::Cbor) {
            builder = builder.header("smithy-protocol", "rpc-v2-cbor");
        }
        let response = builder.body(SdkBody::from(self.body.clone())).map_err(|it| ConnectorError::user(it.into()))?;
        response.try_into().map_err(|it: HttpError| ConnectorError::user(it.into()))
    }
}

impl HttpConnector for Canned {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        self.asked.store(request.body().bytes().map_or(0, <[u8]>::len), Ordering::Relaxed);
        HttpConnectorFuture::ready(self.respond())
    }
}

impl HttpClient for Canned {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
