//! The public names of a client, read from its source: types, fields, variants, methods.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result};
use proc_macro2::{TokenStream, TokenTree};
use syn::{Field, Fields, GenericArgument, ImplItem, Item, PathArguments, Type, Visibility};

/// What stands at a name: the type of a field, in short, or nothing. Names are such as `types::Tag`, `types::Tag.key`,
/// `types::State::Active`, `types::Tag.key()`.
pub type Surface = BTreeMap<String, String>;

/// Reads files by their paths below `src/`. What is neither a type of the service, an operation nor the client itself is
/// not looked at: configuration and endpoints are no service's own.
///
/// # Errors
/// A file is not Rust.
pub fn read<'f>(files: impl Iterator<Item = (&'f str, &'f str)>) -> Result<Surface> {
    let mut surface = Surface::new();
    for (path, text) in files {
        let Some(area) = area(path) else { continue };
        let file = syn::parse_file(text).with_context(|| format!("{path} is not Rust"))?;
        file.items.iter().for_each(|item| add(&mut surface, &area, item));
    }
    Ok(surface)
}

/// The module that re-exports what is in a file: private modules, and those of builders, count for nothing.
fn area(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.strip_suffix(".rs")?.split('/').collect();
    match parts.as_slice() {
        ["client", "customize", ..] => None,
        ["client", ..] => Some("client".to_owned()),
        ["types" | "operation", ..] => {
            let public = parts.into_iter().filter(|it| !it.starts_with('_') && !["builders", "mod"].contains(it));
            Some(public.collect::<Vec<_>>().join("::"))
        }
        _ => None,
    }
}

/// Adds an item's names.
fn add(surface: &mut Surface, area: &str, item: &Item) {
    let mut put = |name: String, what: String| drop(surface.insert(format!("{area}::{name}"), what));
    match item {
        Item::Struct(it) if is_public(&it.vis) => {
            put(it.ident.to_string(), String::new());
            for field in it.fields.iter().filter(|it| is_public(&it.vis)) {
                if let Some(name) = &field.ident {
                    put(format!("{}.{name}", it.ident), short(&field.ty));
                }
            }
        }
        Item::Enum(it) if is_public(&it.vis) => {
            put(it.ident.to_string(), String::new());
            it.variants.iter().for_each(|variant| {
                let holds = variant.fields.iter().map(|it: &Field| short(&it.ty)).collect::<Vec<_>>().join(", ");
                let named = matches!(variant.fields, Fields::Named(_));
                put(format!("{}::{}", it.ident, variant.ident), if named { String::new() } else { holds });
            });
        }
        Item::Type(it) if is_public(&it.vis) => put(it.ident.to_string(), String::new()),
        Item::Impl(it) if it.trait_.is_none() => {
            let owner = owner(area, &short(&it.self_ty));
            for item in &it.items {
                if let ImplItem::Fn(method) = item
                    && is_public(&method.vis)
                {
                    put(format!("{owner}.{}()", method.sig.ident), String::new());
                }
            }
        }
        Item::Macro(it) if it.mac.path.segments.last().is_some_and(|it| it.ident == "setters") => {
            let (builder, methods) = setters(it.mac.tokens.clone());
            let owner = owner(area, &builder);
            methods.into_iter().for_each(|it| put(format!("{owner}.{it}()"), String::new()));
        }
        _ => {}
    }
}

/// The builder and the methods that `setters!` gives it: three names a row. `Builder of Input` is generic.
fn setters(tokens: TokenStream) -> (String, Vec<String>) {
    let mut names: Vec<String> = Vec::new();
    let mut methods = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Ident(it) => names.push(it.to_string()),
            TokenTree::Group(rows) => {
                let rows: Vec<TokenTree> = rows.stream().into_iter().collect();
                methods.extend(rows.split(|it| is_punct(it, ';')).flat_map(row));
            }
            _ => {}
        }
    }
    let generic = if names.len() > 1 { "<S>" } else { "" };
    (format!("{}{generic}", names.first().map_or("", String::as_str)), methods)
}

