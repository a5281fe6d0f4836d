//! Our side of the bench: slices of real services, generated into `target/bench/slices/` as `bench/slices/` says.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::home;
use crate::botocore::{Botocore, installed};
use crate::models::Wanted;
use crate::{files, generation, python, repository};

/// The slice that the bench's workspace depends on: without it the workspace does not load.
pub const CALLS: &str = "bench-slice";

/// A slice that was generated.
pub struct Slice {
    /// The crate's folder.
    pub folder: PathBuf,
    /// Lines of its Rust.
    pub lines: usize,
}

/// Botocore's models, from the Python environment of the tests.
///
/// # Errors
/// The environment cannot be made.
pub fn botocore() -> Result<Botocore> {
    Botocore::open(&installed(&python::environment("botocore")?)?)
}

/// Generates a slice. Files that are as they should be are not touched.
///
/// # Errors
/// What `bench/slices/` says of it or the models are wrong, or files cannot be written.
pub fn generate(botocore: &Botocore, name: &str) -> Result<Slice> {
    let wanted = Wanted::read(&repository::root().join(format!("bench/slices/{name}.toml")))?;
    let folder = home().join("slices").join(name);
    let config = wanted.import(botocore, &folder.join("models"))?;
    let out = folder.join("generated");
    let lock = files::read_text(&repository::root().join("Cargo.lock"))?;
    write_once(&out.join("Cargo.lock"), &lock)?;
    let stats = generation::write(&config, name, &out, false).with_context(|| format!("cannot generate {name}"))?;
    Ok(Slice { folder: out, lines: stats.lines })
}

/// Writes a lock file where there is none yet: cargo adds the slice itself to it.
fn write_once(path: &Path, text: &str) -> Result<()> {
    if path.is_file() { Ok(()) } else { files::write(path, text.as_bytes()) }
}
