//! The result of a sweep, for people.

use std::time::Duration;

use awslice_codegen::{Diagnostic, Severity};

use super::{Failure, Swept, collisions};
use crate::memory;

/// Most findings of one service that are printed.
const FINDINGS: usize = 20;

/// Prints a line for each service, what is wrong, and the totals. `elapsed` is the time of the whole sweep.
pub fn print(swept: &[Swept], elapsed: Duration) {
    println!(
        "{:36} {:>6} {:>7} {:>7} {:>9} {:>9} {:>7} {:>6} {:>8} {:>6}",
        "service", "ops", "refused", "shapes", "lines", "kB", "ms", "errors", "warnings", "notes"
    );
    swept.iter().for_each(|it| println!("{}", row(it)));
    swept.iter().for_each(explain);
    for (package, services) in collisions(swept) {
        println!("error: {} would all be the package {package}", services.join(", "));
    }
    println!("{}", totals(swept, elapsed));
}

/// A service's line.
fn row(it: &Swept) -> String {
    let counts = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| it.count(severity));
    let [errors, warnings, notes] = counts;
    format!(
        "{:36} {:>6} {:>7} {:>7} {:>9} {:>9} {:>7} {errors:>6} {warnings:>8} {notes:>6}{}",
        it.service,
        it.stats.operations,
        it.refused.len(),
        it.stats.shapes,
        it.stats.lines,
        it.bytes / 1000,
        it.time.as_millis(),
        if it.succeeded() { "" } else { "  FAILED" },
    )
}

/// What is wrong or strange about a service; notes are only counted.
fn explain(it: &Swept) {
    if let Some(Failure::Other(reason)) = &it.failure {
        println!("error: {}: {reason}", it.service);
    }
    let told: Vec<&Diagnostic> = it.diagnostics.iter().filter(|it| it.severity != Severity::Note).collect();
    told.iter().take(FINDINGS).for_each(|finding| println!("{finding}"));
    if told.len() > FINDINGS {
        println!("... and {} more findings about {}: see the report", told.len() - FINDINGS, it.service);
    }
}

/// The last line.
fn totals(swept: &[Swept], elapsed: Duration) -> String {
    let sum = |count: fn(&Swept) -> usize| swept.iter().map(count).sum::<usize>();
    let operations = sum(|it| it.stats.operations);
    let failed = sum(|it| usize::from(!it.succeeded()));
    let memory = memory::peak().map_or("?".to_owned(), |it| format!("{it:.0}"));
    format!(
        "{} services, {failed} failed; {operations} operations, {} refused; {} shapes, {} lines, {} MB; \
         {} errors, {} warnings, {} notes; {:.1} s, {:.0} operations/s, peak {memory} MB",
        swept.len(),
        sum(|it| it.refused.len()),
        sum(|it| it.stats.shapes),
        sum(|it| it.stats.lines),
        sum(|it| it.bytes) / 1_000_000,
        sum(|it| it.count(Severity::Error)),
        sum(|it| it.count(Severity::Warning)),
        sum(|it| it.count(Severity::Note)),
        elapsed.as_secs_f64(),
        f64::from(u32::try_from(operations).unwrap_or(u32::MAX)) / elapsed.as_secs_f64().max(f64::EPSILON),
    )
}
