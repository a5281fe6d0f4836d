//! `models list`: what is selected.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::models::{self, Selection, Service};
use crate::{files, repository};

/// List the selected services and operations, and whether their files are as imported.
#[derive(clap::Args)]
pub struct Args {
    /// The selection to list
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command.
///
/// # Errors
/// The selection cannot be read.
pub fn run(args: &Args) -> Result<bool> {
    let selection = Selection::read(&args.config)?;
    let root = args.config.parent().unwrap_or(Path::new("."));
    for (name, service) in &selection.services {
        println!("{name} {} (botocore {}, docs {})", service.api_version, service.botocore, service.docs);
        match service.operations.names() {
            Some(names) => names.iter().for_each(|it| println!("  {it}")),
            None => println!("  all operations"),
        }
        for file in changed(root, name, service) {
            println!("  not as imported: {file}");
        }
    }
    println!("{} services", selection.services.len());
    Ok(true)
}

/// The files of a service that are gone or have another hash.
fn changed(root: &Path, name: &str, service: &Service) -> Vec<String> {
    let folder = root.join(models::folder(name, &service.api_version));
    let intact = |(file, hash): &(&String, &String)| {
        std::fs::read(folder.join(file)).is_ok_and(|it| files::sha256(&it) == **hash)
    };
    service.sha256.iter().filter(|it| !intact(it)).map(|(file, _)| file.clone()).collect()
}
