//! The house rules, checked.

mod layers;
mod licences;
mod rust;
#[cfg(test)]
mod tests;
mod text;
mod tokens;

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use anyhow::{Context as _, Result};

use crate::progress::Progress;
use crate::repository;

/// A broken rule, and where.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Path in the repository.
    pub path: String,
    /// Line, from 1; 0 for the whole file.
    pub line: usize,
    /// What is wrong.
    pub message: String,
}

impl Finding {
    /// A finding.
    fn new(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, message: message.into() }
    }
}

impl Display for Finding {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.message)
    }
}

/// What was found.
pub struct Outcome {
    /// The findings, by path and line.
    pub findings: Vec<Finding>,
    /// Number of files looked at.
    pub files: usize,
    /// Number of dependencies looked at.
    pub packages: usize,
}

/// Pages that a repository must have.
const PAGES: [&str; 7] =
    ["README.md", "ARCHITECTURE.md", "DESIGN.md", "CONTRIBUTING.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Checks a repository.
///
/// # Errors
/// It cannot be read, or git or cargo cannot be run.
pub fn run(root: &Path) -> Result<Outcome> {
    let progress = Progress::start("reading the repository");
    let paths = repository::files()?;
    let mut findings: Vec<Finding> = PAGES
        .iter()
        .filter(|page| !root.join(page).is_file())
        .map(|page| Finding::new(page, 0, "this page is missing"))
        .collect();
    for path in &paths {
        let bytes = std::fs::read(root.join(path)).with_context(|| format!("cannot read {path}"))?;
        findings.extend(check(path, &bytes));
    }
    progress.say("reading the licences of dependencies");
    let (packages, bad) = licences::check(root)?;
    findings.extend(bad);
    findings.sort();
    Ok(Outcome { findings, files: paths.len(), packages })
}

/// Checks one file.
fn check(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut findings = text::check_size(path, bytes.len());
    let Ok(text) = std::str::from_utf8(bytes) else { return findings };
    findings.extend(text::check(path, text));
    if path.ends_with(".rs") {
        findings.extend(rust::check(path, text));
        findings.extend(layers::check(path, text));
    }
    findings
}

/// Whether a Rust file is the generator's work, which no rule about hand-written code concerns: the committed crate, and
/// what tests expect of emitters.
fn is_generated(path: &str) -> bool {
    path.starts_with("generated/") || path.starts_with("codegen/tests/data/")
}
