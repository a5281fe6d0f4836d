//! Every service of botocore, generated whole: what `cargo xtask sweep` does.

mod collisions;
mod lint;
pub mod names;
mod one;
mod report;
mod sample;
mod table;
#[cfg(test)]
mod tests;

pub use collisions::collisions;
pub use lint::{Linted, lint};
pub use one::{Failure, Swept};
pub use report::write as write_report;
pub use sample::{choose, parse_date, today};
pub use table::print;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context as _, Result, anyhow};
use awslice_codegen::Source;

use crate::botocore::Botocore;
use crate::models::PARTITIONS;
use crate::progress::Progress;
use crate::repository;

/// Parsers and printers of nested code recurse, as deep as models go.
const STACK: usize = 64 << 20;

/// What is the same for all services of a sweep.
pub struct Sweep<'a> {
    /// Where the models are.
    pub botocore: &'a Botocore,
    /// Whether warnings are errors.
    pub strict: bool,
    /// The services whose crates are written, to be compiled.
    pub written: &'a BTreeSet<String>,
    /// The services whose public names are kept, to be compared.
    pub named: &'a BTreeSet<String>,
    /// Whether to stop at tokens, before anything is formatted.
    pub tokens: bool,
    partitions: Source,
}

impl<'a> Sweep<'a> {
    /// A sweep over what botocore has.
    ///
    /// # Errors
    /// botocore has no `partitions.json`.
    pub fn new(
        botocore: &'a Botocore,
        strict: bool,
        written: &'a BTreeSet<String>,
        named: &'a BTreeSet<String>,
        tokens: bool,
    ) -> Result<Self> {
        let text = botocore.text(PARTITIONS)?.context("botocore has no partitions.json")?;
        Ok(Self { botocore, strict, written, named, tokens, partitions: Source { name: PARTITIONS.to_owned(), text } })
    }

    /// Generates the services, as many at once as there are processors, each dropped before the next is begun. What is
    /// wrong with one is part of its result.
    ///
    /// # Errors
    /// A thread cannot be had.
    pub fn run(&self, services: &[String]) -> Result<Vec<Swept>> {
        let progress = Progress::counting("generating", services.len());
        let next = AtomicUsize::new(0);
        let done = Mutex::new(Vec::new());
        let work = || {
            while let Some(service) = services.get(next.fetch_add(1, Ordering::Relaxed)) {
                progress.say(service.clone());
                let swept = self.service(service);
                done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(swept);
                progress.advance();
            }
        };
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        std::thread::scope(|scope| -> Result<()> {
            let thread = |_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
            let started: Vec<_> = (0..threads).map(thread).collect::<std::io::Result<_>>()?;
            started.into_iter().try_for_each(|it| it.join().map_err(|_| anyhow!("the generator panicked")))
        })?;
        let mut swept = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        swept.sort_by(|a, b| a.service.cmp(&b.service));
        Ok(swept)
    }
}

/// The folder of everything that a sweep writes.
pub fn home() -> PathBuf {
    repository::target().join("sweep")
}
