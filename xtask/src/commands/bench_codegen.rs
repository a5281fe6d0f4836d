//! `bench codegen`: time and memory of generating, from files on disk to files on disk.

use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context as _, Result, anyhow, bail};
use awslice_codegen::ir::Layout;
use awslice_codegen::{emit, emit_files, lower, package};
use serde_json::json;

use crate::bench::{self, Figure, Row, Unit};
use crate::botocore::{Botocore, Origin};
use crate::generation::{self, Options};
use crate::models::{Docs, Operations, Wanted, WantedService};
use crate::output::Plan;
use crate::progress::Progress;
use crate::{cargo, files, memory, models, repository};

/// Measure the generator: the selected operations, and with --full every operation of their services.
///
/// Runs as a release build, in one process, each case once to warm up and then as often as asked; prints the fastest
/// and the median run and writes target/bench-codegen.json. Fails when a case is over its budget.
#[derive(clap::Args)]
pub struct Args {
    /// Also measure all operations of the selected services, taken from botocore
    #[arg(long)]
    full: bool,
    /// Also measure all operations of these services, by botocore's names
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    services: Vec<String>,
    /// Also measure every service of botocore whole, once
    #[arg(long)]
    corpus: bool,
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

/// One run's CPU times, by stage.
#[derive(Clone, Copy, Default)]
struct Times {
    /// Files to text, hashes compared.
    read: Duration,
    /// Text to IR.
    lower: Duration,
    /// IR to tokens.
    emit: Duration,
    /// Tokens to formatted text.
    format: Duration,
    /// Text to files.
    write: Duration,
}

impl Times {
    /// To tokens of Rust.
    fn tokens(&self) -> Duration {
        self.read + self.lower + self.emit
    }

    fn total(&self) -> Duration {
        self.tokens() + self.format + self.write
    }
}

impl AddAssign for Times {
    fn add_assign(&mut self, other: Self) {
        self.read += other.read;
        self.lower += other.lower;
        self.emit += other.emit;
        self.format += other.format;
        self.write += other.write;
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
    budget: Option<Budget>,
}

impl Measured {
    fn within_budget(&self) -> bool {
        self.budget.as_ref().is_none_or(|budget| {
            self.median.as_secs_f64() <= budget.seconds && self.megabytes.is_none_or(|it| it <= budget.megabytes)
        })
    }

