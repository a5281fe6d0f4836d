//! The list of the files that a run wrote, kept in their folder.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use awslice_codegen::GENERATED_MARK;

use crate::files;

/// The list of a finished run.
pub const NAME: &str = ".awslice-manifest";

/// The list of a run that has begun to write: there only until it is finished, so that the next run knows its files.
pub const STARTED: &str = ".awslice-manifest.started";

/// A manifest's text.
pub fn render<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = format!("# {GENERATED_MARK}. The files that it may replace or remove here.\n");
    for path in paths {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The paths named by the last finished run and by one that was interrupted after it.
///
/// # Errors
/// A manifest cannot be read, or names something outside the folder.
pub fn owned(folder: &Path) -> Result<BTreeSet<String>> {
    let mut paths = BTreeSet::new();
    for name in [NAME, STARTED] {
        let path = folder.join(name);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
        };
        for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            if !files::stays_inside(line) {
                bail!(
                    "{}:{}: `{line}` is not a path inside this folder; restore the file, or delete the folder",
                    path.display(),
                    index + 1
                );
            }
            paths.insert(line.to_owned());
        }
    }
    Ok(paths)
}
