//! What can be wrong with a model: every shape and operation is looked at, and every problem reported.

use std::collections::BTreeSet;

use super::check_bindings::check_bindings;
use super::select::nearest;
use crate::diagnostic::Severity;
use crate::model::{Operation, Reference, Report, Service, Shape, ShapeType, pointer};

/// Checks the whole model.
pub(super) fn check_service(service: &Service, report: &Report) {
    for (name, operation) in &service.operations {
        check_operation(service, name, operation, report);
    }
    for (name, shape) in &service.shapes {
        let place = pointer("/shapes", name);
        check_shape(service, shape, &place, report);
        if shape.ty == ShapeType::Structure {
            check_structure(shape, &place, report);
        }
    }
    check_lists(service, report);
}

fn check_operation(service: &Service, name: &str, operation: &Operation, report: &Report) {
    let place = pointer("/operations", name);
    let input = operation.input.as_ref().map(|it| (it.shape.as_str(), "/input".to_owned()));
    let output = operation.output.as_ref().map(|it| (it.shape.as_str(), "/output".to_owned()));
    let errors = operation.errors.iter().enumerate().map(|(index, it)| (it.as_str(), format!("/errors/{index}")));
    for (shape, part) in input.into_iter().chain(output).chain(errors) {
        let place = place.clone() + &part;
        match service.shapes.get(shape) {
            Some(found) if found.ty == ShapeType::Structure && !found.document => {}
            Some(_) => report.error(place, format!("`{shape}` is no structure")),
            None => missing_shape(service, shape, place, report),
        }
    }
    check_bindings(service, operation, &place, report);
}

fn missing_shape(service: &Service, shape: &str, place: String, report: &Report) {
    if shape.is_empty() {
        return report.error(place, "a reference without a shape");
    }
    let hint = nearest(shape, service.shapes.keys()).map(|it| format!("did you mean `{it}`?"));
    report.add(Severity::Error, place, format!("there is no shape `{shape}`"), hint);
}

fn check_shape(service: &Service, shape: &Shape, place: &str, report: &Report) {
    for (member, part, reference) in shape.references() {
        let place = match member {
            Some(member) => pointer(&format!("{place}/{part}"), member),
            None => format!("{place}/{part}"),
        };
        if !service.shapes.contains_key(&reference.shape) {
            missing_shape(service, &reference.shape, place, report);
        }
    }
    let error = |message: &str| report.error(place.to_owned(), message);
    match shape.ty {
        ShapeType::List if shape.member.is_none() => error("a list without `member`"),
        ShapeType::Map if shape.key.is_none() || shape.value.is_none() => error("a map without `key` and `value`"),
        ShapeType::Map if !has_text_keys(service, shape) => error("the keys of a map must be strings"),
        ShapeType::String if shape.values.as_ref().is_some_and(Vec::is_empty) => error("an enumeration without values"),
        _ => {}
    }
}

/// A key shape that is missing is reported elsewhere.
fn has_text_keys(service: &Service, map: &Shape) -> bool {
    let key = map.key.as_ref().and_then(|it| service.shapes.get(&it.shape));
    key.is_none_or(|it| matches!(it.ty, ShapeType::String | ShapeType::Character))
}

fn check_structure(shape: &Shape, place: &str, report: &Report) {
    for (index, member) in shape.required.iter().enumerate() {
        if !shape.members.contains_key(member) {
            report.error(format!("{place}/required/{index}"), format!("the required member `{member}` does not exist"));
        }
    }
    if let Some(payload) = shape.payload.as_ref().filter(|it| !shape.members.contains_key(*it)) {
        report.error(format!("{place}/payload"), format!("the payload member `{payload}` does not exist"));
    }
    if (shape.union || shape.event_stream) && shape.members.is_empty() {
        report.error(place.to_owned(), "a union without members");
    }
}

/// A list or map that holds itself with no structure between has no type.
fn check_lists(service: &Service, report: &Report) {
    let mut reported = BTreeSet::new();
    for start in service.shapes.keys() {
        let mut seen = BTreeSet::new();
        let mut open = vec![start.as_str()];
        while let Some(name) = open.pop() {
            for held in elements(service, name).filter_map(|it| service.shapes.get_key_value(&it.shape)) {
                if held.0 == start && reported.insert(start) {
                    report.error(
                        pointer("/shapes", start),
                        format!("`{start}` contains itself with no structure between"),
                    );
                }
                if seen.insert(held.0) {
                    open.push(held.0);
                }
            }
        }
    }
}

/// What a list or map holds.
fn elements<'a>(service: &'a Service, name: &str) -> impl Iterator<Item = &'a Reference> {
    let shape = service.shapes.get(name).filter(|it| matches!(it.ty, ShapeType::List | ShapeType::Map));
    shape.into_iter().flat_map(|it| [&it.member, &it.value]).flatten()
}
