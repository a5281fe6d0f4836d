//! Documentation comments: Markdown to lines of attributes.

use proc_macro2::TokenStream;
use quote::quote;

use crate::ir::Deprecated;

/// Columns of text in a line of documentation.
const WIDTH: usize = 108;

/// Documentation of the item that follows.
pub fn outer_docs(markdown: &str) -> TokenStream {
    let values = attribute_values(markdown);
    quote!(#(#[doc = #values])*)
}

/// Documentation of the file or module around.
pub fn inner_docs(markdown: &str) -> TokenStream {
    let values = attribute_values(markdown);
    quote!(#(#![doc = #values])*)
}

/// All lines in one value, which formatting takes apart again; a value a line where they could not stand in a comment.
fn attribute_values(markdown: &str) -> Vec<String> {
    let lines = attribute_lines(markdown);
    let text = lines.join("\n");
    let stands = text.starts_with(' ') && !text.contains("/*") && !text.contains("*/") && !text.ends_with('/');
    if stands { vec![text] } else { lines }
}

/// `#[deprecated]`, where the model says so.
pub fn deprecation(deprecated: Option<&Deprecated>) -> Option<TokenStream> {
    let Deprecated { message, since } = deprecated?;
    let message = message.as_deref().unwrap_or("the service calls it deprecated");
    let note = match since {
        Some(since) => format!("{message} (since {since})"),
        None => message.to_owned(),
    };
    Some(quote!(#[deprecated(note = #note)]))
}

/// The documentation, or `fallback` where the model has none; `more` follows as a paragraph of its own.
pub fn described(docs: &str, fallback: &str, more: &str) -> String {
    let docs = if docs.trim().is_empty() { fallback } else { docs.trim() };
    if more.is_empty() { docs.to_owned() } else { format!("{docs}\n\n{more}") }
}

/// The first paragraph in one line, after notices in quotation marks; empty where the text begins with a list, a
/// heading or the like.
pub fn first_paragraph(markdown: &str) -> String {
    let lines = markdown.trim().lines().map(str::trim);
    let lines = lines.skip_while(|line| line.is_empty() || line.starts_with('>'));
    let lines = lines.take_while(|line| !line.is_empty() && !begins_block(line));
    lines.collect::<Vec<_>>().join(" ")
}

/// The first sentence of the first paragraph; its code, links and emphasis are whole.
pub fn first_sentence(markdown: &str) -> String {
    let text = first_paragraph(markdown);
    let ends = text.match_indices(". ").map(|(index, _)| text.split_at(index + 1));
    let mut sentences = ends.filter(|(head, rest)| is_whole(head) && rest.trim_start().starts_with(char::is_uppercase));
    let end = sentences.next().map(|(head, _)| head.len());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().to_owned()
}

/// Whether no code, link or emphasis is open at the end of the text.
fn is_whole(text: &str) -> bool {
    let even = |mark: &str| text.matches(mark).count().is_multiple_of(2);
    let balanced = |open: char, close: char| text.matches(open).count() == text.matches(close).count();
    even("`") && even("*") && even("**") && balanced('[', ']') && balanced('(', ')')
}

fn attribute_lines(markdown: &str) -> Vec<String> {
    let lines = wrap(markdown).into_iter();
    lines.map(|line| if line.is_empty() { line } else { format!(" {line}") }).collect()
}

/// Breaks long lines of text, and leaves one blank line where there are several; tables, headings, code and link
/// definitions stay as they are.
fn wrap(markdown: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut fenced = false;
    for line in markdown.trim().lines() {
        let line = line.trim_end();
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        if line.is_empty() && !fenced && lines.last().is_some_and(String::is_empty) {
            continue;
        }
        if fenced || fence || line.len() <= WIDTH || is_rigid(line) {
            lines.push(line.to_owned());
        } else {
            wrap_line(line, &mut lines);
        }
    }
    lines
}

fn is_rigid(line: &str) -> bool {
    let text = line.trim_start();
    line.starts_with("    ") || text.starts_with(['|', '#', '<']) || (text.starts_with('[') && text.contains("]: "))
}

fn wrap_line(line: &str, lines: &mut Vec<String>) {
    let text = line.trim_start_matches([' ', '>']);
    let mut current = line.get(..line.len() - text.len()).unwrap_or_default().to_owned();
    let indent = current.clone() + &" ".repeat(marker_width(text));
    let mut ticks = 0;
    for (index, word) in text.split(' ').enumerate() {
        let full = current.len() + 1 + word.len() > WIDTH;
        // A line must not begin with what Markdown takes for a list, heading or quotation, nor break inline code.
        if full && ticks % 2 == 0 && current.len() > indent.len() && !opens_block(word) {
            lines.push(std::mem::replace(&mut current, indent.clone()));
        } else if index > 0 {
            current.push(' ');
        }
        current.push_str(word);
        ticks += word.matches('`').count();
    }
    lines.push(current);
}

/// Columns of the list marker at the beginning of a line, if there is one.
fn marker_width(text: &str) -> usize {
    let Some(marker) = text.split(' ').next().filter(|marker| opens_list(marker)) else { return 0 };
    text.len() - text.get(marker.len()..).unwrap_or_default().trim_start().len()
}

fn opens_list(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    matches!(word, "*" | "-" | "+")
        || number.is_some_and(|it| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit()))
}

fn begins_block(line: &str) -> bool {
    line.starts_with(['#', '>', '|']) || line.starts_with("```") || line.split(' ').next().is_some_and(opens_list)
}

fn opens_block(word: &str) -> bool {
    opens_list(word) || word.is_empty() || word.starts_with(['#', '>', '|', '=', '-', '+', '*', '`', '<', '~'])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::{WIDTH, first_paragraph, first_sentence, wrap};

    #[test]
    fn long_lines_break_between_words() {
        let text = "word ".repeat(60);
        let lines = wrap(&text);
        assert!(lines.len() > 1);
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert_eq!(lines.join(" "), text.trim());
    }

    #[test]
    fn items_of_lists_are_continued_under_their_text() {
        let lines = wrap(&format!("1. {}", "word ".repeat(60)));
        assert!(lines.len() > 1);
        assert!(lines[1..].iter().all(|line| line.starts_with("   word")), "{lines:?}");
    }

    #[test]
    fn a_marker_does_not_stand_alone() {
        let link = format!("[`x`]({})", "x".repeat(WIDTH));
        assert_eq!(wrap(&format!("* {link}, text")), [format!("* {link},"), "  text".to_owned()]);
    }

    #[test]
    fn quotations_are_continued_as_such() {
        let lines = wrap(&format!("> {}\n  > * {}", "word ".repeat(60), "item ".repeat(60)));
        assert!(lines.iter().all(|line| line.len() <= WIDTH));
        assert!(
            lines.iter().any(|line| line.starts_with("> word"))
                && lines.iter().any(|line| line.starts_with("  >   item"))
        );
    }

    #[test]
    fn no_line_begins_like_a_list_or_breaks_code() {
        let lines = wrap(&format!("{} 12. end `{}` - x", "w".repeat(105), "code ".repeat(30)));
        assert!(lines.iter().all(|line| !line.starts_with("12.") && !line.starts_with("code")), "{lines:?}");
    }

    #[test]
    fn code_and_tables_stay_as_they_are() {
        let table = format!("|{}|", " cell |".repeat(40));
        let code = format!("```text\n{}\n```", "code ".repeat(40).trim());
        assert_eq!(wrap(&table), [table.as_str()]);
        assert_eq!(wrap(&code).join("\n"), code);
    }

    #[test]
    fn blank_lines_are_one_but_in_code() {
        assert_eq!(wrap("a\n\n\n \nb"), ["a", "", "b"]);
        assert_eq!(wrap("```text\na\n\n\nb\n```").len(), 6);
    }

    #[test]
    fn the_first_sentence_is_whole() {
        assert_eq!(
            first_sentence("Reads `a. B`, e.g. c [d. E](f. G). Then more."),
            "Reads `a. B`, e.g. c [d. E](f. G)."
        );
        assert_eq!(first_sentence("**Bold. Text** here."), "**Bold. Text** here.");
        assert_eq!(first_sentence("No end"), "No end");
        assert_eq!(first_sentence(""), "");
    }

    #[test]
    fn the_first_paragraph_is_one_line() {
        assert_eq!(first_paragraph("One\ntwo.\n\nThree."), "One two.");
        assert_eq!(first_paragraph("One:\n* two"), "One:");
        assert_eq!(first_paragraph("* one"), "");
        assert_eq!(first_paragraph(""), "");
    }
}
