//! botocore through Python: an installed copy, or a wheel that pip fetches from PyPI.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use crate::progress::Progress;
use crate::{python, repository};

/// The folder of Python's own botocore.
///
/// # Errors
/// There is no Python, or it has no botocore.
pub fn installed() -> Result<PathBuf> {
    let output = python::interpreter(&["-c", "import botocore; print(botocore.__path__[0])"])?;
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
    let kept = repository::target().join("botocore");
    if let Some(wheel) =
        version.map(|it| kept.join(format!("botocore-{it}-py3-none-any.whl"))).filter(|it| it.is_file())
    {
        return Ok(wheel);
    }
    std::fs::create_dir_all(&kept).with_context(|| format!("cannot make {}", kept.display()))?;
    // Into a folder of its own, which goes away whatever happens: what is kept is whole.
    let fresh = tempfile::tempdir_in(&kept).context("cannot make a folder for the download")?;
    let wanted = version.map_or("botocore".to_owned(), |it| format!("botocore=={it}"));
    let _progress = Progress::start(format!("downloading {wanted}"));
    let place = fresh.path().to_string_lossy();
    let arguments =
        ["-m", "pip", "download", &wanted, "--no-deps", "--quiet", "--disable-pip-version-check", "--dest", &place];
    let output = python::interpreter(&arguments)?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        if said.contains("No module named pip") {
            bail!(
                "Python has no pip: install it with `python3 -m ensurepip --upgrade`, or name a wheel or a folder with --from PATH"
            );
        }
        bail!("pip could not download {wanted}:\n{}", said.trim());
    }
    let mut entries = std::fs::read_dir(fresh.path()).context("cannot list the download")?;
    let file = entries.next().context("pip downloaded nothing")?.context("cannot list the download")?;
    let place = kept.join(file.file_name());
    std::fs::rename(file.path(), &place).with_context(|| format!("cannot keep {}", place.display()))?;
    Ok(place)
}
