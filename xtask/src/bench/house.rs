//! The house's checks on the bench's own packages, as far as they need no peer: nothing compiles peers but a measurement.

use anyhow::{Context as _, Result, bail};

use super::programs::{self, MANIFEST};
use crate::cargo;

/// The packages that need no peer. Those that do share their text with these.
const PACKAGES: [&str; 6] = [
    "--package=bench-common",
    "--package=bench-floors",
    "--package=bench-instructions",
    "--package=bench-whole",
    "--package=calls-ours",
    "--package=seed-ours",
];

/// Compares the format with rustfmt's.
///
/// # Errors
/// It differs; the message has the differences.
pub fn format() -> Result<()> {
    check(&["fmt", "--check", MANIFEST], &["--", "--color=never"])
}

/// Lints, all warnings denied.
///
/// # Errors
/// There are warnings; the message has them.
pub fn lint() -> Result<()> {
    check(&["clippy", "--locked", "--all-targets", MANIFEST], &["--", "-D", "warnings"])
}

/// Runs cargo over the packages, after what the workspace needs to load is there.
fn check(before: &[&str], after: &[&str]) -> Result<()> {
    programs::prepare()?;
    let output = cargo::command().args(before).args(PACKAGES).args(after).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    }
    Ok(())
}
