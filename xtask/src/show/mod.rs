//! A service or an operation as a readable tree.

mod operation;
mod service;
#[cfg(test)]
mod tests;
mod tree;
mod words;

pub use operation::{Options, operation};
pub use service::service;

use anyhow::{Context as _, Result, bail};
use awslice_codegen::model::{Paginators, Report, Service, Waiters, parse_paginators, parse_service, parse_waiters};
use awslice_codegen::{Diagnostics, Severity, Source};

use crate::botocore::Botocore;
use crate::models;

/// What botocore says of a service.
#[derive(Default)]
pub struct Facts {
    /// botocore's name of the service.
    pub name: String,
    /// `service-2.json`, with its overlay.
    pub model: Service,
    /// `paginators-1.json`, with its overlay.
    pub paginators: Paginators,
    /// `waiters-2.json`.
    pub waiters: Waiters,
}

impl Facts {
    /// Reads the files of a service.
    ///
    /// # Errors
    /// There is no such service or API version, or a file is not what it should be.
    pub fn read(botocore: &Botocore, name: &str, api_version: Option<&str>) -> Result<Self> {
        let version = models::api_version(botocore, name, api_version)?;
        let source = |file: &str| -> Result<Option<Source>> {
            let path = format!("{}/{file}", models::folder(name, &version));
            Ok(botocore.text(&path)?.map(|text| Source { name: path, text }))
        };
        let sources = |file: &str| -> Result<Vec<Source>> { Ok(source(file)?.into_iter().collect()) };
        let model = source("service-2.json")?.with_context(|| format!("{name} {version} has no service-2.json"))?;
        let extras = sources("service-2.sdk-extras.json")?;
        let mut facts = Self { name: name.to_owned(), ..Self::default() };
        facts.model = checked(&model, |report, diagnostics| parse_service(&model, &extras, report, diagnostics))?;
        if let Some(file) = source("paginators-1.json")? {
            let extras = sources("paginators-1.sdk-extras.json")?;
            facts.paginators = checked(&file, |report, found| parse_paginators(&file, &extras, report, found))?;
        }
        if let Some(file) = source("waiters-2.json")? {
            facts.waiters = checked(&file, |report, _| parse_waiters(&file, report))?;
        }
        Ok(facts)
    }
}

/// What was read, unless there are errors: then those.
fn checked<T>(source: &Source, parse: impl FnOnce(&Report, &mut Diagnostics) -> Option<T>) -> Result<T> {
    let (report, mut diagnostics) = (Report::new(&source.name), Diagnostics::default());
    let parsed = parse(&report, &mut diagnostics);
    report.drain_into(&mut diagnostics);
    diagnostics.items.retain(|it| it.severity == Severity::Error);
    match parsed {
        Some(parsed) if diagnostics.items.is_empty() => Ok(parsed),
        _ => bail!("{diagnostics}"),
    }
}
