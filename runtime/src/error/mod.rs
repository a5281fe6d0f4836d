//! Errors that generated code is made of: unhandled answers, unknown enumeration values, and how they print.

mod describe;
mod unhandled;
mod unknown;

pub use describe::{OPERATION, STATUS, describe, describe_unhandled};
pub use unhandled::Unhandled;
pub use unknown::{UnknownVariantError, UnknownVariantValue};

/// The key under which the SDK keeps the request id in error metadata.
pub const REQUEST_ID: &str = "aws_request_id";
