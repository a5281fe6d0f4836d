//! What an error response in JSON says: the rules that json and rest-json share.
//!
//! - The code is `__type`, else the HTTP status. Of `a.b#Name:http://x/` only `Name` counts.
//! - The message is `message`, else `Message`. A body that is not JSON is itself the message.
//! - `x-amzn-query-error: Code;Fault` overrides the code, for services that used to speak query.
//! - What is empty or null is `None`.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};

use super::unmodeled::not_empty;
use super::{ErrorMeta, Response};
use crate::codec::http::header;
use crate::codec::json;
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
    response: &Response<'_>,
    body: &ErrorBody,
    request_id: Option<String>,
) -> Result<ErrorMeta, DecodeError> {
    if let Some(Document::Number(_) | Document::Bool(_)) = body.0.get("__type") {
        return Err(DecodeError::new("`__type` of the error is not text"));
    }
    let code = body.first(&["__type"])?.unwrap_or_else(|| Some(response.status.to_string()));
    let mut code = code.and_then(|code| not_empty(short_code(&code)));
    let mut fault = None;
    let query_error = header(response, "x-amzn-query-error").unwrap_or_default();
    // A null `__type` is the end of the matter in botocore.
    if let Some((former, side)) =
        query_error.split_once(';').filter(|(former, side)| !former.is_empty() && !side.contains(';'))
        && body.first(&["__type"])? != Some(None)
    {
        code = Some(former.to_owned());
        fault = not_empty(side);
    }
    let message = body.first(&["message", "Message"])?.flatten().and_then(not_empty);
    Ok(ErrorMeta { code, message, request_id, fault, readable: true, ..ErrorMeta::default() })
}

/// The name in `a.b#Name:http://x/`.
pub(super) fn short_code(code: &str) -> &str {
    let code = code.split_once(':').map_or(code, |(name, _)| name);
    code.rsplit_once('#').map_or(code, |(_, name)| name)
}

fn number_text(number: &Number) -> String {
    match number {
        Number::PosInt(value) => value.to_string(),
        Number::NegInt(value) => value.to_string(),
        Number::Float(value) => value.to_string(),
    }
}
