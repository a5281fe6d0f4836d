//! The steps of `cargo xtask test`, and running them.

mod counts;
mod steps;

pub use counts::Counts;
pub use steps::{Step, Work, chosen};

use std::ffi::OsString;
use std::process::Command;
use std::time::Instant;

use crate::progress::Progress;
use crate::{python, repository};

/// What came of a step.
struct Outcome {
    counts: Counts,
    /// What it said.
    said: String,
}

impl Outcome {
    /// A step that is one test.
    fn single(passed: bool, said: String) -> Self {
        Self { counts: Counts { passed: usize::from(passed), failed: usize::from(!passed) }, said }
    }
}

/// Runs steps, printing each with its time, and what it said if it failed.
pub fn run(steps: &[Step]) -> Counts {
    let mut totals = Counts::default();
    let mut environment: Option<OsString> = None;
    for (index, step) in steps.iter().enumerate() {
        let start = Instant::now();
        let progress = Progress::start(format!("{}/{} {}", index + 1, steps.len(), step.name));
        let outcome = match &step.work {
            Work::Environment(name) => match python::environment(name) {
                Ok(python) => {
                    environment = Some(python.into_os_string());
                    Outcome::single(true, String::new())
                }
                Err(error) => Outcome::single(false, format!("{error:#}")),
            },
            Work::Command(arguments) => command(step, arguments, environment.as_ref(), Outcome::single),
            Work::Tests(arguments) => {
                command(step, arguments, environment.as_ref(), |success, said| tests(step, success, said))
            }
        };
        drop(progress);
        totals += outcome.counts;
        print(step, &outcome, start);
    }
    totals
}

/// Runs a step's cargo command.
fn command(
    step: &Step,
    arguments: &[String],
    python: Option<&OsString>,
    outcome: impl Fn(bool, String) -> Outcome,
) -> Outcome {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(repository::root()).env("CARGO_TERM_COLOR", "never");
    // What cargo set for xtask itself: build scripts of other packages (ring's) would see it change and start over.
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_PKG_") || name.to_string_lossy().starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command.envs(step.variables.iter().copied());
    if let Some(python) = python {
        command.env(python::VARIABLE, python);
    }
    match command.output() {
        Ok(output) => {
            let said = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).into_owned()).concat();
            outcome(output.status.success(), said)
        }
        Err(error) => Outcome::single(false, format!("cannot run cargo: {error}")),
    }
}

/// The tests that cargo ran. A run that fails without a failed test (it did not compile, say) is one failure, and so
/// is a whole suite without a test.
fn tests(step: &Step, success: bool, said: String) -> Outcome {
    let mut counts = Counts::of(&said);
    if (!success && counts.failed == 0) || (counts.passed + counts.failed == 0 && !step.filtered) {
        counts.failed += 1;
    }
    Outcome { counts, said }
}

/// Prints a step's line, and after a failure what it said.
fn print(step: &Step, outcome: &Outcome, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let Counts { passed, failed } = outcome.counts;
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    match step.work {
        Work::Tests(_) => println!("{verdict:6} {} ({passed} passed, {failed} failed, {seconds:.1} s)", step.name),
        _ => println!("{verdict:6} {} ({seconds:.1} s)", step.name),
    }
    if failed > 0 {
        outcome.said.lines().filter(|line| !is_progress(line)).for_each(|line| println!("    {line}"));
    }
}

/// Whether a line is cargo's own progress, which says nothing about a failure.
fn is_progress(line: &str) -> bool {
    let word = line.trim_start().split(' ').next().unwrap_or_default();
    line.starts_with("  ")
        && matches!(
            word,
            "Compiling" | "Checking" | "Documenting" | "Downloading" | "Downloaded" | "Blocking" | "Locking"
        )
}
