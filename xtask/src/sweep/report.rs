//! The result of a sweep, for other programs.

use std::path::Path;

use anyhow::Result;
use awslice_codegen::{Diagnostic, Severity};
use serde_json::{Value, json};

use super::lint::Linted;
use super::names::Compared;
use super::{Failure, Swept, collisions};
use crate::files;

/// Writes the report.
///
/// # Errors
/// The file cannot be written.
pub fn write(path: &Path, botocore: &str, swept: &[Swept], (linted, compared): (&[Linted], &[Compared])) -> Result<()> {
    let collisions = collisions(swept).into_iter().map(|(package, services)| (package.to_owned(), json!(services)));
    let report = json!({
        "botocore": botocore,
        "services": swept.iter().map(|it| (it.service.clone(), service(it))).collect::<serde_json::Map<_, _>>(),
        "package_collisions": collisions.collect::<serde_json::Map<_, _>>(),
        "compiled": linted.iter().map(|it| (it.service.clone(), json!(it.problems))).collect::<serde_json::Map<_, _>>(),
        "names": compared.iter().map(|it| (it.service.clone(), names(it))).collect::<serde_json::Map<_, _>>(),
    });
    files::write(path, format!("{}\n", serde_json::to_string_pretty(&report)?).as_bytes())
}

/// A service.
fn service(it: &Swept) -> Value {
    let refused = it.refused.iter().map(|it| (it.operation.clone(), json!(it.reasons)));
    json!({
        "package": it.package,
        "operations": it.stats.operations,
        "refused": refused.collect::<serde_json::Map<_, _>>(),
        "shapes": it.stats.shapes,
        "lines": it.stats.lines,
        "bytes": it.bytes,
        "sha256": it.sha256,
        "seconds": it.time.as_secs_f64(),
        "failure": it.failure.as_ref().map(failure),
        "diagnostics": it.diagnostics.iter().map(finding).collect::<Vec<_>>(),
    })
}

/// How names differ from the SDK's.
fn names(it: &Compared) -> Value {
    json!({
        "sdk": it.version, "same": it.same, "extra": it.extra, "deliberate": it.deliberate, "different": it.different,
    })
}

/// Why nothing was generated.
fn failure(it: &Failure) -> &str {
    match it {
        Failure::Refused => "every operation is refused",
        Failure::Findings => "the models have errors",
        Failure::Other(reason) => reason,
    }
}

/// A finding.
fn finding(it: &Diagnostic) -> Value {
    let severity = match it.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    json!({
        "severity": severity, "file": it.file, "pointer": it.pointer, "shape": it.shape, "message": it.message,
        "hint": it.hint,
    })
}
