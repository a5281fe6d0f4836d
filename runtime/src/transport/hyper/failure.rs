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

/// A failure and the URL it happened on.
#[derive(Debug)]
struct Failure {
    text: String,
    source: Option<BoxError>,
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
    ConnectorError::timeout(Failure { text, source: None }.into())
}

/// What hyper reports.
pub(super) fn of(uri: &Uri, error: legacy::Error) -> ConnectorError {
    let connecting = error.is_connect();
    let timed_out = find::<ConnectTimedOut>(&error).is_some();
    let http = find::<hyper::Error>(&error);
    let dropped = http.is_some_and(|it| !it.is_user() && !it.is_parse());
    // Not HTTP, or a head beyond hyper's limits: botocore takes this for a connection gone wrong, and tries again.
    let garbled = http.is_some_and(hyper::Error::is_parse);
    let io = find::<std::io::Error>(&error).is_some();
    let place = place(uri);
    let text = match (connecting, io || dropped) {
        (true, _) => format!("could not connect to {place}"),
        (false, true) => format!("the connection to {place} was closed before there was a response"),
        (false, false) if garbled => format!("what {place} answered is no HTTP response"),
        (false, false) => format!("the request to {place} failed"),
    };
    let failure = Failure { text, source: Some(error.into()) }.into();
    match (timed_out, connecting) {
        (true, _) => ConnectorError::timeout(failure).never_connected(),
        (false, true) => ConnectorError::io(failure).never_connected(),
        (false, false) if garbled => ConnectorError::other(failure, Some(ErrorKind::TransientError)),
        (false, false) if io || dropped => ConnectorError::io(failure),
        (false, false) => ConnectorError::other(failure, None),
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
        cause = error.source();
    }
    None
}
