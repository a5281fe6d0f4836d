//! One line that says which operation failed, how, and where to look it up.

use std::error::Error;
use std::fmt::{self, Display, Formatter};

use aws_smithy_types::error::ErrorMetadata;

use super::unhandled::malformed;
use crate::protocol::ErrorMeta;
use crate::schema::Operation;

/// The metadata key of the operation, such as `swf RequestCancelWorkflowExecution`.
pub const OPERATION: &str = "awslice_operation";

/// The metadata key of the HTTP status, such as `400`.
pub const STATUS: &str = "awslice_http_status";

/// Prints an error as `service Operation: Name: message (HTTP 400, request id r1)`.
///
/// Parts that `meta` does not know are left out.
pub fn describe(f: &mut Formatter<'_>, error: &dyn Display, meta: &ErrorMetadata) -> fmt::Result {
    if let Some(operation) = meta.extra(OPERATION) {
        write!(f, "{operation}: ")?;
    }
    write!(f, "{error}")?;
    let status = meta.extra(STATUS).map(|status| format!("HTTP {status}"));
    let id = meta.extra(super::REQUEST_ID).map(|id| format!("request id {id}"));
    match (status, id) {
        (Some(status), Some(id)) => write!(f, " ({status}, {id})"),
        (Some(part), None) | (None, Some(part)) => write!(f, " ({part})"),
        (None, None) => Ok(()),
    }
}

/// Code, message and request id as the SDK keeps them, and operation and status for [`describe`] to print.
pub(crate) fn metadata(operation: &Operation, status: Option<u16>, error: &ErrorMeta) -> ErrorMetadata {
    let mut meta = ErrorMetadata::builder().custom(OPERATION, format!("{} {}", operation.service.name, operation.name));
    if let Some(status) = status {
        meta = meta.custom(STATUS, status.to_string());
    }
    if let Some(code) = &error.code {
        meta = meta.code(code);
    }
    if let Some(message) = &error.message {
        meta = meta.message(message);
    }
    if let Some(id) = &error.request_id {
        meta = meta.custom(super::REQUEST_ID, id);
    }
    if let Some(id) = &error.extended_request_id {
        meta = meta.custom(super::EXTENDED_REQUEST_ID, id);
    }
    meta.build()
}

/// Prints an error that the operation does not model: its code and message, or else its causes.
pub fn describe_unhandled(f: &mut Formatter<'_>, error: &super::Unhandled) -> fmt::Result {
    if let Some(malformed) = malformed(&*error.source) {
        return write!(f, "{malformed}");
    }
    let text = match (error.meta.code(), error.meta.message()) {
        (Some(code), Some(message)) => format!("{code}: {message}"),
        (Some(code), None) => code.to_owned(),
        (None, Some(message)) => message.to_owned(),
        (None, None) => causes(&*error.source),
    };
    describe(f, &text, &error.meta)
}

/// An error and its causes, each once, joined by colons.
fn causes(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(next) = cause {
        let line = next.to_string();
        if !text.ends_with(&line) {
            text.push_str(": ");
            text.push_str(&line);
        }
        cause = next.source();
    }
    text
}
