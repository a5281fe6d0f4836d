//! Macro calls of which each row is documented: `name!(Head { rows });`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{LitStr, Macro};

use super::layout::{WIDTH, flat_text};

/// The call as an item with a row a line, each below its documentation, if it has rows that end with a semicolon.
pub fn format_rows(it: &Macro) -> Option<String> {
    let mut head: Vec<TokenTree> = it.tokens.clone().into_iter().collect();
    let Some(TokenTree::Group(body)) = head.pop() else { return None };
    let is_braced = body.delimiter() == Delimiter::Brace;
    let body: Vec<TokenTree> = body.stream().into_iter().collect();
    if !is_braced || !body.last().is_some_and(|last| is_punctuation(last, ';')) {
        return None;
    }
    let (path, head) = (flat_text(it.path.to_token_stream()), flat_text(head.into_iter().collect()));
    let mut text = format!("{path}!({head} {{\n");
    for row in body.split(|token| is_punctuation(token, ';')).filter(|row| !row.is_empty()) {
        push_row(&mut text, row);
    }
    text.push_str("});\n");
    Some(text)
}

/// The attributes of a row, a line each, and the row.
fn push_row(text: &mut String, mut row: &[TokenTree]) {
    while let [TokenTree::Punct(hash), TokenTree::Group(attribute), rest @ ..] = row
        && hash.as_char() == '#'
    {
        match documentation(attribute.stream()) {
            Some(docs) => docs.split('\n').for_each(|line| text.push_str(&format!("    ///{line}\n"))),
            None => text.push_str(&format!("    #[{}]\n", flat_text(attribute.stream()))),
        }
        row = rest;
    }
    let line = flat_text(row.iter().cloned().collect());
    if line.len() + 5 <= WIDTH {
        text.push_str(&format!("    {line};\n"));
        return;
    }
    // What does not fit goes on after the first setter, and after the names.
    let end = row.iter().position(|token| is_punctuation(token, ',')).map_or(row.len(), |end| end + 1);
    let (setter, others) = row.split_at_checked(end).unwrap_or((row, &[]));
    let [setter, others] = [setter, others].map(|part| flat_text(part.iter().cloned().collect()));
    let others = match others.split_once(": ") {
        Some((names, ty)) if others.len() + 9 > WIDTH => format!("{names}:\n            {ty}"),
        _ => others,
    };
    text.push_str(&format!("    {setter}\n        {others};\n"));
}

/// The text of `doc = "text"`.
fn documentation(attribute: TokenStream) -> Option<String> {
    let mut tokens = attribute.into_iter();
    match (tokens.next()?, tokens.next()?, tokens.next()?) {
        (TokenTree::Ident(doc), _, literal) if doc == "doc" => {
            syn::parse2::<LitStr>(literal.into()).ok().map(|it| it.value())
        }
        _ => None,
    }
}

fn is_punctuation(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == sign)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use syn::parse_quote;

    use super::format_rows;

    #[test]
    fn rows_stand_below_their_documentation() {
        let call = parse_quote!(a::b!(X of Y {
            #[doc = " Sets `a`."]
            set a(value: impl Into<String>), set_a, get_a: Option<String>;
            #[doc = " Adds to\n \"b\"."]
            #[deprecated(note = "c")]
            insert b(key: x::Y, value: Vec<Option<Z>>), set_b, get_b: Option<HashMap<x::Y, Vec<Option<Z>>>>;
        }));
        let expected = "a::b!(X of Y {\n    /// Sets `a`.\n    \
            set a(value: impl Into<String>), set_a, get_a: Option<String>;\n    /// Adds to\n    /// \"b\".\n    \
            #[deprecated(note = \"c\")]\n    \
            insert b(key: x::Y, value: Vec<Option<Z>>), set_b, get_b: Option<HashMap<x::Y, Vec<Option<Z>>>>;\n});\n";
        assert_eq!(format_rows(&call).unwrap(), expected);
    }

    #[test]
    fn paths_from_the_root_stand_apart() {
        let call = parse_quote!(b!(X { #[doc = ""] set a(b: impl ::c::D<::e::F>), s, g: ::h::I; }));
        let expected = "b!(X {\n    ///\n    set a(b: impl ::c::D<::e::F>), s, g: ::h::I;\n});\n";
        assert_eq!(format_rows(&call).unwrap(), expected);
    }

    #[test]
    fn a_long_row_goes_on_in_the_next_line() {
        let (name, set) = (quote::format_ident!("{}", "n".repeat(60)), quote::format_ident!("{}", "s".repeat(60)));
        let text = format_rows(&parse_quote!(b!(X { #[doc = ""] set #name(value: T), #set, g: T; }))).unwrap();
        assert!(text.contains(&format!("    set {name}(value: T),\n        {set}, g: T;\n")), "{text}");
    }

    #[test]
    fn other_calls_have_no_rows() {
        assert_eq!(format_rows(&parse_quote!(b!(X, Y { 0: a, 1: b }))), None);
        assert_eq!(format_rows(&parse_quote!(b!())), None);
    }
}
