//! The SDK's published crates, through cargo.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use walkdir::WalkDir;

use super::Surface;
use super::surface::read;
use crate::progress::Progress;
use crate::sweep::home;
use crate::{cargo, files};

/// A crate of the SDK.
#[derive(Deserialize)]
pub struct Package {
    name: String,
    /// Its version.
    pub version: String,
    manifest_path: PathBuf,
}

/// What `cargo metadata` says.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

/// Has cargo fetch crates of the SDK, the newest or those that an earlier run fetched. Nothing of them is compiled.
///
/// # Errors
/// Cargo cannot fetch them.
pub fn fetch<'n>(names: impl Iterator<Item = &'n str>) -> Result<BTreeMap<String, Package>> {
    let _progress = Progress::start("fetching crates of the SDK");
    let folder = home().join("sdk");
    let mut manifest =
        "[package]\nname = \"sdk\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n"
            .to_owned();
    names.for_each(|it| manifest.push_str(&format!("{it} = \"*\"\n")));
    files::write(&folder.join("Cargo.toml"), manifest.as_bytes())?;
    files::write(&folder.join("src/lib.rs"), b"")?;
    let mut command = cargo::command();
    command.args(["metadata", "--format-version", "1", "--manifest-path"]).arg(folder.join("Cargo.toml"));
    let output = command.output().context("cannot run cargo metadata")?;
    if !output.status.success() {
        bail!("cargo cannot fetch the SDK's crates:\n{}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let metadata: Metadata = serde_json::from_slice(&output.stdout).context("cargo metadata said something else")?;
    Ok(metadata.packages.into_iter().map(|it| (it.name.clone(), it)).collect())
}

impl Package {
    /// Its public names.
    ///
    /// # Errors
    /// Its source cannot be read.
    pub fn surface(&self) -> Result<Surface> {
        let source = self.manifest_path.parent().unwrap_or(Path::new("/")).join("src");
        let mut surface = Surface::new();
        for entry in WalkDir::new(&source) {
            let entry = entry.with_context(|| format!("cannot list {}", source.display()))?;
            let path = entry.path().strip_prefix(&source).unwrap_or(entry.path()).to_string_lossy().into_owned();
            if entry.path().is_file() {
                let text = files::read_text(entry.path())?;
                surface.append(&mut read([(path.as_str(), text.as_str())].into_iter())?);
            }
        }
        Ok(surface)
    }
}
