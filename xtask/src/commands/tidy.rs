//! `tidy`: the house rules.

use anyhow::Result;

use crate::{repository, tidy};

/// Check the house rules: layers, purity, sizes, module documentation, licences, plain text.
///
/// Prints every finding with its place. Nothing is changed.
#[derive(clap::Args)]
pub struct Args {}

/// Runs the command.
///
/// # Errors
/// The repository cannot be read.
pub fn run(_: &Args) -> Result<bool> {
    let outcome = tidy::run(&repository::root())?;
    outcome.findings.iter().for_each(|it| println!("{it}"));
    println!(
        "{} files and {} packages looked at, {} findings",
        outcome.files,
        outcome.packages,
        outcome.findings.len()
    );
    Ok(outcome.findings.is_empty())
}
