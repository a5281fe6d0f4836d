//! A response that is not what the protocol or the model says.

use std::fmt::{Display, Formatter, Write};

use aws_smithy_types::error::ErrorMetadata;

use crate::protocol::{ErrorMeta, Response};
use crate::schema;
use crate::shape::DecodeError;

/// How many characters of a body are quoted.
const EXCERPT: usize = 200;

/// A response that is not what the protocol or the model says.
///
/// Its text tells all: operation, status, request id, what is wrong, and how the body begins.
#[derive(Clone, Debug)]
pub struct Malformed {
    operation: &'static schema::Operation,
    status: u16,
    request_id: Option<String>,
    body: String,
    reason: DecodeError,
}

impl Malformed {
    pub(crate) fn new(operation: &'static schema::Operation, response: &Response<'_>, reason: DecodeError) -> Self {
        let header = |name| response.headers.get(name).and_then(|value| value.to_str().ok());
        let request_id = header("x-amzn-requestid").or_else(|| header("x-amz-request-id")).map(str::to_owned);
        Self { operation, status: response.status, request_id, body: describe_body(operation, response), reason }
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The id by which AWS knows the request, if the headers have it.
    pub fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    pub(crate) fn meta(&self) -> ErrorMetadata {
        let known = ErrorMeta { request_id: self.request_id.clone(), ..ErrorMeta::default() };
        super::metadata(self.operation, Some(self.status), &known)
    }
}

impl Display for Malformed {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        let operation = self.operation;
        write!(f, "{} {}: cannot read the response (HTTP {}", operation.service.name, operation.name, self.status)?;
        if let Some(id) = &self.request_id {
            write!(f, ", request id {id}")?;
        }
        write!(f, "): {}; {}", self.reason, self.body)
    }
}

impl std::error::Error for Malformed {}

/// How the body begins; not where it may hold what is to stay out of logs.
fn describe_body(operation: &schema::Operation, response: &Response<'_>) -> String {
    let body = response.body;
    if body.is_empty() {
        "the body is empty".to_owned()
    } else if response.status < 300 && operation.output.holds_sensitive() {
        format!("the body has {} bytes, which are not shown: they may hold sensitive values", body.len())
    } else {
        format!("the body begins: {}", excerpt(body))
    }
}

/// The first characters of a body, those that do not print as escapes.
fn excerpt(body: &[u8]) -> String {
    // A character is at most four bytes long.
    let head = String::from_utf8_lossy(body.get(..EXCERPT * 4).unwrap_or(body));
    let mut letters = head.chars();
    let mut text = String::new();
    for c in letters.by_ref().take(EXCERPT) {
        if c.is_control() {
            text.extend(c.escape_default());
        } else {
            text.push(c);
        }
    }
    if body.len() > EXCERPT * 4 || letters.next().is_some() {
        // Writing to a string does not fail.
        let _ = write!(text, "... ({} bytes)", body.len());
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use http::HeaderMap;

    use super::*;
    use crate::schema::{Member, Operation, Structure, string, structure};
    use crate::support::service::PUT_NOTE;

    fn text(operation: &'static Operation, status: u16, body: &str) -> String {
        let response = Response { status, headers: &HeaderMap::new(), body: body.as_bytes() };
        Malformed::new(operation, &response, DecodeError::new("why")).to_string()
    }

    #[test]
    fn a_long_body_is_cut() {
        let begin = "notes PutNote: cannot read the response (HTTP 200): why; the body";
        assert_eq!(text(&PUT_NOTE, 200, ""), format!("{begin} is empty"));
        assert_eq!(text(&PUT_NOTE, 200, "a\nb"), format!("{begin} begins: a\\nb"));
        assert_eq!(text(&PUT_NOTE, 200, &"é".repeat(200)), format!("{begin} begins: {}", "é".repeat(200)));
        assert_eq!(
            text(&PUT_NOTE, 200, &"a".repeat(201)),
            format!("{begin} begins: {}... (201 bytes)", "a".repeat(200))
        );
    }

    #[test]
    fn a_body_that_may_hold_secrets_is_not_quoted() {
        static KEYS: Structure = Structure::new("Keys", &[Member::new("secret", string().sensitive())]);
        static OUTPUT: Structure = Structure::new("GetKeysOutput", &[Member::new("keys", structure(&KEYS))]);
        static GET_KEYS: Operation = Operation { output: &OUTPUT, ..PUT_NOTE };
        let shown = text(&GET_KEYS, 200, r#"{"keys":{"secret":"hush""#);
        assert!(
            shown.ends_with("; the body has 24 bytes, which are not shown: they may hold sensitive values"),
            "{shown}"
        );
        assert!(text(&GET_KEYS, 500, "oops").ends_with("; the body begins: oops"));
    }
}
