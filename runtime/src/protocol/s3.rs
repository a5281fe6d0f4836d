//! What Amazon S3 does otherwise than the other services that speak rest-xml.
//!
//! - A success may hold an error: the body's root is `Error`, or the body breaks off. It counts as status 500, so that it
//!   is tried again (botocore's `_handle_200_error`).
//! - The body of `GetBucketLocation` is the member itself, without an element around it.
//! - A missing object or bucket answers `HEAD` with 404 and no body: its code is `NotFound`, as in the SDK.

use super::Response;
use crate::codec::xml::XmlDecoder;
use crate::schema::{Kind, Operation};
use crate::shape::{DecodeError, Decoder};

/// The status of an error that comes as a success.
pub(super) const ERROR_IN_SUCCESS: u16 = 500;

/// Whether a response with status 200 holds an error, or no whole answer.
pub(super) fn is_error_in_success(operation: &Operation, response: &Response<'_>) -> bool {
    is_s3(operation)
        && response.status == 200
        && operation.has_output
        && !response.body.is_empty()
        && holds_xml(operation)
        && !matches!(root(response.body).as_deref(), Ok(name) if name != "Error")
}

/// Index of the output's member that is the root of the body.
pub(super) fn unwrapped_member(operation: &Operation) -> Option<usize> {
    (is_s3(operation) && operation.name == "GetBucketLocation").then_some(0)
}

/// The code of an error that has a status alone.
pub(super) fn code_of_status(operation: &Operation, response: &Response<'_>) -> Option<String> {
    (is_s3(operation) && response.status == 404 && response.body.is_empty()).then(|| "NotFound".to_owned())
}

fn is_s3(operation: &Operation) -> bool {
    operation.service.id == "S3"
}

/// Whether the body of the operation's answer is neither an object's content nor a stream of events.
fn holds_xml(operation: &Operation) -> bool {
    let payload = operation.output.payload.and_then(|index| operation.output.members.get(index));
    !payload.is_some_and(|row| row.streaming || matches!(row.shape.kind, Kind::Blob | Kind::String))
}

/// The name of the root of a whole XML text.
fn root(body: &[u8]) -> Result<String, DecodeError> {
    let mut decoder = XmlDecoder::new(body)?;
    let name = decoder.name().to_owned();
    decoder.skip()?;
    decoder.finish()?;
    Ok(name)
}
