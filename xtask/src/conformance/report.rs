//! What came of the cases: for people, line by line, and as JSON.

use std::path::Path;

use anyhow::Result;
use indexmap::IndexMap;
use serde_json::{Value, json};

use crate::files;
use crate::suite::Counts;

/// What came of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It went as expected.
    Passed,
    /// It did not: where, a text of one or more lines each.
    Failed(Vec<String>),
    /// It was left out, for this reason.
    Skipped(String),
}

/// A case that is done.
pub struct Done {
    /// The file that it stands in.
    pub file: String,
    /// By which it is found in the file.
    pub id: String,
    /// What it is called, or is about.
    pub title: String,
    /// What came of it.
    pub outcome: Outcome,
}

/// All cases of a run, in the order of the suite.
#[derive(Default)]
pub struct Report {
    /// The cases.
    pub cases: Vec<Done>,
}

impl Report {
    /// Numbers of all cases.
    pub fn counts(&self) -> Counts {
        count(self.cases.iter())
    }

    /// Numbers of each file, in order.
    fn files(&self) -> IndexMap<&str, Vec<&Done>> {
        let mut files: IndexMap<&str, Vec<&Done>> = IndexMap::new();
        for case in &self.cases {
            files.entry(&case.file).or_default().push(case);
        }
        files
    }

    /// A line for each file, below it what failed, and why, and what was skipped.
    pub fn text(&self) -> String {
        let mut text = String::new();
        for (file, cases) in self.files() {
            text += &format!("{file}: {}\n", said(count(cases.iter().copied())));
            for Done { id, title, outcome, .. } in cases {
                match outcome {
                    Outcome::Passed => {}
                    Outcome::Skipped(reason) => text += &format!("  skipped {id} {title}: {reason}\n"),
                    Outcome::Failed(differences) => text += &failed(id, title, differences),
                }
            }
        }
        text
    }

    /// What failed, and why.
    pub fn failures(&self) -> String {
        let failures = self.cases.iter().map(|it| match &it.outcome {
            Outcome::Failed(differences) => failed(&it.id, &it.title, differences),
            _ => String::new(),
        });
        failures.collect()
    }

    /// The last line.
    pub fn summary(&self) -> String {
        said(self.counts())
    }

    /// Writes the report as JSON.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn write(&self, path: &Path, suite: &str) -> Result<()> {
        let numbers =
            |counts: Counts| json!({ "passed": counts.passed, "failed": counts.failed, "skipped": counts.ignored });
        let files: serde_json::Map<String, Value> = self
            .files()
            .into_iter()
            .map(|(file, cases)| (file.to_owned(), numbers(count(cases.iter().copied()))))
            .collect();
        let cases: Vec<Value> = self.cases.iter().map(of_case).collect();
        let report = json!({ "suite": suite, "totals": numbers(self.counts()), "files": files, "cases": cases });
        files::write(path, format!("{}\n", serde_json::to_string_pretty(&report)?).as_bytes())
    }
}

fn failed(id: &str, title: &str, differences: &[String]) -> String {
    let lines = differences.iter().flat_map(|it| it.lines()).map(|line| format!("    {line}\n"));
    format!("  FAILED {id} {title}\n{}", lines.collect::<String>())
}

fn of_case(case: &Done) -> Value {
    let mut value = json!({ "file": case.file, "id": case.id, "title": case.title });
    let (outcome, key, detail) = match &case.outcome {
        Outcome::Passed => ("passed", None, Value::Null),
        Outcome::Failed(differences) => ("failed", Some("differences"), json!(differences)),
        Outcome::Skipped(reason) => ("skipped", Some("reason"), json!(reason)),
    };
    if let Value::Object(entries) = &mut value {
        entries.insert("outcome".to_owned(), json!(outcome));
        entries.extend(key.map(|key| (key.to_owned(), detail)));
    }
    value
}

fn count<'a>(cases: impl Iterator<Item = &'a Done>) -> Counts {
    let mut counts = Counts::default();
    for case in cases {
        match case.outcome {
            Outcome::Passed => counts.passed += 1,
            Outcome::Failed(_) => counts.failed += 1,
            Outcome::Skipped(_) => counts.ignored += 1,
        }
    }
    counts
}

fn said(counts: Counts) -> String {
    format!("{} passed, {} failed, {} skipped", counts.passed, counts.failed, counts.ignored)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn a_report_says_what_failed_and_why() {
        let done = |id: &str, outcome| Done { file: "a.json".into(), id: id.into(), title: "T".into(), outcome };
        let report = Report {
            cases: vec![
                done("a.json:0:0", Outcome::Passed),
                done("a.json:0:1", Outcome::Failed(vec!["body: one\ntwo".into()])),
                done("a.json:0:2", Outcome::Skipped("listed".into())),
            ],
        };
        assert_eq!(
            report.text(),
            "a.json: 1 passed, 1 failed, 1 skipped\n  FAILED a.json:0:1 T\n    body: one\n    two\n  skipped a.json:0:2 T: listed\n"
        );
        assert_eq!(report.summary(), "1 passed, 1 failed, 1 skipped");
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("report.json");
        report.write(&path, "S").unwrap();
        let read: Value = serde_json::from_str(&files::read_text(&path).unwrap()).unwrap();
        assert_eq!(read["totals"], json!({ "passed": 1, "failed": 1, "skipped": 1 }));
        assert_eq!(read["files"]["a.json"]["failed"], 1);
        assert_eq!(read["cases"][1]["differences"][0], "body: one\ntwo");
        assert_eq!(read["cases"][2]["reason"], "listed");
    }
}
