//! YAML to JSON values, and back as the AWS CLI writes it.

mod resolve;
mod writer;

pub use writer::write;
