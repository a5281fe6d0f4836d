//! Tokens: who holds one may call.

use aws_credential_types::Token;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use http::header::AUTHORIZATION;

use super::fits_header;

/// Puts the token into `request`.
///
/// # Errors
/// When the request would be sent in the open, or the token cannot stand in a header.
pub(crate) fn bear(request: &mut HttpRequest, token: &Token) -> Result<(), BoxError> {
    if !request.uri().starts_with("https:") {
        return Err("a bearer token is only sent to an https endpoint".into());
    }
    if !fits_header(token.token()) {
        return Err("the bearer token cannot stand in a header: remove line breaks and other control characters".into());
    }
    request.headers_mut().insert(AUTHORIZATION.as_str(), format!("Bearer {}", token.token()));
    Ok(())
}
