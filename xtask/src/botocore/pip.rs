//! botocore through Python: an installed copy, or a wheel that pip fetches from PyPI.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::progress::Progress;
use crate::{python, repository};

/// The folder of the botocore that an interpreter of Python has.
///
/// # Errors
/// There is no such interpreter, or it has no botocore.
pub fn installed(interpreter: &Path) -> Result<PathBuf> {
    let output = python::run(interpreter, &["-c", "import botocore; print(botocore.__path__[0])"])?;
    if !output.status.success() {
        bail!("Python has no botocore of its own; name a version with --botocore, or a place with --from PATH");
    }
    Ok(PathBuf::from(String::from_utf8_lossy(&output.stdout).trim()))
}

/// botocore's wheel, from an earlier download or from PyPI. The newest if no version is named.
///
/// # Errors
/// pip is missing or cannot download it; the message says what to do.
pub fn download(version: Option<&str>) -> Result<PathBuf> {
    let kept = version.map(|it| folder().join(format!("botocore-{it}-py3-none-any.whl")));
    match kept.filter(|it| it.is_file()) {
        Some(wheel) => Ok(wheel),
        None => {
            let wanted = version.map_or("botocore".to_owned(), |it| format!("botocore=={it}"));
            fetch(&wanted, &[], "name a wheel or a folder with --from PATH")
        }
    }
}

/// botocore's sdist, which has its tests, from an earlier download or from PyPI.
///
/// # Errors
/// As [`download`].
pub fn sdist(version: &str) -> Result<PathBuf> {
    let kept = folder().join(format!("botocore-{version}.tar.gz"));
    if kept.is_file() {
        return Ok(kept);
    }
    let wanted = format!("botocore=={version}");
    fetch(&wanted, &["--no-binary", "botocore"], "name a folder of suites with --suite DIR")
}

/// Where downloads are kept.
fn folder() -> PathBuf {
    repository::target().join("botocore")
}

/// Downloads what is wanted, with these options of pip; `instead` is what to do without pip.
fn fetch(wanted: &str, options: &[&str], instead: &str) -> Result<PathBuf> {
    let kept = folder();
    std::fs::create_dir_all(&kept).with_context(|| format!("cannot make {}", kept.display()))?;
    // Into a folder of its own, which goes away whatever happens: what is kept is whole.
    let fresh = tempfile::tempdir_in(&kept).context("cannot make a folder for the download")?;
    let _progress = Progress::start(format!("downloading {wanted}"));
    let place = fresh.path().to_string_lossy();
    let mut arguments =
        vec!["-m", "pip", "download", wanted, "--no-deps", "--quiet", "--disable-pip-version-check", "--dest", &place];
    arguments.extend(options);
    let output = python::run(Path::new(python::INTERPRETER), &arguments)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("No module named pip") {
            bail!("Python has no pip: install it with `python3 -m ensurepip --upgrade`, or {instead}");
        }
        bail!("pip could not download {wanted}:\n{}", said.trim().lines().map(shorten).collect::<Vec<_>>().join("\n"));
    }
    let mut entries = std::fs::read_dir(fresh.path()).context("cannot list the download")?;
    let file = entries.next().context("pip downloaded nothing")?.context("cannot list the download")?;
    let place = kept.join(file.file_name());
    std::fs::rename(file.path(), &place).with_context(|| format!("cannot keep {}", place.display()))?;
    Ok(place)
}

/// A line without its middle if it is very long: pip lists every version that there is, the newest last.
fn shorten(line: &str) -> String {
    const HEAD: usize = 100;
    const TAIL: usize = 60;
    let characters: Vec<char> = line.chars().collect();
    match (characters.get(..HEAD), characters.len().checked_sub(TAIL).and_then(|at| characters.get(at..))) {
        (Some(head), Some(tail)) if characters.len() > HEAD + TAIL => {
            format!("{} ... {}", head.iter().collect::<String>(), tail.iter().collect::<String>())
        }
        _ => line.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_lose_their_middle() {
        assert_eq!(shorten("short"), "short");
        let line = format!("from versions: {}1.44.5)", "1.0, ".repeat(2000));
        let short = shorten(&line);
        assert!(short.starts_with("from versions: 1.0") && short.ends_with("1.44.5)") && short.chars().count() == 165);
    }
}
