//! The project's commands.
//!
//! Exit codes: 0 done, 1 something is wrong, 2 the command line is wrong.

mod bench;
mod botocore;
mod cargo;
mod commands;
mod conformance;
mod files;
mod generation;
mod memory;
mod models;
mod output;
mod program;
mod progress;
mod python;
mod repository;
mod show;
mod suggest;
mod suite;
mod sweep;
mod terminal;
mod tidy;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The generator makes many small things: this allocator is quicker at it than the system's (figures: DESIGN.md).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The project's commands: generate the clients, import models, test the whole house.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Codegen(commands::codegen::Args),
    Cli(commands::cli::Args),
    #[command(subcommand)]
    Models(commands::models::Command),
    #[command(subcommand)]
    Conformance(commands::conformance::Command),
    Test(commands::test::Args),
    Tidy(commands::tidy::Args),
    Sweep(commands::sweep::Args),
    Bench(commands::bench::Args),
}

fn main() -> ExitCode {
    if let Some(code) = bench::recorder_requested() {
        return code;
    }
    let result = match Cli::parse().command {
        Command::Codegen(args) => commands::codegen::run(&args),
        Command::Cli(args) => commands::cli::run(&args),
        Command::Models(command) => commands::models::run(&command),
        Command::Conformance(command) => commands::conformance::run(&command),
        Command::Test(args) => commands::test::run(&args),
        Command::Tidy(args) => commands::tidy::run(&args),
        Command::Sweep(args) => commands::sweep::run(&args),
        Command::Bench(args) => commands::bench::run(&args),
    };
    match result {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            report(&error);
            ExitCode::FAILURE
        }
    }
}

/// Prints an error and its causes to standard error.
fn report(error: &anyhow::Error) {
    eprintln!("error: {error}");
    for cause in error.chain().skip(1) {
        eprintln!("  caused by: {cause}");
    }
}
