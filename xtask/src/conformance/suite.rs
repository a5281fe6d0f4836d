//! Protocol suites: a folder in the format of botocore's own protocol tests, read and checked.
//!
//! Every `*.json` file at any depth is an array of suites, each with an inline model (`metadata`, `shapes`, optional
//! `clientEndpoint`) and `cases`. A case with `params` or `serialized` is about a request, one with `response` about a
//! response.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};
use walkdir::WalkDir;

use super::ignore;
use crate::{files, repository};

/// The endpoint of a suite that names none.
const ENDPOINT: &str = "https://example.com";

/// A suite: an inline model and its cases.
pub struct Suite {
    /// Path of its file below the folder, `/` between the parts.
    pub file: String,
    /// Its index in the file.
    pub index: usize,
    /// `description`.
    pub description: String,
    /// `metadata`.
    pub metadata: Map<String, Value>,
    /// `metadata.protocol`.
    pub protocol: String,
    /// `shapes`.
    pub shapes: Map<String, Value>,
    /// `clientEndpoint`.
    pub endpoint: String,
    /// The cases; one that has both halves is two.
    pub cases: Vec<Case>,
}

/// A case.
pub struct Case {
    /// File, index of the suite and index in it, joined by colons.
    pub id: String,
    /// `id`, which only newer suites have.
    pub name: Option<String>,
    /// Whether it is about a request (else a response).
    pub is_input: bool,
    /// `given`: the operation.
    pub given: Map<String, Value>,
    /// All of it.
    pub value: Value,
}

impl Case {
    /// The name of its operation, which may be left out.
    pub fn operation(&self) -> &str {
        self.given.get("name").and_then(Value::as_str).unwrap_or("OperationName")
    }
}

/// Reads all suites of a folder.
///
/// # Errors
/// There are none, or files are malformed: each is named with the place.
pub fn read(folder: &Path) -> Result<Vec<Suite>> {
    if !folder.is_dir() {
        bail!("{} is not a folder", folder.display());
    }
    let mut reader = Reader { suites: Vec::new(), problems: Vec::new() };
    for entry in WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.with_context(|| format!("cannot list {}", folder.display()))?;
        let is_suite = entry.path().extension().is_some_and(|it| it == "json") && entry.file_name() != ignore::FILE;
        if entry.file_type().is_file() && is_suite {
            reader.file(folder, entry.path())?;
        }
    }
    if !reader.problems.is_empty() {
        bail!("{} is malformed\n  {}", repository::shown(folder), reader.problems.join("\n  "));
    }
    if reader.suites.iter().all(|it| it.cases.is_empty()) {
        bail!("{} holds no case of a protocol suite (input/*.json, output/*.json)", folder.display());
    }
    Ok(reader.suites)
}

/// Collects suites, and what is wrong with them.
struct Reader {
    suites: Vec<Suite>,
    problems: Vec<String>,
}

impl Reader {
    fn file(&mut self, folder: &Path, path: &Path) -> Result<()> {
        let below = path.strip_prefix(folder).unwrap_or(path);
        let file = below.iter().map(|it| it.to_string_lossy()).collect::<Vec<_>>().join("/");
        let value: Value = match serde_json::from_str(&files::read_text(path)?) {
            Ok(value) => value,
            Err(error) => {
                self.problems.push(format!("{file}: not JSON: {error}"));
                return Ok(());
            }
        };
        match value {
            Value::Array(suites) => {
                for (index, suite) in suites.iter().enumerate() {
                    let suite = self.suite(&file, index, suite);
                    self.suites.extend(suite);
                }
            }
            _ => self.problem(&file, "", "an array of suites was expected"),
        }
        Ok(())
    }

    fn problem(&mut self, file: &str, pointer: &str, message: &str) {
        self.problems.push(format!("{file} {pointer}: {message}"));
    }

