//! botocore's files as they stand: typed, checked for form, not yet resolved.

pub(crate) mod json;
pub mod partitions;
pub mod rule_set;
