//! botocore's data files, wherever they come from: PyPI, an installed copy, a wheel, an sdist or a folder.

mod archive;
mod folder;
mod pip;
#[cfg(test)]
mod tests;

pub use pip::{installed, sdist};

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};

use crate::progress::Progress;
use crate::python;

/// What follows `botocore/` in front of every data file.
const DATA: &str = "data/";

/// Where to take botocore from.
#[derive(Clone, Debug, clap::Args)]
pub struct Origin {
    /// Version of botocore to take from PyPI through pip [default: the version of the last import, else the newest]
    #[arg(long, value_name = "VERSION", conflicts_with = "from")]
    pub botocore: Option<String>,
    /// Take botocore from here instead: a folder, a wheel, an sdist, or the word `installed` for Python's own copy
    #[arg(long, value_name = "PATH")]
    pub from: Option<PathBuf>,
}

impl Origin {
    /// Opens botocore; `default` is the version to take when none is named.
    ///
    /// # Errors
    /// It cannot be had; the message says what to do.
    pub fn open(&self, default: Option<&str>) -> Result<Botocore> {
        Botocore::open(&self.locate(default)?)
    }

    /// Where botocore is; it is downloaded if need be. `default` is the version to take when none is named.
    ///
    /// # Errors
    /// It cannot be had; the message says what to do.
    pub fn locate(&self, default: Option<&str>) -> Result<PathBuf> {
        match &self.from {
            Some(word) if word.as_os_str() == "installed" => pip::installed(Path::new(python::INTERPRETER)),
            Some(path) => Ok(path.clone()),
            None => pip::download(self.botocore.as_deref().or(default).filter(|it| !it.is_empty())),
        }
    }
}

/// botocore's data files.
pub struct Botocore {
    /// What to call it in messages.
    pub origin: String,
    /// Its version; empty if it does not say.
    pub version: String,
    files: Files,
}

/// Where the bytes are.
enum Files {
    /// In a folder: the place of each file.
    Placed(BTreeMap<String, PathBuf>),
    /// Read already.
    Held(BTreeMap<String, Vec<u8>>),
}

impl Botocore {
    /// Opens a folder, a wheel or an sdist.
    ///
    /// # Errors
    /// It is none of those, or holds no service models.
    pub fn open(path: &Path) -> Result<Self> {
        let _progress = Progress::start(format!("reading {}", path.display()));
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let botocore = if path.is_dir() {
            folder::open(path)?
        } else if name.ends_with(".whl") || name.ends_with(".zip") {
            archive::open_wheel(path)?
        } else if name.ends_with(".tar.gz") || name.ends_with(".tgz") {
            archive::open_sdist(path)?
        } else if path.exists() {
            bail!("{} is neither a folder, a wheel (.whl) nor an sdist (.tar.gz)", path.display());
        } else {
            bail!("{} does not exist", path.display());
        };
        if botocore.services().is_empty() {
            bail!("{} holds no service models (SERVICE/API-VERSION/service-2.json)", path.display());
        }
        Ok(botocore)
    }

    /// The services that it has.
    pub fn services(&self) -> BTreeSet<String> {
        self.models().map(|(service, _)| service.to_owned()).collect()
    }

    /// The API versions of a service, oldest first.
    pub fn versions(&self, service: &str) -> Vec<String> {
        let versions: BTreeSet<&str> =
            self.models().filter(|(it, _)| *it == service).map(|(_, version)| version).collect();
        versions.into_iter().map(str::to_owned).collect()
    }

    /// A file's text, by its path below `data/`; the file may be compressed.
    ///
    /// # Errors
    /// The file cannot be read, or is not what its name says.
    pub fn text(&self, path: &str) -> Result<Option<String>> {
        if let Some(bytes) = self.bytes(path)? {
            return Ok(Some(String::from_utf8(bytes).with_context(|| format!("{path} is not UTF-8"))?));
        }
        let compressed = format!("{path}.gz");
        let Some(bytes) = self.bytes(&compressed)? else { return Ok(None) };
        let mut text = String::new();
        let mut reader = flate2::read::MultiGzDecoder::new(bytes.as_slice());
        reader.read_to_string(&mut text).with_context(|| format!("{compressed} in {} is broken", self.origin))?;
        Ok(Some(text))
    }

    /// A file's bytes.
    fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match &self.files {
            Files::Held(files) => Ok(files.get(path).cloned()),
            Files::Placed(files) => {
                let read =
                    |place: &PathBuf| std::fs::read(place).with_context(|| format!("cannot read {}", place.display()));
                files.get(path).map(read).transpose()
            }
        }
    }

    /// Service and API version of every model.
    fn models(&self) -> impl Iterator<Item = (&str, &str)> {
        let names: Box<dyn Iterator<Item = &String>> = match &self.files {
            Files::Placed(files) => Box::new(files.keys()),
            Files::Held(files) => Box::new(files.keys()),
        };
        names.filter_map(|path| {
            let folder = path.strip_suffix("/service-2.json").or_else(|| path.strip_suffix("/service-2.json.gz"))?;
            folder.split_once('/').filter(|(_, version)| !version.contains('/'))
        })
    }
}

/// The version that `botocore/__init__.py` states; empty if it states none.
fn stated_version(init: &str) -> String {
    let stated = init.lines().find_map(|line| line.strip_prefix("__version__"));
    let text = stated.unwrap_or_default().trim_start_matches([' ', '=']);
    text.trim().trim_matches(['\'', '"']).to_owned()
}