/// The names in `set name(..), set_name, get_name: Type`, after its attributes.
fn row(tokens: &[TokenTree]) -> Vec<String> {
    let signature = tokens.split(|it| is_punct(it, ':')).next().unwrap_or_default();
    let names = signature.iter().filter_map(|it| match it {
        TokenTree::Ident(it) => Some(it.to_string()),
        _ => None,
    });
    // The first says what the setter does.
    names.skip(1).collect()
}

fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == character)
}

/// Whether everybody sees it.
fn is_public(it: &Visibility) -> bool {
    matches!(it, Visibility::Public(_))
}

/// Whose methods an implementation has. The builder of an operation's input and that of its call have the same setters;
/// here they are one generic type, and its name counts for nothing.
fn owner(area: &str, ty: &str) -> String {
    let name = ty.split('<').next().unwrap_or_default();
    let setters = name.ends_with("InputBuilder") || name.ends_with("FluentBuilder") || name != ty;
    if area.starts_with("operation") && setters { "Builder".to_owned() } else { name.to_owned() }
}

/// A type with the last part of each path.
fn short(it: &Type) -> String {
    match it {
        Type::Path(it) => it.path.segments.last().map_or(String::new(), |last| match &last.arguments {
            PathArguments::AngleBracketed(arguments) => {
                let arguments = arguments.args.iter().filter_map(|it| match it {
                    GenericArgument::Type(it) => Some(short(it)),
                    _ => None,
                });
                format!("{}<{}>", last.ident, arguments.collect::<Vec<_>>().join(", "))
            }
            _ => last.ident.to_string(),
        }),
        Type::Reference(it) => format!("&{}", short(&it.elem)),
        _ => "?".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const TAG: &str = "pub struct Tag { pub key: ::std::option::Option<String>, hidden: u8 }
        impl Tag { pub fn key(&self) -> Option<&str> { None } fn secret(&self) {} }
        impl Clone for Tag { fn clone(&self) -> Self { loop {} } }
        #[derive(Default)] pub enum State { Active, Other(crate::x::Text) }";

    #[test]
    fn public_names_are_read_with_short_types() {
        let files =
            [("types/_tag.rs", TAG), ("config.rs", "pub struct Config;"), ("client/customize.rs", "pub struct A;")];
        let surface = read(files.into_iter()).unwrap();
        let expected = [
            ("types::State", ""),
            ("types::State::Active", ""),
            ("types::State::Other", "Text"),
            ("types::Tag", ""),
            ("types::Tag.key", "Option<String>"),
            ("types::Tag.key()", ""),
        ];
        assert_eq!(surface, expected.map(|(name, what)| (name.to_owned(), what.to_owned())).into());
    }

    #[test]
    fn rows_of_setters_are_methods() {
        let text = "awslice_runtime::setters!(TagBuilder {
            /// Sets it.
            #[deprecated(note = \"x: y\")]
            set r#type(value: impl Into<String>), set_type, get_type: Option<::core::option::Option<String>>;
            insert map(key: String, value: Vec<u8>), set_map, get_map: Option<HashMap<String, Vec<u8>>>;
        });";
        let surface = read([("types/_tag.rs", text)].into_iter()).unwrap();
        let names: Vec<_> = surface.keys().map(|it| it.trim_start_matches("types::TagBuilder.")).collect();
        assert_eq!(names, ["get_map()", "get_type()", "map()", "r#type()", "set_map()", "set_type()"]);
        let of = text.replace("TagBuilder {", "PutBuilder of PutInput {");
        let surface = read([("operation/put/builders.rs", of.as_str())].into_iter()).unwrap();
        assert!(surface.contains_key("operation::put::Builder.set_map()"));
    }

    #[test]
    fn the_builders_of_an_operation_are_one() {
        let setter = "{ pub fn key(self) -> Self { self } }";
        let sdk =
            [format!("impl PutOutputInputBuilder {setter}"), format!("impl PutOutputFluentBuilder {setter}")].concat();
        let ours = format!("impl<S: Holds<PutOutputInput>> PutOutputBuilder<S> {setter}");
        let [sdk, ours] = [sdk, ours].map(|it| read([("operation/put/builders.rs", it.as_str())].into_iter()).unwrap());
        assert_eq!(sdk, ours);
        assert!(ours.contains_key("operation::put::Builder.key()"));
    }
}
