//! `test`: everything that must hold.

use anyhow::Result;

use crate::suite;

/// Run every check and every test, and end with `N passed, N failed`.
///
/// A step that fails does not stop the later ones. Tests of cargo are counted one by one, every other step as one.
#[derive(clap::Args)]
pub struct Args {
    /// Leave out the lints and the documentation
    #[arg(long)]
    quick: bool,
    /// Only the steps whose name contains this; if there are none, only the tests whose name contains it
    filter: Option<String>,
}

/// Runs the command.
///
/// # Errors
/// None: a step that cannot be run has failed.
pub fn run(args: &Args) -> Result<bool> {
    let steps = suite::chosen(args.quick, args.filter.as_deref());
    let totals = suite::run(&steps);
    println!("{} passed, {} failed", totals.passed, totals.failed);
    Ok(totals.failed == 0 && totals.passed > 0)
}
