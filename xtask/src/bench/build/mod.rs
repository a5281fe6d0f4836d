//! `bench build`: what it costs to compile a client, and how large it is.

mod measured;
mod program;
mod size;
mod whole;

use anyhow::Result;
use clap::ValueEnum;

use super::report;
pub use size::crates as crates_of;

/// A part of what is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Part {
    /// The program with three operations: 400 CPU-seconds for the SDK's side
    Program,
    /// All of DynamoDB
    Dynamodb,
    /// All of S3
    S3,
    /// All of EC2, and a slice of 12 operations of it: 300 CPU-seconds and 8 GB for the SDK's side
    Ec2,
}

impl Part {
    /// What its results are called.
    fn name(self) -> &'static str {
        match self {
            Self::Program => "build-program",
            Self::Dynamodb => "build-dynamodb",
            Self::S3 => "build-s3",
            Self::Ec2 => "build-ec2",
        }
    }
}

/// Measures the parts and prints them. A quick run measures the program alone, and builds no peer. Returns whether the
/// targets are met.
///
/// # Errors
/// Our side cannot be generated, or the file system's.
pub fn run(parts: &[Part], quick: bool) -> Result<bool> {
    let all = if quick { vec![Part::Program] } else { Part::value_variants().to_vec() };
    let parts = if parts.is_empty() { all } else { parts.to_vec() };
    let mut met = true;
    for part in parts {
        let rows = match part {
            Part::Program => program::measure(quick)?,
            Part::Dynamodb => whole::measure("dynamodb", "DynamoDB")?,
            Part::S3 => whole::measure("s3", "S3")?,
            Part::Ec2 => whole::measure_ec2()?,
        };
        met &= report::show(part.name(), rows, quick)?;
    }
    Ok(met)
}
