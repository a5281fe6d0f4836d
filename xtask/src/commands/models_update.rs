//! `models update`: all that is selected, as a newer botocore has it.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use indexmap::IndexMap;

use crate::botocore::Origin;
use crate::models::{self, Document, Documents, Import, Selection, Service};
use crate::{files, repository};

/// Bring the models of all selected services up to date, and say what that changes.
///
/// Nothing is written if a selected operation no longer exists, or if a file cannot be read. Our own docs.json stays.
#[derive(clap::Args)]
pub struct Args {
    /// Version of botocore to take from PyPI through pip [default: the newest]
    #[arg(long, value_name = "VERSION", conflicts_with = "from")]
    botocore: Option<String>,
    /// Take botocore from here instead: a folder, a wheel, an sdist, or the word `installed` for Python's own copy
    #[arg(long, value_name = "PATH")]
    from: Option<PathBuf>,
    /// Only say what would change
    #[arg(long)]
    dry_run: bool,
    /// The selection to update
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// botocore cannot be had, or no longer has what is selected: all of that is named.
pub fn run(args: &Args) -> Result<bool> {
    let selection = Selection::read(&args.config)?;
    let origin = Origin { botocore: args.botocore.clone(), from: args.from.clone() };
    let botocore = origin.open(None)?;
    let mut imports = IndexMap::new();
    let mut problems = Vec::new();
    for (name, service) in &selection.services {
        let import = models::gather(&botocore, name, Some(&service.api_version), &service.operations, service.docs);
        match import {
            Ok(import) => drop(imports.insert(name.as_str(), import)),
            Err(error) => problems.push(format!("{name}: {error:#}")),
        }
    }
    if !problems.is_empty() {
        let mend = "take what is gone out with `cargo xtask models remove SERVICE OPERATION...`";
        bail!("nothing was updated\n{}\n{mend}", problems.join("\n"));
    }
    let root = args.config.parent().unwrap_or(Path::new("."));
    for (name, import) in &imports {
        if let Some(service) = selection.services.get(*name) {
            report(root, name, service, import, &botocore.version)?;
        }
    }
    if args.dry_run {
        println!("nothing was written");
        return Ok(true);
    }
    let mut document = Document::read(&args.config)?;
    let mut written = 0;
    for (name, import) in &imports {
        let Some(old) = selection.services.get(*name) else { continue };
        written += models::place(root, name, import, Some(old))?;
        let sha256 = models::hashes(&import.texts);
        document.set_service(name, &Service { botocore: botocore.version.clone(), sha256, ..old.clone() })?;
    }
    if let Some(partitions) = models::place_partitions(root, &botocore, &selection)? {
        document.set_partitions(&partitions)?;
        written += 1;
    }
    files::write(&args.config, document.text().as_bytes())?;
    println!("{written} files written; next: `cargo xtask codegen`");
    Ok(true)
}

/// Says what changes in a service.
fn report(root: &Path, name: &str, old: &Service, import: &Import, version: &str) -> Result<()> {
    let folder = root.join(models::folder(name, &old.api_version));
    let there = old.sha256.keys().filter(|it| folder.join(it).is_file());
    let before = models::read_committed(&folder, there)?;
    let after = import.texts.iter().map(|(file, text)| Ok((file.clone(), models::parse(file, text)?)));
    let changes = models::changes(&before, &after.collect::<Result<Documents>>()?);
    let versions = if old.botocore == version { version.to_owned() } else { format!("{} -> {version}", old.botocore) };
    let nothing = if changes.is_empty() { ": no change but of documentation, if any" } else { "" };
    println!("{name} {} (botocore {versions}){nothing}", old.api_version);
    changes.iter().for_each(|it| println!("  {it}"));
    Ok(())
}
