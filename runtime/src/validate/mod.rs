//! Validation: one walk over the tables, with the texts of botocore's `ParamValidator` (`botocore/validate.py`).
//!
//! [`check`] finds what botocore refuses before it sends anything: missing required members, too short text and lists,
//! too small numbers, unions with none or several members set. [`advise`] finds what the model states beyond that and
//! the service may refuse: greatest lengths and values, patterns, enumerations, least sizes of blobs and maps. Both
//! report everything at once, as data.
//!
//! The walk is a codec like any other, a [`MemberWriter`](crate::shape::MemberWriter) and an
//! [`Encoder`](crate::shape::Encoder), so it needs nothing generated, and serves typed inputs and JSON
//! ([`check_json`], [`crate::untyped`]) alike. A valid input costs no allocation: paths stay on the stack until there
//! is something to report.

mod number;
mod path;
mod pattern;
mod python;
mod violation;
mod walk;

#[cfg(test)]
mod tests;

pub use violation::{Limit, Rule, ValidationError, Violation};
pub use walk::MAX_DEPTH;
pub(crate) use walk::{nested_too_deep, not_an_object};

use serde_json::Value;

use crate::schema::Structure;
use crate::shape::Members;
use crate::untyped::JsonInput;
use walk::Scope;

/// Checks an input as botocore does. Violations come in botocore's order: per structure the union, the missing
/// members in model order, then the members' own violations, depth first.
///
/// An absent idempotency token is no violation, since the client fills it.
///
/// # Errors
/// All violations.
pub fn check(input: &dyn Members) -> Result<(), ValidationError> {
    result(walk::walk(input, Scope::CHECKED))
}

/// As [`check`], with what [`advise`] finds as errors too, in the order of the walk.
///
/// # Errors
/// All violations and advisories.
pub fn check_strict(input: &dyn Members) -> Result<(), ValidationError> {
    result(walk::walk(input, Scope::ALL))
}

/// What the service may refuse beyond [`check`].
///
/// Patterns are looked at only with the feature `patterns`, and only those that regex-lite understands.
pub fn advise(input: &dyn Members) -> Vec<Violation> {
    walk::walk(input, Scope::ADVISED)
}

/// Checks JSON along the table of an input, as botocore checks a Python value: unknown keys and values of another type
/// are violations too, and members come in the caller's order.
///
/// # Errors
/// All violations.
pub fn check_json(schema: &'static Structure, value: &Value) -> Result<(), ValidationError> {
    check(&JsonInput::new(schema, value)?)
}

fn result(violations: Vec<Violation>) -> Result<(), ValidationError> {
    if violations.is_empty() { Ok(()) } else { Err(ValidationError { violations }) }
}
