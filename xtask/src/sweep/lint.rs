//! Compiling generated crates: one workspace, one call of cargo, what clippy says of each crate.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use toml_edit::{Array, DocumentMut, Item, Table, value};

use super::{Swept, home};
use crate::progress::Progress;
use crate::{cargo, files, repository};

/// What clippy said of a crate.
pub struct Linted {
    /// botocore's name of the service.
    pub service: String,
    /// Errors and warnings as cargo prints them; none is success.
    pub problems: Vec<String>,
}

/// A line of cargo's output, as far as it is read.
#[derive(Deserialize)]
struct Message {
    reason: String,
    manifest_path: Option<String>,
    message: Option<Finding>,
}

/// What the compiler found.
#[derive(Deserialize)]
struct Finding {
    rendered: Option<String>,
}

/// Lints the crates that were written, all warnings denied. They share the product's target folder, so that the
/// runtime is compiled once.
///
/// # Errors
/// Cargo cannot be run, or stopped before it came to the crates.
pub fn lint(swept: &[Swept]) -> Result<Vec<Linted>> {
    let crates: Vec<&Swept> = swept.iter().filter(|it| it.written).collect();
    if crates.is_empty() {
        return Ok(Vec::new());
    }
    workspace(&crates)?;
    let manifests = crates.iter().map(|it| (manifest(&it.folder), it.service.clone()));
    let outcomes = clippy(&manifests.collect())?;
    Ok(crates.into_iter().map(|it| linted(it, &outcomes)).collect())
}

/// A crate's outcome; one that cargo never came to has failed.
fn linted(it: &Swept, outcomes: &BTreeMap<String, Vec<String>>) -> Linted {
    let problems = outcomes.get(&it.service).cloned();
    let missed = || vec![format!("cargo did not compile {}", it.package)];
    Linted { service: it.service.clone(), problems: problems.unwrap_or_else(missed) }
}

/// Makes the workspace, with the locked versions of the product's dependencies.
fn workspace(crates: &[&Swept]) -> Result<()> {
    let mut members = Array::new();
    members.extend(crates.iter().map(|it| format!("crates/{}", it.package)));
    let mut table = Table::new();
    table.insert("resolver", value("3"));
    table.insert("members", value(members));
    let mut document = DocumentMut::new();
    document.insert("workspace", Item::Table(table));
    files::write(&home().join("Cargo.toml"), format!("# Written by cargo xtask sweep.\n{document}").as_bytes())?;
    let lock = files::read_text(&repository::root().join("Cargo.lock"))?;
    files::write(&home().join("Cargo.lock"), lock.as_bytes())
}

/// How cargo names a crate's manifest.
fn manifest(folder: &Path) -> String {
    folder.join("Cargo.toml").display().to_string()
}

/// Runs clippy over the workspace. `services` by manifest; the findings of each service that it came to.
fn clippy(services: &BTreeMap<String, String>) -> Result<BTreeMap<String, Vec<String>>> {
    let progress = Progress::counting("compiling", services.len());
    let mut command = cargo::command();
    command.args(["clippy", "--workspace", "--keep-going", "--message-format", "json", "--manifest-path"]);
    command.arg(home().join("Cargo.toml")).args(["--", "-D", "warnings"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("cannot run cargo clippy")?;
    let stderr = child.stderr.take().context("cargo has no output")?;
    let said = std::thread::spawn(move || std::io::read_to_string(stderr).unwrap_or_default());
    let mut outcomes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for line in BufReader::new(child.stdout.take().context("cargo has no output")?).lines() {
        let Ok(message) = serde_json::from_str::<Message>(&line.context("cannot read cargo's output")?) else {
            continue;
        };
        let Some(service) = message.manifest_path.and_then(|it| services.get(&it)) else { continue };
        progress.say(service.clone());
        let findings = outcomes.entry(service.clone()).or_default();
        match message.reason.as_str() {
            "compiler-artifact" => progress.advance(),
            "compiler-message" => findings.extend(message.message.and_then(|it| it.rendered)),
            _ => {}
        }
    }
    let success = child.wait().context("cargo was lost")?.success();
    let said = said.join().unwrap_or_default();
    if !success && outcomes.values().all(Vec::is_empty) {
        bail!("cargo clippy failed before it came to the generated crates\n{said}");
    }
    Ok(outcomes)
}
