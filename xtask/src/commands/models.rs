//! `models`: what is in `models/`.

use anyhow::Result;
use clap::Subcommand;

use super::{models_add, models_list, models_remove, models_search, models_show, models_update};

/// Find service models, import them, bring them up to date, remove them.
#[derive(Subcommand)]
#[command(arg_required_else_help = true)]
pub enum Command {
    Add(models_add::Args),
    List(models_list::Args),
    Remove(models_remove::Args),
    Search(models_search::Args),
    Show(models_show::Args),
    Update(models_update::Args),
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
        Command::Search(args) => models_search::run(args),
        Command::Show(args) => models_show::run(args),
        Command::Update(args) => models_update::run(args),
    }
}
