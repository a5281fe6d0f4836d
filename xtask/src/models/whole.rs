//! Operations beyond the committed ones, from botocore: what the generator is measured and tested with.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use indexmap::IndexMap;
use serde::Deserialize;

use super::{Docs, Document, Operations, PARTITIONS, Partitions, Selection, Service, folder, gather, hashes};
use crate::botocore::Botocore;
use crate::{files, repository};

/// Operations to import: what a slice's `operations.toml` says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    /// Whether the tables of the command line are generated too.
    #[serde(default)]
    pub commands: bool,
    /// Whether upstream documentation is kept.
    #[serde(default)]
    pub docs: Docs,
    /// The services, by botocore's name.
    pub services: IndexMap<String, WantedService>,
}

/// Operations of a service to import.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct WantedService {
    /// Version of the service's API; else the newest.
    pub api_version: Option<String>,
    /// Protocol that overrides botocore's rule.
    pub protocol: Option<String>,
    /// The operations.
    pub operations: Operations,
}

impl Wanted {
    /// Reads a slice's `operations.toml`.
    ///
    /// # Errors
    /// The file cannot be read, or is not what it should be.
    pub fn read(path: &Path) -> Result<Self> {
        toml_edit::de::from_str(&files::read_text(path)?)
            .with_context(|| format!("{} does not say which operations", repository::shown(path)))
    }

    /// All operations of the services that are selected.
    ///
    /// # Errors
    /// The selection cannot be read.
    pub fn whole() -> Result<Self> {
        let whole = |(name, service): (String, Service)| {
            let operations = Operations::all();
            (name, WantedService { api_version: Some(service.api_version), protocol: service.protocol, operations })
        };
        let services = Selection::read(&repository::selection())?.services;
        Ok(Self { commands: false, docs: Docs::Keep, services: services.into_iter().map(whole).collect() })
    }

    /// Imports the operations into the folder `root`. Returns the new selection's place.
    ///
    /// # Errors
    /// botocore lacks a service or an operation, or files cannot be written.
    pub fn import(&self, botocore: &Botocore, root: &Path) -> Result<PathBuf> {
        let config = root.join("models.toml");
        let mut document = Document::new()?;
        for (name, wanted) in &self.services {
            let import = gather(botocore, name, wanted.api_version.as_deref(), &wanted.operations, self.docs)?;
            let service = Service {
                botocore: botocore.version.clone(),
                docs: self.docs,
                protocol: wanted.protocol.clone(),
                sha256: hashes(&import.texts),
                ..Service::of(import.api_version.clone(), wanted.operations.clone())
            };
            for (file, text) in &import.texts {
                write(&root.join(folder(name, &import.api_version)).join(file), text)?;
            }
            document.set_service(name, &service)?;
            document.set_protocol(name, wanted.protocol.as_deref())?;
        }
        let text = botocore.text(PARTITIONS)?.context("botocore has no partitions.json")?;
        write(&root.join(PARTITIONS), &text)?;
        document.set_partitions(&Partitions {
            botocore: botocore.version.clone(),
            sha256: files::sha256(text.as_bytes()),
        })?;
        document.set_commands(self.commands)?;
        write(&config, &document.text())?;
        Ok(config)
    }
}

fn write(path: &Path, text: &str) -> Result<()> {
    files::write(path, text.as_bytes())
}
