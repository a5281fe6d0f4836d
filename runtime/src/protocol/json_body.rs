//! JSON bodies of responses, with what botocore forgives.

use crate::codec::json;
use crate::shape::{DecodeError, ReadMembers};

/// Reads the members that stand in the body into `into`. An empty body and one that is not JSON at all have none.
///
/// # Errors
/// When the body is JSON but not an object, begins as an object and breaks off or goes wrong, or has members that are
/// not of their shape.
pub(super) fn read_members(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let in_body = into.schema().members.iter().any(|row| row.location.is_in_response_body());
    if in_body && has_members(body)? { json::read(body, into) } else { Ok(()) }
}

/// Reads all members into `into`, wherever an HTTP binding would put them.
///
/// # Errors
/// As [`read_members`].
pub(super) fn read_whole(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    if !into.schema().members.is_empty() && has_members(body)? { json::read_whole(body, into) } else { Ok(()) }
}

fn has_members(body: &[u8]) -> Result<bool, DecodeError> {
    Ok(!body.is_empty() && (body.trim_ascii_start().starts_with(b"{") || is_json(body)?))
}

/// Whether a body is JSON.
///
/// # Errors
/// When it is not even UTF-8.
pub(super) fn is_json(body: &[u8]) -> Result<bool, DecodeError> {
    std::str::from_utf8(body).map_err(|_| DecodeError::new("the body is not UTF-8"))?;
    Ok(json::read_document(body).is_ok())
}
