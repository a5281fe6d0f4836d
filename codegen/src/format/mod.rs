//! Tokens to text: the only place that uses prettyplease.
//!
//! prettyplease puts no blank line between items or methods, leaves macro calls on one line, spreads the rows of tables
//! and breaks lines early: that is done here.

mod documentation;
mod join;
mod layout;
mod rows;

use std::fmt::{Display, Formatter};

use syn::{Item, ItemStatic, UseTree};

use crate::emit::{Content, File, HEADER};

/// Generated Rust that is not Rust: a bug of an emitter, not of a model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormatError {
    /// The file.
    pub path: String,
    /// What the parser said.
    pub message: String,
}

impl Display for FormatError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the generated file {} is not Rust: {}", self.path, self.message)
    }
}

impl std::error::Error for FormatError {}

/// The text of a file, its header first.
///
/// # Errors
/// When tokens that should be Rust cannot be parsed.
pub fn format_file(file: File) -> Result<String, FormatError> {
    let File { path, content } = file;
    match content {
        Content::Text(text) if path.ends_with(".md") => Ok(format!("<!-- {HEADER} -->\n\n{text}")),
        Content::Text(text) => Ok(format!("# {HEADER}\n{text}")),
        Content::Rust(tokens) => {
            let parsed = syn::parse2::<syn::File>(tokens);
            let parsed = parsed.map_err(|error| FormatError { path, message: error.to_string() })?;
            Ok(rust(parsed))
        }
    }
}

fn rust(mut file: syn::File) -> String {
    let items = std::mem::take(&mut file.items);
    let mut text = unparse(file);
    let mut previous = None;
    for item in items {
        let group = group(&item);
        if !text.is_empty() && (group.is_none() || group != previous) {
            text.push('\n');
        }
        previous = group;
        text.push_str(&format_item(item));
    }
    text.insert_str(0, &format!("// {HEADER}\n"));
    text
}

/// Items of the same group stand without a blank line between them.
fn group(item: &Item) -> Option<String> {
    match item {
        Item::Use(it) => {
            let first = match &it.tree {
                UseTree::Path(path) => path.ident.to_string(),
                _ => String::new(),
            };
            let public = !matches!(it.vis, syn::Visibility::Inherited);
            Some(format!("use {public} {}", if public { "" } else { &first }))
        }
        Item::Mod(it) if it.content.is_none() && it.attrs.is_empty() => Some("mod".to_owned()),
        _ => None,
    }
}

fn format_item(item: Item) -> String {
    match item {
        Item::Macro(it) if it.ident.is_none() => {
            rows::format_rows(&it.mac).unwrap_or_else(|| layout::format_call(&it.mac))
        }
        Item::Static(it) => format_static(it),
        item => {
            let methods = matches!(item, Item::Impl(_));
            let text = unparse(syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![item] });
            if methods { separate_methods(&text) } else { text }
        }
    }
}

/// A table: its rows are laid out as macro calls are, which leaves a row a line where prettyplease would not.
fn format_static(mut it: ItemStatic) -> String {
    let value = std::mem::replace(&mut *it.expr, syn::parse_quote!(()));
    let text =
        unparse(syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: vec![Item::Static(it)] });
    let head = text.strip_suffix(" ();\n").unwrap_or(&text);
    format!("{head}{};\n", layout::format_value(&value, head.lines().last().unwrap_or_default().len() + 1))
}

/// A blank line after each method but the last.
fn separate_methods(text: &str) -> String {
    let mut separated = String::with_capacity(text.len() + text.len() / 16);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        separated.push_str(line);
        separated.push('\n');
        if line == "    }" && lines.peek().is_some_and(|next| *next != "}") {
            separated.push('\n');
        }
    }
    separated
}

fn unparse(file: syn::File) -> String {
    join::join_lines(&documentation::separate_lines(&prettyplease::unparse(&file)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use quote::quote;

    use super::format_file;
    use crate::emit::{Content, File, HEADER};

    fn file(path: &str, content: Content) -> File {
        File { path: path.to_owned(), content }
    }

    #[test]
    fn items_and_methods_are_separated_and_imports_are_grouped() {
        let tokens = quote! {
            #![doc = " Docs."]
            use std::a;
            use std::b;
            use crate::c;
            mod x;
            mod y;
            impl A { fn a() {} fn b() {} }
            struct S;
        };
        let text = format_file(file("a.rs", Content::Rust(tokens))).unwrap();
        let expected = "//! Docs.\n\nuse std::a;\nuse std::b;\n\nuse crate::c;\n\nmod x;\nmod y;\n\n\
                        impl A {\n    fn a() {}\n    fn b() {}\n}\n\nstruct S;\n";
        assert_eq!(text, format!("// {HEADER}\n{expected}"));
    }

    #[test]
    fn methods_with_bodies_are_separated() {
        let tokens = quote!(
            impl A {
                fn a() {
                    b()
                }
                fn b() {
                    c()
                }
            }
        );
        let text = format_file(file("a.rs", Content::Rust(tokens))).unwrap();
        assert!(text.contains("    }\n\n    fn b() {"), "{text}");
        assert!(text.ends_with("        c()\n    }\n}\n"), "{text}");
    }

    #[test]
    fn text_gets_the_header_of_its_kind() {
        assert_eq!(format_file(file("Cargo.toml", Content::Text("a\n".into()))).unwrap(), format!("# {HEADER}\na\n"));
        assert_eq!(
            format_file(file("README.md", Content::Text("a\n".into()))).unwrap(),
            format!("<!-- {HEADER} -->\n\na\n")
        );
    }

    #[test]
    fn what_is_not_rust_is_named() {
        let error = format_file(file("src/a.rs", Content::Rust(quote!(struct)))).unwrap_err();
        assert!(error.to_string().starts_with("the generated file src/a.rs is not Rust: "), "{error}");
    }
}
