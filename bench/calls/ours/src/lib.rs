//! The measured calls on our crate.

pub use bench_slice::{autoscaling, cloudwatch, dynamodb, imagebuilder, s3, swf};

#[path = "../../cases/mod.rs"]
pub mod cases;
