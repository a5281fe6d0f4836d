//! Inputs and outputs without Rust types: ordered JSON values, read and written along the table of a structure.
//!
//! A [`JsonInput`] is a structure like a generated one: the validator checks it and any codec writes it, with the
//! members in the caller's order. This is what the command line and other callers use who have JSON and the name of an
//! operation.
//!
//! ```
//! use awslice_runtime::schema::{Member, Structure, length, string};
//! use awslice_runtime::validate::check_json;
//!
//! static INPUT: Structure =
//!     Structure::new("TagInput", &[Member::new("key", string().rules(&length(1, 128))).required()]);
//!
//! let error = check_json(&INPUT, &serde_json::json!({ "key": "", "Value": 1 })).unwrap_err();
//! assert_eq!(
//!     error.to_string(),
//!     "Parameter validation failed:\n\
//!      Unknown parameter in input: \"Value\", must be one of: key\n\
//!      Invalid length for parameter key, value: 0, valid min length: 1"
//! );
//! assert_eq!(error.violations[1].pointer, "/key");
//! ```
//!
//! | shape | JSON |
//! |---|---|
//! | boolean | boolean |
//! | integer, long | whole number; `true` and `false` count as 1 and 0, as in Python |
//! | float, double | any number, or boolean |
//! | string | string |
//! | blob | string: its UTF-8 bytes, or with [`Blobs::Base64`] the bytes that it is the base64 text of |
//! | timestamp | seconds since 1970 as a number or a string, or a date in one of the [forms](timestamp) below |
//! | document | anything |
//! | list, map, structure, union | array, object |
//! | text that is JSON in a header (`jsonvalue`) | anything |

mod blobs;
mod input;
mod nesting;
mod output;
pub mod timestamp;
mod value;

#[cfg(test)]
mod tests;

pub use blobs::Blobs;
pub use input::JsonInput;
pub use output::{JsonOutput, Times};
