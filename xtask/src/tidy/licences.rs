//! Licences of dependencies: permissive ones only.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::Finding;
use crate::cargo;

/// Licences that ask for no more than their text to be kept.
const ALLOWED: [&str; 12] = [
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// The two workspaces.
const WORKSPACES: [&str; 2] = ["Cargo.toml", "xtask/Cargo.toml"];

/// Checks the dependencies of both workspaces. Returns how many there are.
///
/// # Errors
/// cargo cannot tell.
pub fn check(root: &Path) -> Result<(usize, Vec<Finding>)> {
    let (mut count, mut findings) = (0, Vec::new());
    for manifest in WORKSPACES {
        let packages = packages(root, manifest)?;
        count += packages.len();
        for (name, licence) in packages {
            if !is_permissive(&licence) {
                findings.push(Finding::new(
                    manifest,
                    0,
                    format!(
                        "{name} has the licence {licence:?}, which is not on the list in xtask/src/tidy/licences.rs"
                    ),
                ));
            }
        }
    }
    Ok((count, findings))
}

/// Name and licence of every package in a workspace, dependencies included.
fn packages(root: &Path, manifest: &str) -> Result<BTreeMap<String, String>> {
    let arguments = ["metadata", "--format-version", "1", "--locked", "--manifest-path", manifest];
    let output = cargo::command().args(arguments).current_dir(root).output().context("cannot run cargo")?;
    if !output.status.success() {
        bail!("cargo metadata of {manifest} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata is not JSON")?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("cargo metadata has no packages")?;
    let text = |package: &Value, key: &str| package.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    Ok(packages
        .iter()
        .map(|it| (format!("{} {}", text(it, "name"), text(it, "version")), text(it, "license")))
        .collect())
}

/// Whether a licence expression can be met with licences on the list.
pub fn is_permissive(licence: &str) -> bool {
    Expression::parse_mode(licence, ParseMode::LAX)
        .is_ok_and(|it| it.evaluate(|needed| needed.license.id().is_some_and(|it| ALLOWED.contains(&it.name))))
}
