//! Clients: how a call becomes a request, and its response an output.
//!
//! A call goes through these steps, one file each where there is more to say:
//!
//! 1. `draft`: fill the idempotency token, validate, find the `target`, serialize. No credentials are needed yet.
//! 2. `pipeline`: for each attempt find credentials, sign, send; then classify, and wait and try again or go on.
//! 3. `answer`: parse the output or the error.
//!
//! Steps 1 and 3 do no input or output, and are public as [`to_http_request`] and [`parse_http_response`]. Only the
//! outermost shell is generic over the operation; the pipeline itself is compiled once.

mod answer;
mod attempt;
mod authenticate;
mod body;
mod context;
mod core;
mod customize;
mod discovery;
mod download;
mod draft;
mod find;
mod fluent;
mod glacier;
mod handle;
mod payload;
mod pipeline;
mod sans_io;
mod silence;
mod target;
pub mod untyped;
mod user_agent;

pub use crate::auth::AuthError;
pub use crate::error::Malformed;
pub(crate) use body::Body;
pub use body::Upload;
pub use customize::{Call, CustomizableOperation};
pub use fluent::{Bare, Fluent, Holds};
pub use handle::Handle;
pub use sans_io::{
    into_http_request, into_signed_http_request, parse_http_response, to_http_request, to_signed_http_request,
    to_signed_http_request_untyped,
};
pub use target::TargetError;

#[cfg(test)]
mod tests;
