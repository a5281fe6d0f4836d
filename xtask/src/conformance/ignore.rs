//! The list of cases that botocore's own runner leaves out, in the format that it has there.
//!
//! `general.input.suites` and `.cases` name suites by description and cases by id; `protocols.FILE.input.suites` and
//! `.cases` do for one file, named without its extension. `output` likewise.

use std::path::Path;

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::suite::{Case, Suite, half};
use crate::files;

/// The list's file, at the root of the folder.
pub const FILE: &str = "protocol-tests-ignore-list.json";

/// The list; empty if the folder has none.
pub struct IgnoreList(Value);

impl IgnoreList {
    /// Reads the list of a folder of suites.
    ///
    /// # Errors
    /// It is not JSON.
    pub fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(FILE);
        if !path.exists() {
            return Ok(Self(Value::Null));
        }
        let list = serde_json::from_str(&files::read_text(&path)?);
        Ok(Self(list.with_context(|| format!("{} is malformed: not JSON", path.display()))?))
    }

    /// Why a case is left out, if it is.
    pub fn reason(&self, suite: &Suite, case: &Case) -> Option<String> {
        let half = half(case.is_input);
        let stem = Path::new(&suite.file).file_stem().unwrap_or_default().to_string_lossy();
        let sections = [("/general".to_owned()), format!("/protocols/{}", stem.replace('~', "~0"))];
        sections.into_iter().find_map(|section| {
            let named = |key: &str, name: Option<&str>| {
                let place = format!("{section}/{half}/{key}");
                let names = self.0.pointer(&place)?.as_array()?;
                let is_named = name.is_some_and(|name| names.iter().any(|it| it == name));
                is_named.then(|| format!("botocore's own ignore list, {place} of {FILE}"))
            };
            named("suites", Some(&suite.description)).or_else(|| named("cases", case.name.as_deref()))
        })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Map, json};

    use super::*;

    #[test]
    fn suites_and_cases_are_ignored_by_section_and_half() {
        let list = IgnoreList(json!({
            "general": { "input": { "suites": ["All of it"] } },
            "protocols": { "query": { "output": { "cases": ["One"] } } },
        }));
        let suite = |file: &str, description: &str| Suite {
            file: file.into(),
            index: 0,
            description: description.into(),
            metadata: Map::new(),
            protocol: "query".into(),
            shapes: Map::new(),
            endpoint: String::new(),
            cases: Vec::new(),
        };
        let case = |is_input, name: Option<&str>| Case {
            id: String::new(),
            name: name.map(str::to_owned),
            is_input,
            given: Map::new(),
            value: Value::Null,
        };
        let ignored =
            |file, description, is_input, name| list.reason(&suite(file, description), &case(is_input, name)).is_some();
        assert!(ignored("input/ec2.json", "All of it", true, None));
        assert!(!ignored("input/ec2.json", "All of it", false, None));
        assert!(ignored("legacy/output/query.json", "x", false, Some("One")));
        assert!(!ignored("output/ec2.json", "x", false, Some("One")));
        assert!(!ignored("output/query.json", "x", true, Some("One")));
        assert!(!ignored("output/query.json", "x", false, None));
    }
}
