//! YAML to values, and back as the AWS CLI writes it.

mod reader;
mod scalar;

#[cfg(test)]
mod reader_tests;

pub use reader::{ReadError, read};
