//! How values of options that are made of parts are written: shorthand and JSON.

use std::ptr;

use awslice_runtime::schema::{Kind, Shape, Structure};

use super::shape::type_name;

/// Shorthand that is nested deeper than this is harder to read than JSON.
const DEEPEST_SHORTHAND: usize = 2;

/// Whether values of the shape are made of parts.
pub(super) fn is_complex(shape: &Shape) -> bool {
    matches!(shape.kind, Kind::List(_) | Kind::Map(_) | Kind::Structure(_))
}

/// The shorthand of an option, unless it is too deep for it.
pub(super) fn shorthand(shape: &Shape) -> Option<String> {
    match shape.kind {
        Kind::List(list) if is_complex(&list.member) => Some(format!("{} ...", entries(&list.member, 1)?)),
        Kind::List(list) => {
            let item = scalar(&list.member, "");
            Some(format!("{item} {item} ..."))
        }
        Kind::Map(_) | Kind::Structure(_) => entries(shape, 1),
        _ => None,
    }
}

/// `name=value,name=value`.
fn entries(shape: &Shape, depth: usize) -> Option<String> {
    if depth > DEEPEST_SHORTHAND {
        return None;
    }
    match shape.kind {
        Kind::Structure(structure) => {
            let entry =
                |row: &awslice_runtime::schema::Member| Some(format!("{}={}", row.name, nested(&row.shape, depth)?));
            let entries: Option<Vec<String>> = structure.members.iter().map(entry).collect();
            Some(entries?.join(","))
        }
        Kind::Map(map) => {
            let value = nested(&map.value, depth)?;
            Some(format!("KeyName1={value},KeyName2={value}"))
        }
        _ => None,
    }
}

/// A value inside of shorthand.
fn nested(shape: &Shape, depth: usize) -> Option<String> {
    Some(match shape.kind {
        Kind::List(list) if is_complex(&list.member) => {
            let item = nested(&list.member, depth)?;
            format!("[{item},{item}]")
        }
        Kind::List(list) => {
            let item = scalar(&list.member, "");
            format!("[{item},{item}]")
        }
        Kind::Map(_) | Kind::Structure(_) => format!("{{{}}}", entries(shape, depth + 1)?),
        Kind::Document => return None,
        _ => scalar(shape, ""),
    })
}

/// A value that has no parts; text is in `quotes`.
fn scalar(shape: &Shape, quotes: &str) -> String {
    match (shape.kind, shape.rules.and_then(|it| it.values)) {
        (Kind::String, Some(values)) if !quotes.is_empty() => {
            let values: Vec<String> = values.iter().map(|it| format!("{quotes}{it}{quotes}")).collect();
            values.join("|")
        }
        (Kind::String, _) => format!("{quotes}string{quotes}"),
        (Kind::Boolean, _) => "true|false".to_owned(),
        (Kind::Document, _) => "{...}".to_owned(),
        _ => type_name(shape).to_owned(),
    }
}

/// The JSON of an option.
pub(super) fn json(shape: &Shape) -> String {
    let mut text = String::new();
    write_json(&mut text, shape, 0, &mut Vec::new());
    text
}

fn write_json(out: &mut String, shape: &Shape, depth: usize, around: &mut Vec<&'static Structure>) {
    let line = |depth: usize| format!("\n{}", "  ".repeat(depth));
    match shape.kind {
        Kind::List(list) => {
            let (inner, outer) = (line(depth + 1), line(depth));
            out.push_str(&format!("[{inner}"));
            write_json(out, &list.member, depth + 1, around);
            out.push_str(&format!("{inner}...{outer}]"));
        }
        Kind::Map(map) => {
            let (inner, outer) = (line(depth + 1), line(depth));
            out.push_str(&format!("{{{inner}{}: ", scalar(&map.key, "\"")));
            write_json(out, &map.value, depth + 1, around);
            out.push_str(&format!("{inner}...{outer}}}"));
        }
        Kind::Structure(structure) if around.iter().any(|it| ptr::eq(*it, structure)) => {
            out.push_str("{ ... recursive ... }");
        }
        Kind::Structure(structure) if structure.members.is_empty() => out.push_str("{}"),
        Kind::Structure(structure) => {
            around.push(structure);
            let mut opening = "{";
            for row in structure.members {
                out.push_str(&format!("{opening}{}\"{}\": ", line(depth + 1), row.name));
                write_json(out, &row.shape, depth + 1, around);
                opening = ",";
            }
            around.pop();
            out.push_str(&format!("{}}}", line(depth)));
        }
        _ => out.push_str(&scalar(shape, "\"")),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use awslice_runtime::schema::{List, Map, Member, integer, list, map, string, structure, values};

    use super::*;

    static LEAF: Structure =
        Structure::new("Leaf", &[Member::new("k", string().rules(&values(&["A", "B"]))), Member::new("n", integer())]);
    static LEAVES: List = List::of(structure(&LEAF));
    static TREE: Structure =
        Structure::new("Tree", &[Member::new("leaves", list(&LEAVES)), Member::new("next", structure(&TREE))]);
    static WORDS: Map = Map::of(string(), string());
    static TEXTS: List = List::of(string());

    #[test]
    fn shorthand_is_shown_where_it_is_flat_enough() {
        assert_eq!(shorthand(&list(&LEAVES)).unwrap(), "k=string,n=integer ...");
        assert_eq!(shorthand(&map(&WORDS)).unwrap(), "KeyName1=string,KeyName2=string");
        assert_eq!(shorthand(&list(&TEXTS)).unwrap(), "string string ...");
        assert_eq!(shorthand(&structure(&TREE)), None);
        assert_eq!(shorthand(&string()), None);
    }

    #[test]
    fn json_shows_each_structure_once_within_itself() {
        assert_eq!(
            json(&structure(&TREE)),
            "{\n  \"leaves\": [\n    {\n      \"k\": \"A\"|\"B\",\n      \"n\": integer\n    }\n    ...\n  ],\n  \"next\": { ... recursive ... }\n}"
        );
        assert_eq!(json(&map(&WORDS)), "{\n  \"string\": \"string\"\n  ...\n}");
    }
}
