//! Glue between Rust types and their tables: what a type must do so that codecs can write and read it.
//!
//! A structure implements [`Members`] (write) and [`ReadMembers`] (read); every field type implements [`Value`] and
//! [`Decode`]. Codecs implement [`MemberWriter`] and [`Encoder`], or [`Decoder`]. All four are used through `dyn`, so
//! that a shape's glue is compiled once, not once per codec. The validator and the untyped JSON path are further
//! users of the same traits.

mod decode;
mod encode;
#[cfg(test)]
mod tests;

pub use decode::{Decode, DecodeError, Decoder, NO_VALUE, ReadEntry, ReadItem, ReadMembers, decoded};
pub use encode::{Encoder, MemberWriter, Members, Value};
