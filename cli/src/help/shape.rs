//! Shapes in words: types, constraints, members.

use std::ptr;

use awslice_runtime::schema::{Bound, Kind, Member, Rules, Shape, Structure};

use super::docs::Docs;
use super::page::Page;

/// The name of a type, as botocore has it.
pub fn type_name(shape: &Shape) -> &'static str {
    match shape.kind {
        Kind::Boolean => "boolean",
        Kind::Integer => "integer",
        Kind::Long => "long",
        Kind::Float => "float",
        Kind::Double => "double",
        Kind::String => "string",
        Kind::Blob => "blob",
        Kind::Timestamp(_) => "timestamp",
        Kind::Document => "document",
        Kind::List(_) => "list",
        Kind::Map(_) => "map",
        Kind::Structure(structure) if structure.union => "tagged union structure",
        Kind::Structure(_) => "structure",
    }
}

/// The name of a member's type.
pub fn member_type(row: &Member) -> String {
    let stream = if row.streaming && matches!(row.shape.kind, Kind::Blob) { "streaming " } else { "" };
    format!("{stream}{}", type_name(&row.shape))
}

/// A bound as the model writes it.
fn bound(bound: Bound) -> String {
    match bound {
        Bound::Int(value) => value.to_string(),
        Bound::Float(value) => value.to_string(),
    }
}

/// `min`, `max` and `pattern` of a shape.
fn constraints(rules: &Rules) -> Vec<String> {
    let bounds = [("min", rules.min), ("max", rules.max)].into_iter();
    let mut list: Vec<String> = bounds.filter_map(|(name, it)| Some(format!("{name}: {}", bound(it?)))).collect();
    list.extend(rules.pattern.map(|it| format!("pattern: {it}")));
    list
}

/// The values and limits of a shape.
pub fn rules(page: &mut Page, shape: &Shape) {
    let Some(rules) = shape.rules else { return };
    if let Some(values) = rules.values {
        page.paragraph("Possible values:");
        page.list(values.iter().map(|it| (*it).to_owned()));
    }
    let constraints = constraints(rules);
    if !constraints.is_empty() {
        page.paragraph("Constraints:");
        page.list(constraints);
    }
}

/// The members of a structure, at all depths. `around` are the structures that it stands in.
pub(super) fn members(
    page: &mut Page,
    docs: Docs,
    structure: &'static Structure,
    around: &mut Vec<&'static Structure>,
) {
    around.push(structure);
    for (index, row) in structure.members.iter().enumerate() {
        let required = if row.required { " [required]" } else { "" };
        page.entry(&format!("{} -> ({}){required}", row.name, member_type(row)), |page| {
            page.markdown(docs.member(structure, index));
            rules(page, &row.shape);
            within(page, docs, &row.shape, around);
        });
    }
    around.pop();
}

/// What a shape is made of.
pub(super) fn within(page: &mut Page, docs: Docs, shape: &Shape, around: &mut Vec<&'static Structure>) {
    let mut part = |page: &mut Page, name: &str, shape: &Shape| {
        page.entry(&format!("{name}({})", type_name(shape)), |page| {
            rules(page, shape);
            within(page, docs, shape, around);
        });
    };
    match shape.kind {
        Kind::List(list) => part(page, "", &list.member),
        Kind::Map(map) => {
            part(page, "key -> ", &map.key);
            part(page, "value -> ", &map.value);
        }
        Kind::Structure(structure) if around.iter().any(|it| ptr::eq(*it, structure)) => {
            page.paragraph(&format!("(the structure {} again, as above)", structure.name));
        }
        Kind::Structure(structure) => {
            if structure.union {
                page.paragraph("Exactly one of these members is set:");
            }
            members(page, docs, structure, around);
        }
        _ => {}
    }
}
