//! HTTP bindings: the members that do not stand in the body of a message.
//!
//! - Requests: labels of the path (`{Key+}` keeps its slashes), query parameters, headers, prefixed headers, host labels.
//! - Responses: headers, prefixed headers, the status code, a payload that is the raw body.
//! - Timestamps are HTTP dates in headers and ISO 8601 elsewhere unless the table says otherwise. Lists in headers are
//!   parted by commas, with quotes where an item contains one. Text that holds JSON is base64 in headers.
//! - A member that names a header or parameter itself wins over a map that also holds it.

mod label;
mod request;
mod response;
#[cfg(test)]
mod tests;
mod value;

pub use request::{host_prefix, write_bindings};
pub use response::{header, read_bindings, read_raw_payload};
pub(crate) use value::member_text;
pub use value::write_raw_payload;
