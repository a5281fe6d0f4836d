//! XML: a pull scanner and the reading of values from it.
//!
//! - Namespaces are dropped: `<a:Name>` is `Name`. Entities, character references and CDATA are resolved; comments,
//!   processing instructions and a document type are passed over; entities that a document type declares are refused.
//! - Members come in any order, unknown ones are passed over. Lists and maps are wrapped or flattened as the table says.
//! - Text is what stands before an element's first child, untrimmed.
//!
//! Writing is not here yet: no query service needs it.

mod decode;
mod entity;
mod scan;
#[cfg(test)]
mod tests;

pub use decode::XmlDecoder;
