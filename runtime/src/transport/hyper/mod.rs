//! The default transport: hyper with rustls over ring, HTTP/1.1 and HTTP/2, connections pooled.

mod connect;
mod failure;
mod tls;
mod upload;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::body::SdkBody;
use http::header::HOST;
use http::{HeaderValue, Uri};
use hyper_util::client::legacy::Client;
use hyper_util::rt::{TokioExecutor, TokioTimer};

use connect::Connect;
pub use failure::{Failure, FailureKind};
pub use tls::{NoTrustedRoots, Trust};
use upload::Progress;

/// The default transport. Clones share connections; they must be used within one tokio runtime.
#[derive(Clone, Debug, Default)]
pub struct HyperClient {
    trust: Trust,
    /// One pool for each connect time-out in use.
    pools: Arc<Mutex<HashMap<Option<Duration>, Arc<Pools>>>>,
}

impl HyperClient {
    /// A transport without connections. TLS roots are loaded when the first `https` URL is called.
    pub fn new() -> Self {
        Self::default()
    }

    /// A transport without connections that trusts these authorities. They are loaded when the first `https` URL is
    /// called.
    pub fn trusting(trust: Trust) -> Self {
        Self { trust, ..Self::default() }
    }
}

impl HttpClient for HyperClient {
    fn http_connector(&self, settings: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        let connect_timeout = settings.connect_timeout();
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        let pools =
            pools.entry(connect_timeout).or_insert_with(|| Arc::new(Pools::new(connect_timeout, self.trust.clone())));
        SharedHttpConnector::new(Connector { pools: Arc::clone(pools), read_timeout: settings.read_timeout() })
    }
}

type Pool = Client<Connect, SdkBody>;

/// A pool for each scheme, made when first needed.
#[derive(Debug)]
struct Pools {
    connect_timeout: Option<Duration>,
    trust: Trust,
    http: OnceLock<Pool>,
    https: OnceLock<Result<Pool, NoTrustedRoots>>,
}

impl Pools {
    fn new(connect_timeout: Option<Duration>, trust: Trust) -> Self {
        Self { connect_timeout, trust, http: OnceLock::new(), https: OnceLock::new() }
    }

    fn of_scheme(&self, scheme: Option<&str>) -> Result<&Pool, NoTrustedRoots> {
        if scheme == Some("https") {
            let pool = self.https.get_or_init(|| Ok(self.pool(tls::config(&self.trust)?)));
            pool.as_ref().map_err(Clone::clone)
        } else {
            Ok(self.http.get_or_init(|| self.pool(tls::trusting_nobody())))
        }
    }

    fn pool(&self, tls: rustls::ClientConfig) -> Pool {
        Client::builder(TokioExecutor::new())
            .pool_timer(TokioTimer::new())
            .timer(TokioTimer::new())
            .build(Connect::new(tls, self.connect_timeout))
    }
}

#[derive(Debug)]
struct Connector {
    pools: Arc<Pools>,
    read_timeout: Option<Duration>,
}

impl HttpConnector for Connector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        let pools = Arc::clone(&self.pools);
        HttpConnectorFuture::new(send(pools, self.read_timeout, request))
    }
}

async fn send(
    pools: Arc<Pools>,
    read_timeout: Option<Duration>,
    request: HttpRequest,
) -> Result<HttpResponse, ConnectorError> {
    let mut request = request.try_into_http1x().map_err(|error| ConnectorError::user(error.into()))?;
    let uri = request.uri().clone();
    prepare(&mut request);
    let pool = pools.of_scheme(uri.scheme_str()).map_err(|error| ConnectorError::user(error.into()))?;
    let response = match read_timeout {
        Some(limit) => {
            let progress = Progress::new();
            let response = pool.request(request.map(|body| progress.of(body)));
            progress.wait(limit, response).await.ok_or_else(|| failure::silent(&uri, limit))?
        }
        None => pool.request(request).await,
    };
    super::sdk_response(response.map_err(|error| failure::of(&uri, error))?)
}

/// Takes `Host` out where it says what the URL says, and marks what must stay secret.
fn prepare<B>(request: &mut http::Request<B>) {
    // HTTP/2 has the authority in a place of its own, and for HTTP/1.1 hyper writes `Host` itself.
    if let Some(uri) = without_default_port(request.uri())
        && request.headers().get(HOST).map(HeaderValue::as_bytes) == uri.authority().map(|it| it.as_str().as_bytes())
    {
        *request.uri_mut() = uri;
        request.headers_mut().remove(HOST);
    }
    // HTTP/2 keeps marked values out of its compression tables.
    for name in ["authorization", "x-amz-security-token"] {
        if let Some(value) = request.headers_mut().get_mut(name) {
            value.set_sensitive(true);
        }
    }
}

/// The URL as HTTP/2 is to have it: its authority the same as what is signed as `Host`.
fn without_default_port(uri: &Uri) -> Option<Uri> {
    let authority = super::without_default_port(uri.scheme_str(), uri.authority()?);
    let mut parts = uri.clone().into_parts();
    parts.authority = authority.parse().ok();
    Uri::from_parts(parts).ok()
}

#[cfg(test)]
mod tests;
