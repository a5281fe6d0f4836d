//! What an error response in JSON says: the rules that json and rest-json share.
//!
//! - The code is `__type`, else the HTTP status. Of `a.b#Name:http://x/` only `Name` counts.
//! - The message is `message`, else `Message`, else OAuth's `error_description` if the service is SSO OIDC. A body
//!   that is not JSON is itself the message.
//! - `x-amzn-query-error: Code;Fault` overrides the code, for services that used to speak query.
//! - What is empty or null is `None`.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::error_code::{apply_query_error, short_code};
use super::unmodeled::not_empty;
use super::{ErrorMeta, Response};
use crate::codec::json;
use crate::schema::Operation;
use crate::shape::DecodeError;

/// The members of an error response.
pub(super) struct ErrorBody(HashMap<String, Document>);

impl ErrorBody {
    /// Reads the body.
    ///
    /// # Errors
    /// When it is not UTF-8, or JSON but not an object.
    pub(super) fn read(body: &[u8]) -> Result<Self, DecodeError> {
        if body.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        let text = std::str::from_utf8(body).map_err(|_| DecodeError::new("the body of the error is not UTF-8"))?;
        match json::read_document(body) {
            Ok(Document::Object(members)) => Ok(Self(members)),
            Ok(_) => Err(DecodeError::new("the body of the error is JSON, but not an object")),
            Err(_) => Ok(Self(HashMap::from([("message".to_owned(), Document::String(text.to_owned()))]))),
        }
    }

    /// The first of these members that is there, as text; `Some(None)`: it is null.
    ///
    /// # Errors
    /// When it is an object or array.
    pub(super) fn first(&self, names: &[&str]) -> Result<Option<Option<String>>, DecodeError> {
        let Some((name, value)) = names.iter().find_map(|name| Some((name, self.0.get(*name)?))) else {
            return Ok(None);
        };
        match value {
            Document::String(text) => Ok(Some(Some(text.clone()))),
            Document::Number(number) => Ok(Some(Some(number_text(number)))),
            Document::Bool(value) => Ok(Some(Some(value.to_string()))),
            Document::Null => Ok(Some(None)),
            _ => Err(DecodeError::new(format!("`{name}` of the error is not text"))),
        }
    }
}

/// What the response says by the shared rules.
///
/// # Errors
/// When `__type` or the message is not text.
pub(super) fn meta(
    operation: &Operation,
    response: &Response<'_>,
    body: &ErrorBody,
    request_id: Option<String>,
) -> Result<ErrorMeta, DecodeError> {
    if let Some(Document::Number(_) | Document::Bool(_)) = body.0.get("__type") {
        return Err(DecodeError::new("`__type` of the error is not text"));
    }
    let code = body.first(&["__type"])?.unwrap_or_else(|| Some(response.status.to_string()));
    let mut meta = ErrorMeta {
        code: code.and_then(|code| not_empty(short_code(&code))),
        message: message(operation, body)?,
        request_id,
        readable: true,
        ..ErrorMeta::default()
    };
    // A null `__type` is the end of the matter in botocore.
    if body.first(&["__type"])? != Some(None) {
        apply_query_error(response, &mut meta);
    }
    Ok(meta)
}

fn message(operation: &Operation, body: &ErrorBody) -> Result<Option<String>, DecodeError> {
    match body.first(&["message", "Message"])?.flatten().and_then(not_empty) {
        Some(message) => Ok(Some(message)),
        None if operation.service.id != "SSO OIDC" => Ok(None),
        None => Ok(body.first(&["error_description"])?.flatten().and_then(not_empty)),
    }
}

fn number_text(number: &Number) -> String {
    match number {
        Number::PosInt(value) => value.to_string(),
        Number::NegInt(value) => value.to_string(),
        Number::Float(value) => value.to_string(),
    }
}
