//! What a signature says of the body.

use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::Scope;

/// What is signed of the body: a hash that stands in the headers already, the word that it is not signed, or its bytes.
///
/// # Errors
/// When the body is a stream whose bytes must be signed.
pub(super) fn payload<'r>(request: &'r HttpRequest, scope: &Scope) -> Result<SignableBody<'r>, BoxError> {
    if let Some(hash) = request.headers().get("x-amz-content-sha256") {
        return Ok(SignableBody::Precomputed(hash.to_owned()));
    }
    let is_unsigned = if scope.is_s3() { is_unsigned_by_s3(request, scope) } else { scope.unsigned_payload };
    if is_unsigned {
        return Ok(SignableBody::UnsignedPayload);
    }
    let bytes = request.body().bytes().ok_or("the body is a stream, which cannot be signed")?;
    Ok(SignableBody::Bytes(bytes))
}

/// botocore's `S3SigV4Auth`: over TLS a stream with a checksum need not be signed. (One that is not in memory cannot be.)
fn is_unsigned_by_s3(request: &HttpRequest, scope: &Scope) -> bool {
    let has_checksum =
        request.headers().iter().any(|(name, _)| name == "content-md5" || name.starts_with("x-amz-checksum-"));
    let need_not = scope.unsigned_payload || scope.takes_stream && has_checksum || request.body().bytes().is_none();
    request.uri().starts_with("https:") && need_not
}
