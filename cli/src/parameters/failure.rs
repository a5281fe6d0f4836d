//! What is wrong with the value of an option.

use crate::error::CliError;

/// What is wrong with the value of an option. The AWS CLI tells the kinds apart by their exit codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The value cannot be parsed: exit code 252, with the option's name.
    Syntax(String),
    /// A number that is none: exit code 255, but within a list of words as [`Syntax`](Self::Syntax).
    Value(String),
    /// All else: exit code 255.
    Other(String),
}

impl Failure {
    /// The error, of the option of this name, with dashes.
    pub fn of(self, option: &str) -> CliError {
        match self {
            Self::Syntax(message) => parsing(option, &message),
            Self::Value(message) | Self::Other(message) => CliError::other(message),
        }
    }
}

/// `Error parsing parameter`.
pub fn parsing(option: &str, message: &str) -> CliError {
    CliError::validation(format!("Error parsing parameter '{option}': {message}"))
}
