//! `models.toml` as it is read.

use std::fmt::{self, Display, Formatter};
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use clap::ValueEnum;
use indexmap::IndexMap;
use serde::Deserialize;

use crate::{files, repository};

/// The whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Selection {
    /// The crate to generate.
    #[serde(rename = "crate")]
    pub krate: Crate,
    /// Where `partitions.json` came from.
    pub partitions: Option<Partitions>,
    /// The services, by botocore's name.
    #[serde(default)]
    pub services: IndexMap<String, Service>,
}

/// The crate that holds all services.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crate {
    /// The package's name.
    pub name: String,
    /// The package's version.
    pub version: String,
    /// Whether the tables of the command line are generated too (feature `commands`).
    #[serde(default)]
    pub commands: bool,
}

/// Where `partitions.json` came from.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partitions {
    /// botocore's version, or empty.
    #[serde(default)]
    pub botocore: String,
    /// The file's hash.
    pub sha256: String,
}

/// One service.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Service {
    /// Version of the service's API, such as `2012-01-25`.
    pub api_version: String,
    /// botocore's version, or empty.
    #[serde(default)]
    pub botocore: String,
    /// Whether upstream documentation was kept at import.
    #[serde(default)]
    pub docs: Docs,
    /// Protocol that overrides botocore's rule, in botocore's words.
    pub protocol: Option<String>,
    /// Package name in the layout with one crate per service; else the SDK's.
    pub crate_name: Option<String>,
    /// Package version in the layout with one crate per service; else that of the one crate.
    pub crate_version: Option<String>,
    /// The operations.
    pub operations: Operations,
    /// Hash of each imported file, by its name.
    #[serde(default)]
    pub sha256: IndexMap<String, String>,
}

impl Service {
    /// A service of which nothing is imported yet.
    pub fn of(api_version: String, operations: Operations) -> Self {
        Self {
            api_version,
            operations,
            docs: Docs::default(),
            botocore: String::new(),
            protocol: None,
            crate_name: None,
            crate_version: None,
            sha256: IndexMap::new(),
        }
    }
}

/// What happens to upstream documentation at import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Docs {
    /// It stays in the models.
    #[default]
    Keep,
    /// It is left out; the models' own `docs.json` is all there is.
    None,
}

impl Display for Docs {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Keep => "keep",
            Self::None => "none",
        })
    }
}

/// The operations of a service: the word `all`, or a list.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Operations {
    /// These.
    Named(Vec<String>),
    /// All of them.
    All(All),
}

/// The word `all`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum All {
    /// The word.
    All,
}

impl Operations {
    /// All of a service's operations.
    pub fn all() -> Self {
        Self::All(All::All)
    }

    /// These operations and those, in order, each once.
    pub fn union(self, other: Self) -> Self {
        match (self, other) {
            (Self::Named(mut names), Self::Named(more)) => {
                for name in more {
                    if !names.contains(&name) {
                        names.push(name);
                    }
                }
                Self::Named(names)
            }
            _ => Self::all(),
        }
    }

    /// The names, unless it is all.
    pub fn names(&self) -> Option<&[String]> {
        match self {
            Self::Named(names) => Some(names),
            Self::All(_) => None,
        }
    }
}

impl Selection {
    /// An empty selection for a crate called `generated`.
    pub fn empty() -> Self {
        Self {
            krate: Crate { name: "generated".to_owned(), version: "0.1.0".to_owned(), commands: false },
            partitions: None,
            services: IndexMap::new(),
        }
    }

    /// The version of botocore that the last of the services came from, if any says.
    pub fn botocore(&self) -> Option<&str> {
        self.services.values().next_back().map(|it| it.botocore.as_str())
    }

    /// Whether an operation is selected.
    pub fn has(&self, service: &str, operation: &str) -> bool {
        let service = self.services.get(service);
        service.is_some_and(|it| it.operations.names().is_none_or(|names| names.iter().any(|it| it == operation)))
    }

    /// Reads the file.
    ///
    /// # Errors
    /// It cannot be read, is not TOML, has unknown keys, or names a service that is not a folder's name.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&files::read_text(path)?)
            .with_context(|| format!("{} is not a selection of operations", repository::shown(path)))
    }

    /// Reads text.
    ///
    /// # Errors
    /// As [`Selection::read`].
    pub fn parse(text: &str) -> Result<Self> {
        let selection: Self = toml_edit::de::from_str(text)?;
        for (name, service) in &selection.services {
            for part in [name, &service.api_version].into_iter().chain(service.sha256.keys()) {
                if part.contains('/') || !files::stays_inside(part) {
                    bail!("services.{name}: `{part}` is not a plain name");
                }
            }
        }
        Ok(selection)
    }
}
