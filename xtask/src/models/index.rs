//! A line for every operation of botocore, kept under `target/`, so that a search opens no model.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use awslice_codegen::{docs, emit};
use indexmap::IndexMap;
use serde::Deserialize;
use walkdir::WalkDir;

use crate::botocore::Botocore;
use crate::progress::Progress;
use crate::{files, repository};

/// Counts the changes of what is in an index.
const FORMAT: u32 = 1;

/// An operation of some service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// botocore's name of the service, such as `swf`.
    pub service: &'a str,
    /// The service's full name, such as `Amazon Simple Workflow Service`.
    pub full_name: &'a str,
    /// The operation's name.
    pub operation: &'a str,
    /// The first sentence of its documentation; may be empty.
    pub summary: &'a str,
}

/// All operations of a copy of botocore.
pub struct Index(String);

/// What is read of a model.
#[derive(Deserialize)]
struct Model {
    metadata: Metadata,
    #[serde(default)]
    operations: IndexMap<String, Operation>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    #[serde(default)]
    service_full_name: String,
}

#[derive(Deserialize)]
struct Operation {
    #[serde(default)]
    documentation: String,
}

impl Index {
    /// The index of the botocore at `path`: the one that is kept, if nothing has changed there since it was made.
    ///
    /// # Errors
    /// There is no botocore at `path`, or a model of it cannot be read.
    pub fn of(path: &Path) -> Result<Self> {
        let kept = place(path)?;
        if let Ok(text) = std::fs::read_to_string(&kept) {
            return Ok(Self(text));
        }
        let index = Self::make(&Botocore::open(path)?)?;
        files::write(&kept, index.0.as_bytes())?;
        Ok(index)
    }

    /// An index as it is kept.
    #[cfg(test)]
    pub fn parse(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// Reads all models, the newest API version of each.
    fn make(botocore: &Botocore) -> Result<Self> {
        let services = botocore.services();
        let progress = Progress::start("indexing");
        let mut text = String::new();
        for (number, service) in services.iter().enumerate() {
            progress.say(format!("indexing {service} ({} of {} services)", number + 1, services.len()));
            let versions = botocore.versions(service);
            let newest = versions.last().with_context(|| format!("{service} has no API version"))?;
            let path = format!("{}/service-2.json", super::folder(service, newest));
            let model = botocore.text(&path)?.with_context(|| format!("{path} is missing"))?;
            let model: Model =
                serde_json::from_str(&model).with_context(|| format!("{path} is not a service model"))?;
            for (operation, it) in &model.operations {
                let full_name = one_line(&model.metadata.service_full_name);
                // Writing to a string does not fail.
                let _ = writeln!(text, "{service}\t{full_name}\t{operation}\t{}", summary(&it.documentation));
            }
        }
        Ok(Self(text))
    }

    /// The operations, by service.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.0.lines().filter_map(|line| {
            let mut fields = line.split('\t');
            let mut next = || fields.next();
            Some(Entry { service: next()?, full_name: next()?, operation: next()?, summary: next()? })
        })
    }
}

/// Where the index of the botocore at `path` is kept: another place when a file of it changes.
fn place(path: &Path) -> Result<PathBuf> {
    let mut state = format!("{FORMAT} {}\n", path.display());
    for entry in WalkDir::new(path).max_depth(5).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot read {}", path.display()))?;
        let name = entry.path().to_string_lossy();
        if entry.path() != path && !name.contains("service-2.json") {
            continue;
        }
        let about = entry.metadata().with_context(|| format!("cannot read {name}"))?;
        if about.is_file() {
            let _ = writeln!(state, "{name} {} {:?}", about.len(), about.modified().ok());
        }
    }
    let hash = files::sha256(state.as_bytes());
    let name = format!("operations-{}.tsv", hash.get(..16).unwrap_or(&hash));
    Ok(repository::target().join("botocore").join(name))
}

/// The first sentence of a model's documentation, on one line.
pub fn summary(html: &str) -> String {
    // A first paragraph is enough, and much less to convert.
    let html = without_notices(html);
    let end = html.find("</p>").unwrap_or(html.len());
    one_line(&plain(&emit::first_sentence(&docs::to_markdown(html.get(..end).unwrap_or(html)))))
}

/// What follows the notices at the beginning, such as one of the end of support.
fn without_notices(html: &str) -> &str {
    let html = html.trim_start();
    let mut ends = ["important", "note"].into_iter().filter_map(|tag| {
        let inside = html.strip_prefix(&format!("<{tag}>"))?;
        inside.split_once(&format!("</{tag}>")).map(|(_, rest)| rest)
    });
    ends.next().map_or(html, without_notices)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Markdown for a terminal: links are their text, and nothing is marked or escaped.
fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(at) = rest.find(['[', ']', '\\', '*', '`']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        rest = match from.chars().next() {
            Some('\\') => {
                text.extend(from.chars().nth(1));
                from.get(2..).unwrap_or_default()
            }
            Some(']') => after_link(from),
            _ => from.get(1..).unwrap_or_default(),
        };
    }
    text + rest
}

/// What follows `](TARGET)`.
fn after_link(from: &str) -> &str {
    let target = from.strip_prefix("](").and_then(|it| it.split_once(')'));
    target.map_or(from.get(1..).unwrap_or_default(), |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_summary_is_one_plain_sentence() {
        let html =
            "<p>Records an <code>Event</code> in\n the <a href=\"https://x.y/z\">run</a>. Then it ends.</p><p>B.</p>";
        assert_eq!(summary(html), "Records an Event in the run.");
        assert_eq!(summary(""), "");
        assert_eq!(
            summary("<important> <p>Ends soon.</p> </important> <note><p>N.</p></note> <p>Puts it.</p>"),
            "Puts it."
        );
        assert_eq!(summary("<p>A list_of <b>things</b> [1]"), "A list_of things [1]");
    }

    #[test]
    fn an_index_is_made_anew_when_a_model_changes() {
        let home = tempfile::tempdir().unwrap();
        let model = home.path().join("data/odd/2020-01-01/service-2.json");
        let write = |operation: &str| {
            let text = format!(
                r#"{{"metadata": {{"serviceFullName": "Odd Fish"}}, "operations": {{"{operation}": {{"documentation": "<p>Does it.</p>"}}}}}}"#
            );
            files::write(&model, text.as_bytes()).unwrap();
        };
        write("Zap");
        let entry = Entry { service: "odd", full_name: "Odd Fish", operation: "Zap", summary: "Does it." };
        for _ in 0..2 {
            assert_eq!(Index::of(home.path()).unwrap().entries().collect::<Vec<_>>(), [entry]);
        }
        write("Unzap");
        assert_eq!(Index::of(home.path()).unwrap().entries().next().unwrap().operation, "Unzap");
    }
}
