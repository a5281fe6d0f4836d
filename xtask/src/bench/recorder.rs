//! This program as a recorder: it runs another and writes down what that one used.
//!
//! The system tells the most memory only over all children that a process ever had. So each program that is measured
//! gets a process of this kind as its parent. Cargo starts one for every crate, as `RUSTC_WRAPPER`: a build is measured
//! as a whole, and each crate in it.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::time::Instant;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::usage::{self, Usage};
use crate::files;

/// The variable that makes this program a recorder: the file to which it adds a line.
const VARIABLE: &str = "AWSLICE_BENCH_RECORD";

/// What was written down.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// The crate, if a compiler was run for one.
    pub krate: Option<String>,
    /// What it used.
    pub usage: Usage,
}

/// Whether this program was started as a recorder; if so, it has done its work and ends with this code.
pub fn requested() -> Option<ExitCode> {
    let file = std::env::var_os(VARIABLE)?;
    Some(match record(Path::new(&file)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    })
}

/// Runs the program that the command line names.
fn record(file: &Path) -> Result<ExitCode> {
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments.next().context("no program to record")?;
    let arguments: Vec<_> = arguments.collect();
    let krate = arguments.iter().skip_while(|it| *it != "--crate-name").nth(1);
    let start = Instant::now();
    let status = Command::new(&program).args(&arguments).env_remove(VARIABLE).status();
    let status = status.with_context(|| format!("cannot run {}", program.display()))?;
    let record = Record {
        krate: krate.map(|it| it.to_string_lossy().into_owned()),
        usage: Usage {
            cpu: usage::children_cpu().as_secs_f64(),
            wall: start.elapsed().as_secs_f64(),
            megabytes: usage::children_megabytes(),
        },
    };
    let line = format!("{}\n", serde_json::to_string(&record)?);
    let mut log = OpenOptions::new().append(true).create(true).open(file).context("cannot open the record")?;
    // One call, so that lines of recorders at the same time do not mix.
    log.write_all(line.as_bytes()).context("cannot write the record")?;
    Ok(status.code().and_then(|it| u8::try_from(it).ok()).map_or(ExitCode::FAILURE, ExitCode::from))
}

/// Makes the crates that this cargo compiles be recorded in a file, which is emptied.
///
/// # Errors
/// The file system's.
pub fn wrap(command: &mut Command, file: &Path) -> Result<()> {
    files::write(file, b"")?;
    let myself = std::env::current_exe().context("cannot find this program")?;
    command.env("RUSTC_WRAPPER", myself).env(VARIABLE, file);
    Ok(())
}

/// Runs a program under a recorder: what it used, and what it printed.
///
/// # Errors
/// It cannot be run, or fails.
pub fn run(command: &Command) -> Result<(Usage, String)> {
    let file = super::home().join("record.jsonl");
    files::write(&file, b"")?;
    let myself = std::env::current_exe().context("cannot find this program")?;
    let mut recorder = Command::new(myself);
    recorder.arg(command.get_program()).args(command.get_args()).env(VARIABLE, &file);
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            recorder.env(name, value);
        }
    }
    let output = recorder.output().context("cannot run the recorder")?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        anyhow::bail!("{} failed: {}", command.get_program().display(), said.trim());
    }
    let record = read(&file)?.pop().context("nothing was recorded")?;
    Ok((record.usage, String::from_utf8_lossy(&output.stdout).into_owned()))
}

/// What stands in a record.
///
/// # Errors
/// It cannot be read.
pub fn read(file: &Path) -> Result<Vec<Record>> {
    let text = files::read_text(file)?;
    text.lines().map(|it| serde_json::from_str(it).context("a line of the record is broken")).collect()
}
