//! JSON: strict as RFC 8259 in reading, compact UTF-8 in model order in writing.
//!
//! - Reading tolerates what botocore tolerates: unknown and repeated members, null members, numbers and booleans as
//!   text and text as numbers, timestamps in any format. Null elements of lists and maps that are not sparse are left out.
//! - `NaN`, `Infinity` and `-Infinity` are strings, bytes are base64, timestamps are seconds since 1970 unless the
//!   table says otherwise.
//! - A union must have exactly one member that is not null, `__type` aside.

mod decode;
mod encode;
mod scan;
#[cfg(test)]
mod tests;
mod tree;

use aws_smithy_types::Document;

pub use decode::JsonDecoder;
pub use encode::JsonEncoder;

use crate::protocol::SerializeError;
use crate::schema::Kind;
use crate::shape::{DecodeError, Encoder, Members, ReadMembers};

/// Reads a body that is one object into `into`; members that stand elsewhere in the HTTP message are left alone.
///
/// # Errors
/// When the body is not JSON, or not of the structure's shape. The message gives the byte where it goes wrong.
pub fn read(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let mut decoder = JsonDecoder::body(body)?;
    crate::shape::Decoder::structure(&mut decoder, into)?;
    decoder.finish()
}

/// Reads a body that is one object of all members, wherever an HTTP binding would put them.
///
/// # Errors
/// As [`read`].
pub fn read_whole(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let mut decoder = JsonDecoder::payload(body, Kind::Structure(into.schema()))?;
    crate::shape::Decoder::structure(&mut decoder, into)?;
    decoder.finish()
}

/// Reads a body of any JSON value.
///
/// # Errors
/// When the body is not JSON.
pub fn read_document(body: &[u8]) -> Result<Document, DecodeError> {
    let mut scanner = scan::Scanner::new(body)?;
    let value = tree::read(&mut scanner)?;
    scanner.finish()?;
    Ok(value)
}

/// Writes a structure as a body; members that stand elsewhere in the HTTP message are left out.
///
/// # Errors
/// When a timestamp cannot be written.
pub fn write(input: &dyn Members) -> Result<Vec<u8>, SerializeError> {
    let mut encoder = JsonEncoder::body();
    encoder.structure(input);
    encoder.finish()
}

/// Writes a structure as a body of all members, wherever an HTTP binding would put them.
///
/// # Errors
/// As [`write()`].
pub fn write_whole(input: &dyn Members) -> Result<Vec<u8>, SerializeError> {
    let mut encoder = JsonEncoder::payload(Kind::Structure(input.schema()));
    encoder.structure(input);
    encoder.finish()
}
