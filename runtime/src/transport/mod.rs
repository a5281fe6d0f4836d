//! Transports: what sends a request and waits for its response.
//!
//! A transport is an implementation of the SDK's own trait [`HttpClient`](aws_smithy_runtime_api::client::http::HttpClient),
//! so that the SDK's transports for production and for tests plug in. The default is hyper with rustls (feature
//! `default-https-client`); [`from_tower`] takes any tower service over `http` types.

mod components;
#[cfg(feature = "default-https-client")]
mod hyper;
mod tower;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::uri::Authority;
use http::{HeaderMap, HeaderValue};

pub(crate) use components::components;
#[cfg(feature = "default-https-client")]
pub use hyper::{Failure, FailureKind, HyperClient, NoTrustedRoots, Trust};
pub use tower::{TowerClient, from_tower};

/// The transport of clients that have none of their own; `None` without the feature `default-https-client`.
pub(crate) fn default_client() -> Option<SharedHttpClient> {
    #[cfg(feature = "default-https-client")]
    return Some(SharedHttpClient::new(HyperClient::new()));
    #[cfg(not(feature = "default-https-client"))]
    return None;
}

/// The authority as it stands in `Host`: without a port that the scheme means anyway.
pub(crate) fn without_default_port<'a>(scheme: Option<&str>, authority: &'a Authority) -> &'a str {
    let port = if scheme == Some("https") { ":443" } else { ":80" };
    let authority = authority.as_str();
    authority.strip_suffix(port).unwrap_or(authority)
}

/// A response as the SDK's transports give it.
fn sdk_response<B>(mut response: http::Response<B>) -> Result<HttpResponse, ConnectorError>
where
    B: http_body::Body<Data = Bytes> + Send + Sync + 'static,
    B::Error: Into<BoxError>,
{
    make_text(response.headers_mut());
    HttpResponse::try_from(response.map(SdkBody::from_body_1_x))
        .map_err(|error| ConnectorError::other(error.into(), None))
}

/// Reads headers that are not UTF-8 as Latin-1, which HTTP once meant: the SDK's responses hold text only, and one odd
/// header is no reason to lose the rest.
fn make_text(headers: &mut HeaderMap) {
    for value in headers.values_mut().filter(|value| std::str::from_utf8(value.as_bytes()).is_err()) {
        let text: String = value.as_bytes().iter().map(|&byte| char::from(byte)).collect();
        // What was a header's value is one in UTF-8 too.
        *value = HeaderValue::from_str(&text).unwrap_or(HeaderValue::from_static(""));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_port_that_goes_without_saying_is_left_out() {
        let cases =
            [("https", "h:443", "h"), ("https", "h:80", "h:80"), ("http", "[::1]:80", "[::1]"), ("http", "h", "h")];
        for (scheme, authority, host) in cases {
            let authority = Authority::from_static(authority);
            assert_eq!(without_default_port(Some(scheme), &authority), host);
        }
    }

    #[test]
    fn headers_become_text() {
        let values = [&b"plain"[..], "caf\u{e9}".as_bytes(), b"caf\xe9"];
        let mut headers: HeaderMap = values
            .into_iter()
            .filter_map(|value| Some((http::header::SERVER, HeaderValue::from_bytes(value).ok()?)))
            .collect();
        make_text(&mut headers);
        let texts: Vec<_> = headers.values().filter_map(|value| std::str::from_utf8(value.as_bytes()).ok()).collect();
        assert_eq!(texts, ["plain", "caf\u{e9}", "caf\u{e9}"]);
    }
}
