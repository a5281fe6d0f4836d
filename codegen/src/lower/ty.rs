//! The type of a member, element, key or value.

use super::context::{Context, lower_namespace};
use super::rules::lower_rules;
use crate::ir::{EventStream, List, Map, Namespace, ShapeRef, TimestampFormat, Type, TypeKind};
use crate::model::{self, Reference, Shape, ShapeType};

/// Lowers a reference outside a message's body, or in it.
pub(super) fn lower_type(context: &Context<'_>, reference: &Reference) -> Option<Type> {
    let name = reference.shape.as_str();
    let shape = context.shape(name)?;
    let kind = lower_kind(context, reference, shape)?;
    let mut rules = lower_rules(context, name, shape);
    if rules.values.is_empty() {
        rules.values = reference.values.clone();
    }
    let inner = match &kind {
        TypeKind::List(list) => list.member.sensitive,
        TypeKind::Map(map) => map.key.sensitive || map.value.sensitive,
        _ => false,
    };
    Some(Type { kind, rules, sensitive: shape.sensitive || inner, boxed: false, shape: name.to_owned() })
}

fn lower_kind(context: &Context<'_>, reference: &Reference, shape: &Shape) -> Option<TypeKind> {
    Some(match shape.ty {
        ShapeType::Boolean => TypeKind::Boolean,
        ShapeType::Integer => TypeKind::Integer,
        ShapeType::Long => TypeKind::Long,
        ShapeType::Float => TypeKind::Float,
        ShapeType::Double => TypeKind::Double,
        ShapeType::Blob => TypeKind::Blob,
        ShapeType::Timestamp => {
            let format = reference.timestamp_format.or(shape.timestamp_format);
            TypeKind::Timestamp(format.map(lower_timestamp_format))
        }
        ShapeType::String | ShapeType::Character if shape.values.is_some() => {
            TypeKind::Enumeration(type_ref(context, reference)?)
        }
        ShapeType::String | ShapeType::Character => TypeKind::String,
        ShapeType::List => TypeKind::List(Box::new(lower_list(context, shape)?)),
        ShapeType::Map => TypeKind::Map(Box::new(lower_map(context, shape)?)),
        ShapeType::Structure if shape.document => TypeKind::Document,
        ShapeType::Structure if shape.event_stream => {
            TypeKind::EventStream(Box::new(lower_event_stream(context, reference)?))
        }
        ShapeType::Structure if shape.union => TypeKind::Union(type_ref(context, reference)?),
        ShapeType::Structure => TypeKind::Structure(type_ref(context, reference)?),
    })
}

fn type_ref(context: &Context<'_>, reference: &Reference) -> Option<ShapeRef> {
    context.names.types.get(reference.shape.as_str()).cloned()
}

/// An event stream that is received; an input's own fields say that theirs are sent.
fn lower_event_stream(context: &Context<'_>, reference: &Reference) -> Option<EventStream> {
    let error = context.names.stream_errors.get(reference.shape.as_str())?.rust.clone();
    Some(EventStream { events: type_ref(context, reference)?, error, sent: false })
}

fn lower_timestamp_format(format: model::TimestampFormat) -> TimestampFormat {
    match format {
        model::TimestampFormat::Iso8601 => TimestampFormat::DateTime,
        model::TimestampFormat::Rfc822 => TimestampFormat::HttpDate,
        model::TimestampFormat::UnixTimestamp => TimestampFormat::EpochSeconds,
    }
}

fn lower_list(context: &Context<'_>, shape: &Shape) -> Option<List> {
    let member = shape.member.as_ref()?;
    Some(List {
        member: lower_type(context, member)?,
        name: wire_name(context, member),
        flattened: shape.flattened,
        sparse: shape.sparse,
        namespace: namespace(context, member),
    })
}

fn lower_map(context: &Context<'_>, shape: &Shape) -> Option<Map> {
    let (key, value) = (shape.key.as_ref()?, shape.value.as_ref()?);
    Some(Map {
        key: lower_type(context, key)?,
        value: lower_type(context, value)?,
        key_name: wire_name(context, key),
        value_name: wire_name(context, value),
        flattened: shape.flattened,
        sparse: shape.sparse,
        key_namespace: namespace(context, key),
        value_namespace: namespace(context, value),
    })
}

/// `locationName` beside the reference, else of the shape itself: botocore lays the one over the other.
pub(super) fn wire_name(context: &Context<'_>, reference: &Reference) -> Option<String> {
    let of_shape = || context.shape(&reference.shape)?.location_name.clone();
    reference.location_name.clone().or_else(of_shape)
}

/// `xmlNamespace` beside the reference, else of the shape itself.
pub(super) fn namespace(context: &Context<'_>, reference: &Reference) -> Option<Namespace> {
    let of_shape = || context.shape(&reference.shape)?.xml_namespace.as_ref();
    lower_namespace(reference.xml_namespace.as_ref().or_else(of_shape))
}
