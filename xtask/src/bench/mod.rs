//! Ours against its peers: the same programs on both sides, measured on this machine in one go.

mod budget;
mod build;
mod calls;
mod cli;
mod house;
mod machine;
mod payloads;
mod plot;
mod programs;
mod recorder;
mod report;
mod row;
mod slices;
mod usage;

pub use budget::check as check_budget;
pub use build::{Part, run as build};
pub use calls::run as calls;
pub use cli::run as cli;
pub use house::{format, lint};
pub use recorder::requested as recorder_requested;
pub use report::{publish, show};
pub use row::{Figure, Row, Unit};

use std::path::PathBuf;

use crate::repository;

/// Where everything is that the bench makes: slices, payloads, builds, results.
pub fn home() -> PathBuf {
    repository::target().join("bench")
}
