//! Completion of words in shells.
//!
//! `completion SHELL` prints a script for bash, zsh or fish; it makes the shell run `completion candidates`, which reads
//! the line from `COMP_LINE` and the cursor's place from `COMP_POINT`, as completers of bash do.
//!
//! What `run` calls: [`words`], with the words after `completion` that are no global options.

mod candidates;
mod line;
mod scripts;
#[cfg(all(test, feature = "slice"))]
mod tests;

use awslice_runtime::command::Service;

pub use candidates::{Candidate, candidates};

use crate::error::CliError;
use crate::world::Environment;

/// The script, or the candidates, one a line: the word, a tab, and what it is.
///
/// # Errors
/// There is no such shell.
pub fn words(
    services: &[&'static Service],
    program: &str,
    words: &[String],
    environment: &Environment,
) -> Result<String, CliError> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words == ["candidates"] {
        let line = environment.get("COMP_LINE").unwrap_or_default();
        let point = environment.get("COMP_POINT").and_then(|it| it.parse().ok());
        return Ok(answer(services, line, point));
    }
    if let [shell] = words.as_slice()
        && let Some(script) = scripts::script(shell, program)
    {
        return Ok(script);
    }
    Err(CliError::validation(format!(
        "completion: name a shell: {}\n\nusage: {program} completion bash|zsh|fish\n\n  \
         bash: source <({program} completion bash)\n  \
         zsh:  source <({program} completion zsh)\n  \
         fish: {program} completion fish | source\n",
        scripts::SHELLS.join(", ")
    )))
}

/// What fits at the end of a line, or at a place in it.
fn answer(services: &[&'static Service], line: &str, point: Option<usize>) -> String {
    let line = point.and_then(|it| line.get(..it)).unwrap_or(line);
    let (before, current) = line::split(line);
    let before: Vec<&str> = before.iter().skip(1).map(String::as_str).collect();
    let found = candidates(services, &before, &current);
    found.into_iter().map(|it| format!("{}\t{}\n", it.word, it.what)).collect()
}
