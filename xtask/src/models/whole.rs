//! Services straight from botocore: what the generator is measured and tested with beyond the committed operations.

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
    let selection = Selection::read(&repository::selection())?;
    let whole =
        |(name, it): (String, Service)| (name, Service { operations: Operations::all(), docs: Docs::Keep, ..it });
    import_services(botocore, root, selection.services.into_iter().map(whole))
}

/// Imports services into the folder `root`. Returns the selection's place.
///
/// # Errors
/// botocore lacks a service or operation, or files cannot be written.
pub fn import_services(
    botocore: &Botocore,
    root: &Path,
    services: impl IntoIterator<Item = (String, Service)>,
) -> Result<PathBuf> {
    let config = root.join("models.toml");
    let mut document = Document::read(&config)?;
    for (name, wanted) in services {
        let import = gather(botocore, &name, Some(&wanted.api_version), &wanted.operations, wanted.docs)?;
        for (file, text) in &import.texts {
            files::write(&root.join(folder(&name, &wanted.api_version)).join(file), text.as_bytes())?;
        }
        let found = Service { botocore: botocore.version.clone(), sha256: hashes(&import.texts), ..wanted };
        document.set_service(&name, &found)?;
    }
    let text = botocore.text(PARTITIONS)?.context("botocore has no partitions.json")?;
    files::write(&root.join(PARTITIONS), text.as_bytes())?;
    document
        .set_partitions(&Partitions { botocore: botocore.version.clone(), sha256: files::sha256(text.as_bytes()) })?;
    files::write(&config, document.text().as_bytes())?;
    Ok(config)
}
