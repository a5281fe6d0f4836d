//! The selected services whole: what the generator is measured and tested with beyond the committed operations.

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
    let config = root.join("models.toml");
    let mut document = Document::read(&config)?;
    for (name, old) in &selection.services {
        let import = gather(botocore, name, Some(&old.api_version), &Operations::all(), Docs::Keep)?;
        let service = Service {
            operations: Operations::all(),
            docs: Docs::Keep,
            botocore: botocore.version.clone(),
            sha256: hashes(&import.texts),
            ..old.clone()
        };
        for (file, text) in &import.texts {
            files::write(&root.join(folder(name, &old.api_version)).join(file), text.as_bytes())?;
        }
        document.set_service(name, &service)?;
    }
    let text = botocore.text(PARTITIONS)?.context("botocore has no partitions.json")?;
    files::write(&root.join(PARTITIONS), text.as_bytes())?;
    document
        .set_partitions(&Partitions { botocore: botocore.version.clone(), sha256: files::sha256(text.as_bytes()) })?;
    files::write(&config, document.text().as_bytes())?;
    Ok(config)
}
