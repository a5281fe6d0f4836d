//! What the headers of a request say of its body.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::byte_stream::ByteStream;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::draft::Draft;
use super::{Body, glacier};
use crate::auth::CONTENT_SHA256;
use crate::checksum::Sha256Hex;
use crate::schema::{Kind, Operation};

/// Names the content type of a payload that is sent as it is, and checks that its length is known where it must be.
///
/// # Errors
/// When it is not.
pub(super) fn describe(operation: &Operation, body: &Body, headers: &mut HeaderMap) -> Result<(), BoxError> {
    let Some(row) = operation.input.payload.and_then(|index| operation.input.members.get(index)) else {
        return Ok(());
    };
    if row.requires_length && body.length().is_none() && !headers.contains_key(CONTENT_LENGTH) {
        return Err(format!(
            "the length of `{}` must be known: give bytes, a file, or a stream with an exact size hint",
            row.name
        )
        .into());
    }
    let content_type = match row.shape.kind {
        Kind::Blob => "application/octet-stream",
        Kind::String => "text/plain",
        _ => return Ok(()),
    };
    if body.length() != Some(0) {
        headers.entry(CONTENT_TYPE).or_insert(HeaderValue::from_static(content_type));
    }
    Ok(())
}

/// Puts the hash of a stream that can be read twice into the headers, so that the signature covers it.
///
/// A stream that cannot be is sent unsigned.
///
/// # Errors
/// When the stream cannot be read.
pub(super) async fn hash(operation: &Operation, draft: &mut Draft) -> Result<(), BoxError> {
    let is_https = draft.uri.scheme_str() == Some("https");
    let names = draft.headers.keys().map(HeaderName::as_str);
    let signed = draft.scope.as_ref().is_some_and(|scope| !scope.leaves_body_unsigned(is_https, names));
    if !signed || draft.headers.contains_key(CONTENT_SHA256) {
        return Ok(());
    }
    let Some(stream) = draft.body.copied_stream() else { return Ok(()) };
    let mut stream = ByteStream::new(stream);
    if glacier::uploads(operation) {
        let mut hashes = glacier::Hashes::default();
        while let Some(piece) = stream.next().await {
            hashes.update(&piece?);
        }
        return hashes.write(&mut draft.headers);
    }
    let mut hash = Sha256Hex::default();
    while let Some(piece) = stream.next().await {
        hash.update(&piece?);
    }
    draft.headers.insert(CONTENT_SHA256, HeaderValue::try_from(hash.finish())?);
    Ok(())
}
