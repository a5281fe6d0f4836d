//! Answers that do not come from the service's own code, alike in all protocols.

use super::{ErrorMeta, Response};

/// What to say of a failure whose body is empty or a proxy's page; `None`: the body is the service's own.
///
/// Source: botocore's `_is_generic_error_response`.
pub(super) fn generic(response: &Response<'_>) -> Option<ErrorMeta> {
    let body = response.body.trim_ascii();
    if response.status < 500 || !(body.is_empty() || body.starts_with(b"<html>")) {
        return None;
    }
    Some(of_status(response))
}

/// What the status says of an error, where there is nothing else.
pub(super) fn of_status(response: &Response<'_>) -> ErrorMeta {
    let status = http::StatusCode::from_u16(response.status).ok();
    ErrorMeta {
        code: Some(response.status.to_string()),
        message: status.and_then(|status| status.canonical_reason()).map(str::to_owned),
        ..ErrorMeta::default()
    }
}

/// A status that is neither a success nor an error (300): nothing but the request id is known.
pub(super) fn neither(request_id: Option<String>) -> ErrorMeta {
    ErrorMeta { request_id, ..ErrorMeta::default() }
}

/// Text that says something.
pub(super) fn not_empty(text: impl Into<String>) -> Option<String> {
    Some(text.into()).filter(|text| !text.is_empty())
}
