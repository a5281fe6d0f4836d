//! The measured calls on the SDK.

pub use aws_sdk_autoscaling as autoscaling;
pub use aws_sdk_cloudwatch as cloudwatch;
pub use aws_sdk_dynamodb as dynamodb;
pub use aws_sdk_imagebuilder as imagebuilder;
pub use aws_sdk_s3 as s3;
pub use aws_sdk_swf as swf;

#[path = "../../cases/mod.rs"]
pub mod cases;
