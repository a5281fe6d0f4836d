//! How large things are: trees, libraries, programs, sources.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use walkdir::WalkDir;

use super::super::programs::{self, MANIFEST};
use crate::{cargo, files};

/// Number of crates that a package of the bench's workspace is made of, itself included.
///
/// # Errors
/// Cargo cannot tell.
pub fn crates(package: &str) -> Result<usize> {
    let arguments = ["tree", "--locked", MANIFEST, "--package", package, "--edges", "normal,build", "--prefix", "none"];
    let output = cargo::command().args(arguments).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("cargo tree: {}", programs::first_error(&output.stderr));
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let named = text.lines().filter_map(|it| it.split(" (").next()).map(str::trim).filter(|it| !it.is_empty());
    Ok(named.collect::<BTreeSet<_>>().len())
}

/// Megabytes of the libraries of these crates, in a target folder's `debug` or `release`.
///
/// # Errors
/// The folder cannot be read, or a library is not there.
pub fn libraries(profile: &Path, crates: &[&str]) -> Result<f64> {
    let folder = profile.join("deps");
    let mut sum = 0.0;
    for krate in crates {
        let prefix = format!("lib{krate}-");
        let entries = std::fs::read_dir(&folder).with_context(|| format!("cannot list {}", folder.display()))?;
        let names = entries.flatten().map(|it| it.path());
        let library = names.into_iter().find(|it| {
            let name = it.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(&prefix) && name.ends_with(".rlib")
        });
        sum += megabytes(&library.with_context(|| format!("there is no library of {krate}"))?)?;
    }
    Ok(sum)
}

/// Megabytes of a file.
///
/// # Errors
/// The file system's.
pub fn megabytes(file: &Path) -> Result<f64> {
    let length = std::fs::metadata(file).with_context(|| format!("cannot find {}", file.display()))?.len();
    Ok(u32::try_from(length).map_or(f64::INFINITY, f64::from) / 1e6)
}

/// Lines of Rust below a folder.
///
/// # Errors
/// The file system's.
pub fn lines(folder: &Path) -> Result<usize> {
    let mut lines = 0;
    for entry in WalkDir::new(folder) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.path().extension().is_some_and(|it| it == "rs") {
            lines += files::read_text(entry.path())?.lines().count();
        }
    }
    Ok(lines)
}

/// Lines of Rust of crates that the bench's workspace depends on.
///
/// # Errors
/// Cargo cannot tell where they are.
pub fn lines_of(crates: &[&str]) -> Result<usize> {
    let output = cargo::command().args(["metadata", "--format-version", "1", "--locked", MANIFEST]).output();
    let output = output.context("cannot run cargo")?;
    if !output.status.success() {
        bail!("cargo metadata: {}", programs::first_error(&output.stderr));
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("cargo metadata has no packages")?;
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut sum = 0;
    for krate in crates {
        let package = packages.iter().find(|it| text(it, "name") == *krate);
        let manifest = PathBuf::from(text(package.with_context(|| format!("no package {krate}"))?, "manifest_path"));
        sum += lines(&manifest.with_file_name("src"))?;
    }
    Ok(sum)
}
