//! XML: a pull scanner and the reading of values from it, and the writing of values.
//!
//! - In reading, namespaces are dropped: `<a:Name>` is `Name`. Entities, character references and CDATA are resolved; comments,
//!   processing instructions and a document type are passed over; entities that a document type declares are refused.
//! - Members come in any order, unknown ones are passed over. Lists and maps are wrapped or flattened as the table says.
//! - Text is what stands before an element's first child, untrimmed.
//!
//! - Written are namespaces with and without prefix, attributes, wrapped and flattened lists and maps, as the table says,
//!   in the table's order. Timestamps are ISO 8601 unless it says otherwise, bytes are base64. The items of a flattened
//!   list stand in the list's own name, as in botocore, whatever the list calls them.

mod decode;
mod encode;
mod entity;
mod escape;
mod scan;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod write_tests;

pub use decode::XmlDecoder;
pub use encode::XmlEncoder;

use crate::protocol::SerializeError;
use crate::schema::{Kind, Location, Member};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes the members of `input` that stand in the body of an HTTP message; `None`: it has none.
///
/// # Errors
/// When a timestamp or document cannot be written.
pub fn write(input: &dyn Members) -> Result<Option<Vec<u8>>, SerializeError> {
    let schema = input.schema();
    let mut body = InBody { rows: schema.members, any: false };
    input.write_members(&mut body);
    if !body.any {
        return Ok(None);
    }
    let name = schema.xml_name.unwrap_or(schema.name);
    let mut encoder = XmlEncoder::new(name, schema.namespace, Kind::Structure(schema), true);
    encoder.structure(input);
    encoder.finish().map(Some)
}

/// Writes the value of a member that is the whole body. The element's name is the member's own if the model gives it
/// one, else that of the structure.
///
/// # Errors
/// When a timestamp or document cannot be written.
pub fn write_payload(row: &Member, value: &dyn Value) -> Result<Vec<u8>, SerializeError> {
    let name = match row.shape.kind {
        Kind::Structure(schema) if !row.named => schema.xml_name.unwrap_or(schema.name),
        _ => row.wire,
    };
    let mut encoder = XmlEncoder::new(name, row.namespace, row.shape.kind, false);
    value.write(&mut encoder);
    encoder.finish()
}

/// Looks for members that stand in the body.
struct InBody {
    rows: &'static [Member],
    any: bool,
}

impl MemberWriter for InBody {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let in_body = || self.rows.get(index).is_some_and(|row| row.location == Location::Body);
        self.any = self.any || !value.is_absent() && in_body();
    }
}
