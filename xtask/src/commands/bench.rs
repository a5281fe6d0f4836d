//! `bench`: how long things take.

use anyhow::Result;
use clap::Subcommand;

use super::bench_codegen;

/// Measure speed and memory.
#[derive(Subcommand)]
#[command(arg_required_else_help = true)]
pub enum Command {
    Codegen(bench_codegen::Args),
}

/// Runs the command.
///
/// # Errors
/// Those of the command.
pub fn run(command: &Command) -> Result<bool> {
    match command {
        Command::Codegen(args) => bench_codegen::run(args),
    }
}
