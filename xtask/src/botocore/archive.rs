//! botocore in a wheel or an sdist: its data files are read into memory, as they stand (most are compressed).

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{Botocore, DATA, Files, stated_version};

/// Opens a wheel.
///
/// # Errors
/// It cannot be read or is not a zip archive.
pub fn open_wheel(path: &Path) -> Result<Botocore> {
    let broken = || format!("{} is not a readable wheel", path.display());
    let mut archive = zip::ZipArchive::new(BufReader::new(open(path)?)).with_context(broken)?;
    let mut package = Package::default();
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).with_context(broken)?;
        let name = file.name().with_context(broken)?.into_owned();
        package.take(&name, &mut file).with_context(broken)?;
    }
    Ok(package.finish(path))
}

/// Opens an sdist.
///
/// # Errors
/// It cannot be read or is not a compressed tar archive.
pub fn open_sdist(path: &Path) -> Result<Botocore> {
    let broken = || format!("{} is not a readable sdist", path.display());
    let mut archive = tar::Archive::new(flate2::read::MultiGzDecoder::new(BufReader::new(open(path)?)));
    let mut package = Package::default();
    for entry in archive.entries().with_context(broken)? {
        let mut entry = entry.with_context(broken)?;
        let name = entry.path().with_context(broken)?.to_string_lossy().into_owned();
        // The archive's own folder, botocore-VERSION, comes first.
        let name = name.split_once('/').map_or(String::new(), |(_, rest)| rest.to_owned());
        package.take(&name, &mut entry).with_context(broken)?;
    }
    Ok(package.finish(path))
}

/// Opens a file.
fn open(path: &Path) -> Result<File> {
    File::open(path).with_context(|| format!("cannot open {}", path.display()))
}

/// What was found so far.
#[derive(Default)]
struct Package {
    files: BTreeMap<String, Vec<u8>>,
    version: String,
}

impl Package {
    /// Reads a file of the archive if it is wanted.
    fn take(&mut self, name: &str, reader: &mut impl Read) -> std::io::Result<()> {
        let Some(inside) = name.strip_prefix("botocore/") else { return Ok(()) };
        if inside == "__init__.py" {
            let mut init = String::new();
            reader.read_to_string(&mut init)?;
            self.version = stated_version(&init);
        } else if let Some(path) =
            inside.strip_prefix(DATA).filter(|it| it.ends_with(".json") || it.ends_with(".json.gz"))
        {
            let mut bytes = Vec::new();
            reader.read_to_end(&mut bytes)?;
            self.files.insert(path.to_owned(), bytes);
        }
        Ok(())
    }

    /// The result.
    fn finish(self, path: &Path) -> Botocore {
        Botocore { origin: path.display().to_string(), version: self.version, files: Files::Held(self.files) }
    }
}
