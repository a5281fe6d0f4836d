//! One service of a sweep.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use awslice_codegen::ir::Layout;
use awslice_codegen::{
    Diagnostic, Refusal, Request, Selection, Severity, Stats, emit_files, generate, lower, package, split_refused,
};
use sha2::{Digest as _, Sha256};

use super::names::{self, Surface};
use super::{Sweep, home};
use crate::generation::{self, Options};
use crate::models::{self, Docs, Models, Operations};
use crate::output::Plan;

/// What came of a service.
pub struct Swept {
    /// botocore's name of it.
    pub service: String,
    /// The package that was generated, and its folder if it was written.
    pub package: String,
    /// See `package`.
    pub folder: PathBuf,
    /// Whether the crate stands in its folder.
    pub written: bool,
    /// Operations, shapes and lines that were generated.
    pub stats: Stats,
    /// The public names, if they are to be compared.
    pub surface: Option<Surface>,
    /// Bytes that were generated.
    pub bytes: usize,
    /// Hash over all files and their paths: two runs that generate the same have the same.
    pub sha256: String,
    /// Time from text to text, without reading botocore.
    pub time: Duration,
    /// Operations that clients cannot serve yet, and that were left out.
    pub refused: Vec<Refusal>,
    /// Findings, other than those that say that an operation is refused.
    pub diagnostics: Vec<Diagnostic>,
    /// Why nothing was generated.
    pub failure: Option<Failure>,
}

/// Why nothing was generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Every operation is refused.
    Refused,
    /// The findings have errors.
    Findings,
    /// Something else: botocore's files, or writing.
    Other(String),
}

impl Swept {
    /// Number of findings of a severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|it| it.severity == severity).count()
    }

    /// Whether the service is as it should be; operations that are refused are no error.
    pub fn succeeded(&self) -> bool {
        matches!(self.failure, None | Some(Failure::Refused))
    }
}

/// The way from text to tokens, which are dropped.
fn to_tokens(request: &Request, swept: &mut Swept) {
    let start = Instant::now();
    match lower(request) {
        Ok((krate, diagnostics)) => {
            emit_files(&krate, &package(request), &mut drop);
            swept.stats.operations = krate.services.iter().map(|it| it.operations.len()).sum();
            swept.diagnostics = diagnostics.items;
        }
        Err(findings) => {
            swept.diagnostics = findings.items;
            swept.failure = Some(Failure::Findings);
        }
    }
    swept.time = start.elapsed();
}

impl Sweep<'_> {
    /// Generates a service.
    pub(super) fn service(&self, name: &str) -> Swept {
        let mut swept = Swept {
            service: name.to_owned(),
            package: String::new(),
            folder: PathBuf::new(),
            written: false,
            stats: Stats::default(),
            surface: None,
            bytes: 0,
            sha256: String::new(),
            time: Duration::ZERO,
            refused: Vec::new(),
            diagnostics: Vec::new(),
            failure: None,
        };
        if let Err(error) = self.fill(&mut swept) {
            swept.failure = Some(Failure::Other(format!("{error:#}")));
        }
        swept
    }

    /// Generates a service into its result.
    fn fill(&self, swept: &mut Swept) -> Result<()> {
        let mut request = self.request(swept)?;
        if self.tokens {
            to_tokens(&request, swept);
            return Ok(());
        }
        let start = Instant::now();
        let mut generated = generate(&request);
        swept.time = start.elapsed();
        if generated.is_err() {
            let all = request.services.iter_mut().next().context("the request has no service")?;
            let (served, refused) = split_refused(all);
            swept.refused = refused;
            if !swept.refused.is_empty() {
                if served.is_empty() {
                    swept.failure = Some(Failure::Refused);
                    return Ok(());
                }
                all.operations = Selection::Named(served);
                let start = Instant::now();
                generated = generate(&request);
                swept.time = start.elapsed();
            }
        }
        match generated {
            Ok(made) => {
                swept.stats = made.stats;
                swept.diagnostics = made.diagnostics;
                swept.bytes = made.files.values().map(String::len).sum();
                swept.sha256 = digest(&made.files);
                if self.named.contains(&swept.service) {
                    let files = made.files.iter().filter_map(|(path, text)| Some((path.strip_prefix("src/")?, text)));
                    swept.surface = Some(names::read(files.map(|(path, text)| (path, text.as_str())))?);
                }
                if self.written.contains(&swept.service) {
                    Plan::new(&swept.folder, &made.files)?.apply()?;
                    swept.written = true;
                }
            }
            Err(findings) => {
                swept.diagnostics = findings.items;
                swept.failure = Some(Failure::Findings);
            }
        }
        Ok(())
    }

    /// What to ask of the generator, by the way of an import.
    fn request(&self, swept: &mut Swept) -> Result<Request> {
        let import = models::gather(self.botocore, &swept.service, None, &Operations::all(), Docs::Keep)?;
        let models = Models::of_import(&swept.service, &self.botocore.version, import, self.partitions.clone())?;
        let options = Options { out: home().join("crates"), layout: Layout::PerService, strict: self.strict };
        let requests = generation::requests(models, &options)?;
        let (folder, mut request) = requests.into_iter().next().context("a service gives a crate")?;
        // The crates of a sweep are one workspace, which is made when all of them are there.
        request.own_workspace = false;
        swept.package.clone_from(&request.crate_name);
        swept.folder = folder;
        Ok(request)
    }
}

/// Hash of a tree.
fn digest(files: &BTreeMap<String, String>) -> String {
    let mut digest = Sha256::new();
    for (path, text) in files {
        for part in [path, text] {
            digest.update(part.len().to_le_bytes());
            digest.update(part.as_bytes());
        }
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
