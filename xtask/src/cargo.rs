//! Running cargo from within.

use std::ffi::OsStr;
use std::process::Command;

use anyhow::{Context as _, Result};

use crate::repository;

/// Cargo, at the repository's root, without what cargo told this program about itself: build scripts of other packages
/// (ring's) would see those variables change and start over.
pub fn command() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(repository::root()).env("CARGO_TERM_COLOR", "never");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name.to_string_lossy().starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// Runs the command line of this program as a release build of it, for what is to be fast or measured. Returns whether
/// it succeeded.
///
/// # Errors
/// Cargo cannot be run.
pub fn again_optimised() -> Result<bool> {
    optimised(&std::env::args_os().skip(1).collect::<Vec<_>>())
}

/// Runs a release build of this program with these arguments. Returns whether it succeeded.
///
/// # Errors
/// Cargo cannot be run.
pub fn optimised(arguments: &[impl AsRef<OsStr>]) -> Result<bool> {
    let mut command = command();
    command.args(["run", "--quiet", "--release", "--manifest-path", "xtask/Cargo.toml", "--"]).args(arguments);
    Ok(command.status().context("cannot run cargo")?.success())
}
