//! `bench codegen`: time and memory of generating, from files on disk to files on disk.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, anyhow, bail};
use awslice_codegen::ir::Layout;
use awslice_codegen::{emit, lower};
use serde_json::json;

use crate::botocore::Origin;
use crate::generation::{self, Options};
use crate::output::Plan;
use crate::progress::Progress;
use crate::{cargo, files, models, repository};

/// Measure the generator: the selected operations, and with --full every operation of their services.
///
/// Runs as a release build, in one process, each case once to warm up and then as often as asked; prints the fastest
/// and the median run and writes target/bench-codegen.json. Fails when a case is over its budget.
#[derive(clap::Args)]
pub struct Args {
    /// Also measure all operations of the selected services, taken from botocore
    #[arg(long)]
    full: bool,
    #[command(flatten)]
    origin: Origin,
    /// Number of measured runs of each case
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..))]
    runs: u32,
}

/// What a case may cost.
struct Budget {
    seconds: f64,
    megabytes: f64,
}

/// Budget of the selected operations; memory is bounded by the larger case.
const SLICE: Budget = Budget { seconds: 0.1, megabytes: 300.0 };
/// Budget of all operations of their services.
const FULL: Budget = Budget { seconds: 1.5, megabytes: 300.0 };

/// One run's times, by stage.
#[derive(Clone, Copy)]
struct Times {
    /// Files to text, hashes compared.
    read: Duration,
    /// Text to IR.
    lower: Duration,
    /// IR to formatted text.
    emit: Duration,
    /// Text to files.
    write: Duration,
}

impl Times {
    fn total(&self) -> Duration {
        self.read + self.lower + self.emit + self.write
    }
}

/// A case's results.
struct Measured {
    name: &'static str,
    operations: usize,
    lines: usize,
    fastest: Times,
    median: Duration,
    /// Most memory that the process has held so far, in megabytes, if the system tells.
    megabytes: Option<f64>,
    budget: Budget,
}

impl Measured {
    fn within_budget(&self) -> bool {
        self.median.as_secs_f64() <= self.budget.seconds && self.megabytes.is_none_or(|it| it <= self.budget.megabytes)
    }
}

/// Runs the command.
///
/// # Errors
/// The models are wrong, botocore cannot be had, or files cannot be written.
pub fn run(args: &Args) -> Result<bool> {
    if cfg!(debug_assertions) {
        return again_optimised();
    }
    let folder = tempfile::tempdir().context("cannot make a folder to generate into")?;
    // The small case first: the memory that the system reports is the most so far.
    let mut results = vec![measure("slice", &repository::selection(), folder.path(), args.runs, SLICE)?];
    if args.full {
        let selection = models::Selection::read(&repository::selection())?;
        let botocore = args.origin.open(selection.services.values().next().map(|it| it.botocore.as_str()))?;
        let config = models::Wanted::whole()?.import(&botocore, &folder.path().join("models"))?;
        results.push(measure("full services", &config, folder.path(), args.runs, FULL)?);
    }
    print(&results);
    let place = repository::target().join("bench-codegen.json");
    let json = serde_json::Value::Array(results.iter().map(to_json).collect());
    files::write(&place, format!("{}\n", serde_json::to_string_pretty(&json)?).as_bytes())?;
    println!("written to {}", repository::shown(&place));
    Ok(results.iter().all(Measured::within_budget))
}

/// Runs the same command line as a release build.
fn again_optimised() -> Result<bool> {
    let mut command = cargo::command();
    command.args(["run", "--quiet", "--release", "--manifest-path", "xtask/Cargo.toml", "--"]);
    command.args(std::env::args_os().skip(1));
    Ok(command.status().context("cannot run cargo")?.success())
}

