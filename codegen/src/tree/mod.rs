//! Trees of files: the text of each by its path.

use std::collections::BTreeMap;

use crate::emit::{Package, emit_files};
use crate::format::{FormatError, format_file};
use crate::ir::Crate;

/// Text by path, relative to the crate's folder, `/` between the parts.
pub type Tree = BTreeMap<String, String>;

/// The files of a crate, formatted.
///
/// # Errors
/// When a file is not Rust: a bug of an emitter.
pub fn emit_crate(krate: &Crate, package: &Package<'_>) -> Result<Tree, FormatError> {
    let mut tree = Ok(Tree::new());
    emit_files(krate, package, &mut |file| {
        if let Ok(files) = &mut tree {
            let path = file.path.clone();
            match format_file(file) {
                Ok(text) => drop(files.insert(path, text)),
                Err(error) => tree = Err(error),
            }
        }
    });
    tree
}

/// How one tree differs from another; paths are sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drift {
    /// In both, with other text.
    pub changed: Vec<String>,
    /// Expected, but not there.
    pub missing: Vec<String>,
    /// There, but not expected.
    pub extra: Vec<String>,
}

impl Drift {
    /// Whether the trees are the same.
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.missing.is_empty() && self.extra.is_empty()
    }
}

/// How `actual` differs from `expected`.
pub fn diff(expected: &Tree, actual: &Tree) -> Drift {
    let mut drift = Drift::default();
    for (path, text) in expected {
        match actual.get(path) {
            None => drift.missing.push(path.clone()),
            Some(found) if found != text => drift.changed.push(path.clone()),
            Some(_) => {}
        }
    }
    drift.extra = actual.keys().filter(|path| !expected.contains_key(*path)).cloned().collect();
    drift
}

#[cfg(test)]
mod tests {
    use super::{Drift, Tree, diff};

    fn tree(files: &[(&str, &str)]) -> Tree {
        files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
    }

    #[test]
    fn equal_trees_do_not_drift() {
        let it = tree(&[("a", "1"), ("b", "2")]);
        assert!(diff(&it, &it).is_empty());
    }

    #[test]
    fn each_kind_of_drift_is_told() {
        let expected = tree(&[("same", "1"), ("changed", "2"), ("missing", "3")]);
        let actual = tree(&[("same", "1"), ("changed", "other"), ("extra", "4")]);
        let drift = diff(&expected, &actual);
        let of = |path: &str| vec![path.to_owned()];
        assert_eq!(drift, Drift { changed: of("changed"), missing: of("missing"), extra: of("extra") });
        assert!(!drift.is_empty());
    }
}