    /// A member of an object that must be of one kind.
    fn member<'v, T>(
        &mut self,
        (file, pointer): (&str, &str),
        (of, key): (&'v Value, &str),
        kind: &str,
        take: impl Fn(&'v Value) -> Option<T>,
    ) -> Option<T> {
        let member = of.get(key).and_then(take);
        if member.is_none() {
            self.problem(file, &format!("{pointer}/{key}"), &format!("{kind} was expected"));
        }
        member
    }

    fn suite(&mut self, file: &str, index: usize, value: &Value) -> Option<Suite> {
        let pointer = format!("/{index}");
        let place = (file, pointer.as_str());
        let metadata = self.member(place, (value, "metadata"), "an object", Value::as_object);
        let no_shapes = Map::new();
        let shapes = match value.get("shapes") {
            Some(_) => self.member(place, (value, "shapes"), "an object", Value::as_object),
            None => Some(&no_shapes),
        };
        let description = self.member(place, (value, "description"), "a text", Value::as_str);
        let cases = self.member(place, (value, "cases"), "an array", Value::as_array);
        let within = format!("{pointer}/metadata");
        let none = Value::Null;
        let of = (value.get("metadata").unwrap_or(&none), "protocol");
        let protocol = self.member((file, &within), of, "a protocol's name", Value::as_str);
        let (metadata, shapes, description, protocol) = (metadata?, shapes?, description?, protocol?);
        let mut suite = Suite {
            file: file.to_owned(),
            index,
            description: description.to_owned(),
            metadata: metadata.clone(),
            protocol: protocol.to_owned(),
            shapes: shapes.clone(),
            endpoint: value.get("clientEndpoint").and_then(Value::as_str).unwrap_or(ENDPOINT).to_owned(),
            cases: Vec::new(),
        };
        for (number, case) in cases?.iter().enumerate() {
            let cases = self.case(file, (index, number), case);
            suite.cases.extend(cases);
        }
        Some(suite)
    }

    fn case(&mut self, file: &str, (suite, number): (usize, usize), value: &Value) -> Vec<Case> {
        let pointer = format!("/{suite}/cases/{number}");
        let Some(given) = self.member((file, &pointer), (value, "given"), "an object", Value::as_object) else {
            return Vec::new();
        };
        let (has_request, has_response) =
            (value.get("serialized").is_some() || value.get("params").is_some(), value.get("response").is_some());
        if has_request {
            self.member((file, &pointer), (value, "serialized"), "an object", Value::as_object);
        }
        if has_response {
            self.member((file, &pointer), (value, "response"), "an object", Value::as_object);
        }
        if !has_request && !has_response {
            self.problem(file, &pointer, "a case has `params` and `serialized`, or a `response`");
        }
        let case = |is_input| Case {
            id: format!("{file}:{suite}:{number}"),
            name: value.get("id").and_then(Value::as_str).map(str::to_owned),
            is_input,
            given: given.clone(),
            value: value.clone(),
        };
        match (has_request, has_response) {
            (true, true) => {
                [true, false].map(|it| Case { id: format!("{file}:{suite}:{number}:{}", half(it)), ..case(it) }).into()
            }
            (is_input, _) => vec![case(is_input)],
        }
    }
}

/// How botocore calls the half that a case is about.
pub fn half(is_input: bool) -> &'static str {
    if is_input { "input" } else { "output" }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use std::fs;

    use tempfile::tempdir;

    use super::*;

    fn read_one(text: &str) -> Result<Vec<Suite>> {
        let home = tempdir().unwrap();
        fs::create_dir(home.path().join("input")).unwrap();
        fs::write(home.path().join("input/json.json"), text).unwrap();
        fs::write(home.path().join(ignore::FILE), "{}").unwrap();
        read(home.path())
    }

    #[test]
    fn suites_are_read_with_their_cases() {
        let suites = read_one(
            r#"[{"description": "d", "metadata": {"protocol": "json"}, "shapes": {},
                 "cases": [{"id": "A", "given": {"name": "Op"}, "params": {}, "serialized": {}},
                           {"given": {}, "response": {}, "serialized": {}}]}]"#,
        )
        .unwrap();
        let found: Vec<_> = suites[0].cases.iter().map(|it| (it.id.as_str(), it.is_input, it.operation())).collect();
        assert_eq!(
            found,
            [
                ("input/json.json:0:0", true, "Op"),
                ("input/json.json:0:1:input", true, "OperationName"),
                ("input/json.json:0:1:output", false, "OperationName")
            ]
        );
    }

    #[test]
    fn what_is_malformed_is_named_with_file_and_place() {
        for (text, said) in [
            ("[", "input/json.json: not JSON"),
            ("{}", "input/json.json : an array of suites was expected"),
            ("[]", "holds no case"),
            (r#"[{"metadata": {}, "shapes": []}]"#, "input/json.json /0/shapes: an object was expected"),
            (r#"[{"metadata": {}}]"#, "input/json.json /0/metadata/protocol: a protocol's name was expected"),
            (
                r#"[{"description": "", "metadata": {"protocol": "json"}, "shapes": {}, "cases": [{"given": {}}]}]"#,
                "input/json.json /0/cases/0: a case has",
            ),
        ] {
            let error = read_one(text).err().unwrap().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
