//! Results: JSON of each part, and one table and plot of all parts that were measured.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context as _, Result};
use serde::{Deserialize, Serialize};

use super::machine::Machine;
use super::{Figure, Row, Unit, home, plot};
use crate::{files, repository, terminal};

/// The parts, in the order of the table.
const PARTS: [&str; 7] = ["build-program", "build-ec2", "build-dynamodb", "build-s3", "calls", "codegen", "cli"];

/// Where results are committed.
const PUBLISHED: &str = "bench/results";

/// The results of a part.
#[derive(Serialize, Deserialize)]
struct Part {
    machine: Machine,
    /// Whether it was a short run.
    quick: bool,
    rows: Vec<Row>,
}

/// Writes the results of a part to `target/bench/results/PART.json` and prints their table. Returns whether all targets
/// of it are met or not known.
///
/// # Errors
/// The file system's.
pub fn show(part: &str, rows: Vec<Row>, quick: bool) -> Result<bool> {
    let results = Part { machine: Machine::now(), quick, rows };
    let place = home().join(format!("results/{part}.json"));
    files::write(&place, format!("{}\n", serde_json::to_string_pretty(&results)?).as_bytes())?;
    terminal::print(&format!("{}\n{}\n", described(&results), table(&results.rows)))?;
    println!("written to {}", repository::shown(&place));
    Ok(results.rows.iter().all(|it| it.is_met() != Some(false)))
}

/// Writes what was measured last of every part to `bench/results/`: JSON, the table and the plot.
///
/// # Errors
/// Nothing was measured yet, or the file system's.
pub fn publish() -> Result<()> {
    let mut parts = BTreeMap::new();
    for part in PARTS {
        let place = home().join(format!("results/{part}.json"));
        if let Ok(text) = std::fs::read_to_string(&place) {
            let read: Part = serde_json::from_str(&text).with_context(|| format!("{} is broken", place.display()))?;
            parts.insert(part, read);
        }
    }
    anyhow::ensure!(!parts.is_empty(), "nothing was measured yet: run `cargo xtask bench all`");
    let folder = repository::root().join(PUBLISHED);
    let mut page = String::from("# Ours against its peers\n\nWritten by `cargo xtask bench publish`.\n");
    for (name, part) in PARTS.iter().filter_map(|it| Some((*it, parts.get(it)?))) {
        write!(page, "\n## {name}\n\n{}\n\n{}", described(part), table(&part.rows))?;
    }
    let rows: Vec<&Row> = PARTS.iter().filter_map(|it| parts.get(it)).flat_map(|it| &it.rows).collect();
    let json = serde_json::to_string_pretty(&parts)?;
    for (file, text) in [("table.md", page), ("results.json", format!("{json}\n")), ("ratios.svg", plot::draw(&rows))] {
        write_file(&folder, file, &text)?;
    }
    Ok(())
}

fn write_file(folder: &Path, file: &str, text: &str) -> Result<()> {
    let place = folder.join(file);
    files::write(&place, text.as_bytes())?;
    println!("written to {}", repository::shown(&place));
    Ok(())
}

/// On what and when a part was measured.
fn described(part: &Part) -> String {
    let Machine { processor, cores, gigabytes, system, rustc, versions, commit, date, load } = &part.machine;
    let memory = gigabytes.map_or(String::new(), |it| format!(", {it:.0} GB"));
    let load = load.map_or(String::new(), |it| format!(", load {it:.1}"));
    let quick = if part.quick { "; a quick run, whose figures are rough" } else { "" };
    format!(
        "{date}, commit {commit}, {processor}, {cores} cores{memory}, {system}{load}{quick}.\n\
         {rustc}; {}.",
        versions.join(", ")
    )
}

/// The table, as Markdown.
fn table(rows: &[Row]) -> String {
    let mut cells = vec![["what", "ours", "peer", "peer's", "ratio", "target", ""].map(str::to_owned)];
    cells.extend(rows.iter().map(row_cells));
    let width = |column: usize| {
        let widths = cells.iter().filter_map(|it| Some(it.get(column)?.chars().count()));
        widths.max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..7).map(width).collect();
    let mut text = String::new();
    for (index, row) in cells.iter().enumerate() {
        let padded = row.iter().zip(&widths).map(|(it, width)| format!("{it:width$}"));
        text.push_str(&format!("| {} |\n", padded.collect::<Vec<_>>().join(" | ")));
        if index == 0 {
            let rule = widths.iter().map(|width| "-".repeat(*width));
            text.push_str(&format!("|-{}-|\n", rule.collect::<Vec<_>>().join("-|-")));
        }
    }
    text
}

/// The cells of a row.
fn row_cells(row: &Row) -> [String; 7] {
    let ratio = row.ratio().map_or(String::new(), |it| format!("{it:.1}x"));
    let at_least = row.target.map(|it| format!(">= {it}x"));
    let at_most = row.limit.map(|it| format!("<= {}", number(it, row.unit)));
    let target = [at_least, at_most].into_iter().flatten().collect::<Vec<_>>().join(", ");
    let verdict = match row.is_met() {
        Some(true) => "met",
        Some(false) => "MISSED",
        None => "",
    };
    let noisy = if row.is_noisy() { "noisy" } else { "" };
    let remarks: Vec<&str> = [verdict, noisy, &row.note].into_iter().filter(|it| !it.is_empty()).collect();
    let figure = |it: &Figure| match it {
        Figure::Measured { value, .. } => number(*value, row.unit),
        Figure::Missing(reason) => reason.replace('|', "/"),
    };
    [row.what.clone(), figure(&row.ours), row.peer.clone(), figure(&row.theirs), ratio, target, remarks.join("; ")]
}

/// A number with its unit, in three digits or so.
fn number(value: f64, unit: Unit) -> String {
    let digits = match unit {
        Unit::Count => 0,
        _ if value >= 100.0 => 0,
        _ if value >= 10.0 => 1,
        _ if value >= 0.1 => 2,
        _ => 4,
    };
    format!("{value:.digits$} {unit}").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_peer_is_a_row_that_says_so() {
        let rows = [
            Row::new("a", Unit::CpuSeconds, Figure::of(2.0), "SDK", Figure::of(11.0)).target(Some(5.0)),
            Row::new("b", Unit::Count, Figure::of(3.0), "SDK", Figure::Missing("could not be built".into())),
        ];
        let expected = "\
| what | ours       | peer | peer's             | ratio | target |     |
|------|------------|------|--------------------|-------|--------|-----|
| a    | 2.00 CPU-s | SDK  | 11.0 CPU-s         | 5.5x  | >= 5x  | met |
| b    | 3          | SDK  | could not be built |       |        |     |
";
        assert_eq!(table(&rows), expected);
    }
}
