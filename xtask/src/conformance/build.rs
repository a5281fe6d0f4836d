//! Building a workspace of generated crates, and finding out whose code a compiler's error stands in.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use crate::cargo;
use crate::progress::Progress;

/// A place in a file of the workspace: its path from the root, and a line.
pub type Place = (String, usize);

/// What came of a build.
pub enum Built {
    /// The program.
    Program(PathBuf),
    /// The compiler's errors, each with the places that it names in the workspace.
    Errors(Vec<(String, Vec<Place>)>),
}

/// Builds a package of a workspace, with as many of its errors as cargo can find.
///
/// # Errors
/// Cargo cannot be run, or says something else than errors of the compiler.
pub fn build(workspace: &Path, package: &str, progress: &Progress) -> Result<Built> {
    let manifest = workspace.join("Cargo.toml");
    let mut child = cargo::command()
        .args(["build", "--keep-going", "--message-format=json", "--package", package, "--manifest-path"])
        .arg(&manifest)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .context("cannot run cargo")?;
    let (said, messages) = listen(&mut child, progress)?;
    let status = child.wait().context("cannot wait for cargo")?;
    let mut program = None;
    let mut errors = BTreeMap::new();
    for message in messages {
        match message.get("reason").and_then(Value::as_str) {
            Some("compiler-message") => errors.extend(error(&message)),
            Some("compiler-artifact") => {
                program = message.get("executable").and_then(Value::as_str).map(PathBuf::from).or(program);
            }
            _ => {}
        }
    }
    match program {
        Some(program) if status.success() => Ok(Built::Program(program)),
        _ if errors.is_empty() => bail!("cargo build failed:\n{}", said.trim()),
        _ => Ok(Built::Errors(errors.into_iter().collect())),
    }
}

/// Reads what cargo says until it ends: its own words, and its messages.
fn listen(child: &mut Child, progress: &Progress) -> Result<(String, Vec<Value>)> {
    let mut stderr = child.stderr.take().context("cargo has no standard error")?;
    let stdout = child.stdout.take().context("cargo has no standard output")?;
    let said = std::thread::spawn(move || {
        let mut said = Vec::new();
        // What cannot be read is not missed: it is only shown.
        let _ = stderr.read_to_end(&mut said);
        String::from_utf8_lossy(&said).into_owned()
    });
    let mut messages = Vec::new();
    for line in BufReader::new(stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(&line.context("cannot read what cargo says")?) else {
            continue;
        };
        if let Some(name) = message.pointer("/target/name").and_then(Value::as_str) {
            progress.say(format!("building: {name}"));
        }
        messages.push(message);
    }
    Ok((said.join().unwrap_or_default(), messages))
}

/// An error of the compiler, and where it stands.
fn error(message: &Value) -> Option<(String, Vec<Place>)> {
    let message = message.get("message")?;
    let spans = message.get("spans").and_then(Value::as_array).filter(|it| !it.is_empty())?;
    let rendered = message.get("rendered")?.as_str()?.to_owned();
    let mut places = Vec::new();
    spans.iter().for_each(|it| follow(it, &mut places));
    (message.get("level")? == "error").then_some((rendered, places))
}

/// A span's place, and those of the macro calls that it comes from.
fn follow(span: &Value, places: &mut Vec<Place>) {
    let line = span.get("line_start").and_then(Value::as_u64).and_then(|it| usize::try_from(it).ok());
    if let (Some(file), Some(line)) = (span.get("file_name").and_then(Value::as_str), line) {
        places.push((file.to_owned(), line));
    }
    if let Some(call) = span.pointer("/expansion/span") {
        follow(call, places);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    #[test]
    fn an_error_names_the_file_of_the_macro_call_that_it_comes_from() {
        let home = tempfile::tempdir().unwrap();
        let write = |file: &str, text: &str| crate::files::write(&home.path().join(file), text.as_bytes()).unwrap();
        write("Cargo.toml", "[workspace]\nmembers = [\"conformance-broken\"]\nresolver = \"3\"\n");
        write("conformance-broken/Cargo.toml", "[package]\nname = \"conformance-broken\"\nedition = \"2024\"\n");
        let library = "macro_rules! number { ($it:expr) => { pub const N: u8 = $it; } }\nmod s0c0;\nfn main() {}\n";
        write("conformance-broken/src/main.rs", library);
        write("conformance-broken/src/s0c0/mod.rs", "mod inner;\n");
        write("conformance-broken/src/s0c0/inner.rs", "//! One.\n\nnumber!(\"text\");\n");
        let built = build(home.path(), "conformance-broken", &Progress::start("building")).unwrap();
        let Built::Errors(errors) = built else { panic!("it was built") };
        let place = ("conformance-broken/src/s0c0/inner.rs".to_owned(), 3);
        assert!(errors.iter().any(|(rendered, places)| rendered.contains("E0308") && places.contains(&place)));

        write("conformance-broken/src/s0c0/inner.rs", "number!(1);\n");
        let built = build(home.path(), "conformance-broken", &Progress::start("building")).unwrap();
        let Built::Program(program) = built else { panic!("it was not built") };
        assert!(program.is_file());
    }
}
