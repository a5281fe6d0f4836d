//! Examples of calls, typed against the inputs.

use std::collections::HashMap;

use serde_json::Value;

use super::timestamp::read_timestamp;
use crate::diagnostic::{Diagnostics, Severity};
use crate::docs::to_markdown;
use crate::ir::{Example, ExampleValue, Field, Operation, Service, Structure, Type, TypeKind, Union};
use crate::model::{self, Report, parse_examples, pointer};
use crate::request::ServiceRequest;

/// Structures and unions of `types`, by Rust name.
pub(super) struct Catalogue {
    structures: HashMap<String, Structure>,
    unions: HashMap<String, Union>,
}

impl Catalogue {
    pub fn new(service: &Service) -> Self {
        let structures = service.structures.iter().map(|it| (it.name.rust.clone(), it.clone()));
        let unions = service.unions.iter().map(|it| (it.name.rust.clone(), it.clone()));
        Self { structures: structures.collect(), unions: unions.collect() }
    }
}

/// The examples of each operation, in the order of the operations. A bad example is left out with a warning.
pub(super) fn lower_examples(
    request: &ServiceRequest,
    model: &model::Service,
    service: &Service,
    catalogue: &Catalogue,
    diagnostics: &mut Diagnostics,
) -> Vec<Vec<Example>> {
    let Some(source) = &request.examples else { return Vec::new() };
    let report = Report::new(&source.name);
    let examples = parse_examples(source, &report).unwrap_or_default();
    for wire in examples.keys().filter(|it| !model.operations.contains_key(*it)) {
        report.warning(pointer("/examples", wire), "examples of an operation that does not exist");
    }
    let lowered = service.operations.iter().map(|operation| {
        let of_operation = examples.get(&operation.wire).into_iter().flatten().enumerate();
        let lowered = of_operation.filter_map(|(index, example)| {
            let place = format!("{}/{index}/input", pointer("/examples", &operation.wire));
            lower_example(catalogue, operation, example, &place, &report)
        });
        lowered.collect()
    });
    let lowered = lowered.collect();
    report.drain_into(diagnostics);
    lowered
}

fn lower_example(
    catalogue: &Catalogue,
    operation: &Operation,
    example: &model::Example,
    place: &str,
    report: &Report,
) -> Option<Example> {
    let nothing = Value::Object(serde_json::Map::new());
    let input = example.input.as_ref().unwrap_or(&nothing);
    match lower_members(catalogue, &operation.input.fields, input, place) {
        Ok(setters) => Some(Example {
            title: to_markdown(&example.title),
            docs: to_markdown(&example.description),
            setters,
            input: input.clone(),
            output: example.output.clone(),
        }),
        Err((place, problem)) => {
            report.add(Severity::Warning, place, problem, Some("the example is left out".to_owned()));
            None
        }
    }
}

/// Where an example is wrong, and how.
type Mistake = (String, String);

fn lower_members(
    catalogue: &Catalogue,
    fields: &[Field],
    value: &Value,
    place: &str,
) -> Result<Vec<(String, ExampleValue)>, Mistake> {
    let members = value.as_object().ok_or_else(|| mistake(place, "an object"))?;
    let mut setters = Vec::new();
    for (name, value) in members {
        let place = pointer(place, name);
        let Some(field) = fields.iter().find(|it| it.name == *name) else {
            return Err((place, format!("there is no member `{name}`")));
        };
        setters.push((field.rust.clone(), lower_value(catalogue, &field.ty, value, &place)?));
    }
    Ok(setters)
}

fn mistake(place: &str, wanted: &str) -> Mistake {
    (place.to_owned(), format!("the example does not have {wanted} here"))
}

