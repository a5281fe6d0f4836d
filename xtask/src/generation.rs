//! From a selection to crates in memory: the one place that calls the generator.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use awslice_codegen::ir::Layout;
use awslice_codegen::naming::name_service_module;
use awslice_codegen::{Diagnostic, Request, Stats, generate};
use serde::Deserialize;

use crate::models::{self, Models};
use crate::output::Plan;
use crate::repository;

/// What is asked of every crate.
pub struct Options {
    /// The folder: of the crate, or with one crate per service the folder above all.
    pub out: PathBuf,
    /// One crate, or one per service.
    pub layout: Layout,
    /// Whether warnings are errors.
    pub strict: bool,
}

/// A crate in memory.
pub struct GeneratedCrate {
    /// Its folder.
    pub folder: PathBuf,
    /// Its files, by path in the folder.
    pub files: BTreeMap<String, String>,
}

/// All crates of a run.
#[derive(Default)]
pub struct Generation {
    /// The crates.
    pub crates: Vec<GeneratedCrate>,
    /// Warnings and notes.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts over all crates.
    pub stats: Stats,
}

/// Generates all crates.
///
/// # Errors
/// The findings of every crate whose models are wrong.
pub fn run(models: Models, options: &Options) -> Result<Generation> {
    let mut generation = Generation::default();
    let mut findings = Vec::new();
    for (folder, request) in requests(models, options)? {
        match generate(&request) {
            Ok(made) => {
                generation.crates.push(GeneratedCrate { folder, files: made.files });
                generation.diagnostics.extend(made.diagnostics);
                generation.stats.services += made.stats.services;
                generation.stats.operations += made.stats.operations;
                generation.stats.shapes += made.stats.shapes;
                generation.stats.lines += made.stats.lines;
            }
            Err(diagnostics) => findings.push(diagnostics.to_string()),
        }
    }
    if !findings.is_empty() {
        bail!("the models have errors; nothing was generated\n{}", findings.join("\n"));
    }
    Ok(generation)
}

/// Generates a selection as one crate named `package` and writes it into the folder `out`.
///
/// # Errors
/// The models are wrong, or files cannot be written.
pub fn write(config: &Path, package: &str, out: &Path, strict: bool) -> Result<Stats> {
    let mut models = models::load(config)?;
    models.selection.krate.name = package.to_owned();
    let generation = run(models, &Options { out: out.to_path_buf(), layout: Layout::Modules, strict })?;
    for krate in &generation.crates {
        Plan::new(&krate.folder, &krate.files)?.apply()?;
    }
    Ok(generation.stats)
}

/// What to ask of the generator for each crate, and the crate's folder.
///
/// # Errors
/// The way to the runtime cannot be told, or a service has no name for its crate.
pub fn requests(models: Models, options: &Options) -> Result<Vec<(PathBuf, Request)>> {
    let Models { selection, services, partitions } = models;
    let commands = selection.krate.commands;
    let request = |folder: PathBuf, name: String, version: String, services| -> Result<(PathBuf, Request)> {
        let request = Request {
            crate_name: name,
            crate_version: version,
            layout: options.layout,
            runtime: runtime(&folder)?,
            own_workspace: folder != repository::root().join("generated") && enclosing_workspace(&folder).is_none(),
            services,
            partitions: partitions.clone(),
            commands,
            strict: options.strict,
        };
        Ok((folder, request))
    };
    let krate = selection.krate;
    if options.layout == Layout::Modules {
        return Ok(vec![request(options.out.clone(), krate.name, krate.version, services)?]);
    }
    let mut requests = Vec::new();
    for service in services {
        let chosen = selection.services.get(&service.directory);
        let name = match chosen.and_then(|it| it.crate_name.clone()) {
            Some(name) => name,
            None => sdk_crate_name(&service.directory, &service.service.text)
                .with_context(|| format!("{} has no serviceId", service.service.name))?,
        };
        let version = chosen.and_then(|it| it.crate_version.clone()).unwrap_or(krate.version.clone());
        requests.push(request(options.out.join(&name), name, version, vec![service])?);
    }
    Ok(requests)
}

/// The dependency on the runtime, from a crate's folder.
fn runtime(folder: &Path) -> Result<String> {
    let path = repository::relative(folder, &repository::root().join("runtime"))
        .context("cannot find the way to the runtime")?;
    Ok(format!("path = {}, version = \"{}\"", toml_edit::Value::from(path), env!("CARGO_PKG_VERSION")))
}

/// The workspace that a folder stands in, if it is not this repository's: the crate is to be its member then.
pub fn enclosing_workspace(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    let root = repository::root();
    let above = folder.ancestors().skip(1).take_while(|it| *it != root);
    above.map(|it| it.join("Cargo.toml")).find(|manifest| {
        let text = std::fs::read_to_string(manifest).unwrap_or_default();
        text.parse::<toml_edit::DocumentMut>().is_ok_and(|it| it.contains_key("workspace"))
    })
}

/// What is read of a model to name its crate.
#[derive(Deserialize)]
struct Model {
    metadata: Metadata,
}

/// As above.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    service_id: String,
}

/// The SDK's crate for a model: `aws-sdk-` and the service's module.
fn sdk_crate_name(directory: &str, model: &str) -> Option<String> {
    let model: Model = serde_json::from_str(model).ok()?;
    Some(format!("aws-sdk-{}", name_service_module(directory, &model.metadata.service_id)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn crates_are_called_as_the_sdks() {
        let name = |directory, id| sdk_crate_name(directory, &format!(r#"{{"metadata": {{"serviceId": "{id}"}}}}"#));
        assert_eq!(name("autoscaling", "Auto Scaling").as_deref(), Some("aws-sdk-autoscaling"));
        assert_eq!(name("config", "Config Service").as_deref(), Some("aws-sdk-config"));
        assert_eq!(name("sms-voice", "Pinpoint SMS Voice").as_deref(), Some("aws-sdk-smsvoice"));
        assert_eq!(sdk_crate_name("swf", "{}"), None);
    }

    #[test]
    fn a_crate_inside_someone_elses_workspace_is_its_member() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("clients/aws");
        assert_eq!(enclosing_workspace(&folder), None);
        std::fs::write(home.path().join("Cargo.toml"), "[workspace]\nmembers = [\"clients/aws\"]\n").unwrap();
        assert_eq!(enclosing_workspace(&folder), Some(home.path().join("Cargo.toml")));
        assert_eq!(enclosing_workspace(&repository::target().join("x")), None);
    }
}
