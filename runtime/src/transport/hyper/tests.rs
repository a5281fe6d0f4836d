//! TLS and HTTP/2, against a server of our own with a certificate of our own.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::convert::Infallible;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use http_body_util::Full;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use hyper_util::service::TowerToHyperService;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{RootCertStore, ServerConfig};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::{Connector, Failure, FailureKind, Pools, Trust, prepare, tls};

/// Answers with the version of HTTP that it was asked in, and the `Host` header.
#[derive(Clone)]
struct Mirror;

impl tower_service::Service<http::Request<hyper::body::Incoming>> for Mirror {
    type Response = http::Response<Full<bytes::Bytes>>;
    type Error = Infallible;
    type Future = std::future::Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Infallible>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: http::Request<hyper::body::Incoming>) -> Self::Future {
        let host = request.headers().get("host").map(|host| host.to_str().unwrap().to_owned());
        let response = http::Response::builder().header("x-seen", format!("{:?} {host:?}", request.version()));
        std::future::ready(Ok(response.body(Full::default()).unwrap()))
    }
}

/// Starts a server that speaks these protocols; its port and its certificate.
async fn server(protocols: &[&str]) -> (u16, CertificateDer<'static>) {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    let certificate = own.cert.der().clone();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let mut config = builder.with_no_client_auth().with_single_cert(vec![certificate.clone()], key).unwrap();
    config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                // A client that does not trust the certificate goes away.
                if let Ok(stream) = acceptor.accept(stream).await {
                    let builder = auto::Builder::new(TokioExecutor::new());
                    let _ = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(Mirror)).await;
                }
            });
        }
    });
    (port, certificate)
}

/// A connector that trusts these certificates.
fn connector(certificates: impl IntoIterator<Item = CertificateDer<'static>>) -> Connector {
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates);
    let pools = Pools::new(Some(Duration::from_secs(5)), Trust::System);
    let https = OnceLock::from(Ok(pools.pool(tls::trusting(Arc::new(roots)))));
    Connector { pools: Arc::new(Pools { https, ..pools }), read_timeout: Some(Duration::from_secs(5)) }
}

fn request(port: u16) -> HttpRequest {
    let mut request = HttpRequest::get(format!("https://localhost:{port}/")).unwrap();
    request.headers_mut().insert("host", format!("localhost:{port}"));
    request
}

#[tokio::test]
async fn the_newest_version_that_the_server_speaks_is_used() {
    let (port, certificate) = server(&["h2", "http/1.1"]).await;
    let response = connector([certificate]).call(request(port)).await.unwrap();
    assert_eq!(response.headers().get("x-seen"), Some("HTTP/2.0 None"));

    let (port, certificate) = server(&["http/1.1"]).await;
    let response = connector([certificate]).call(request(port)).await.unwrap();
    let expected = format!("HTTP/1.1 Some(\"localhost:{port}\")");
    assert_eq!(response.headers().get("x-seen"), Some(expected.as_str()));
}

/// A body that never ends, and never says anything.
struct Silent;

impl http_body::Body for Silent {
    type Data = bytes::Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<bytes::Bytes>, Infallible>>> {
        std::task::Poll::Pending
    }
}

#[tokio::test]
async fn a_response_does_not_wait_for_the_end_of_the_request() {
    for (protocol, version) in [("h2", "HTTP/2.0"), ("http/1.1", "HTTP/1.1")] {
        let (port, certificate) = server(&[protocol]).await;
        let mut request = request(port);
        request.set_method("POST").unwrap();
        *request.body_mut() = SdkBody::from_body_1_x(Silent);
        let response = connector([certificate]).call(request).await.unwrap();
        assert!(response.headers().get("x-seen").unwrap().starts_with(version));
    }
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_is_refused() {
    let (port, _) = server(&["h2"]).await;
    let error = connector([]).call(request(port)).await.unwrap_err();
    assert!(error.is_io(), "{error:?}");
    let text = format!("{error:?}");
    assert!(
        text.contains(&format!("could not connect to https://localhost:{port}")) && text.contains("UnknownIssuer"),
        "{text}"
    );
}

/// A connector that trusts so.
fn trusting(trust: Trust) -> Connector {
    let pools = Arc::new(Pools::new(Some(Duration::from_secs(5)), trust));
    Connector { pools, read_timeout: Some(Duration::from_secs(5)) }
}

#[tokio::test]
async fn a_file_can_say_who_is_trusted() {
    let (port, certificate) = server(&["h2"]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("roots.pem");
    let base64 = base64_simd::STANDARD.encode_to_string(&certificate);
    std::fs::write(&path, format!("-----BEGIN CERTIFICATE-----\n{base64}\n-----END CERTIFICATE-----\n")).unwrap();
    trusting(Trust::Bundle(path.clone())).call(request(port)).await.unwrap();
    std::fs::write(&path, "nothing").unwrap();
    let error = trusting(Trust::Bundle(path.clone())).call(request(port)).await.unwrap_err();
    let text = format!("{}", std::error::Error::source(&error).unwrap());
    assert_eq!(text, format!("no TLS root certificates in {}", path.display()));
}

#[tokio::test]
async fn anyone_can_be_trusted() {
    let (port, _) = server(&["h2"]).await;
    trusting(Trust::Anyone).call(request(port)).await.unwrap();
}

#[tokio::test]
async fn a_failure_says_how_far_the_request_got() {
    let (port, _) = server(&["h2"]).await;
    let kind = |error: &aws_smithy_runtime_api::client::result::ConnectorError| {
        std::error::Error::source(error).unwrap().downcast_ref::<Failure>().unwrap().kind()
    };
    let error = connector([]).call(request(port)).await.unwrap_err();
    assert_eq!(kind(&error), FailureKind::Tls);
    let closed = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let error = trusting(Trust::Anyone).call(request(closed)).await.unwrap_err();
    assert_eq!(kind(&error), FailureKind::Connect);
}

#[test]
fn a_default_port_goes_without_saying() {
    for (url, host, sent) in [
        ("https://h:443/p?q", "h", ("https://h/p?q", None)),
        ("http://[::1]:81/", "[::1]:81", ("http://[::1]:81/", None)),
        ("http://h/", "other", ("http://h/", Some("other"))),
    ] {
        let mut request = http::Request::builder().uri(url).header("host", host).body(()).unwrap();
        prepare(&mut request);
        let host = request.headers().get("host").map(|host| host.to_str().unwrap());
        assert_eq!((request.uri().to_string().as_str(), host), sent);
    }
}
