//! Calls of the runtime's macros and values of tables, laid out over lines where they are long.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Macro, MacroDelimiter};

/// Columns of a line.
pub const WIDTH: usize = 120;
const INDENT: usize = 4;

/// A token, or tokens in brackets.
enum Piece {
    Word(String),
    Punctuation(String),
    Group(Delimiter, Vec<Piece>),
}

/// A call as an item, with its line end.
pub fn format_call(it: &Macro) -> String {
    let head = format!("{}!", flat(&pieces(it.path.to_token_stream())));
    let arguments = pieces(it.tokens.clone());
    let (open, close) = match it.delimiter {
        MacroDelimiter::Paren(_) => ("(", ");"),
        MacroDelimiter::Brace(_) => (" {", "}"),
        MacroDelimiter::Bracket(_) => ("[", "];"),
    };
    let line = format!("{head}{open}{}{close}\n", flat(&arguments));
    if line.len() <= WIDTH {
        return line;
    }
    format!("{head}{open}\n{}\n{close}\n", lines(&arguments, INDENT, ""))
}

/// The value of an item whose head takes so many columns, with the blank or the line end before it.
pub fn format_value(it: &Expr, columns: usize) -> String {
    let pieces = pieces(it.to_token_stream());
    let line = flat(&pieces);
    if columns + line.len() >= WIDTH && INDENT + line.len() < WIDTH {
        return format!("\n{:INDENT$}{line}", "");
    }
    format!(" {}", part_over_lines(&pieces, 0, columns + 1))
}

/// The tokens in one line.
pub fn flat_text(tokens: TokenStream) -> String {
    flat(&pieces(tokens))
}

fn pieces(tokens: TokenStream) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut joint = false;
    for token in tokens {
        let was_joint = std::mem::replace(&mut joint, false);
        match token {
            TokenTree::Group(it) => pieces.push(Piece::Group(it.delimiter(), self::pieces(it.stream()))),
            TokenTree::Ident(it) => pieces.push(Piece::Word(it.to_string())),
            TokenTree::Literal(it) => pieces.push(Piece::Word(it.to_string())),
            TokenTree::Punct(it) => {
                joint = it.spacing() == Spacing::Joint;
                match pieces.last_mut() {
                    Some(Piece::Punctuation(text)) if was_joint => text.push(it.as_char()),
                    _ => pieces.push(Piece::Punctuation(it.as_char().to_string())),
                }
            }
        }
    }
    pieces
}