    /// Operations in a second that took so long for all.
    fn per_second(&self, taken: Duration) -> f64 {
        f64::from(u32::try_from(self.operations).unwrap_or(u32::MAX)) / taken.as_secs_f64()
    }
}

/// Runs the command.
///
/// # Errors
/// The models are wrong, botocore cannot be had, or files cannot be written.
pub fn run(args: &Args, quick: bool) -> Result<bool> {
    if cfg!(debug_assertions) {
        return cargo::again_optimised();
    }
    let runs = if quick { 3 } else { args.runs };
    let folder = tempfile::tempdir().context("cannot make a folder to generate into")?;
    // The small case first: the memory that the system reports is the most so far.
    let mut results = vec![measure("slice", &repository::selection(), folder.path(), runs, Some(SLICE))?];
    if args.full || args.corpus || !args.services.is_empty() {
        let selection = models::Selection::read(&repository::selection())?;
        let botocore = args.origin.open(selection.services.values().next().map(|it| it.botocore.as_str()))?;
        if args.full {
            let config = Wanted::whole()?.import(&botocore, &folder.path().join("models"))?;
            results.push(measure("full services", &config, folder.path(), runs, Some(FULL))?);
        }
        if !args.services.is_empty() {
            let config = named(&args.services).import(&botocore, &folder.path().join("models of services"))?;
            results.push(measure("named services", &config, folder.path(), runs, None)?);
        }
        if args.corpus {
            results.push(corpus(&botocore, folder.path())?);
        }
    }
    print(&results);
    let place = repository::target().join("bench-codegen.json");
    let json = serde_json::Value::Array(results.iter().map(to_json).collect());
    files::write(&place, format!("{}\n", serde_json::to_string_pretty(&json)?).as_bytes())?;
    println!("written to {}", repository::shown(&place));
    let met = bench::show("codegen", results.iter().flat_map(rows).collect(), quick)?;
    Ok(met && results.iter().all(Measured::within_budget))
}

/// Every service of botocore whole, one after the other, each once.
fn corpus(botocore: &Botocore, folder: &Path) -> Result<Measured> {
    let services = botocore.services();
    let progress = Progress::counting("measuring: the whole corpus", services.len());
    let mut sum = Times::default();
    let mut counted = (0, 0);
    for name in services {
        progress.say(format!("measuring: {name}"));
        let home = folder.join("corpus").join(&name);
        let config = named(&[name]).import(botocore, &home.join("models"))?;
        let (operations, lines, taken) = generate(&config, home.join("generated"))?;
        counted = (counted.0 + operations, counted.1 + lines);
        sum += taken;
        std::fs::remove_dir_all(&home).with_context(|| format!("cannot remove {}", home.display()))?;
        progress.advance();
    }
    let (operations, lines) = counted;
    let (median, megabytes) = (sum.total(), memory::peak());
    Ok(Measured { name: CORPUS, operations, lines, fastest: sum, median, megabytes, budget: None })
}

/// What rusoto's generator made in a second, to tokens of a smaller surface: the project's planning, 2026-11.
const RUSOTO: f64 = 1530.0;
/// Operations in a second that the corpus is to go at: to tokens, and to formatted files.
const TARGETS: [f64; 2] = [2500.0, 600.0];
/// What the whole of botocore is called.
const CORPUS: &str = "whole corpus";

/// A case's rows in the table of all parts: microseconds of an operation, in which less is better.
fn rows(it: &Measured) -> Vec<Row> {
    let each = |taken: Duration| Figure::of(1e6 / it.per_second(taken));
    let row = |what: &str, taken, peer: &str, theirs, per_second: f64| {
        let row = Row::new(format!("{}: an operation {what}", it.name), Unit::Microseconds, each(taken), peer, theirs);
        let row = row.note(format!("{:.0} operations/s", it.per_second(taken)));
        if it.name == CORPUS { row.limit(1e6 / per_second) } else { row }
    };
    let none = || Figure::Missing("no peer writes as much".to_owned());
    let [tokens, files] = TARGETS;
    let memory = it.megabytes.map_or(Figure::Missing("this system does not tell".to_owned()), Figure::of);
    vec![
        row("to tokens", it.fastest.tokens(), "rusoto (not run here)", Figure::of(1e6 / RUSOTO), tokens),
        row("to formatted files", it.fastest.total(), "", none(), files),
        Row::new(format!("{}: peak memory", it.name), Unit::Megabytes, memory, "", none()),
    ]
}

/// Services with all of their operations, in their newest API version.
fn named(names: &[String]) -> Wanted {
    let service = |name: &String| {
        (name.clone(), WantedService { api_version: None, protocol: None, operations: Operations::all() })
    };
    Wanted { commands: false, docs: Docs::Keep, services: names.iter().map(service).collect() }
}

/// Measures a case.
fn measure(name: &'static str, config: &Path, folder: &Path, runs: u32, budget: Option<Budget>) -> Result<Measured> {
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
    Ok(Measured { name, operations, lines, fastest, median, megabytes: memory::peak(), budget })
}

/// One run. Returns the number of operations, the lines of generated text, and how long each stage took.
fn generate(config: &Path, out: PathBuf) -> Result<(usize, usize, Times)> {
    let start = now();
    let models = models::load(config)?;
    let read = now() - start;
    let (mut operations, mut lines) = (0, 0);
    let none = Duration::ZERO;
    let mut times = Times { read, lower: none, emit: none, format: none, write: none };
    for (folder, request) in generation::requests(models, &Options { out, layout: Layout::Modules, strict: false })? {
        let start = now();
        let (krate, _) = lower(&request).map_err(|it| anyhow!("{it}"))?;
        let lowered = now();
        // Once for its time alone: files are formatted one by one as they are emitted.
        emit_files(&krate, &package(&request), &mut drop);
        let emitted = now();
        let files = emit(&krate, &request)?;
        let formatted = now();
        Plan::new(&folder, &files)?.apply()?;
        times.write += now() - formatted;
        times.format += (formatted - emitted).saturating_sub(emitted - lowered);
        times.emit += emitted - lowered;
        times.lower += lowered - start;
        operations += krate.services.iter().map(|it| it.operations.len()).sum::<usize>();
        lines += files.values().map(|it| it.lines().count()).sum::<usize>();
    }
    Ok((operations, lines, times))
}

/// CPU time of this thread, so that a busy machine does not count.
#[cfg(unix)]
fn now() -> Duration {
    let spent = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    Duration::new(spent.tv_sec.try_into().unwrap_or_default(), spent.tv_nsec.try_into().unwrap_or_default())
}

/// The time of day.
#[cfg(not(unix))]
fn now() -> Duration {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default()
}

/// Prints a table: milliseconds of the fastest run by stage, and operations a second to tokens and to files.
fn print(results: &[Measured]) {
    println!(
        "{:14} {:>5} {:>8} {:>8} {:>8} {:>8} {:>8} {:>8} {:>9} {:>9} {:>9} {:>9} {:>8}",
        "",
        "ops",
        "lines",
        "read",
        "lower",
        "emit",
        "format",
        "write",
        "best",
        "median",
        "to tokens",
        "to files",
        "peak MB"
    );
    for it in results {
        let ms = |it: Duration| it.as_secs_f64() * 1000.0;
        let Times { read, lower, emit, format, write } = it.fastest;
        let [read, lower, emit, format, write] = [read, lower, emit, format, write].map(ms);
        println!(
            "{:14} {:>5} {:>8} {read:>8.1} {lower:>8.1} {emit:>8.1} {format:>8.1} {write:>8.1} {:>9.1} {:>9.1} {:>9.0} {:>9.0} {:>8} {}",
            it.name,
            it.operations,
            it.lines,
            ms(it.fastest.total()),
            ms(it.median),
            it.per_second(it.fastest.tokens()),
            it.per_second(it.fastest.total()),
            it.megabytes.map_or("?".to_owned(), |it| format!("{it:.0}")),
            if it.within_budget() { "within budget" } else { "OVER BUDGET" }
        );
    }
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
        "format_seconds": it.fastest.format.as_secs_f64(),
        "write_seconds": it.fastest.write.as_secs_f64(),
        "fastest_seconds": it.fastest.total().as_secs_f64(),
        "median_seconds": it.median.as_secs_f64(),
        "operations_per_second_to_tokens": it.per_second(it.fastest.tokens()),
        "operations_per_second": it.per_second(it.fastest.total()),
        "peak_megabytes": it.megabytes,
        "budget_seconds": it.budget.as_ref().map(|it| it.seconds),
        "budget_megabytes": it.budget.as_ref().map(|it| it.megabytes),
    })
}
