//! Runs whose difference is meant.

/// The names of runs that differ, and why.
pub const EXCEPTIONS: &[(&str, &str)] = &[("version", "there is no Python here to name")];
