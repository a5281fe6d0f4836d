//! A place in words.

use awslice_runtime::schema::{Kind, Location, Member, Shape};

use super::Place;
use crate::help::{Docs, Page, first_sentence, member_type, rules, type_name};

/// What there is to say of a place.
pub(super) fn explain(program: &str, docs: Docs, place: &Place, response: bool, width: usize) -> String {
    let mut page = Page::new(width);
    let command = docs.command;
    let of = if response { "output" } else { "input" };
    let pointer = if place.pointer.is_empty() { "" } else { &format!(" {}", place.pointer) };
    page.entry(&format!("{} {} ({of}){pointer}", docs.service.name, command.name), |page| {
        match place.row {
            Some(row) => page.paragraph(&format!("{}{}", member_type(row), required(row))),
            None => page.paragraph(type_name(&place.shape)),
        }
        page.markdown(place.docs);
        place.row.into_iter().for_each(|row| notes(page, row, response));
        rules(page, &place.shape);
        parts(page, docs, &place.shape, &place.pointer);
    });
    if place.pointer.is_empty() && !response && !command.operation.output.members.is_empty() {
        page.paragraph(&format!("See also: {program} explain {} {} --response", docs.service.name, command.name));
    }
    page.into_text()
}

fn required(row: &Member) -> &'static str {
    if row.required { " [required]" } else { "" }
}

/// What is particular about a member.
fn notes(page: &mut Page, row: &Member, response: bool) {
    if row.idempotency_token {
        page.paragraph("A token is made up where it is absent.");
    }
    if row.shape.sensitive {
        page.paragraph("Sensitive: it is masked where requests are shown.");
    }
    let place = match row.location {
        Location::Body => return,
        Location::Header => format!("the header {}", row.wire),
        Location::Headers => format!("all headers that begin with {}", row.wire),
        Location::Query => format!("the query parameter {}", row.wire),
        Location::Label => format!("the part {{{}}} of the path", row.wire),
        Location::StatusCode => "the status of the answer".to_owned(),
        Location::EventHeader => format!("the header {} of the event", row.wire),
        Location::EventPayload => "the payload of the event".to_owned(),
    };
    let verb = if response { "Comes" } else { "Goes" };
    page.paragraph(&format!("{verb} in {place}."));
}

/// What the shape is made of, one level deep, by pointer.
fn parts(page: &mut Page, docs: Docs, shape: &Shape, pointer: &str) {
    let part = |page: &mut Page, segment: &str, shape: &Shape| {
        page.entry(&format!("{pointer}/{segment} ({})", type_name(shape)), |page| rules(page, shape));
    };
    match shape.kind {
        Kind::Structure(structure) => {
            if structure.union {
                page.paragraph("Exactly one of these members is set:");
            }
            for (index, row) in structure.members.iter().enumerate() {
                let name = row.name.replace('~', "~0").replace('/', "~1");
                page.entry(&format!("{pointer}/{name} ({}){}", member_type(row), required(row)), |page| {
                    page.paragraph(&first_sentence(docs.member(structure, index)));
                    rules(page, &row.shape);
                });
            }
        }
        Kind::List(list) => part(page, "0", &list.member),
        Kind::Map(map) => {
            page.entry(&format!("keys ({})", type_name(&map.key)), |page| rules(page, &map.key));
            part(page, "KEY", &map.value);
        }
        _ => {}
    }
}
