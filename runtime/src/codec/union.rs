//! What a response must say of a union.

use crate::schema::Structure;
use crate::shape::DecodeError;

/// A union must come with one member, known or not; `set` is how many came.
pub(crate) fn check_union(schema: &Structure, set: usize) -> Result<(), DecodeError> {
    if schema.union && set != 1 {
        return Err(DecodeError::new(format!(
            "the union {} must have exactly one member set, found {set}",
            schema.name
        )));
    }
    Ok(())
}
