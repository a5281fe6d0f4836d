//! `models remove`: operations, or a service, taken out of the selection.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::models::{self, Document, Operations, Selection, Service};
use crate::{files, repository, suggest};

/// Remove operations, or a whole service, from the selection.
///
/// What the remaining operations do not reach is cut out of the files; botocore is not needed. Our own docs.json stays.
#[derive(clap::Args)]
pub struct Args {
    /// botocore's name of the service
    service: String,
    /// Operations to remove [default: the service with all of them]
    #[arg(value_name = "OPERATION")]
    operations: Vec<String>,
    /// The selection to remove from
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// The service or an operation is not selected, or files cannot be read or written.
pub fn run(args: &Args) -> Result<bool> {
    let selection = Selection::read(&args.config)?;
    let Some(service) = selection.services.get(&args.service) else {
        let near = suggest::did_you_mean(&args.service, selection.services.keys().map(String::as_str));
        bail!("{} is not selected{near}", args.service);
    };
    let mut document = Document::read(&args.config)?;
    let root = args.config.parent().unwrap_or(Path::new("."));
    let folder = root.join(models::folder(&args.service, &service.api_version));
    let rest = rest(args, &folder, service)?;
    // The selection first: a file that it no longer names does no harm.
    if rest.is_empty() {
        document.remove_service(&args.service)?;
        files::write(&args.config, document.text().as_bytes())?;
        service.sha256.keys().try_for_each(|name| files::remove(&folder.join(name)))?;
        // Our own documentation may still be in there; then the folder stays.
        let _ = std::fs::remove_dir(&folder);
        println!("{} removed; `cargo xtask codegen` removes its code", args.service);
        return Ok(true);
    }
    let operations = Operations::Named(rest);
    let documents = models::read_committed(&folder, service.sha256.keys())?;
    let texts = models::render(&models::prune(documents, &operations, service.docs)?)?;
    let pruned = Service { operations, sha256: models::hashes(&texts), ..service.clone() };
    for (name, text) in &texts {
        files::write(&folder.join(name), text.as_bytes())?;
    }
    document.set_service(&args.service, &pruned)?;
    files::write(&args.config, document.text().as_bytes())?;
    let gone = service.sha256.keys().filter(|it| !texts.contains_key(*it));
    gone.into_iter().try_for_each(|name| files::remove(&folder.join(name)))?;
    println!(
        "{}: {} operations removed; `cargo xtask codegen` removes their code",
        args.service,
        args.operations.len()
    );
    Ok(true)
}

/// The operations that stay.
fn rest(args: &Args, folder: &Path, service: &Service) -> Result<Vec<String>> {
    if args.operations.is_empty() {
        return Ok(Vec::new());
    }
    let selected = match service.operations.names() {
        Some(names) => names.to_vec(),
        None => all_names(folder)?,
    };
    for name in &args.operations {
        if !selected.contains(name) {
            let near = suggest::did_you_mean(name, selected.iter().map(String::as_str));
            bail!("{} {name} is not selected{near}", args.service);
        }
    }
    Ok(selected.into_iter().filter(|it| !args.operations.contains(it)).collect())
}

/// The operations of the model in a folder.
fn all_names(folder: &Path) -> Result<Vec<String>> {
    let path = folder.join("service-2.json");
    let model = models::parse(&path.display().to_string(), &files::read_text(&path)?)?;
    let operations = model.get("operations").and_then(|it| it.as_object()).context("the model has no operations")?;
    Ok(operations.keys().cloned().collect())
}
