//! `bench cli`: start-up and skeletons, against the AWS CLI.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::usage::Usage;
use super::{Figure, Row, Unit, recorder, report};
use crate::progress::Progress;
use crate::{cargo, python, repository};

/// What is run: a name for it and its arguments, which both sides take.
const RUNS: [(&str, &[&str]); 3] = [
    ("start-up (--version)", &["--version"]),
    ("skeleton", &["swf", "request-cancel-workflow-execution", "--generate-cli-skeleton"]),
    (
        "skeleton of the output",
        &[
            "swf",
            "request-cancel-workflow-execution",
            "--domain",
            "d",
            "--workflow-id",
            "w",
            "--generate-cli-skeleton",
            "output",
        ],
    ),
];

/// How many times faster the skeleton is to be, and how many megabytes it may take.
const SKELETON: (f64, f64) = (50.0, 10.0);

/// Measures and prints. Returns whether the targets are met.
///
/// # Errors
/// The file system's.
pub fn run(quick: bool) -> Result<bool> {
    let progress = Progress::start("building the command line");
    let (ours, theirs) = (our_program(), aws_program());
    let times = if quick { 5 } else { 21 };
    let mut rows = Vec::new();
    for (name, arguments) in RUNS {
        progress.say(format!("measuring: {name}"));
        let ours = measure(&ours, arguments, times);
        let theirs = measure(&theirs, arguments, times);
        let skeleton = name == "skeleton";
        let row = |what: &str, unit, of: fn(&Usage) -> f64| {
            Row::new(format!("{name}, {what}"), unit, figure(&ours, of), "AWS CLI", figure(&theirs, of))
        };
        rows.push(row("CPU", Unit::CpuSeconds, |it| it.cpu).target(skeleton.then_some(SKELETON.0)));
        rows.push(row("on the clock", Unit::Seconds, |it| it.wall));
        let memory = row("memory", Unit::Megabytes, |it| it.megabytes);
        rows.push(if skeleton { memory.limit(SKELETON.1) } else { memory });
    }
    drop(progress);
    report::show("cli", rows, quick)
}

/// Our command line, built as a release.
fn our_program() -> Result<PathBuf> {
    anyhow::ensure!(repository::root().join("cli/Cargo.toml").is_file(), "this tree has no cli/");
    let built = cargo::command().args(["build", "--quiet", "--release", "--locked", "-p", "awslice-cli"]).output();
    let built = built.context("cannot run cargo")?;
    anyhow::ensure!(built.status.success(), "cannot be built: {}", super::programs::first_error(&built.stderr));
    Ok(repository::target().join("release").join(format!("awslice{}", std::env::consts::EXE_SUFFIX)))
}

/// The AWS CLI, from PyPI.
fn aws_program() -> Result<PathBuf> {
    let python = python::environment("awscli")?;
    Ok(python.with_file_name(if cfg!(windows) { "aws.cmd" } else { "aws" }))
}

/// What a program uses, so many times.
fn measure(program: &Result<PathBuf>, arguments: &[&str], times: usize) -> Result<Vec<Usage>, String> {
    let program = program.as_ref().map_err(ToString::to_string)?;
    let mut command = Command::new(program);
    // No configuration of this machine's, and nothing to be found on a network.
    let settings = [
        ("AWS_ACCESS_KEY_ID", "AKIDEXAMPLE"),
        ("AWS_SECRET_ACCESS_KEY", "SECRET"),
        ("AWS_REGION", "eu-west-1"),
        ("AWS_DEFAULT_REGION", "eu-west-1"),
        ("AWS_CONFIG_FILE", "/dev/null"),
        ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
        ("AWS_EC2_METADATA_DISABLED", "true"),
    ];
    command.args(arguments).envs(settings);
    // The first run finds nothing in the system's caches.
    let runs = (0..=times).map(|_| recorder::run(&command).map(|(usage, _)| usage));
    let runs = runs.skip(1).collect::<Result<_>>();
    runs.map_err(|error| format!("{error:#}").lines().next().unwrap_or_default().chars().take(120).collect())
}

/// The best of what was used.
fn figure(runs: &Result<Vec<Usage>, String>, of: fn(&Usage) -> f64) -> Figure {
    match runs {
        Ok(runs) => Figure::best(runs.iter().map(of).collect()),
        Err(reason) => Figure::Missing(reason.clone()),
    }
}