/// Measures a case.
fn measure(name: &'static str, config: &Path, folder: &Path, runs: u32, budget: Budget) -> Result<Measured> {
    let progress = Progress::start(format!("measuring: {name}"));
    let mut times = Vec::new();
    let mut counted = (0, 0);
    for run in 0..=runs {
        progress.say(format!("measuring: {name}, run {run} of {runs}"));
        let out = folder.join(format!("{}-{run}", name.replace(' ', "-")));
        let (operations, lines, taken) = generate(config, out)?;
        counted = (operations, lines);
        // Run 0 warms up.
        if run > 0 {
            times.push(taken);
        }
    }
    if counted.0 == 0 {
        bail!("{name}: no operation was generated, so nothing was measured");
    }
    times.sort_by_key(Times::total);
    let fastest = times.first().copied().context("no run was measured")?;
    let median = times.get(times.len() / 2).map_or(fastest.total(), Times::total);
    let (operations, lines) = counted;
    Ok(Measured { name, operations, lines, fastest, median, megabytes: peak_memory(), budget })
}

/// One run. Returns the number of operations, the lines of generated text, and how long each stage took.
fn generate(config: &Path, out: PathBuf) -> Result<(usize, usize, Times)> {
    let start = Instant::now();
    let models = models::load(config)?;
    let read = start.elapsed();
    let (mut operations, mut lines) = (0, 0);
    let mut times = Times { read, lower: Duration::ZERO, emit: Duration::ZERO, write: Duration::ZERO };
    for (folder, request) in generation::requests(models, &Options { out, layout: Layout::Modules, strict: false })? {
        let start = Instant::now();
        let (krate, _) = lower(&request).map_err(|it| anyhow!("{it}"))?;
        times.lower += start.elapsed();
        let start = Instant::now();
        let files = emit(&krate, &request)?;
        times.emit += start.elapsed();
        let start = Instant::now();
        Plan::new(&folder, &files)?.apply()?;
        times.write += start.elapsed();
        operations += krate.services.iter().map(|it| it.operations.len()).sum::<usize>();
        lines += files.values().map(|it| it.lines().count()).sum::<usize>();
    }
    Ok((operations, lines, times))
}

/// Most memory that this process has held, in megabytes; Linux tells.
fn peak_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Prints a table.
fn print(results: &[Measured]) {
    println!(
        "{:14} {:>5} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8}",
        "", "ops", "lines", "read ms", "lower ms", "emit ms", "write ms", "best ms", "median ms", "ops/s", "peak MB"
    );
    for it in results {
        let ms = |it: Duration| it.as_secs_f64() * 1000.0;
        println!(
            "{:14} {:>5} {:>8} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>7.0} {:>8} {}",
            it.name,
            it.operations,
            it.lines,
            ms(it.fastest.read),
            ms(it.fastest.lower),
            ms(it.fastest.emit),
            ms(it.fastest.write),
            ms(it.fastest.total()),
            ms(it.median),
            per_second(it),
            it.megabytes.map_or("?".to_owned(), |it| format!("{it:.0}")),
            if it.within_budget() { "within budget" } else { "OVER BUDGET" }
        );
    }
}

/// Operations in a second, by the median run.
fn per_second(it: &Measured) -> f64 {
    f64::from(u32::try_from(it.operations).unwrap_or(u32::MAX)) / it.median.as_secs_f64()
}

/// A case's results for other programs.
fn to_json(it: &Measured) -> serde_json::Value {
    json!({
        "name": it.name,
        "operations": it.operations,
        "lines": it.lines,
        "read_seconds": it.fastest.read.as_secs_f64(),
        "lower_seconds": it.fastest.lower.as_secs_f64(),
        "emit_seconds": it.fastest.emit.as_secs_f64(),
        "write_seconds": it.fastest.write.as_secs_f64(),
        "fastest_seconds": it.fastest.total().as_secs_f64(),
        "median_seconds": it.median.as_secs_f64(),
        "operations_per_second": per_second(it),
        "peak_megabytes": it.megabytes,
        "budget_seconds": it.budget.seconds,
        "budget_megabytes": it.budget.megabytes,
    })
}
