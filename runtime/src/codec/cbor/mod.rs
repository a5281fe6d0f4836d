//! CBOR (RFC 8949), as smithy-rpc-v2-cbor uses it.
//!
//! - Reading takes lengths that are definite or not, fractions of 16, 32 and 64 bits, whole numbers where fractions are
//!   expected, timestamps with or without their tag (1). Members that are null or undefined are left out, unknown and
//!   repeated ones are tolerated. Null elements of lists and maps that are not sparse are left out.
//! - Writing uses definite lengths and the shortest heads; what is not a finite number has 16 bits; timestamps are
//!   whole seconds where they can be. These are botocore's bytes.
//! - A union must have exactly one member that is not null, `__type` aside.

mod decode;
mod document;
mod encode;
mod scan;
#[cfg(test)]
mod tests;

pub use decode::CborDecoder;
pub use encode::CborEncoder;

use crate::shape::{DecodeError, Decoder, Encoder, Members, ReadMembers};

/// Reads a body that is one map into `into`.
///
/// # Errors
/// When the body is not CBOR, or not of the structure's shape. The message gives the byte where it goes wrong.
pub fn read(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let mut decoder = CborDecoder::new(body);
    decoder.structure(into)?;
    decoder.finish()
}

/// Writes a structure as a body.
pub fn write(input: &dyn Members) -> Vec<u8> {
    let mut encoder = CborEncoder::new();
    encoder.structure(input);
    encoder.finish()
}

/// The upper three bits of an item's first byte: what kind of item it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Major {
    Unsigned = 0,
    Negative = 1,
    Bytes = 2,
    Text = 3,
    List = 4,
    Map = 5,
    Tag = 6,
    /// True, false, null, undefined and fractions.
    Simple = 7,
}

const FALSE: u8 = 0xf4;
const TRUE: u8 = 0xf5;
const NULL: u8 = 0xf6;
const UNDEFINED: u8 = 0xf7;
/// Fractions of 16, 32 and 64 bits.
const HALF: u8 = 0xf9;
const SINGLE: u8 = 0xfa;
const DOUBLE: u8 = 0xfb;
/// Ends what has no length of its own.
const BREAK: u8 = 0xff;
/// The lower five bits of the head of an item without a length.
const INDEFINITE: u8 = 31;
/// The tag of seconds since 1970.
const EPOCH_SECONDS: u64 = 1;
