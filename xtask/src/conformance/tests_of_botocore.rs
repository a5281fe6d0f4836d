//! botocore's own tests: the folders that conformance needs, taken out of its sdist.

use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use super::BOTOCORE;
use crate::botocore::sdist;
use crate::progress::Progress;
use crate::repository;

/// Folders of tests, as the sdist has them.
const FOLDERS: [&str; 2] = ["tests/unit/protocols/", "tests/functional/endpoint-rules/"];

/// botocore's tests, in a folder of ours.
pub struct TestsOfBotocore {
    folder: PathBuf,
}

impl TestsOfBotocore {
    /// The tests of the default version, from an earlier run or from PyPI.
    ///
    /// # Errors
    /// pip cannot download the sdist, or it has no such tests.
    pub fn get() -> Result<Self> {
        let folder = repository::target().join("botocore").join(format!("botocore-{BOTOCORE}-tests"));
        if !folder.is_dir() {
            let sdist = sdist(BOTOCORE)?;
            let _progress = Progress::start(format!("unpacking {}", repository::shown(&sdist)));
            unpack(&sdist, &folder).with_context(|| format!("cannot unpack {}", repository::shown(&sdist)))?;
        }
        Ok(Self { folder })
    }

    /// The protocol suites.
    pub fn protocols(&self) -> PathBuf {
        self.folder.join(FOLDERS[0])
    }

    /// The endpoint tests.
    pub fn endpoints(&self) -> PathBuf {
        self.folder.join(FOLDERS[1])
    }
}

/// Unpacks the tests beside their place, and moves them there when all are written.
fn unpack(sdist: &Path, folder: &Path) -> Result<()> {
    let parent = folder.parent().context("the folder has no parent")?;
    let fresh = tempfile::tempdir_in(parent)?;
    let file = BufReader::new(File::open(sdist)?);
    let mut archive = tar::Archive::new(flate2::read::MultiGzDecoder::new(file));
    let mut count = 0;
    for entry in archive.entries()? {
        let mut entry = entry?;
        let name = entry.path()?.to_string_lossy().into_owned();
        // The archive's own folder, botocore-VERSION, comes first.
        let inside = name.split_once('/').map_or("", |(_, rest)| rest);
        let is_wanted = FOLDERS.iter().any(|it| inside.starts_with(it)) && inside.ends_with(".json");
        if is_wanted && crate::files::stays_inside(inside) {
            let place = fresh.path().join(inside);
            std::fs::create_dir_all(place.parent().unwrap_or(fresh.path()))?;
            std::io::copy(&mut entry, &mut File::create_new(&place)?)?;
            count += 1;
        }
    }
    if count == 0 {
        bail!("it holds no tests");
    }
    std::fs::rename(fresh.path(), folder)?;
    Ok(())
}
