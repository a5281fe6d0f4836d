//! `bench codegen`: time and memory of generating, from files on disk to files on disk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use awslice_codegen::ir::Layout;
use serde_json::json;

use crate::botocore::Origin;
use crate::generation::{self, Options};
use crate::models::{self, Docs, Document, Operations, Partitions, Service};
use crate::output::Plan;
use crate::progress::Progress;
use crate::{files, repository};

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

/// One run's times.
#[derive(Clone, Copy)]
struct Times {
    read: Duration,
    generate: Duration,
    write: Duration,
}

impl Times {
    fn total(&self) -> Duration {
        self.read + self.generate + self.write
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
        let config = import_full(args, &folder.path().join("models"))?;
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
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["run", "--quiet", "--release", "--manifest-path", "xtask/Cargo.toml", "--"]);
    command.args(std::env::args_os().skip(1)).current_dir(repository::root());
    Ok(command.status().context("cannot run cargo")?.success())
}

/// Imports all operations of the selected services into a folder. Returns the selection's place.
fn import_full(args: &Args, root: &Path) -> Result<PathBuf> {
    let selection = models::Selection::read(&repository::selection())?;
    let botocore = args.origin.open(selection.services.values().next().map(|it| it.botocore.as_str()))?;
    let config = root.join("models.toml");
    let mut document = Document::read(&config)?;
    for (name, old) in &selection.services {
        let import = models::gather(&botocore, name, Some(&old.api_version), &Operations::all(), Docs::Keep)?;
        let service = Service {
            operations: Operations::all(),
            docs: Docs::Keep,
            sha256: models::hashes(&import.texts),
            ..old.clone()
        };
        for (file, text) in &import.texts {
            files::write(&root.join(models::folder(name, &old.api_version)).join(file), text.as_bytes())?;
        }
        document.set_service(name, &service)?;
    }
    let text = botocore.text(models::PARTITIONS)?.context("botocore has no partitions.json")?;
    files::write(&root.join(models::PARTITIONS), text.as_bytes())?;
    document
        .set_partitions(&Partitions { botocore: botocore.version.clone(), sha256: files::sha256(text.as_bytes()) })?;
    files::write(&config, document.text().as_bytes())?;
    Ok(config)
}

/// Measures a case.
fn measure(name: &'static str, config: &Path, folder: &Path, runs: u32, budget: Budget) -> Result<Measured> {
    let progress = Progress::start(format!("measuring: {name}"));
    let mut times = Vec::new();
    let mut counted = (0, 0);
    for run in 0..=runs {
        progress.say(format!("measuring: {name}, run {run} of {runs}"));
        let start = Instant::now();
        let models = models::load(config)?;
        let read = start.elapsed();
        let out = folder.join(format!("{}-{run}", name.replace(' ', "-")));
        let generation = generation::run(models, &Options { out, layout: Layout::Modules, strict: false })?;
        let generate = start.elapsed() - read;
        for krate in &generation.crates {
            Plan::new(&krate.folder, &krate.files)?.apply()?;
        }
        let write = start.elapsed() - read - generate;
        counted = (generation.stats.operations, generation.stats.lines);
        // Run 0 warms up.
        if run > 0 {
            times.push(Times { read, generate, write });
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
        "{:14} {:>5} {:>8} {:>9} {:>9} {:>9} {:>9} {:>9} {:>7} {:>8}",
        "", "ops", "lines", "read ms", "gen ms", "write ms", "best ms", "median ms", "ops/s", "peak MB"
    );
    for it in results {
        let ms = |it: Duration| it.as_secs_f64() * 1000.0;
        println!(
            "{:14} {:>5} {:>8} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>9.1} {:>7.0} {:>8} {}",
            it.name,
            it.operations,
            it.lines,
            ms(it.fastest.read),
            ms(it.fastest.generate),
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
        "generate_seconds": it.fastest.generate.as_secs_f64(),
        "write_seconds": it.fastest.write.as_secs_f64(),
        "fastest_seconds": it.fastest.total().as_secs_f64(),
        "median_seconds": it.median.as_secs_f64(),
        "operations_per_second": per_second(it),
        "peak_megabytes": it.megabytes,
        "budget_seconds": it.budget.seconds,
        "budget_megabytes": it.budget.megabytes,
    })
}
