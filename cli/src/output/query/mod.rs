//! JMESPath as the AWS CLI has it: maps keep their order, and errors have the texts of `jmespath.py`.
//!
//! No library does: those of Rust sort the keys of maps and word their errors in their own way.

mod ast;
mod compare;
mod error;
mod evaluate;
mod functions;
mod number;
mod parser;
mod signature;
#[cfg(test)]
mod tests;
mod token;

use serde_json::Value;

pub use error::QueryError;

use crate::error::CliError;
use ast::Node;

/// A JMESPath expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    expression: Node,
}

impl Query {
    /// Reads an expression.
    ///
    /// # Errors
    /// When it is not one; the text shows where.
    pub fn new(expression: &str) -> Result<Self, QueryError> {
        parser::parse(expression).map(|expression| Self { expression })
    }

    /// The value of `--query`.
    ///
    /// # Errors
    /// `Bad value for --query`, exit code 252.
    pub fn option(expression: &str) -> Result<Self, CliError> {
        Self::new(expression)
            .map_err(|error| CliError::validation(format!("Bad value for --query {expression}: {error}")))
    }

    /// What the expression finds in a value.
    ///
    /// # Errors
    /// When a function is unknown or does not take what it is given.
    pub fn search(&self, value: &Value) -> Result<Value, QueryError> {
        Ok(evaluate::evaluate(&self.expression, value)?.into_owned())
    }
}
