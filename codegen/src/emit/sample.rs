//! Sample values for examples, where the model has none.

use super::Cx;
use crate::ir::{Bound, ExampleValue, Field, ShapeRef, Structure, Type, TypeKind};

/// How deep required structures are filled; a cycle of required members has no finite value.
const DEPTH: usize = 4;

/// Values for the members that a caller must set.
pub fn required_values(cx: &Cx<'_>, fields: &[Field]) -> Vec<(String, ExampleValue)> {
    values(cx, fields, DEPTH)
}

fn values(cx: &Cx<'_>, fields: &[Field], depth: usize) -> Vec<(String, ExampleValue)> {
    let required = fields.iter().filter(|field| field.required && !field.idempotency_token);
    required.filter_map(|field| Some((field.rust.clone(), value(cx, &field.name, &field.ty, depth)?))).collect()
}

/// A value of a type, where one can be made; texts are named after their member.
fn value(cx: &Cx<'_>, name: &str, ty: &Type, depth: usize) -> Option<ExampleValue> {
    Some(match &ty.kind {
        TypeKind::Boolean => ExampleValue::Boolean(true),
        TypeKind::Integer => ExampleValue::Integer(whole(ty)),
        TypeKind::Long => ExampleValue::Long(whole(ty)),
        TypeKind::Float => ExampleValue::Float(fraction(ty)),
        TypeKind::Double => ExampleValue::Double(fraction(ty)),
        TypeKind::String => ExampleValue::String(ty.rules.values.first().map_or(name, String::as_str).to_owned()),
        TypeKind::Blob => ExampleValue::Blob(name.as_bytes().to_vec()),
        TypeKind::Timestamp(_) => ExampleValue::Timestamp(1_767_225_600.0),
        TypeKind::Enumeration(shape) => ExampleValue::Enumeration(shape.clone(), first_value(cx, shape)?),
        TypeKind::List(list) => ExampleValue::List(vec![value(cx, name, &list.member, depth)?]),
        TypeKind::Map(map) => ExampleValue::Map(vec![(key(cx, &map.key)?, value(cx, name, &map.value, depth)?)]),
        TypeKind::Structure(shape) => structure(cx, shape, cx.structure(&ty.kind)?, depth.checked_sub(1)?),
        TypeKind::Union(shape) => {
            let variant = cx.union(&ty.kind)?.variants.first()?;
            let value = value(cx, &variant.field.name, &variant.field.ty, depth.checked_sub(1)?)?;
            ExampleValue::Union(shape.clone(), variant.rust.clone(), Box::new(value))
        }
        TypeKind::ByteStream { .. } => ExampleValue::ByteStream(name.as_bytes().to_vec()),
        TypeKind::Document | TypeKind::EventStream(_) => return None,
    })
}

fn structure(cx: &Cx<'_>, shape: &ShapeRef, it: &Structure, depth: usize) -> ExampleValue {
    ExampleValue::Structure(shape.clone(), values(cx, &it.fields, depth), it.fallible_build)
}

fn key(cx: &Cx<'_>, ty: &Type) -> Option<String> {
    match &ty.kind {
        TypeKind::Enumeration(shape) => first_value(cx, shape),
        _ => Some("key".to_owned()),
    }
}

fn first_value(cx: &Cx<'_>, shape: &ShapeRef) -> Option<String> {
    let enumeration = cx.service.enumerations.iter().find(|it| it.name.rust == shape.rust)?;
    enumeration.variants.first().map(|variant| variant.wire.clone())
}

fn whole(ty: &Type) -> i64 {
    match ty.rules.min {
        Some(Bound::Int(min)) => min,
        // A bound of a whole number is whole; a fraction would be a slip of the model.
        Some(Bound::Float(min)) => min.ceil() as i64,
        None => 1,
    }
}

fn fraction(ty: &Type) -> f64 {
    match ty.rules.min {
        Some(Bound::Int(min)) => min as f64,
        Some(Bound::Float(min)) => min,
        None => 1.0,
    }
}
