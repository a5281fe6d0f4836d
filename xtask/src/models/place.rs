//! Imports, written under `models/`.

use std::path::Path;

use anyhow::{Context as _, Result};

use super::{Import, Partitions, Selection, Service};
use crate::botocore::Botocore;
use crate::files;

/// Writes the files of an import and removes those that it no longer has. Returns how many were written.
///
/// # Errors
/// The file system's.
pub fn place(root: &Path, service: &str, import: &Import, old: Option<&Service>) -> Result<usize> {
    let folder = root.join(super::folder(service, &import.api_version));
    let mut written = 0;
    for (name, text) in &import.texts {
        let place = folder.join(name);
        if std::fs::read(&place).is_ok_and(|it| it == text.as_bytes()) {
            continue;
        }
        files::write(&place, text.as_bytes())?;
        written += 1;
    }
    if let Some(old) = old {
        let moved = old.api_version != import.api_version;
        let before = root.join(super::folder(service, &old.api_version));
        for name in old.sha256.keys().filter(|it| moved || !import.texts.contains_key(*it)) {
            files::remove(&before.join(name))?;
        }
    }
    Ok(written)
}

/// Writes `partitions.json`, unless the one that is there is newer or the same.
///
/// # Errors
/// The file is not JSON, or the file system's.
pub fn place_partitions(root: &Path, botocore: &Botocore, selection: &Selection) -> Result<Option<Partitions>> {
    let Some(text) = botocore.text(super::PARTITIONS)? else { return Ok(None) };
    let document = super::parse(super::PARTITIONS, &text)?;
    let text = format!("{}\n", serde_json::to_string_pretty(&document).context("cannot write partitions.json")?);
    let new = Partitions { botocore: botocore.version.clone(), sha256: files::sha256(text.as_bytes()) };
    let place = root.join(super::PARTITIONS);
    if let Some(old) = &selection.partitions {
        let intact = std::fs::read(&place).is_ok_and(|it| files::sha256(&it) == old.sha256);
        if intact && (old.sha256 == new.sha256 || numbers(&old.botocore) > numbers(&new.botocore)) {
            return Ok(None);
        }
    }
    files::write(&place, text.as_bytes())?;
    Ok(Some(new))
}

/// A version's numbers, for comparing.
fn numbers(version: &str) -> Vec<u64> {
    version.split('.').map(|it| it.parse().unwrap_or(0)).collect()
}
