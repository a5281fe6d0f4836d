//! Whether a folder is what would be generated.

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use anyhow::{Context as _, Result};
use awslice_codegen::{Drift, Tree, diff};
use similar::TextDiff;
use walkdir::WalkDir;

use super::manifest;

/// Lines of difference and of names that are printed: enough to see what it is about.
const SHOWN: usize = 100;

/// How a folder differs from what would be generated.
#[derive(Debug, Default)]
pub struct Difference {
    /// Which files differ.
    pub drift: Drift,
    /// Of each changed file, a unified diff from what is there to what should be.
    diffs: Vec<String>,
}

impl Display for Difference {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Drift { changed, missing, extra } = &self.drift;
        let names = changed.iter().map(|it| ("changed", it)).chain(missing.iter().map(|it| ("missing", it)));
        let names: Vec<_> = names.chain(extra.iter().map(|it| ("extra", it))).collect();
        for (what, path) in names.iter().take(SHOWN) {
            writeln!(f, "{what}: {path}")?;
        }
        if let Some(more) = names.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            writeln!(f, "... and {more} more files")?;
        }
        let lines: Vec<&str> = self.diffs.iter().flat_map(|it| it.lines()).collect();
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
pub fn check(folder: &Path, tree: &Tree) -> Result<Difference> {
    let mut wanted = tree.clone();
    wanted.insert(manifest::NAME.to_owned(), manifest::render(tree.keys().map(String::as_str)));
    let there = read(folder)?;
    let drift = diff(&wanted, &there);
    let text = |tree: &Tree, path: &str| tree.get(path).cloned().unwrap_or_default();
    let unified = |path: &String| {
        let (found, wanted) = (text(&there, path), text(&wanted, path));
        let diff = TextDiff::from_lines(&found, &wanted);
        diff.unified_diff().context_radius(2).header(path, "what would be generated").to_string()
    };
    Ok(Difference { diffs: drift.changed.iter().map(unified).collect(), drift })
}

/// The files in a folder, `/` between the parts. What is not text is read as the nearest text, which no generated file
/// is equal to; a symbolic link is a file whose text is where it leads.
fn read(folder: &Path) -> Result<Tree> {
    let mut tree = Tree::new();
    if !folder.exists() {
        return Ok(tree);
    }
    let skipped = |it: &walkdir::DirEntry| {
        it.depth() == 1 && matches!(it.file_name().to_str(), Some("target" | "Cargo.lock" | ".git"))
    };
    for entry in WalkDir::new(folder).into_iter().filter_entry(|it| !skipped(it)) {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let cannot = || format!("cannot read {}", entry.path().display());
        let text = if entry.path_is_symlink() {
            std::fs::read_link(entry.path()).with_context(cannot)?.display().to_string()
        } else {
            String::from_utf8_lossy(&std::fs::read(entry.path()).with_context(cannot)?).into_owned()
        };
        let path = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let parts: Vec<_> = path.iter().map(|it| it.to_string_lossy()).collect();
        tree.insert(parts.join("/"), text);
    }
    Ok(tree)
}
