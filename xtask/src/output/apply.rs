//! Doing what a plan says.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{Plan, manifest};
use crate::files;

impl Plan {
    /// Does it: files first, the manifest last. Does nothing when nothing has changed.
    ///
    /// A list of what is about to be written goes first and away last, so that a run that was cut off in between is
    /// mended by the next.
    ///
    /// # Errors
    /// The file system's; what is written until then is whole files.
    pub fn apply(&self) -> Result<()> {
        let place = self.folder.join(manifest::NAME);
        let started = self.folder.join(manifest::STARTED);
        let up_to_date = std::fs::read(&place).is_ok_and(|it| it == self.manifest.as_bytes());
        if self.write.is_empty() && self.remove.is_empty() && up_to_date && !started.exists() {
            return Ok(());
        }
        let all: BTreeSet<&str> = self.owned.iter().chain(self.write.keys()).map(String::as_str).collect();
        if started.exists() {
            all.iter().try_for_each(|path| files::remove(&files::unfinished(&self.folder.join(path))))?;
        }
        files::write(&started, manifest::render(all).as_bytes())?;
        for (path, text) in &self.write {
            files::write(&self.folder.join(path), text.as_bytes())?;
        }
        for path in &self.remove {
            files::remove(&self.folder.join(path))?;
            remove_empty_folders(&self.folder, path)?;
        }
        files::write(&place, self.manifest.as_bytes())?;
        files::remove(&started)
    }
}

/// Removes the folders above a removed file, as long as they are empty.
fn remove_empty_folders(folder: &Path, path: &str) -> Result<()> {
    for parent in Path::new(path).ancestors().skip(1).filter(|it| !it.as_os_str().is_empty()) {
        let place = folder.join(parent);
        let mut entries = match std::fs::read_dir(&place) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot list {}", place.display())),
        };
        if entries.next().is_some() {
            break;
        }
        std::fs::remove_dir(&place).with_context(|| format!("cannot remove the folder {}", place.display()))?;
    }
    Ok(())
}
