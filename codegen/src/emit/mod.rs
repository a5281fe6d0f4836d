//! IR to tokens.

pub mod endpoint;
pub mod partitions;
