//! What can be wrong with a model: every shape and operation is looked at, and every problem reported.

use super::check_bindings::check_bindings;
use super::select::nearest;
use crate::diagnostic::Severity;
use crate::model::{Operation, Report, Service, Shape, ShapeType, pointer};

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

/// Lists and maps within each other become one Rust type; compilers have an end to their patience.
const DEEPEST: usize = 32;

/// A list or map that holds itself with no structure between has no type, and one that nests too deep has none that
/// compiles.
fn check_lists(service: &Service, report: &Report) {
    for start in service.shapes.keys() {
        let mut chain = Vec::new();
        let mut at = container(service, start);
        while let Some(name) = at.filter(|it| !chain.contains(it)) {
            chain.push(name);
            at = element(service, name).and_then(|it| container(service, it)).filter(|_| chain.len() <= DEEPEST);
        }
        let place = || pointer("/shapes", start);
        if at == Some(start) {
            report.error(place(), format!("`{start}` contains itself with no structure between"));
        } else if chain.len() > DEEPEST {
            report.error(place(), format!("`{start}` nests lists or maps more than {DEEPEST} deep"));
        }
    }
}

/// The name, if it is that of a list or map.
fn container<'a>(service: &'a Service, name: &str) -> Option<&'a str> {
    let (name, shape) = service.shapes.get_key_value(name)?;
    matches!(shape.ty, ShapeType::List | ShapeType::Map).then_some(name)
}

/// What a list or map holds.
fn element<'a>(service: &'a Service, name: &str) -> Option<&'a str> {
    let shape = service.shapes.get(name)?;
    shape.member.as_ref().or(shape.value.as_ref()).map(|it| it.shape.as_str())
}
