//! The steps of `cargo xtask test`, and running them.

mod conformance;
mod counts;
mod newcomer;
mod slices;
mod steps;

pub use counts::Counts;
pub use steps::{Step, Work, chosen};

use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::Result;

use crate::conformance::Report;
use crate::progress::Progress;
use crate::{cargo, python};

/// What came of a step.
struct Outcome {
    counts: Counts,
    /// What it said.
    said: String,
}

impl Outcome {
    /// A step that is one test.
    fn single(passed: bool, said: String) -> Self {
        Self { counts: Counts { passed: usize::from(passed), failed: usize::from(!passed), ignored: 0 }, said }
    }

    /// A step that is one test and was done in this process.
    fn of(result: &Result<()>) -> Self {
        Self::single(result.is_ok(), result.as_ref().err().map(|error| format!("{error:#}")).unwrap_or_default())
    }
}

/// Runs steps, printing each with its time, and what it said if it failed.
pub fn run(steps: &[Step]) -> Counts {
    let mut totals = Counts::default();
    let mut interpreter: Option<PathBuf> = None;
    for (index, step) in steps.iter().enumerate() {
        let start = Instant::now();
        let progress = Progress::start(format!("{}/{} {}", index + 1, steps.len(), step.name));
        let outcome = match &step.work {
            Work::Environment(name) => Outcome::of(&python::environment(name).map(|it| interpreter = Some(it))),
            Work::Prepare(function) | Work::Call(function) => Outcome::of(&function()),
            Work::Suites(function) => suites(function()),
            Work::Command(arguments) => command(step, arguments, interpreter.as_deref(), Outcome::single),
            Work::Tests(arguments) => {
                command(step, arguments, interpreter.as_deref(), |success, said| tests(step, success, said))
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
    python: Option<&Path>,
    outcome: impl Fn(bool, String) -> Outcome,
) -> Outcome {
    let mut command = cargo::command();
    command.args(arguments).envs(step.variables.iter().copied());
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
/// is a whole suite without a test, or with one that is ignored.
fn tests(step: &Step, success: bool, said: String) -> Outcome {
    let mut counts = Counts::of(&said);
    let silent = counts.passed + counts.failed == 0 && !step.filtered;
    if (!success && counts.failed == 0) || silent || counts.ignored > 0 {
        counts.failed += 1;
    }
    Outcome { counts, said }
}

/// The cases of suites. Those that a suite's own list leaves out count as ignored, which here some may be.
fn suites(report: Result<Report>) -> Outcome {
    match report {
        Ok(report) => Outcome { counts: report.counts(), said: report.failures() },
        Err(error) => Outcome::single(false, format!("{error:#}")),
    }
}

/// Prints a step's line, and after a failure what it said.
fn print(step: &Step, outcome: &Outcome, start: Instant) {
    let seconds = start.elapsed().as_secs_f64();
    let Counts { passed, failed, ignored } = outcome.counts;
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    let skipped = format!(", {ignored} skipped");
    let ignored = if ignored == 0 { String::new() } else { format!(", {ignored} ignored, which none may be") };
    match step.work {
        Work::Tests(_) => {
            println!("{verdict:6} {} ({passed} passed, {failed} failed{ignored}, {seconds:.1} s)", step.name)
        }
        Work::Suites(_) => {
            println!("{verdict:6} {} ({passed} passed, {failed} failed{skipped}, {seconds:.1} s)", step.name)
        }
        _ => println!("{verdict:6} {} ({seconds:.1} s)", step.name),
    }
    if failed > 0 {
        outcome.said.lines().filter(|line| !is_progress(line)).for_each(|line| println!("    {line}"));
    }
}

/// Whether a line is cargo's own progress or a test that passed, which say nothing about a failure.
fn is_progress(line: &str) -> bool {
    let word = line.trim_start().split(' ').next().unwrap_or_default();
    let cargo = matches!(
        word,
        "Compiling" | "Checking" | "Documenting" | "Downloading" | "Downloaded" | "Blocking" | "Locking"
    );
    (line.starts_with("  ") && cargo) || (line.starts_with("test ") && line.ends_with(" ok"))
}
