//! What went wrong on the way, in the SDK's terms, with a text that names the URL.

use std::error::Error;
use std::fmt::{Display, Formatter};
use std::time::Duration;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::retry::ErrorKind;
use http::Uri;
use hyper_util::client::legacy;

use super::connect::ConnectTimedOut;

/// How far a request got that was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum FailureKind {
    /// There was no connection.
    Connect,
    /// There was no connection in time.
    ConnectTimeout,
    /// There was no safe connection: TLS failed, as with a certificate that nobody vouches for.
    Tls,
    /// There was no response in time.
    ReadTimeout,
    /// The connection was closed before there was a response.
    Closed,
    /// The response was not HTTP.
    NotHttp,
    /// The request could not be sent.
    Other,
}

/// A failure of the default transport and the URL it happened on. It is the source of the [`ConnectorError`].
#[derive(Debug)]
pub struct Failure {
    kind: FailureKind,
    text: String,
    source: Option<BoxError>,
}

impl Failure {
    /// How far the request got.
    pub fn kind(&self) -> FailureKind {
        self.kind
    }
}

impl Display for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.text)
    }
}

impl Error for Failure {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}

/// The response did not come in time.
pub(super) fn silent(uri: &Uri, limit: Duration) -> ConnectorError {
    let text = format!("no response from {} for {limit:?} (read time-out)", place(uri));
    ConnectorError::timeout(Failure { kind: FailureKind::ReadTimeout, text, source: None }.into())
}

/// What hyper reports.
pub(super) fn of(uri: &Uri, error: legacy::Error) -> ConnectorError {
    let kind = kind(&error);
    let place = place(uri);
    let text = match kind {
        FailureKind::Connect | FailureKind::ConnectTimeout | FailureKind::Tls => {
            format!("could not connect to {place}")
        }
        FailureKind::Closed => format!("the connection to {place} was closed before there was a response"),
        FailureKind::NotHttp => format!("what {place} answered is no HTTP response"),
        FailureKind::ReadTimeout | FailureKind::Other => format!("the request to {place} failed"),
    };
    let failure = Failure { kind, text, source: Some(error.into()) }.into();
    match kind {
        FailureKind::ConnectTimeout => ConnectorError::timeout(failure).never_connected(),
        FailureKind::Connect | FailureKind::Tls => ConnectorError::io(failure).never_connected(),
        FailureKind::NotHttp => ConnectorError::other(failure, Some(ErrorKind::TransientError)),
        FailureKind::Closed => ConnectorError::io(failure),
        FailureKind::ReadTimeout | FailureKind::Other => ConnectorError::other(failure, None),
    }
}

fn kind(error: &legacy::Error) -> FailureKind {
    if find::<ConnectTimedOut>(error).is_some() {
        return FailureKind::ConnectTimeout;
    }
    let io = find::<std::io::Error>(error);
    if error.is_connect() {
        let tls = find::<rustls::Error>(error).is_some();
        return if tls { FailureKind::Tls } else { FailureKind::Connect };
    }
    match find::<hyper::Error>(error) {
        // Not HTTP, or a head beyond hyper's limits: botocore takes this for a connection gone wrong, and tries again.
        Some(http) if http.is_parse() => FailureKind::NotHttp,
        Some(http) if !http.is_user() => FailureKind::Closed,
        _ if io.is_some() => FailureKind::Closed,
        _ => FailureKind::Other,
    }
}

/// Scheme, host and port: paths and queries may hold what does not belong into logs.
fn place(uri: &Uri) -> String {
    let authority = uri.authority().map_or("", |authority| authority.as_str());
    format!("{}://{authority}", uri.scheme_str().unwrap_or("http"))
}

/// The first error of type `E` among an error and its causes.
fn find<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        // An error within one of input and output is not among its causes.
        let inner = error.downcast_ref::<std::io::Error>().and_then(std::io::Error::get_ref);
        cause = inner.map(|inner| inner as _).or_else(|| error.source());
    }
    None
}
