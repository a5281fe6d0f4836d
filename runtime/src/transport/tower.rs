//! Any tower service over `http` types as a transport.

use std::fmt::{Debug, Formatter};
use std::future::poll_fn;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use tower_service::Service;

/// A transport that hands requests to `service`.
///
/// Connect and read time-outs are the service's own business: those of the configuration do not reach it. Errors that
/// have an [`io::Error`] among their causes count as failures of the connection, which are retried.
pub fn from_tower<S>(service: S) -> TowerClient<S> {
    TowerClient { service: Arc::new(Mutex::new(service)) }
}

/// A tower service as a transport: see [`from_tower`].
pub struct TowerClient<S> {
    /// Locked only to be cloned.
    service: Arc<Mutex<S>>,
}

impl<S> Clone for TowerClient<S> {
    fn clone(&self) -> Self {
        Self { service: Arc::clone(&self.service) }
    }
}

impl<S> Debug for TowerClient<S> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TowerClient").finish_non_exhaustive()
    }
}

impl<S, B> HttpClient for TowerClient<S>
where
    S: Service<http::Request<SdkBody>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + Sync + 'static,
    B::Error: Into<BoxError>,
{
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}

impl<S, B> HttpConnector for TowerClient<S>
where
    S: Service<http::Request<SdkBody>, Response = http::Response<B>> + Clone + Send + 'static,
    S::Future: Send,
    S::Error: Into<BoxError>,
    B: http_body::Body<Data = Bytes> + Send + Sync + 'static,
    B::Error: Into<BoxError>,
{
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        HttpConnectorFuture::new(async move {
            let request = request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(failed)?;
            let response = service.call(request).await.map_err(failed)?;
            super::sdk_response(response)
        })
    }
}

/// The kind of failure, as far as the causes tell.
fn failed(error: impl Into<BoxError>) -> ConnectorError {
    let error = error.into();
    match io_kind(&*error) {
        Some(io::ErrorKind::TimedOut) => ConnectorError::timeout(error),
        Some(_) => ConnectorError::io(error),
        None => ConnectorError::other(error, None),
    }
}

/// The kind of the first input or output error among an error and its causes.
fn io_kind(error: &(dyn std::error::Error + 'static)) -> Option<io::ErrorKind> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return Some(io.kind());
        }
        cause = error.source();
    }
    None
}
