//! Rust source as a flat row of words, without what `quote!` quotes.

use proc_macro2::{TokenStream, TokenTree};

/// A word of source: an identifier, a punctuation mark or a bracket.
pub struct Word {
    /// Its text.
    pub text: String,
    /// Its line, from 1.
    pub line: usize,
}

/// The words of a source text, without its module of tests. Nothing for text that is not Rust: the compiler says so better.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    if let Ok(stream) = text.parse::<TokenStream>() {
        flatten(stream, &mut words);
    }
    words
}

/// Appends a stream's words. The body of `quote!` is generated code and is passed over.
fn flatten(stream: TokenStream, words: &mut Vec<Word>) {
    for token in stream {
        let line = token.span().start().line;
        match token {
            TokenTree::Group(group) => {
                if quotes(words) || is_tests(words) {
                    continue;
                }
                words.push(Word { text: "{".to_owned(), line });
                flatten(group.stream(), words);
                words.push(Word { text: "}".to_owned(), line: group.span_close().start().line });
            }
            TokenTree::Ident(ident) => words.push(Word { text: ident.to_string(), line }),
            TokenTree::Punct(mark) => words.push(Word { text: mark.as_char().to_string(), line }),
            TokenTree::Literal(_) => words.push(Word { text: "\"".to_owned(), line }),
        }
    }
}

/// Whether the last words are those of a `quote!` call.
fn quotes(words: &[Word]) -> bool {
    let mut last = words.iter().rev().map(|it| it.text.as_str());
    last.next() == Some("!") && matches!(last.next(), Some("quote" | "quote_spanned" | "parse_quote"))
}

/// Whether the last words are `mod tests`.
fn is_tests(words: &[Word]) -> bool {
    matches!(words, [.., a, b] if a.text == "mod" && b.text == "tests")
}

/// Every path that begins with a word, such as `std`: its second part, with its line. `std::{fs, io}` gives two.
pub fn paths_from<'a>(words: &'a [Word], first: &str) -> Vec<(&'a str, usize)> {
    let mut found = Vec::new();
    for (index, _) in words.iter().enumerate().filter(|(_, it)| it.text == first) {
        let rest = words.get(index + 1..).unwrap_or_default();
        if let [a, b, next, tail @ ..] = rest
            && a.text == ":"
            && b.text == ":"
        {
            match next.text.as_str() {
                "{" => found.extend(heads(tail)),
                part => found.push((part, next.line)),
            }
        }
    }
    found
}

/// The first part of each path in a braced list whose opening bracket was just read.
fn heads(words: &[Word]) -> Vec<(&str, usize)> {
    let (mut found, mut depth, mut fresh) = (Vec::new(), 1, true);
    for word in words {
        match word.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            "," if depth == 1 => fresh = true,
            part if depth == 1 && fresh => {
                found.push((part, word.line));
                fresh = false;
            }
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}
