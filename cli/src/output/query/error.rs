//! What is wrong with an expression, or with what it is applied to.

use std::fmt;

use super::token::Token;
use crate::error::CliError;

/// What is wrong with an expression, or with what it is applied to, in the words of `jmespath.py`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError(String);

impl QueryError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// No token can be read at this character.
    pub(super) fn token(expression: &str, at: usize, message: &str) -> Self {
        Self(format!("Bad jmespath expression: {message}:\n{expression}\n{}^", " ".repeat(at)))
    }

    /// A token stands where it cannot.
    pub(super) fn syntax(expression: &str, at: usize, token: &Token, message: &str) -> Self {
        let kind = token.kind.name().to_uppercase();
        let place = format!("Parse error at column {at}, token \"{}\" ({kind}), for expression:", token.text());
        Self(format!("{message}: {place}\n\"{expression}\"\n{}^", " ".repeat(at + 1)))
    }

    /// The expression ends too early.
    pub(super) fn incomplete(expression: &str) -> Self {
        let underline = " ".repeat(expression.chars().count() + 1);
        Self(format!("Invalid jmespath expression: Incomplete expression:\n\"{expression}\"\n{underline}^"))
    }

    /// The expression is nested more deeply than can be worked on safely.
    pub(super) fn too_deep() -> Self {
        Self::new("maximum recursion depth exceeded")
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for QueryError {}

impl From<QueryError> for CliError {
    fn from(error: QueryError) -> Self {
        Self::other(error.0)
    }
}