/// The parts between commas, a line or more each; `last` ends the last one.
fn lines(pieces: &[Piece], indent: usize, last: &str) -> String {
    let parts: Vec<_> = pieces.split(|piece| is_punctuation(piece, ",")).filter(|part| !part.is_empty()).collect();
    let count = parts.len();
    let lines = parts.iter().enumerate().map(|(index, part)| {
        let end = if index + 1 < count { "," } else { last };
        format!("{:indent$}{}{end}", "", part_over_lines(part, indent, indent))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A part in one line if it fits after `taken` columns; otherwise its longest groups stand over lines, as many as it takes.
fn part_over_lines(part: &[Piece], indent: usize, taken: usize) -> String {
    let mut rest = flat(part).len();
    let mut groups: Vec<_> =
        part.iter().enumerate().filter_map(|(index, it)| Some((inner_length(it)?, index))).collect();
    groups.sort_unstable();
    let mut broken = Vec::new();
    while taken + rest >= WIDTH {
        let Some((length, index)) = groups.pop() else { break };
        rest -= length;
        broken.push(index);
    }
    let mut text = String::new();
    for (index, piece) in part.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|index| part.get(index));
        if previous.is_some_and(|previous| is_spaced(previous, piece)) {
            text.push(' ');
        }
        match piece {
            Piece::Group(delimiter, inner) if broken.contains(&index) => {
                text.push_str(&group_over_lines(*delimiter, inner, indent))
            }
            // A call that follows a group of several lines begins a line.
            Piece::Punctuation(dot) if dot == "." && text.contains('\n') => {
                text.push_str(&format!("\n{:indent$}.", ""))
            }
            piece => text.push_str(&flat(std::slice::from_ref(piece))),
        }
    }
    text
}

/// A group over lines; `(&[` and the like open in one line.
fn group_over_lines(delimiter: Delimiter, inner: &[Piece], indent: usize) -> String {
    let (open, close) = brackets(delimiter);
    let is_plain = |piece: &Piece| {
        !matches!(piece, Piece::Group(..)) && !is_punctuation(piece, ".") && !is_punctuation(piece, ",")
    };
    let hugs = inner.split_last().is_some_and(|(last, head)| inner_length(last).is_some() && head.iter().all(is_plain));
    if hugs {
        return format!("{open}{}{close}", part_over_lines(inner, indent, WIDTH));
    }
    format!("{open}\n{}\n{:indent$}{close}", lines(inner, indent + INDENT, ","), "")
}

fn is_punctuation(piece: &Piece, text: &str) -> bool {
    matches!(piece, Piece::Punctuation(it) if it == text)
}

/// Columns of what a group holds, if it can be broken over lines.
fn inner_length(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Group(delimiter, inner) if *delimiter != Delimiter::None && !inner.is_empty() => Some(flat(inner).len()),
        _ => None,
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Brace => ("{", "}"),
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}

fn flat(pieces: &[Piece]) -> String {
    let mut text = String::new();
    let mut previous = None;
    for piece in pieces {
        if previous.is_some_and(|previous| is_spaced(previous, piece)) {
            text.push(' ');
        }
        previous = Some(piece);
        match piece {
            Piece::Word(word) | Piece::Punctuation(word) => text.push_str(word),
            Piece::Group(Delimiter::Brace, inner) if inner.is_empty() => text.push_str("{}"),
            Piece::Group(Delimiter::Brace, inner) => text.push_str(&format!("{{ {} }}", flat(inner))),
            Piece::Group(Delimiter::Parenthesis, inner) => text.push_str(&format!("({})", flat(inner))),
            Piece::Group(Delimiter::Bracket, inner) => text.push_str(&format!("[{}]", flat(inner))),
            Piece::Group(Delimiter::None, inner) => text.push_str(&flat(inner)),
        }
    }
    text
}

/// Whether a space stands between two pieces.
fn is_spaced(left: &Piece, right: &Piece) -> bool {
    let tight_after =
        matches!(left, Piece::Punctuation(text) if matches!(text.as_str(), "::" | "&" | "." | "-" | "!" | "<"));
    let tight_before = match right {
        // The path begins here: it does not go on.
        Piece::Punctuation(text) if text == "::" => match left {
            Piece::Punctuation(left) => !matches!(left.as_str(), ":" | "," | "="),
            Piece::Word(left) => left != "impl",
            Piece::Group(..) => true,
        },
        Piece::Punctuation(text) => matches!(text.as_str(), "," | ":" | "." | "!" | "<" | ">" | ">>" | ">>>"),
        Piece::Group(Delimiter::Parenthesis | Delimiter::Bracket, _) => matches!(left, Piece::Word(_)),
        _ => false,
    };
    !tight_after && !tight_before
}

#[cfg(test)]
mod tests {
    use quote::quote;
    use syn::parse_quote;

    use super::{format_call, format_value};

    #[test]
    fn a_short_call_stands_in_one_line() {
        let call = parse_quote!(a::b!(X, TABLE { 0: c, 1: r#type } d));
        assert_eq!(format_call(&call), "a::b!(X, TABLE { 0: c, 1: r#type } d);\n");
    }

    #[test]
    fn a_long_call_stands_over_lines() {
        let names = (0..12).map(|index| quote::format_ident!("LongNameOfAnError{index}"));
        let rows = names.map(|name| quote!("Code" => #name));
        let call = parse_quote!(a::operation_error!(Name, &ROW, { #(#rows),* }));
        let text = format_call(&call);
        assert!(
            text.starts_with(
                "a::operation_error!(\n    Name,\n    &ROW,\n    {\n        \"Code\" => LongNameOfAnError0,\n"
            ),
            "{text}"
        );
        assert!(text.ends_with("        \"Code\" => LongNameOfAnError11,\n    }\n);\n"), "{text}");
    }

    #[test]
    fn groups_that_fit_stay_in_their_line() {
        let of = quote!(crate::operation::a_rather_long_module_name::OperationError { First, Second });
        let call = parse_quote!(a::service_error!(Error { First, Second } from { #of, #of }));
        let line = "        crate::operation::a_rather_long_module_name::OperationError { First, Second },\n";
        let expected = format!("a::service_error!(\n    Error {{ First, Second }} from {{\n{line}{line}    }}\n);\n");
        assert_eq!(format_call(&call), expected);
    }

    #[test]
    fn a_row_of_a_table_is_a_line() {
        let row = quote!(Member::new("a_name", string().rules(&range(-1, 256).pattern(r"\d+"))).required());
        let value = parse_quote!(Structure::new("Name", &[#row, #row]).payload(0));
        let line = "        Member::new(\"a_name\", string().rules(&range(-1, 256).pattern(r\"\\d+\"))).required(),\n";
        let expected = format!(" Structure::new(\n    \"Name\",\n    &[\n{line}{line}    ],\n)\n.payload(0)");
        assert_eq!(format_value(&value, 30), expected);
    }

    #[test]
    fn what_cannot_be_broken_is_left_long() {
        let text = "x".repeat(200);
        assert_eq!(format_value(&parse_quote!(#text), 10), format!(" {text:?}"));
    }

    #[test]
    fn a_value_that_fits_in_the_next_line_stands_there() {
        assert_eq!(format_value(&parse_quote!(f("a", &[])), 110), "\n    f(\"a\", &[])");
    }
}
