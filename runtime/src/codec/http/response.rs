//! The members of a response that stand outside of its body, and payloads that are the body as it is.

use std::borrow::Cow;

use crate::codec::{TextDecoder, base64, timestamp};
use crate::protocol::Response;
use crate::schema::{Kind, Location, Member};
use crate::shape::{DecodeError, ReadMembers};

/// Reads status code and headers.
///
/// # Errors
/// When a header is not of its member's shape; the message names the header.
pub fn read_bindings(response: &Response<'_>, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    for (index, row) in into.schema().members.iter().enumerate() {
        let decoder = match row.location {
            Location::StatusCode => Some(TextDecoder::text(response.status.to_string(), row.shape.kind)),
            Location::Header => match header(response, row.wire).filter(|text| !is_no_date(row, text)) {
                Some(text) => Some(TextDecoder::text(header_value(row, text)?, row.shape.kind)),
                None => None,
            },
            Location::Headers => Some(TextDecoder::entries(prefixed(response, row.wire), row.shape.kind)),
            Location::Body | Location::Query | Location::Label | Location::EventHeader | Location::EventPayload => None,
        };
        if let Some(mut decoder) = decoder {
            into.read_member(index, &mut decoder)
                .map_err(|error| DecodeError::new(format!("header `{}`: {error}", row.wire)))?;
        }
    }
    Ok(())
}

/// Whether a text is an `Expires` that cannot be read. HTTP lets that header be any text, which then means the past.
fn is_no_date(row: &Member, text: &str) -> bool {
    row.wire == "Expires" && matches!(row.shape.kind, Kind::Timestamp(_)) && timestamp::parse(text).is_err()
}

/// Reads the body into the payload member if that is a blob or text; false: it is neither, and has not been read.
/// An empty body leaves the member absent.
///
/// # Errors
/// When a text payload is not UTF-8.
pub fn read_raw_payload(response: &Response<'_>, into: &mut dyn ReadMembers) -> Result<bool, DecodeError> {
    let schema = into.schema();
    let Some(index) = schema.payload else { return Ok(false) };
    match schema.members.get(index).map(|row| row.shape.kind) {
        Some(kind @ (Kind::Blob | Kind::String)) => {
            if !response.body.is_empty() {
                into.read_member(index, &mut TextDecoder::raw(response.body, kind))?;
            }
            Ok(true)
        }
        _ => Ok(false),
    }
}

/// A header's text; headers of the same name are joined by commas.
pub fn header<'a>(response: &Response<'a>, name: &str) -> Option<Cow<'a, str>> {
    let mut values = response.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
    let first = values.next()?;
    Some(values.fold(first, |all, next| Cow::Owned(format!("{all}, {next}"))))
}

/// Text that holds JSON is base64 in a header.
fn header_value<'a>(row: &Member, text: Cow<'a, str>) -> Result<Cow<'a, str>, DecodeError> {
    if !row.json_value {
        return Ok(text);
    }
    let json = base64::decode(&text)?;
    String::from_utf8(json).map(Cow::Owned).map_err(|_| DecodeError::new("expected JSON in UTF-8 in base64"))
}

/// The headers that begin with `prefix`, without it.
fn prefixed(response: &Response<'_>, prefix: &str) -> Vec<(String, String)> {
    let prefix = prefix.to_ascii_lowercase();
    let names = response.headers.keys().filter_map(|name| Some((name.as_str(), name.as_str().strip_prefix(&prefix)?)));
    names.filter_map(|(name, key)| Some((key.to_owned(), header(response, name)?.into_owned()))).collect()
}
