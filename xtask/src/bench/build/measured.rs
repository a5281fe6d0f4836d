//! A build into a target folder of its own, measured.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use super::super::recorder::{self, Record};
use super::super::usage::{self, Usage};
use super::super::{home, programs};
use crate::cargo;

/// A target folder of its own; removed with all that was built in it when dropped.
pub struct Target(PathBuf);

impl Target {
    /// An empty one.
    ///
    /// # Errors
    /// What an interrupted run left cannot be removed.
    pub fn empty(name: &str) -> Result<Self> {
        let folder = home().join("builds").join(name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).with_context(|| format!("cannot empty {}", folder.display()))?;
        }
        Ok(Self(folder))
    }

    /// Its place.
    pub fn folder(&self) -> &Path {
        &self.0
    }

    /// Runs cargo with these arguments.
    ///
    /// # Errors
    /// Cargo fails; the message has the first error.
    pub fn build(&self, arguments: &[&str]) -> Result<Build> {
        let mut command: Command = cargo::command();
        command.args(arguments).arg("--target-dir").arg(&self.0);
        let record = self.0.with_extension("jsonl");
        recorder::wrap(&mut command, &record)?;
        let (before, start) = (usage::children_cpu(), Instant::now());
        let output = command.output().context("cannot run cargo")?;
        let (cpu, wall) = (usage::children_cpu() - before, start.elapsed());
        if !output.status.success() {
            bail!("cannot be built: {}", programs::first_error(&output.stderr));
        }
        let crates: Vec<Record> = recorder::read(&record)?.into_iter().filter(|it| it.krate.is_some()).collect();
        let megabytes = crates.iter().map(|it| it.usage.megabytes).fold(0.0, f64::max);
        Ok(Build { whole: Usage { cpu: cpu.as_secs_f64(), wall: wall.as_secs_f64(), megabytes }, crates })
    }
}

impl Drop for Target {
    fn drop(&mut self) {
        // What stays is removed by the next run.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What a build took.
pub struct Build {
    /// As a whole: build scripts and linkers too; of memory, what the largest compiler held.
    pub whole: Usage,
    /// Each crate.
    crates: Vec<Record>,
}

impl Build {
    /// What a crate alone took.
    ///
    /// # Errors
    /// It was not compiled.
    pub fn of(&self, krate: &str) -> Result<Usage> {
        let record = self.crates.iter().find(|it| it.krate.as_deref() == Some(krate));
        Ok(record.with_context(|| format!("{krate} was not compiled"))?.usage)
    }
}
