//! From the selection and its files to what the generator is asked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use awslice_codegen::{Selection as Wanted, ServiceRequest, Source};

use super::{Import, OWN_DOCS, Operations, PARTITIONS, Selection, Service, folder};
use crate::{files, repository};

/// The selection, and the text of all files that it needs.
pub struct Models {
    /// The selection.
    pub selection: Selection,
    /// The services, in the selection's order.
    pub services: Vec<ServiceRequest>,
    /// `partitions.json`.
    pub partitions: Source,
}

/// Reads a selection and the files that it names, and no others; each must have the hash that was noted at import.
///
/// # Errors
/// A file cannot be read or has another hash: all of those are named, with the command that mends them.
pub fn load(config: &Path) -> Result<Models> {
    let selection = Selection::read(config)?;
    if selection.services.is_empty() {
        bail!(
            "{} selects no service; add one with `cargo xtask models add SERVICE OPERATION...`",
            repository::shown(config)
        );
    }
    let root = config.parent().unwrap_or(Path::new(".")).to_path_buf();
    let mut reader = Reader { root, config, problems: Vec::new() };
    let services =
        selection.services.iter().map(|(name, service)| reader.service(name, service)).collect::<Result<Vec<_>>>()?;
    let partitions = reader.partitions(&selection);
    if !reader.problems.is_empty() {
        bail!("{}", reader.problems.join("\n"));
    }
    Ok(Models { selection, services, partitions })
}

impl Models {
    /// A service straight from botocore: nothing of it is on the disk.
    ///
    /// # Errors
    /// None that an import can have.
    pub fn of_import(name: &str, botocore: &str, import: Import, partitions: Source) -> Result<Self> {
        let mut selection = Selection::empty();
        let service = Service { botocore: botocore.to_owned(), ..Service::of(import.api_version, Operations::all()) };
        let folder = folder(name, &service.api_version);
        let sources = import.texts.into_iter().map(|(file, text)| {
            let name = format!("{folder}/{file}");
            (file, Source { name, text })
        });
        let services = vec![service_request(name, &service, sources.collect())?];
        selection.services.insert(name.to_owned(), service);
        Ok(Self { selection, services, partitions })
    }
}

/// Reads files and collects what is wrong with them.
struct Reader<'a> {
    root: PathBuf,
    config: &'a Path,
    problems: Vec<String>,
}

impl Reader<'_> {
    /// A service's files.
    fn service(&mut self, name: &str, service: &Service) -> Result<ServiceRequest> {
        let folder = self.root.join(folder(name, &service.api_version));
        let mend = format!("cargo xtask models add {name} {}", self.origin(&service.botocore));
        let mut sources = BTreeMap::new();
        for (file, hash) in &service.sha256 {
            if let Some(source) = self.read(&folder.join(file), hash, &mend) {
                sources.insert(file.clone(), source);
            }
        }
        let own = folder.join(OWN_DOCS);
        if own.exists() {
            sources
                .insert(OWN_DOCS.to_owned(), Source { name: repository::shown(&own), text: files::read_text(&own)? });
        }
        if !sources.contains_key("service-2.json") && self.problems.is_empty() {
            self.problems.push(format!("services.{name} has no service-2.json\n  to import it: {mend}"));
        }
        service_request(name, service, sources)
    }

    /// `partitions.json`.
    fn partitions(&mut self, selection: &Selection) -> Source {
        let place = self.root.join(PARTITIONS);
        let Some(partitions) = &selection.partitions else {
            self.problems.push(format!(
                "{} has no [partitions]; importing any service writes it",
                repository::shown(self.config)
            ));
            return Source::default();
        };
        let any = selection.services.keys().next().map_or("SERVICE", String::as_str);
        let mend = format!("cargo xtask models add {any} {}", self.origin(&partitions.botocore));
        self.read(&place, &partitions.sha256, &mend).unwrap_or_default()
    }

    /// The options of a command that imports a file again.
    fn origin(&self, botocore: &str) -> String {
        let from = if botocore.is_empty() { "--from PATH".to_owned() } else { format!("--botocore {botocore}") };
        if self.config == repository::selection() { from } else { format!("{from} --config {}", self.config.display()) }
    }

    /// A file's text, if it has its hash.
    fn read(&mut self, path: &Path, hash: &str, mend: &str) -> Option<Source> {
        let name = repository::shown(path);
        let text = match std::fs::read(path).map(String::from_utf8) {
            Ok(Ok(text)) => text,
            Ok(Err(_)) => {
                self.problems.push(format!("{name} is not UTF-8\n  to import it anew: {mend}"));
                return None;
            }
            Err(error) => {
                self.problems.push(format!("cannot read {name}: {error}\n  to import it anew: {mend}"));
                return None;
            }
        };
        let found = files::sha256(text.as_bytes());
        if found != hash {
            let config = repository::shown(self.config);
            self.problems.push(format!(
                "{name} is not the file that was imported\n  SHA-256 noted in {config}: {hash}\n  SHA-256 of the file: {found}\n  to import it anew: {mend}"
            ));
            return None;
        }
        Some(Source { name, text })
    }
}

/// A service as the generator wants it, from its files by name.
///
/// # Errors
/// There are files that the generator does not know.
fn service_request(name: &str, service: &Service, mut sources: BTreeMap<String, Source>) -> Result<ServiceRequest> {
    let mut take = |file: &str| sources.remove(file);
    let request = ServiceRequest {
        directory: name.to_owned(),
        operations: match &service.operations {
            Operations::All(_) => Wanted::All,
            Operations::Named(names) => Wanted::Named(names.clone()),
        },
        protocol: service.protocol.clone(),
        botocore: service.botocore.clone(),
        service: take("service-2.json").unwrap_or_default(),
        service_extras: [take("service-2.sdk-extras.json"), take(OWN_DOCS)].into_iter().flatten().collect(),
        paginators: take("paginators-1.json"),
        paginators_extras: take("paginators-1.sdk-extras.json").into_iter().collect(),
        waiters: take("waiters-2.json"),
        examples: take("examples-1.json"),
        endpoint_rule_set: take("endpoint-rule-set-1.json"),
    };
    sources.keys().next().map_or(Ok(request), |file| {
        Err(anyhow::anyhow!("services.{name}.sha256 names {file}, which the generator does not read"))
            .context("models.toml is wrong")
    })
}
