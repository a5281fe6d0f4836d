//! Running the cases in a program that was built for them.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::report::Outcome;
use crate::files;

/// Runs cases, which are objects with an `id`, in a program; `place` is where it finds them. The outcomes are by id.
///
/// A case that kills the program has failed, and the others are run without it.
///
/// # Errors
/// The program cannot be run, or says what it should not.
pub fn drive(program: &Path, place: &Path, mut cases: Vec<Value>) -> Result<HashMap<String, Outcome>> {
    let mut outcomes = HashMap::new();
    while !cases.is_empty() {
        files::write(place, serde_json::to_string(&cases)?.as_bytes())?;
        let mut command = Command::new(program);
        command.arg(place);
        // The environment is no part of a case: AWS_ENDPOINT_URL, say.
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
            command.env_remove(name);
        }
        let output = command.output().with_context(|| format!("cannot run {}", program.display()))?;
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            let (id, outcome) = verdict(line).with_context(|| format!("the program of the cases says {line}"))?;
            outcomes.insert(id, outcome);
        }
        cases.retain(|it| id(it).is_some_and(|it| !outcomes.contains_key(it)));
        let Some(next) = cases.first().and_then(id) else { continue };
        let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        if output.status.success() || output.status.code() == Some(1) {
            bail!("{} left out {next}\n{said}", program.display());
        }
        let message = format!("the program of the cases ended with {}: {said}", output.status);
        outcomes.insert(next.to_owned(), Outcome::Failed(vec![message]));
        cases.remove(0);
    }
    Ok(outcomes)
}

fn id(case: &Value) -> Option<&str> {
    case.get("id")?.as_str()
}

fn verdict(line: &str) -> Option<(String, Outcome)> {
    let line: Value = serde_json::from_str(line).ok()?;
    let texts = line.get("differences")?.as_array()?.iter().map(|it| it.as_str().map(str::to_owned));
    let differences = texts.collect::<Option<Vec<String>>>()?;
    let outcome = if differences.is_empty() { Outcome::Passed } else { Outcome::Failed(differences) };
    Some((id(&line)?.to_owned(), outcome))
}
