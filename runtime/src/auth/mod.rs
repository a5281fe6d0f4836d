//! Saying who sends a request: signatures in headers, and tokens.
//!
//! Signature Version 4 and 4a are `aws-sigv4`'s. Signed are all headers of the request but `user-agent` and the like,
//! which proxies change. The `amz-sdk-*` headers are added after signing.

mod bearer;
mod payload;
mod scope;
mod sigv2;
mod sigv4;

use std::time::SystemTime;

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::HeaderValue;

pub(crate) use bearer::bear;
pub(crate) use payload::{CONTENT_SHA256, EVENT_STREAM, UNSIGNED_TRAILER};
pub use scope::AuthError;
pub(crate) use scope::{Preference, Scheme, Scope};

/// Signs `request` in place.
///
/// # Errors
/// When the credentials hold line breaks or the like, `aws-sigv4` refuses the request, or a token is asked for.
pub(crate) fn sign(
    request: &mut HttpRequest,
    scope: &Scope,
    credentials: &Credentials,
    time: SystemTime,
) -> Result<(), BoxError> {
    if ![credentials.access_key_id(), credentials.session_token().unwrap_or_default()].into_iter().all(fits_header) {
        return Err(UNFIT.into());
    }
    match scope.scheme {
        Scheme::SigV4 | Scheme::SigV4a => sigv4::sign(request, scope, credentials, time),
        Scheme::SigV2 => sigv2::sign(request, credentials, time),
        Scheme::Bearer => Err("the service takes a token, not credentials".into()),
    }
}

/// Said of credentials with, most often, a line break at the end. Their values are not for error texts.
const UNFIT: &str = "the credentials cannot stand in a header: remove line breaks and other control characters from \
                     the access key id and the session token";

fn fits_header(text: &str) -> bool {
    HeaderValue::from_str(text).is_ok()
}

#[cfg(test)]
mod tests;
