//! `sweep`: every service of botocore, generated whole.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;
use time::Date;

use crate::botocore::{Botocore, Origin};
use crate::sweep::{self, Linted, Sweep, Swept};
use crate::{cargo, models, repository, suggest};

/// Generate every service of botocore whole, with its documentation, and say what came of each.
///
/// Runs as a release build. Output is counted and dropped; only crates that are compiled are written, to target/sweep/.
/// Operations that clients cannot serve yet are left out and counted as refused. Fails if a service cannot be generated
/// for another reason, if two services would be one package, if a crate that is
/// compiled has a warning, or if a name differs from the SDK's without being meant to.
#[derive(clap::Args)]
pub struct Args {
    #[command(flatten)]
    origin: Origin,
    /// Only these services, by botocore's names
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    services: Vec<String>,
    /// Which of the generated crates are compiled, by clippy with all warnings denied
    #[arg(long, value_enum, default_value_t = Compile::None)]
    compile: Compile,
    /// Chooses the ten services that are in the sample beside the twelve that always are [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = sweep::parse_date)]
    date: Option<Date>,
    /// Compare the names of these services with those of the SDK's published crates, which cargo fetches
    #[arg(long, value_name = "NAME", value_delimiter = ',', num_args = 0.., default_missing_value = sweep::names::COMPARED)]
    names: Vec<String>,
    /// Stop at tokens: nothing is formatted, counted in lines or compiled
    #[arg(long, conflicts_with_all = ["compile", "names"])]
    tokens: bool,
    /// Treat warnings about the models as errors
    #[arg(long)]
    strict: bool,
    /// Where to write the results as JSON
    #[arg(long, value_name = "FILE", default_value_os_t = sweep::home().join("report.json"), hide_default_value = true)]
    report: PathBuf,
}

/// Which of the generated crates are compiled.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Compile {
    /// None
    None,
    /// Twelve of the largest and oddest, and ten that the date chooses
    Sample,
    /// All
    All,
}

/// Runs the command.
///
/// # Errors
/// botocore cannot be had or lacks a service, or files cannot be written.
pub fn run(args: &Args) -> Result<bool> {
    if cfg!(debug_assertions) {
        return cargo::again_optimised();
    }
    let selection = models::Selection::read(&repository::selection())?;
    let botocore = args.origin.open(selection.services.values().next_back().map(|it| it.botocore.as_str()))?;
    let services = services(args, &botocore)?;
    let written = match args.compile {
        Compile::None => BTreeSet::new(),
        Compile::Sample => sweep::choose(&services, args.date.unwrap_or_else(sweep::today)),
        Compile::All => services.iter().cloned().collect(),
    };
    let named = args.names.iter().cloned().collect();
    let start = Instant::now();
    let swept = Sweep::new(&botocore, args.strict, &written, &named, args.tokens)?.run(&services)?;
    sweep::print(&swept, start.elapsed());
    let compared = sweep::names::compare(&swept)?;
    sweep::names::print(&compared);
    let linted = lint(args, &swept)?;
    sweep::write_report(&args.report, &botocore.version, &swept, (&linted, &compared))?;
    println!("written to {}", repository::shown(&args.report));
    let generated = swept.iter().all(Swept::succeeded) && sweep::collisions(&swept).is_empty();
    let named = compared.iter().all(|it| it.different.is_empty());
    Ok(generated && named && linted.iter().all(|it| it.problems.is_empty()) && !swept.is_empty())
}

/// Compiles what was written, and says what came of it.
fn lint(args: &Args, swept: &[Swept]) -> Result<Vec<Linted>> {
    let start = Instant::now();
    let linted = sweep::lint(swept)?;
    linted.iter().flat_map(|it| &it.problems).for_each(|problem| print!("{problem}"));
    if args.compile != Compile::None {
        let dirty = linted.iter().filter(|it| !it.problems.is_empty()).map(|it| it.service.as_str());
        let dirty: Vec<&str> = dirty.collect();
        println!(
            "{} crates compiled, {} with problems{}{}; {:.0} s",
            linted.len(),
            dirty.len(),
            if dirty.is_empty() { "" } else { ": " },
            dirty.join(", "),
            start.elapsed().as_secs_f64()
        );
    }
    Ok(linted)
}

/// The services to sweep.
fn services(args: &Args, botocore: &Botocore) -> Result<Vec<String>> {
    let all = botocore.services();
    if args.services.is_empty() {
        return Ok(all.into_iter().collect());
    }
    if let Some(name) = args.services.iter().find(|it| !all.contains(*it)) {
        bail!("botocore has no service {name}{}", suggest::did_you_mean(name, all.iter().map(String::as_str)));
    }
    Ok(args.services.iter().collect::<BTreeSet<_>>().into_iter().cloned().collect())
}
