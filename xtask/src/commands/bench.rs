//! `bench`: how long things take and how large they are, against the peers.

use anyhow::Result;
use clap::Subcommand;

use super::bench_codegen;
use crate::bench::{self, Part};
use crate::cargo;

/// Measure speed and size, against the SDK, boto3 and the AWS CLI.
///
/// Results are printed, and written to target/bench/results/. A figure whose samples lie more than 20% apart is marked
/// as noisy; a peer that cannot be built or found is a row that says so. Fails when a target is missed.
#[derive(clap::Args)]
#[command(arg_required_else_help = true)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
    /// A short run, whose figures are rough: few samples, and no builds of peers
    #[arg(long, global = true)]
    quick: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Compile the same programs on both sides: time, memory, size
    Build {
        /// Only these parts
        #[arg(long, value_name = "PART", value_delimiter = ',')]
        only: Vec<Part>,
    },
    /// Calls through a canned transport: CPU time and allocations
    Calls,
    Codegen(bench_codegen::Args),
    /// Start-up and skeletons of the command line
    Cli,
    /// All of the above, one after the other
    All,
    /// What does not depend on the clock, against bench/budget.toml; a step of `cargo xtask test`
    Budget,
    /// Write the newest results of all parts to bench/results/: JSON, table and plot
    Publish,
}

/// Runs the command.
///
/// # Errors
/// Those of the part.
pub fn run(args: &Args) -> Result<bool> {
    let quick = args.quick;
    match &args.command {
        Command::Build { only } => bench::build(only, quick),
        Command::Calls => bench::calls(quick),
        Command::Codegen(codegen) => bench_codegen::run(codegen, quick),
        Command::Cli => bench::cli(quick),
        Command::All => all(quick),
        Command::Budget => {
            print!("{}", bench::check_budget()?);
            Ok(true)
        }
        Command::Publish => bench::publish().map(|()| true),
    }
}

/// All parts; one whose target is missed does not stop the others.
fn all(quick: bool) -> Result<bool> {
    let met = [bench::build(&[], quick)?, bench::calls(quick)?, codegen(quick)?, bench::cli(quick)?];
    Ok(met.iter().all(|it| *it))
}

/// The generator, in a process of its own: it is measured as a release build.
fn codegen(quick: bool) -> Result<bool> {
    let arguments = if quick { vec!["bench", "codegen", "--quick"] } else { vec!["bench", "codegen", "--corpus"] };
    cargo::optimised(&arguments)
}
