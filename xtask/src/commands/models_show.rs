//! `models show`: a service or an operation, before it is selected.

use std::path::PathBuf;

use anyhow::Result;

use crate::botocore::Origin;
use crate::models::Selection;
use crate::show::{self, Facts, Options};
use crate::{repository, terminal};

/// Show a service and its operations, or the members, limits and errors of one operation.
#[derive(clap::Args)]
pub struct Args {
    /// botocore's name of the service, such as swf
    service: String,
    /// An operation, such as RequestCancelWorkflowExecution
    operation: Option<String>,
    /// How many structures deep to show members
    #[arg(long, value_name = "N", default_value_t = 4)]
    depth: usize,
    /// Add a line of documentation to each member
    #[arg(long)]
    docs: bool,
    /// Version of the service's API, such as 2012-01-25 [default: the one that is selected, else the newest]
    #[arg(long, value_name = "VERSION")]
    api_version: Option<String>,
    #[command(flatten)]
    origin: Origin,
    /// The selection whose operations are marked
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// botocore cannot be had, or lacks the service or the operation.
pub fn run(args: &Args) -> Result<bool> {
    let selection = if args.config.exists() { Selection::read(&args.config)? } else { Selection::empty() };
    let selected = selection.services.get(&args.service);
    let botocore = args.origin.open(selected.map(|it| it.botocore.as_str()).or(selection.botocore()))?;
    let version = args.api_version.as_deref().or(selected.map(|it| it.api_version.as_str()));
    let facts = Facts::read(&botocore, &args.service, version)?;
    let Some(operation) = &args.operation else {
        terminal::print(&show::service(&facts, &selection))?;
        return Ok(true);
    };
    let page = show::operation(&facts, operation, Options { depth: args.depth, docs: args.docs })?;
    let name = format!("{} {operation}", args.service);
    let next = if selection.has(&args.service, operation) {
        "selected".to_owned()
    } else {
        format!("not selected; to have it: cargo xtask models add {name}")
    };
    terminal::print(&format!("{page}\n{next}\n"))?;
    Ok(true)
}