fn lower_value(catalogue: &Catalogue, ty: &Type, value: &Value, place: &str) -> Result<ExampleValue, Mistake> {
    let text = || value.as_str().map(str::to_owned).ok_or_else(|| mistake(place, "a string"));
    // S3's examples write numbers as text.
    let whole = || value.as_i64().or_else(|| value.as_str()?.parse().ok());
    let number = || value.as_f64().ok_or_else(|| mistake(place, "a number"));
    Ok(match &ty.kind {
        TypeKind::Boolean => ExampleValue::Boolean(value.as_bool().ok_or_else(|| mistake(place, "a boolean"))?),
        TypeKind::Integer => {
            let fits = whole().filter(|it| i32::try_from(*it).is_ok());
            ExampleValue::Integer(fits.ok_or_else(|| mistake(place, "a whole number of 32 bits"))?)
        }
        TypeKind::Long => ExampleValue::Long(whole().ok_or_else(|| mistake(place, "a whole number"))?),
        TypeKind::Float => ExampleValue::Float(number()?),
        TypeKind::Double => ExampleValue::Double(number()?),
        TypeKind::String => ExampleValue::String(text()?),
        TypeKind::Enumeration(name) => ExampleValue::Enumeration(name.clone(), text()?),
        TypeKind::Blob => ExampleValue::Blob(text()?.into_bytes()),
        TypeKind::ByteStream { .. } => ExampleValue::ByteStream(text()?.into_bytes()),
        TypeKind::Timestamp(_) => {
            ExampleValue::Timestamp(read_timestamp(value).ok_or_else(|| mistake(place, "a timestamp"))?)
        }
        TypeKind::Document | TypeKind::EventStream(_) => {
            return Err(mistake(place, "something that an example can express"));
        }
        TypeKind::List(_) | TypeKind::Map(_) | TypeKind::Structure(_) | TypeKind::Union(_) => {
            lower_aggregate(catalogue, ty, value, place)?
        }
    })
}

/// A value that holds others.
fn lower_aggregate(catalogue: &Catalogue, ty: &Type, value: &Value, place: &str) -> Result<ExampleValue, Mistake> {
    Ok(match &ty.kind {
        TypeKind::List(list) => {
            let items = value.as_array().ok_or_else(|| mistake(place, "an array"))?;
            let items = items
                .iter()
                .enumerate()
                .map(|(index, it)| lower_value(catalogue, &list.member, it, &format!("{place}/{index}")));
            ExampleValue::List(items.collect::<Result<_, _>>()?)
        }
        TypeKind::Map(map) => {
            let entries = value.as_object().ok_or_else(|| mistake(place, "an object"))?;
            let entries = entries
                .iter()
                .map(|(key, it)| Ok((key.clone(), lower_value(catalogue, &map.value, it, &pointer(place, key))?)));
            ExampleValue::Map(entries.collect::<Result<_, Mistake>>()?)
        }
        TypeKind::Structure(name) => {
            let structure = catalogue.structures.get(&name.rust).ok_or_else(|| mistake(place, "a known structure"))?;
            let setters = lower_members(catalogue, &structure.fields, value, place)?;
            check_complete(structure, &setters, place)?;
            ExampleValue::Structure(name.clone(), setters, structure.fallible_build)
        }
        TypeKind::Union(name) => {
            let union = catalogue.unions.get(&name.rust).ok_or_else(|| mistake(place, "a known union"))?;
            let (variant, value) = lower_union_value(catalogue, union, value, place)?;
            ExampleValue::Union(name.clone(), variant, Box::new(value))
        }
        _ => return Err(mistake(place, "a list, map, structure or union")),
    })
}

/// A builder fails when a plain field is missing.
fn check_complete(structure: &Structure, setters: &[(String, ExampleValue)], place: &str) -> Result<(), Mistake> {
    let mut plain = structure.fields.iter().filter(|it| it.presence == crate::ir::Presence::Required);
    match plain.find(|field| !setters.iter().any(|(name, _)| *name == field.rust)) {
        Some(field) => Err((place.to_owned(), format!("the example lacks the required member `{}`", field.name))),
        None => Ok(()),
    }
}

fn lower_union_value(
    catalogue: &Catalogue,
    union: &Union,
    value: &Value,
    place: &str,
) -> Result<(String, ExampleValue), Mistake> {
    let members = value
        .as_object()
        .filter(|it| it.len() == 1)
        .ok_or_else(|| mistake(place, "exactly one member of the union"))?;
    let (name, value) = members.iter().next().ok_or_else(|| mistake(place, "a member of the union"))?;
    let variant = union.variants.iter().find(|it| it.field.name == *name);
    let variant = variant.ok_or_else(|| (place.to_owned(), format!("there is no member `{name}`")))?;
    Ok((variant.rust.clone(), lower_value(catalogue, &variant.field.ty, value, &pointer(place, name))?))
}
