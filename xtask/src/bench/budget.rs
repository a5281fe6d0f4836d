//! Budgets that do not depend on the clock: `bench/budget.toml`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use awslice_codegen::ir::Layout;
use serde::Deserialize;

use super::build::crates_of;
use super::{home, programs, slices};
use crate::generation::{self, Options};
use crate::models::Wanted;
use crate::{files, models, repository};

/// The file.
const FILE: &str = "bench/budget.toml";

/// How often an encode or decode is counted, beside the once that is taken off for what a program does anyway.
const TIMES: u64 = 10;

/// The most that things may be.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Budget {
    /// Generated lines per operation, of the committed slice and of its whole services.
    lines_per_operation: Lines,
    /// Crates in the tree of the program with three operations.
    crates: usize,
    /// Bytes of that program, as a stripped release.
    program_bytes: usize,
    /// Instructions of an encode and of a decode, by protocol.
    instructions: BTreeMap<String, Instructions>,
}

/// Generated lines per operation.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lines {
    slice: usize,
    full: usize,
}

/// Instructions of a protocol.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Instructions {
    encode: usize,
    decode: usize,
}

/// A figure and its budget.
struct Held {
    what: String,
    /// `Err`: why it was not counted here.
    found: Result<usize, String>,
    budget: usize,
}

/// Compares everything with its budget. The table that was printed, in text.
///
/// # Errors
/// Something is over its budget, with the table; or it cannot be built.
pub fn check() -> Result<String> {
    let text = files::read_text(&repository::root().join(FILE))?;
    let budget: Budget = toml_edit::de::from_str(&text).with_context(|| format!("cannot read {FILE}"))?;
    let payloads = programs::prepare()?;
    let mut held = lines(&budget.lines_per_operation)?;
    held.push(Held { what: "crates".to_owned(), found: Ok(crates_of("seed-ours")?), budget: budget.crates });
    let program = programs::build("seed-ours")?.join(format!("seed-ours{}", std::env::consts::EXE_SUFFIX));
    let length = std::fs::metadata(&program).context("the program is not there")?.len();
    let length = usize::try_from(length).unwrap_or(usize::MAX);
    held.push(Held { what: "program bytes".to_owned(), found: Ok(length), budget: budget.program_bytes });
    held.extend(instructions(&budget.instructions, &payloads)?);
    let table = table(&held);
    if held.iter().any(Held::is_over) {
        bail!("over budget (a larger budget needs a reason in {FILE})\n{table}");
    }
    Ok(table)
}

impl Held {
    fn is_over(&self) -> bool {
        self.found.as_ref().is_ok_and(|it| *it > self.budget)
    }
}

/// Generated lines, of the committed operations and of all operations of their services.
fn lines(budget: &Lines) -> Result<Vec<Held>> {
    let full = Wanted::whole()?.import(&slices::botocore()?, &home().join("full/models"))?;
    let cases = [("slice", repository::selection(), budget.slice), ("full", full, budget.full)];
    let held = cases.map(|(name, config, budget)| {
        let options = Options { out: home().join("full/generated"), layout: Layout::Modules, strict: false };
        let stats = generation::run(models::load(&config)?, &options)?.stats;
        let found = stats.lines / stats.operations.max(1);
        Ok(Held { what: format!("lines per operation, {name}"), found: Ok(found), budget })
    });
    held.into_iter().collect()
}

/// Instructions of each protocol, if valgrind is there.
fn instructions(budget: &BTreeMap<String, Instructions>, payloads: &Path) -> Result<Vec<Held>> {
    let has_valgrind = Command::new("valgrind").arg("--version").output().is_ok_and(|it| it.status.success());
    let program =
        if has_valgrind { Some(programs::build("bench-instructions")?.join("bench-instructions")) } else { None };
    let mut held = Vec::new();
    for (protocol, it) in budget {
        for (way, budget) in [("encode", it.encode), ("decode", it.decode)] {
            let found = match &program {
                Some(program) => Ok(count(program, protocol, way, payloads)?),
                None => Err("valgrind is not installed".to_owned()),
            };
            held.push(Held { what: format!("instructions, {protocol}, {way}"), found, budget });
        }
    }
    Ok(held)
}

/// Instructions of one encode or decode.
fn count(program: &Path, protocol: &str, way: &str, payloads: &Path) -> Result<usize> {
    let once = collect(program, protocol, way, 1, payloads)?;
    let more = collect(program, protocol, way, TIMES + 1, payloads)?;
    Ok(usize::try_from(more.saturating_sub(once) / TIMES).unwrap_or(usize::MAX))
}

/// Instructions of a program that encodes or decodes so many times.
fn collect(program: &Path, protocol: &str, way: &str, times: u64, payloads: &Path) -> Result<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    command.args([protocol, way, &times.to_string()]).arg(payloads);
    let output = command.output().context("cannot run valgrind")?;
    let said = String::from_utf8_lossy(&output.stderr);
    if !output.status.success() {
        bail!("{protocol}, {way}: {}", said.lines().find(|it| it.contains("Error")).unwrap_or("valgrind failed"));
    }
    let line = said.lines().find_map(|it| it.split_once("Collected :"));
    let number = line.and_then(|(_, it)| it.trim().parse().ok());
    number.with_context(|| format!("valgrind did not say what it collected:\n{said}"))
}

/// All figures, and by how much they are over or under their budget.
fn table(held: &[Held]) -> String {
    let mut text = String::new();
    for Held { what, found, budget } in held {
        let found = match found {
            Ok(found) if found > budget => format!("{found} is OVER {budget}"),
            Ok(found) => format!("{found} of {budget}"),
            Err(reason) => format!("not counted: {reason}"),
        };
        // Writing into a string cannot fail.
        let _ = writeln!(text, "{what:44} {found}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_counted_is_a_row_that_says_so() {
        let held = |found| Held { what: "x".to_owned(), found, budget: 5 };
        assert!(held(Ok(6)).is_over() && !held(Ok(5)).is_over());
        let missing = held(Err("valgrind is not installed".to_owned()));
        assert!(!missing.is_over());
        assert!(table(&[missing]).ends_with("not counted: valgrind is not installed\n"));
    }
}
