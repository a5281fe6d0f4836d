//! Names a whole service of the SDK for each feature that is on; nothing is called.

#[cfg(feature = "dynamodb")]
pub use aws_sdk_dynamodb as dynamodb;
#[cfg(feature = "ec2")]
pub use aws_sdk_ec2 as ec2;
#[cfg(feature = "s3")]
pub use aws_sdk_s3 as s3;
