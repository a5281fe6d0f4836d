//! `models add`: operations of a service, brought in from botocore.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::botocore::Origin;
use crate::models::{self, Docs, Document, Operations, Selection, Service};
use crate::{files, repository};

/// Import operations of a service from botocore, with everything that they reach.
///
/// Adding to a service that is selected already imports all of its operations again, the old and the new. Naming none
/// imports those that are selected.
#[derive(clap::Args)]
pub struct Args {
    /// botocore's name of the service, such as swf
    service: String,
    /// Operations, such as RequestCancelWorkflowExecution
    #[arg(value_name = "OPERATION")]
    operations: Vec<String>,
    /// Import all operations of the service
    #[arg(long, conflicts_with = "operations")]
    all: bool,
    #[command(flatten)]
    origin: Origin,
    /// Version of the service's API, such as 2012-01-25 [default: the one that is selected, else the newest]
    #[arg(long, value_name = "VERSION")]
    api_version: Option<String>,
    /// Whether to keep the documentation of the models [default: as at the last import, else keep]
    #[arg(long, value_name = "HOW")]
    docs: Option<Docs>,
    /// The selection to add to
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// botocore cannot be had, lacks the service or an operation, or files cannot be written.
pub fn run(args: &Args) -> Result<bool> {
    let selection = if args.config.exists() { Selection::read(&args.config)? } else { Selection::empty() };
    let old = selection.services.get(&args.service);
    let operations = operations(args, old)?;
    let botocore = args.origin.open(old.map(|it| it.botocore.as_str()).or(selection.botocore()))?;
    let docs = args.docs.or(old.map(|it| it.docs)).unwrap_or_default();
    let version = args.api_version.as_deref().or(old.map(|it| it.api_version.as_str()));
    let import = models::gather(&botocore, &args.service, version, &operations, docs)?;
    let service = Service {
        botocore: botocore.version.clone(),
        docs,
        sha256: models::hashes(&import.texts),
        ..Service::of(import.api_version.clone(), operations)
    };
    let mut document = Document::read(&args.config)?;
    let root = args.config.parent().unwrap_or(Path::new("."));
    let mut written = models::place(root, &args.service, &import, old)?;
    if let Some(partitions) = models::place_partitions(root, &botocore, &selection)? {
        document.set_partitions(&partitions)?;
        written += 1;
    }
    document.set_service(&args.service, &service)?;
    files::write(&args.config, document.text().as_bytes())?;
    let count = count(&service.operations);
    println!(
        "{} {}: {count} from botocore {}, {written} files written under {}",
        args.service,
        import.api_version,
        if botocore.version.is_empty() { &botocore.origin } else { &botocore.version },
        repository::shown(root)
    );
    println!("{}", next(args, &selection.krate.name, &count));
    Ok(true)
}

/// `3 operations`.
fn count(operations: &Operations) -> String {
    match operations.names() {
        None => "all operations".to_owned(),
        Some([_]) => "1 operation".to_owned(),
        Some(names) => format!("{} operations", names.len()),
    }
}

/// What to do with an import.
fn next(args: &Args, krate: &str, count: &str) -> String {
    let what = format!("generates a typed client of {} with {count}, in the crate {krate}", args.service);
    if args.config == repository::selection() {
        format!("next: `cargo xtask codegen` {what}, and leaves all other services as they are")
    } else {
        format!("next: `cargo xtask codegen --config {} --out FOLDER` {what}", args.config.display())
    }
}

/// The operations to import: those that are selected and those that are named.
fn operations(args: &Args, old: Option<&Service>) -> Result<Operations> {
    let new = if args.all { Operations::all() } else { Operations::Named(args.operations.clone()) };
    match old {
        Some(old) => Ok(old.operations.clone().union(new)),
        None if new == Operations::Named(Vec::new()) => {
            bail!("name the operations of {} to import, or all with --all", args.service)
        }
        None => Ok(Operations::Named(Vec::new()).union(new)),
    }
}
