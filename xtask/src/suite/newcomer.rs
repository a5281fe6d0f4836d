//! What someone does who has just cloned the repository, done in a copy of it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Output;

use anyhow::{Context as _, Result, bail, ensure};
use walkdir::WalkDir;

use crate::{cargo, files, repository};

/// The operation that is misspelt, and how.
const OPERATION: &str = "RequestCancelWorkflowExecution";
const MISSPELT: &str = "RequestCancelWorkflowExecutions";

/// What the example prints of the three calls, without what varies.
const CALLS: [&str; 3] = [
    "imagebuilder CancelLifecycleExecution: CancelLifecycleExecutionOutput",
    "swf RequestCancelWorkflowExecution: UnknownResourceFault: Unknown domain: my-domain (HTTP 400, request id request-2)",
    "autoscaling CompleteLifecycleAction: CompleteLifecycleActionOutput",
];

/// Follows the README in a copy of the repository as it is now: generates, generates again from nothing, makes the
/// three calls, and misspells an operation.
///
/// # Errors
/// A command does not do what it should; the message shows what it printed.
pub fn follow() -> Result<()> {
    let home = repository::target().join("newcomer");
    copy(&home)?;
    let out = home.join("generated");
    let committed = contents(&out)?;
    ensure!(committed.len() > 10, "the copy has a generated crate");

    expect(&run(&home, &["xtask", "codegen"])?, 0, &["3 services, 3 operations", " 0 files written"])?;
    std::fs::remove_dir_all(&out).context("cannot remove the copy's generated crate")?;
    expect(&run(&home, &["xtask", "codegen"])?, 0, &["3 services, 3 operations", " 0 unchanged"])?;
    ensure!(contents(&out)? == committed, "generated/ is not what was committed after it was generated from nothing");

    expect(&run(&home, &["run", "--locked", "-p", "awslice-tests", "--example", "seed_calls"])?, 0, &CALLS)?;

    let selection = home.join("models/models.toml");
    let text = files::read_text(&selection)?;
    ensure!(text.contains(OPERATION), "models.toml selects {OPERATION}");
    files::write(&selection, text.replace(OPERATION, MISSPELT).as_bytes())?;
    expect(&run(&home, &["xtask", "codegen"])?, 1, &["did you mean", OPERATION])?;
    ensure!(contents(&out)? == committed, "a run that failed has touched generated/");
    Ok(())
}

/// Makes a folder a copy of the repository's files, those that git does not ignore. Files that are the same are not
/// touched, so that cargo builds only what has changed since the last time.
fn copy(home: &Path) -> Result<()> {
    let paths = repository::files()?;
    let wanted: BTreeSet<PathBuf> = paths.iter().map(PathBuf::from).collect();
    for path in contents(home)?.keys().filter(|it| !wanted.contains(*it)) {
        files::remove(&home.join(path))?;
    }
    for path in paths {
        let bytes = std::fs::read(repository::root().join(&path)).with_context(|| format!("cannot read {path}"))?;
        let place = home.join(&path);
        if !std::fs::read(&place).is_ok_and(|it| it == bytes) {
            files::write(&place, &bytes)?;
        }
    }
    Ok(())
}

/// Every file below a folder, with its bytes; none if there is no folder.
fn contents(folder: &Path) -> Result<BTreeMap<PathBuf, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    if folder.exists() {
        for entry in WalkDir::new(folder) {
            let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
            if entry.file_type().is_file() {
                let bytes = std::fs::read(entry.path())?;
                contents.insert(entry.path().strip_prefix(folder)?.to_path_buf(), bytes);
            }
        }
    }
    Ok(contents)
}

/// Runs cargo in the copy, with a target folder of the copy's own. With this repository's, cargo would take the two for
/// one: it tells packages apart by their path in the workspace, and would then look for changes in the wrong one.
fn run(home: &Path, arguments: &[&str]) -> Result<(String, Output)> {
    let mut command = cargo::command();
    command.args(arguments).current_dir(home).env("CARGO_TARGET_DIR", repository::target().join("newcomer-target"));
    for name in ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_REGION"] {
        command.env_remove(name);
    }
    let output = command.output().context("cannot run cargo")?;
    Ok((format!("cargo {}", arguments.join(" ")), output))
}

/// Checks a command's exit code and that it printed certain texts.
fn expect((command, output): &(String, Output), code: i32, texts: &[&str]) -> Result<()> {
    let said = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it).into_owned()).concat();
    if output.status.code() != Some(code) {
        bail!("in {}: `{command}` ended with {}, not {code}:\n{said}", place(), output.status);
    }
    if let Some(text) = texts.iter().find(|it| !said.contains(**it)) {
        bail!("in {}: `{command}` did not print {text:?}:\n{said}", place());
    }
    Ok(())
}

/// How the copy is called in messages.
fn place() -> String {
    repository::shown(&repository::target().join("newcomer"))
}
