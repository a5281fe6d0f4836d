//! Whether a folder is what would be generated.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};
use std::path::Path;

use anyhow::{Context as _, Result};
use similar::TextDiff;
use walkdir::WalkDir;

use super::manifest;

/// Lines of difference and of names that are printed: enough to see what it is about.
const SHOWN: usize = 100;

/// How a folder differs from what would be generated.
#[derive(Debug, Default)]
pub struct Drift {
    /// Files whose text differs, with a unified diff from what is there to what should be.
    pub changed: Vec<(String, String)>,
    /// Files that are not there.
    pub missing: Vec<String>,
    /// Files that would not be generated.
    pub extra: Vec<String>,
}

impl Drift {
    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }
}

impl Display for Drift {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let names = self.changed.iter().map(|(path, _)| ("changed", path));
        let names = names.chain(self.missing.iter().map(|it| ("missing", it)));
        let names: Vec<_> = names.chain(self.extra.iter().map(|it| ("extra", it))).collect();
        for (what, path) in names.iter().take(SHOWN) {
            writeln!(f, "{what}: {path}")?;
        }
        if let Some(more) = names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(f, "... and {more} more files")?;
        }
        let lines: Vec<&str> = self.changed.iter().flat_map(|(_, diff)| diff.lines()).collect();
        for line in lines.iter().take(SHOWN) {
            writeln!(f, "{line}")?;
        }
        if let Some(more) = lines.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(f, "... and {more} more lines of difference")?;
        }
        Ok(())
    }
}

/// Compares a folder with a tree. Cargo's lock file and target folder are not looked at.
///
/// # Errors
/// The folder cannot be read.
pub fn check(folder: &Path, tree: &BTreeMap<String, String>) -> Result<Drift> {
    let mut wanted = tree.clone();
    wanted.insert(manifest::NAME.to_owned(), manifest::render(tree.keys().map(String::as_str)));
    let there = paths(folder)?;
    let mut drift =
        Drift { extra: there.iter().filter(|it| !wanted.contains_key(*it)).cloned().collect(), ..Drift::default() };
    for (path, text) in &wanted {
        let place = folder.join(path);
        if !there.contains(path) {
            drift.missing.push(path.clone());
            continue;
        }
        let bytes = std::fs::read(&place).with_context(|| format!("cannot read {}", place.display()))?;
        if bytes != text.as_bytes() {
            let found = String::from_utf8_lossy(&bytes);
            let diff = TextDiff::from_lines(found.as_ref(), text.as_str());
            let diff = diff.unified_diff().context_radius(2).header(path, "what would be generated").to_string();
            drift.changed.push((path.clone(), diff));
        }
    }
    Ok(drift)
}

/// The files in a folder, `/` between the parts, sorted. Symbolic links are listed, not followed.
fn paths(folder: &Path) -> Result<Vec<String>> {
    if !folder.exists() {
        return Ok(Vec::new());
    }
    let skipped = |it: &walkdir::DirEntry| {
        it.depth() == 1 && matches!(it.file_name().to_str(), Some("target" | "Cargo.lock" | ".git"))
    };
    let mut paths = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(|it| !skipped(it)) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if !entry.file_type().is_dir() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
            let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
            paths.push(parts.join("/"));
        }
    }
    Ok(paths)
}
