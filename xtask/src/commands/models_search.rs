//! `models search`: operations by what they are called and what they do.

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Result;

use crate::botocore::Origin;
use crate::models::{Entry, Index, Selection};
use crate::{repository, terminal};

/// Search the operations of all services of botocore.
///
/// Each word must occur in an operation's name or first sentence of documentation, or in its service's name. Selected
/// operations are marked with *. The first search of a version of botocore makes an index under target/.
#[derive(clap::Args)]
pub struct Args {
    /// Words, such as cancel workflow
    #[arg(value_name = "WORDS", required = true)]
    words: Vec<String>,
    /// List at most this many
    #[arg(long, value_name = "N", default_value_t = 30)]
    limit: usize,
    #[command(flatten)]
    origin: Origin,
    /// The selection whose operations are marked
    #[arg(long, value_name = "FILE", default_value_os_t = repository::selection(), hide_default_value = true)]
    config: PathBuf,
}

/// Runs the command. `false`: nothing was found.
///
/// # Errors
/// botocore cannot be had.
pub fn run(args: &Args) -> Result<bool> {
    let selection = if args.config.exists() { Selection::read(&args.config)? } else { Selection::empty() };
    let index = Index::of(&args.origin.locate(selection.botocore())?)?;
    let words: Vec<String> = args.words.iter().flat_map(|it| it.split_whitespace()).map(str::to_lowercase).collect();
    let found = search(&index, &words);
    if found.is_empty() {
        println!("no operation has to do with: {}", words.join(" "));
        println!(
            "fewer or shorter words find more; each must occur in a name or the first sentence of the documentation"
        );
        return Ok(false);
    }
    terminal::print(&listing(&found, args.limit, &selection))?;
    Ok(true)
}

/// What fits, the best first.
fn search<'a>(index: &'a Index, words: &[String]) -> Vec<Entry<'a>> {
    let mut found: Vec<(usize, Entry<'_>)> =
        index.entries().filter_map(|entry| Some((score(&entry, words)?, entry))).collect();
    found.sort_by_key(|(score, it)| (std::cmp::Reverse(*score), it.operation.len(), it.service, it.operation));
    found.into_iter().map(|(_, entry)| entry).collect()
}

/// How well an operation fits; `None`: a word does not occur.
fn score(entry: &Entry<'_>, words: &[String]) -> Option<usize> {
    let [service, full_name, operation, summary] =
        [entry.service, entry.full_name, entry.operation, entry.summary].map(str::to_lowercase);
    words.iter().try_fold(0, |sum, word| {
        let places = [
            (service == *word || operation == *word, 8),
            (operation.contains(word), 4),
            (service.contains(word) || full_name.contains(word), 3),
            (summary.contains(word), 1),
        ];
        let best = places.iter().filter(|(occurs, _)| *occurs).map(|(_, score)| score).max()?;
        Some(sum + best)
    })
}

fn listing(found: &[Entry<'_>], limit: usize, selection: &Selection) -> String {
    let shown = found.get(..limit).unwrap_or(found);
    let width = shown.iter().map(|it| it.service.len() + it.operation.len() + 1).max().unwrap_or_default();
    let mut text = String::new();
    for it in shown {
        let mark = if selection.has(it.service, it.operation) { '*' } else { ' ' };
        // Writing to a string does not fail.
        let _ = writeln!(text, "{mark} {:width$}  {}", format!("{} {}", it.service, it.operation), it.summary);
    }
    let rest = found.len() - shown.len();
    if rest > 0 {
        let _ = writeln!(text, "and {rest} more: name more words, or --limit {}", found.len());
    }
    if let [first, ..] = shown {
        let name = format!("{} {}", first.service, first.operation);
        let _ = writeln!(text, "to see one: cargo xtask models show {name}; to have it: cargo xtask models add {name}");
    }
    text
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    fn index() -> (tempfile::TempDir, Index) {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("swf/2012-01-25");
        std::fs::create_dir_all(&folder).unwrap();
        let model = r#"{"metadata": {"serviceFullName": "Simple Workflow"}, "operations": {
            "StartRun": {"documentation": "<p>Starts a workflow.</p>"}, "CancelRun": {}, "ListRuns": {}}}"#;
        std::fs::write(folder.join("service-2.json"), model).unwrap();
        let index = Index::of(home.path()).unwrap();
        (home, index)
    }

    #[test]
    fn every_word_must_occur_and_names_come_first() {
        let (_home, index) = index();
        let names = |words: &[&str]| {
            let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
            search(&index, &words).iter().map(|it| it.operation).collect::<Vec<_>>()
        };
        assert_eq!(names(&["workflow", "run"]), ["ListRuns", "StartRun", "CancelRun"]);
        assert_eq!(names(&["startrun"]), ["StartRun"]);
        assert_eq!(names(&["starts", "swf"]), ["StartRun"]);
        assert!(names(&["workflow", "moon"]).is_empty());
    }

    #[test]
    fn a_long_list_says_what_is_left() {
        let (_home, index) = index();
        let found = search(&index, &["swf".to_owned()]);
        let text = listing(&found, 2, &Selection::empty());
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(text.contains("and 1 more") && text.contains("models add swf ListRuns"), "{text}");
    }
}
