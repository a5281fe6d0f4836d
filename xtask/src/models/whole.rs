//! Services whole: what the generator is measured and tested with beyond the committed operations.

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
    import_services(botocore, selection.services.iter().map(|(name, it)| (name.as_str(), Some(it))), root)
}

/// As [`import_whole`], for services by their names: with what an older selection says of one, if it does.
///
/// # Errors
/// As [`import_whole`].
pub fn import_services<'a>(
    botocore: &Botocore,
    services: impl IntoIterator<Item = (&'a str, Option<&'a Service>)>,
    root: &Path,
) -> Result<PathBuf> {
    let config = root.join("models.toml");
    let mut document = Document::read(&config)?;
    for (name, old) in services {
        let api_version = old.map(|it| it.api_version.as_str());
        let import = gather(botocore, name, api_version, &Operations::all(), Docs::Keep)?;
        let service = Service {
            api_version: import.api_version,
            botocore: botocore.version.clone(),
            docs: Docs::Keep,
            protocol: old.and_then(|it| it.protocol.clone()),
            crate_name: old.and_then(|it| it.crate_name.clone()),
            crate_version: old.and_then(|it| it.crate_version.clone()),
            operations: Operations::all(),
            sha256: hashes(&import.texts),
        };
        for (file, text) in &import.texts {
            files::write(&root.join(folder(name, &service.api_version)).join(file), text.as_bytes())?;
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
