//! The programs of the bench's workspace: building, running, and reading what they print.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;

use super::{payloads, slices};
use crate::{cargo, repository};

/// The manifest of the bench's workspace.
pub const MANIFEST: &str = "--manifest-path=bench/Cargo.toml";

/// What a program prints of a case.
#[derive(Clone, Debug, Deserialize)]
pub struct Case {
    /// Its name.
    pub case: String,
    /// Length of the body that it is about.
    pub bytes: usize,
    /// How many things were sent or came back.
    pub items: usize,
    /// Size of the structure that is repeated most; 0 where there is none.
    #[serde(default)]
    pub top_bytes: usize,
    /// CPU time of a call in nanoseconds, by sample.
    pub nanoseconds: Vec<f64>,
    /// Allocations of a call, where they were counted.
    pub allocations: Option<usize>,
    /// Bytes that a call asked for, where they were counted.
    pub allocated_bytes: Option<usize>,
}

/// Makes what the programs need: our slice, without which the workspace does not load, and the payloads, whose place is
/// returned.
///
/// # Errors
/// The slice cannot be generated, or files cannot be written.
pub fn prepare() -> Result<PathBuf> {
    slices::generate(&slices::botocore()?, slices::CALLS)?;
    payloads::write()
}

/// Builds a package of the workspace as a release, and returns the folder of its programs.
///
/// # Errors
/// It cannot be built; the message is the compiler's.
pub fn build(package: &str) -> Result<PathBuf> {
    let output = cargo::command().args(["build", "--release", "--locked", MANIFEST, "--package", package]).output();
    let output = output.context("cannot run cargo")?;
    if !output.status.success() {
        bail!("{package} cannot be built: {}", first_error(&output.stderr));
    }
    Ok(repository::target().join("release"))
}

/// The first error that a compiler names, or the last line that it wrote.
pub fn first_error(said: &[u8]) -> String {
    let said = String::from_utf8_lossy(said);
    let error = said.lines().find(|it| it.starts_with("error"));
    error.or(said.lines().last()).unwrap_or_default().to_owned()
}

/// Runs a program over the payloads. Its cases by name.
///
/// # Errors
/// It fails, or prints something else.
pub fn run(program: &Path, arguments: &[&Path], quick: bool) -> Result<BTreeMap<String, Case>> {
    let mut command = Command::new(program);
    command.args(arguments);
    if quick {
        command.arg("--quick");
    }
    let output = command.output().with_context(|| format!("cannot run {}", program.display()))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{} failed: {}", program.display(), said.lines().last().unwrap_or_default());
    }
    let text = String::from_utf8(output.stdout).context("a program's output is not UTF-8")?;
    let lines = text.lines().map(|it| serde_json::from_str(it).with_context(|| format!("no result: {it}")));
    let cases: Vec<Case> = lines.collect::<Result<_>>()?;
    anyhow::ensure!(!cases.is_empty(), "{} measured nothing", program.display());
    Ok(cases.into_iter().map(|it| (it.case.clone(), it)).collect())
}
