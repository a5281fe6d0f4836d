//! Form bodies of query requests: one `key=value` per scalar, the key being the path to it.
//!
//! - A list is `Key.member.1`, under the element's name if it has one; flattened it is `Key.1`, and the element's name
//!   then stands in for the last part of the key. An empty list is `Key=`.
//! - A map is `Key.entry.1.key` and `Key.entry.1.value`, under their names if they have any; flattened without `entry`.
//! - Timestamps are ISO 8601 unless the table says otherwise, bytes are base64.

mod encode;
#[cfg(test)]
mod tests;

use crate::protocol::SerializeError;
use crate::shape::{Encoder, Members};

/// What the parts of a key are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// As the query protocol does: by the names on the wire.
    Query,
    /// As Amazon EC2 does: `queryName`, else `locationName` with a capital, else the member's own name. Lists have no
    /// level for their element.
    Ec2,
}

/// Writes a request of the action, with the API's version.
///
/// # Errors
/// When a timestamp cannot be written.
pub fn write(action: (&str, &str), input: &dyn Members, names: Names) -> Result<Vec<u8>, SerializeError> {
    let mut encoder = encode::QueryEncoder::new(action, names);
    encoder.structure(input);
    encoder.finish()
}
