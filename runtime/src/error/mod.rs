//! Errors that generated code is made of: unreadable and unhandled answers, unknown enumeration values, and how they print.

mod describe;
mod malformed;
mod unhandled;
mod unknown;

pub(crate) use describe::metadata;
pub use describe::{OPERATION, STATUS, describe, describe_unhandled};
pub use malformed::Malformed;
pub use unhandled::Unhandled;
pub use unknown::{UnknownVariantError, UnknownVariantValue};

/// The key under which the SDK keeps the request id in error metadata.
pub const REQUEST_ID: &str = "aws_request_id";

/// The key under which the SDK keeps Amazon S3's second request id in error metadata.
pub const EXTENDED_REQUEST_ID: &str = "s3_extended_request_id";
