//! YAML to values, and back as the AWS CLI writes it.

mod reader;
#[cfg(test)]
mod reader_tests;
mod resolve;
mod scalar;
mod writer;

pub use reader::{ReadError, read};
pub use writer::write;
