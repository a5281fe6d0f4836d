//! Which checksum a request bears, and where.

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, HeaderName, HeaderValue};

use super::trailer::AwsChunked;
use super::{Algorithm, ChecksumError};
use crate::auth::{CONTENT_SHA256, UNSIGNED_TRAILER};
use crate::client::Body;
use crate::codec::base64;
use crate::codec::http::member_text;
use crate::schema::{Location, Operation};
use crate::shape::Members;

/// What the headers of checksums begin with. Those of their kind and mode do so too: botocore takes them for one.
const HEADERS: &str = "x-amz-checksum-";

/// Gives a request the checksum that it is to have; the body that it is sent with.
///
/// # Errors
/// When the caller chose an algorithm that is not known, or the feature `checksums` is off.
pub(crate) fn apply(
    operation: &Operation,
    input: &dyn Members,
    calculation: RequestChecksumCalculation,
    headers: &mut HeaderMap,
    body: Body,
) -> Result<Body, ChecksumError> {
    if headers.keys().any(|name| name.as_str().starts_with(HEADERS)) {
        return Ok(body);
    }
    let chosen = operation.checksum_algorithm.and_then(|member| member_text(input, member));
    let algorithm = match chosen {
        Some(name) => Algorithm::named(&name).ok_or(ChecksumError::Unknown(name))?,
        None if operation.checksum_required || supported(operation, calculation) => {
            announce(operation, headers);
            Algorithm::DEFAULT
        }
        None => return Ok(body),
    };
    let new = algorithm.hash()?;
    match body {
        Body::Bytes(bytes) => {
            let mut hash = new();
            hash.update(&bytes);
            headers.insert(algorithm.header(), text(base64::encode(&hash.finish())));
            Ok(Body::Bytes(bytes))
        }
        stream => {
            put_trailer(algorithm, stream.length(), headers);
            Ok(stream.map_stream(move |stream| SdkBody::from_body_1_x(AwsChunked::new(stream, algorithm, new()))))
        }
    }
}

/// Whether a checksum that nobody asked for is to be made.
fn supported(operation: &Operation, calculation: RequestChecksumCalculation) -> bool {
    operation.checksum_algorithm.is_some() && calculation != RequestChecksumCalculation::WhenRequired
}

/// Names the default algorithm where the caller would have named his.
fn announce(operation: &Operation, headers: &mut HeaderMap) {
    let rows = operation.input.members;
    let row = operation.checksum_algorithm.and_then(|name| rows.iter().find(|row| row.name == name));
    let header = row.filter(|row| row.location == Location::Header).map(|row| HeaderName::try_from(row.wire));
    if let Some(Ok(header)) = header {
        headers.insert(header, text(Algorithm::DEFAULT.name().to_owned()));
    }
}

/// Says that the body is in `aws-chunked`, with a trailer that is not signed.
fn put_trailer(algorithm: Algorithm, length: Option<u64>, headers: &mut HeaderMap) {
    let encoding = match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(other) => [other, b",aws-chunked"].concat(),
        None => b"aws-chunked".to_vec(),
    };
    if let Ok(encoding) = HeaderValue::try_from(encoding) {
        headers.insert(CONTENT_ENCODING, encoding);
    }
    headers.insert("x-amz-trailer", HeaderValue::from_static(algorithm.header()));
    // A length that the caller set is that of what he gave.
    let set = headers.remove(CONTENT_LENGTH);
    if let Some(length) = length.map(HeaderValue::from).or(set) {
        headers.insert("x-amz-decoded-content-length", length);
    }
    headers.insert(CONTENT_SHA256, HeaderValue::from_static(UNSIGNED_TRAILER));
}

/// Text that fits a header: base64, or the name of an algorithm.
fn text(value: String) -> HeaderValue {
    HeaderValue::try_from(value).unwrap_or_else(|_| HeaderValue::from_static(""))
}
