//! botocore in a folder: the package, its `data` folder, or a folder that holds the package.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use walkdir::WalkDir;

use super::{Botocore, Files, stated_version};

/// Opens a folder.
///
/// # Errors
/// It cannot be listed.
pub fn open(path: &Path) -> Result<Botocore> {
    let data =
        ["botocore/data", "data"].iter().map(|it| path.join(it)).find(|it| it.is_dir()).unwrap_or(path.to_path_buf());
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(&data).max_depth(3) {
        let entry = entry.with_context(|| format!("cannot list {}", data.display()))?;
        if entry.path().is_file() {
            let parts = entry.path().strip_prefix(&data).unwrap_or(entry.path()).iter();
            let name: Vec<_> = parts.map(|it| it.to_string_lossy()).collect();
            files.insert(name.join("/"), entry.path().to_path_buf());
        }
    }
    let init = data.parent().map(|it| it.join("__init__.py"));
    let init = init.and_then(|it| std::fs::read_to_string(it).ok()).unwrap_or_default();
    Ok(Botocore { origin: path.display().to_string(), version: stated_version(&init), files: Files::Placed(files) })
}
