//! Types of members.

pub mod error;

/// Builders of these types.
pub mod builders {}
