//! Selections whose files are not committed: what the generator is measured and tested with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::{Docs, Document, Operations, PARTITIONS, Partitions, Selection, Service, folder, gather, hashes};
use crate::botocore::Botocore;
use crate::{files, repository};

/// Imports all operations of the services that are selected, with upstream documentation, into the folder `root`.
/// Returns the new selection's place.
///
/// # Errors
/// botocore lacks a service, or files cannot be written.
pub fn import_whole(botocore: &Botocore, root: &Path) -> Result<PathBuf> {
    let mut selection = Selection::read(&repository::selection())?;
    for service in selection.services.values_mut() {
        (service.operations, service.docs) = (Operations::all(), Docs::Keep);
    }
    import(botocore, &selection, root)
}

/// Imports what a selection names into the folder `root`. Returns the new selection's place.
///
/// # Errors
/// botocore lacks a service or an operation, or files cannot be written.
pub fn import(botocore: &Botocore, selection: &Selection, root: &Path) -> Result<PathBuf> {
    let config = root.join("models.toml");
    let mut document = Document::read(&config)?;
    for (name, wanted) in &selection.services {
        let import = gather(botocore, name, Some(&wanted.api_version), &wanted.operations, wanted.docs)?;
        let (botocore, sha256) = (botocore.version.clone(), hashes(&import.texts));
        for (file, text) in &import.texts {
            files::write(&root.join(folder(name, &wanted.api_version)).join(file), text.as_bytes())?;
        }
        document.set_service(name, &Service { botocore, sha256, ..wanted.clone() })?;
    }
    let text = botocore.text(PARTITIONS)?.context("botocore has no partitions.json")?;
    files::write(&root.join(PARTITIONS), text.as_bytes())?;
    document
        .set_partitions(&Partitions { botocore: botocore.version.clone(), sha256: files::sha256(text.as_bytes()) })?;
    files::write(&config, document.text().as_bytes())?;
    Ok(config)
}
