//! A service's files, from botocore or from `models/`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::{Docs, Documents, Operations, prune};
use crate::botocore::Botocore;
use crate::{files, repository, suggest};

/// The files of botocore that the generator reads, for one API version of a service.
pub const FILES: [&str; 7] = [
    "service-2.json",
    "service-2.sdk-extras.json",
    "paginators-1.json",
    "paginators-1.sdk-extras.json",
    "waiters-2.json",
    "examples-1.json",
    "endpoint-rule-set-1.json",
];

/// A service as it was found in botocore, cut down to its operations.
pub struct Import {
    /// The service's API version.
    pub api_version: String,
    /// Text of each file, by name.
    pub texts: BTreeMap<String, String>,
}

/// The API version that is meant: the one that is named, else the newest.
///
/// # Errors
/// There is no such service or API version.
pub fn api_version(botocore: &Botocore, service: &str, named: Option<&str>) -> Result<String> {
    let services = botocore.services();
    if !services.contains(service) {
        let near = suggest::did_you_mean(service, services.iter().map(String::as_str));
        bail!("{} has no service {service}{near}", repository::shown(Path::new(&botocore.origin)));
    }
    let versions = botocore.versions(service);
    match named {
        Some(named) if versions.iter().any(|it| it == named) => Ok(named.to_owned()),
        Some(named) => bail!("{service} has no API version {named}; it has {}", versions.join(", ")),
        None => versions.last().cloned().with_context(|| format!("{service} has no API version")),
    }
}

/// Takes a service out of botocore.
///
/// # Errors
/// There is no such service, API version or operation, or a file is not JSON.
pub fn gather(
    botocore: &Botocore,
    service: &str,
    api_version: Option<&str>,
    operations: &Operations,
    docs: Docs,
) -> Result<Import> {
    let api_version = self::api_version(botocore, service, api_version)?;
    let mut documents = Documents::new();
    for name in FILES {
        let path = format!("{}/{name}", super::folder(service, &api_version));
        if let Some(text) = botocore.text(&path)? {
            documents.insert(name.to_owned(), parse(&path, &text)?);
        }
    }
    let documents =
        prune(documents, operations, docs).with_context(|| format!("cannot import {service} {api_version}"))?;
    Ok(Import { api_version, texts: render(&documents)? })
}

/// Reads a service's files from its folder in `models/`.
///
/// # Errors
/// A file cannot be read or is not JSON.
pub fn read_committed<'a>(folder: &Path, names: impl IntoIterator<Item = &'a String>) -> Result<Documents> {
    let read = |name: &String| {
        let path = folder.join(name);
        Ok((name.clone(), parse(&path.display().to_string(), &files::read_text(&path)?)?))
    };
    names.into_iter().map(read).collect()
}

/// The text of each file: two blanks a level, a line feed at the end.
///
/// # Errors
/// None that JSON read from text can give.
pub fn render(documents: &Documents) -> Result<BTreeMap<String, String>> {
    let text =
        |(name, value): (&String, &Value)| Ok((name.clone(), format!("{}\n", serde_json::to_string_pretty(value)?)));
    documents.iter().map(text).collect()
}

/// JSON out of text.
pub fn parse(path: &str, text: &str) -> Result<Value> {
    serde_json::from_str(text).with_context(|| format!("{path} is not JSON"))
}
