//! Our side of the bench: slices of real services, generated into `target/bench/slices/` as `bench/slices.json` says.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

use super::home;
use crate::botocore::{Botocore, installed};
use crate::models::{self, Docs, Operations, Service};
use crate::{files, generation, python, repository};

/// The slice that the bench's workspace depends on: without it the workspace does not load.
pub const CALLS: &str = "bench-slice";

/// Services with which the SDK speaks another protocol than botocore, and so do our clients of the bench.
const PROTOCOLS: [(&str, &str); 1] = [("cloudwatch", "smithy-rpc-v2-cbor")];

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
/// `bench/slices.json` or the models are wrong, or files cannot be written.
pub fn generate(botocore: &Botocore, name: &str) -> Result<Slice> {
    let listed = repository::root().join("bench/slices.json");
    let mut slices: BTreeMap<String, BTreeMap<String, Operations>> =
        serde_json::from_str(&files::read_text(&listed)?).context("cannot read bench/slices.json")?;
    let wanted = slices.remove(name).with_context(|| format!("bench/slices.json has no slice {name}"))?;
    let folder = home().join("slices").join(name);
    let services = wanted.into_iter().map(|(service, it)| of(botocore, service, it)).collect::<Result<Vec<_>>>()?;
    let config = models::import_services(botocore, &folder.join("models"), services)?;
    let out = folder.join("generated");
    let lock = files::read_text(&repository::root().join("Cargo.lock"))?;
    write_once(&out.join("Cargo.lock"), &lock)?;
    let stats = generation::write(&config, name, &out, false).with_context(|| format!("cannot generate {name}"))?;
    Ok(Slice { folder: out, lines: stats.lines })
}

/// A service as it is selected; whole services keep their documentation, as a user's do.
fn of(botocore: &Botocore, service: String, wanted: Operations) -> Result<(String, Service)> {
    let version = models::api_version(botocore, &service, None)?;
    let docs = if matches!(wanted, Operations::All(_)) { Docs::Keep } else { Docs::None };
    let protocol = PROTOCOLS.iter().find(|(name, _)| *name == service).map(|(_, it)| (*it).to_owned());
    Ok((service, Service { docs, protocol, ..Service::of(version, wanted) }))
}

/// Writes a lock file where there is none yet: cargo adds the slice itself to it.
fn write_once(path: &Path, text: &str) -> Result<()> {
    if path.is_file() { Ok(()) } else { files::write(path, text.as_bytes()) }
}
