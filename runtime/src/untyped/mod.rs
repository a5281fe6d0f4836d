//! Inputs without Rust types: an ordered JSON value, read along the table of a structure.
//!
//! A [`JsonInput`] is a structure like a generated one: the validator checks it and any codec writes it, with the
//! members in the caller's order. This is what the command line and other callers use who have JSON and the name of an
//! operation.
//!
//! | shape | JSON |
//! |---|---|
//! | boolean | boolean |
//! | integer, long | whole number; `true` and `false` count as 1 and 0, as in Python |
//! | float, double | any number, or boolean |
//! | string | string |
//! | blob | string: its UTF-8 bytes |
//! | timestamp | seconds since 1970 as a number or a string, or a date in one of the [forms](timestamp) below |
//! | document | anything |
//! | list, map, structure, union | array, object |
//! | text that is JSON in a header (`jsonvalue`) | anything |

mod input;
mod nesting;
pub mod timestamp;
mod value;

pub use input::JsonInput;

#[cfg(test)]
mod tests;
