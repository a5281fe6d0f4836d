//! Where things are in this repository.

use std::path::{Component, Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

/// The repository's root: the folder above `xtask/`.
pub fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// `models/models.toml`, the selection that is committed.
pub fn selection() -> PathBuf {
    root().join("models/models.toml")
}

/// Cargo's target folder, where downloads, Python environments and measurements are kept.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The files of the repository, sorted: those that git has, and new ones that it does not ignore.
///
/// # Errors
/// git cannot tell.
pub fn files() -> Result<Vec<String>> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root()).output();
    let output = output.context("cannot run git, which knows the repository's files")?;
    if !output.status.success() {
        bail!("git cannot list the repository's files: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    let text = String::from_utf8(output.stdout).context("a file's name is not UTF-8")?;
    let mut paths: Vec<String> =
        text.split('\0').filter(|it| !it.is_empty() && root().join(it).is_file()).map(str::to_owned).collect();
    paths.sort();
    paths.dedup();
    if paths.is_empty() {
        bail!("git lists no files");
    }
    Ok(paths)
}

/// How a path is shown: relative to the root where it lies inside, else as it is.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).display().to_string()
}

/// The way from the folder `from` to `to`, with `/` between the parts. Neither needs to exist; symbolic links in the
/// part that exists are resolved first, since `..` steps out of a link's target.
///
/// # Errors
/// The current directory cannot be read.
pub fn relative(from: &Path, to: &Path) -> std::io::Result<String> {
    let (from, to) = (resolve(from)?, resolve(to)?);
    let (from, to): (Vec<Component<'_>>, Vec<Component<'_>>) = (from.components().collect(), to.components().collect());
    let common = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let up = from.iter().skip(common).map(|_| "..".to_owned());
    let down = to.iter().skip(common).map(|it| it.as_os_str().to_string_lossy().into_owned());
    let parts: Vec<String> = up.chain(down).collect();
    Ok(if parts.is_empty() { ".".to_owned() } else { parts.join("/") })
}

/// An absolute path without `.`, `..` or symbolic links, as far as it exists.
fn resolve(path: &Path) -> std::io::Result<PathBuf> {
    let mut resolved = PathBuf::new();
    for component in std::path::absolute(path)?.components() {
        match component {
            Component::ParentDir => {
                resolved.pop();
            }
            Component::CurDir => {}
            other => resolved.push(other),
        }
        if let Ok(real) = resolved.canonicalize() {
            resolved = real;
        }
    }
    Ok(resolved)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_between_folders_goes_over_their_common_ancestor() {
        let root = root();
        assert_eq!(relative(&root.join("generated"), &root.join("runtime")).ok().as_deref(), Some("../runtime"));
        assert_eq!(relative(&root.join("no/such/../folder"), &root).ok().as_deref(), Some("../.."));
        assert_eq!(relative(&root, &root).ok().as_deref(), Some("."));
    }
}
