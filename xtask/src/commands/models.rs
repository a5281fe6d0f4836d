//! `models`: what is in `models/`.

use anyhow::Result;
use clap::Subcommand;

use super::{models_add, models_list, models_remove};

/// Import service models, list them, remove them.
#[derive(Subcommand)]
#[command(arg_required_else_help = true)]
pub enum Command {
    Add(models_add::Args),
    List(models_list::Args),
    Remove(models_remove::Args),
}

/// Runs the command.
///
/// # Errors
/// Those of the command.
pub fn run(command: &Command) -> Result<bool> {
    match command {
        Command::Add(args) => models_add::run(args),
        Command::List(args) => models_list::run(args),
        Command::Remove(args) => models_remove::run(args),
    }
}
