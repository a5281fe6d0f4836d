//! Validation: a walk over the tables, with the texts of botocore's `ParamValidator`.

use crate::shape::Members;

/// A rule that a value breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct Violation {
    /// JSON pointer to the value, such as `/tags/0/key`.
    pub pointer: String,
}

/// All rules that an input breaks.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    /// The violations, in the order of the walk.
    pub violations: Vec<Violation>,
}

/// Checks an input.
///
/// # Errors
/// All violations.
pub fn check(_input: &dyn Members) -> Result<(), ValidationError> {
    Ok(())
}

/// What the service may refuse beyond [`check`].
pub fn advise(_input: &dyn Members) -> Vec<Violation> {
    Vec::new()
}

impl std::fmt::Display for ValidationError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} violations", self.violations.len())
    }
}

impl std::error::Error for ValidationError {}
