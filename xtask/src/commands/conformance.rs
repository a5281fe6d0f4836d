//! `conformance`: suites that others wrote, against generated clients.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::botocore::{Botocore, Origin, sdist};
use crate::conformance::{self, BOTOCORE, Report, TestsOfBotocore};
use crate::repository;

/// Run suites in the format of botocore's own tests against clients that are generated for them.
///
/// Prints a line for each file and below it what failed, with the difference, and what was skipped; only what the suite's
/// own ignore list names is skipped. The last line is `N passed, N failed, N skipped`; the exit code is 1 if any failed.
#[derive(clap::Subcommand)]
pub enum Command {
    Protocols(Protocols),
    Endpoints(Endpoints),
}

/// Run protocol suites: each suite's inline model becomes a client, its cases requests and responses.
///
/// A folder holds `*.json` files at any depth (botocore has them in input/ and output/), each an array of suites with
/// `metadata`, `shapes` and `cases`, and may hold `protocol-tests-ignore-list.json`.
#[derive(clap::Args)]
pub struct Protocols {
    /// Folder of the suites [default: tests/unit/protocols of botocore's sdist, from PyPI through pip]
    #[arg(long, value_name = "DIR")]
    suite: Option<PathBuf>,
    /// Where to write the report, in JSON [default: target/conformance/protocols.json]
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Only cases whose file, suite or id contains this
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
}

/// Run endpoint tests: each service's rule set becomes code, and answers what the tests ask of it.
///
/// A folder holds `SERVICE/endpoint-tests-1.json` files; the rule sets are botocore's.
#[derive(clap::Args)]
pub struct Endpoints {
    /// Folder of the tests [default: tests/functional/endpoint-rules of botocore's sdist, from PyPI through pip]
    #[arg(long, value_name = "DIR")]
    suite: Option<PathBuf>,
    /// Where to write the report, in JSON [default: target/conformance/endpoints.json]
    #[arg(long, value_name = "FILE")]
    report: Option<PathBuf>,
    /// Only services whose name contains this
    #[arg(long, value_name = "TEXT")]
    filter: Option<String>,
    #[command(flatten)]
    origin: Origin,
}

/// Runs the command.
///
/// # Errors
/// A suite is malformed or cannot be had, or nothing can be built.
pub fn run(command: &Command) -> Result<bool> {
    match command {
        Command::Protocols(args) => {
            let suite = match &args.suite {
                Some(suite) => suite.clone(),
                None => TestsOfBotocore::get()?.protocols(),
            };
            finish(
                "protocols",
                &conformance::protocols(&suite, args.filter.as_deref())?,
                args.report.as_deref(),
                &suite,
            )
        }
        Command::Endpoints(args) => {
            let suite = match &args.suite {
                Some(suite) => suite.clone(),
                None => TestsOfBotocore::get()?.endpoints(),
            };
            let botocore = match (&args.origin.botocore, &args.origin.from) {
                (None, None) => Botocore::open(&sdist(BOTOCORE)?)?,
                _ => args.origin.open(Some(BOTOCORE))?,
            };
            finish(
                "endpoints",
                &conformance::endpoints(&suite, &botocore, args.filter.as_deref())?,
                args.report.as_deref(),
                &suite,
            )
        }
    }
}

/// Prints and writes a report; whether nothing failed.
fn finish(what: &str, report: &Report, path: Option<&Path>, suite: &Path) -> Result<bool> {
    let path = path.map_or_else(|| repository::target().join(format!("conformance/{what}.json")), Path::to_path_buf);
    report.write(&path, &repository::shown(suite))?;
    print!("{}", report.text());
    println!("report: {}", repository::shown(&path));
    println!("{}", report.summary());
    Ok(report.counts().failed == 0)
}
