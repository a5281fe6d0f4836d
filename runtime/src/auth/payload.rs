//! What a signature says of the body.

use aws_sigv4::http_request::{PayloadChecksumKind, SignableBody};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::Scope;

/// The header that says what a signature knows of the body.
pub(crate) const CONTENT_SHA256: &str = "x-amz-content-sha256";

/// What it says of a stream with an unsigned trailer.
pub(crate) const UNSIGNED_TRAILER: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// What it says of events, which are signed one by one.
const SIGNED_EVENTS: &str = "STREAMING-AWS4-HMAC-SHA256-EVENTS";

/// The content type of a body that is a stream of events.
pub(crate) const EVENT_STREAM: &str = "application/vnd.amazon.eventstream";

/// What of the body is signed, and whether signing adds the header that says so: what stands there already is kept,
/// S3 wants it always, and elsewhere the service learns from it that the body is not part of the signature.
pub(super) fn payload<'r>(request: &'r HttpRequest, scope: &Scope) -> (SignableBody<'r>, PayloadChecksumKind) {
    if let Some(said) = request.headers().get(CONTENT_SHA256) {
        return (SignableBody::Precomputed(said.to_owned()), PayloadChecksumKind::NoHeader);
    }
    let names = request.headers().iter().map(|(name, _)| name);
    let is_unsigned = scope.leaves_body_unsigned(request.uri().starts_with("https:"), names);
    match request.body().bytes() {
        Some(bytes) if !is_unsigned && scope.is_s3() => (SignableBody::Bytes(bytes), PayloadChecksumKind::XAmzSha256),
        Some(bytes) if !is_unsigned => (SignableBody::Bytes(bytes), PayloadChecksumKind::NoHeader),
        None if !is_unsigned && request.headers().get("content-type") == Some(EVENT_STREAM) => {
            (SignableBody::Precomputed(SIGNED_EVENTS.to_owned()), PayloadChecksumKind::XAmzSha256)
        }
        _ => (SignableBody::UnsignedPayload, PayloadChecksumKind::XAmzSha256),
    }
}
