//! On what and when something was measured.

use std::path::Path;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::{cargo, files, repository, sweep};

/// The machine, the versions and the date.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor.
    pub processor: String,
    /// How many of its cores there are for us.
    pub cores: usize,
    /// Memory, in gigabytes.
    pub gigabytes: Option<f64>,
    /// The operating system and its version.
    pub system: String,
    /// The compiler.
    pub rustc: String,
    /// The peers and what we are made of, with their versions.
    pub versions: Vec<String>,
    /// The commit that was measured; `+` where files have changed since.
    pub commit: String,
    /// The date, in UTC.
    pub date: String,
    /// Mean number of programs that ran or waited in the minute before.
    pub load: Option<f64>,
}

/// Packages of the lock file whose versions are told.
const TOLD: [&str; 2] = ["aws-config", "aws-sdk-"];

impl Machine {
    /// This machine, now.
    pub fn now() -> Self {
        let number = |text: Option<String>| text.and_then(|it| it.parse::<f64>().ok());
        Self {
            processor: field("/proc/cpuinfo", "model name").unwrap_or_else(|| std::env::consts::ARCH.to_owned()),
            cores: std::thread::available_parallelism().map_or(1, usize::from),
            gigabytes: number(first_word(field("/proc/meminfo", "MemTotal"))).map(|it| (it / 1e6).round()),
            system: said(Command::new("uname").arg("-sr")).unwrap_or_else(|| std::env::consts::OS.to_owned()),
            rustc: said(Command::new("rustc").arg("--version")).unwrap_or_default(),
            versions: versions(),
            commit: commit(),
            date: sweep::today().to_string(),
            load: number(first_word(std::fs::read_to_string("/proc/loadavg").ok())),
        }
    }
}

fn first_word(text: Option<String>) -> Option<String> {
    Some(text?.split_whitespace().next()?.to_owned())
}

/// The value of a field in a file of Linux.
fn field(file: &str, name: &str) -> Option<String> {
    let text = std::fs::read_to_string(Path::new(file)).ok()?;
    let line = text.lines().find(|it| it.starts_with(name))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

/// What a program says.
fn said(command: &mut Command) -> Option<String> {
    let output = command.output().ok().filter(|it| it.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The commit that stands in the folder.
fn commit() -> String {
    let git = |arguments: &[&str]| said(Command::new("git").args(arguments).current_dir(repository::root()));
    let changed = git(&["status", "--porcelain"]).is_some_and(|it| !it.is_empty());
    format!("{}{}", git(&["rev-parse", "--short", "HEAD"]).unwrap_or_default(), if changed { "+" } else { "" })
}

/// The pinned peers of the bench, and those that come from Python.
fn versions() -> Vec<String> {
    let lock = files::read_text(&repository::root().join("bench/Cargo.lock")).unwrap_or_default();
    let packages: Vec<(&str, &str)> = lock
        .split("[[package]]")
        .filter_map(|it| {
            let value = |key: &str| it.lines().find_map(|line| line.strip_prefix(key)?.strip_suffix('"'));
            Some((value("name = \"")?, value("version = \"")?))
        })
        .collect();
    let crates = packages.iter().filter(|(name, _)| TOLD.iter().any(|it| name.starts_with(it)));
    let mut versions: Vec<String> = crates.map(|(name, version)| format!("{name} {version}")).collect();
    for name in ["botocore", "awscli"] {
        let requirements = repository::root().join(format!("tests/requirements-{name}.txt"));
        let text = files::read_text(&requirements).unwrap_or_default();
        let pins = text.lines().filter_map(|it| it.split_once("=="));
        let told = pins.filter(|(package, _)| matches!(*package, "boto3" | "awscli") || *package == name);
        versions.extend(told.map(|(package, version)| format!("{package} {version}")));
    }
    if let Some(version) = said(cargo::command().arg("--version")) {
        versions.push(version);
    }
    versions
}
