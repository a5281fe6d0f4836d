//! Structures and their fields.

use std::collections::HashSet;

use super::context::{Context, Position, lower_deprecated, lower_namespace};
use super::presence::{Member, lower_presence};
use super::ty::{lower_type, namespace, wire_name};
use crate::docs::to_markdown;
use crate::ir::{Field, Location, Presence, ShapeRef, Structure, Type, TypeKind};
use crate::model::{self, Reference, Shape, ShapeType, pointer};
use crate::naming::{Scope, name_field};

/// Lowers a structure; `name` is what its Rust type is called in that position.
pub(super) fn lower_structure(
    context: &Context<'_>,
    wire: &str,
    shape: &Shape,
    name: ShapeRef,
    position: Position,
) -> Structure {
    let required: HashSet<&str> = shape.required.iter().map(String::as_str).collect();
    let mut fields = Vec::new();
    for (member, reference) in &shape.members {
        let Some(ty) = lower_member_type(context, (wire, shape), (member, reference), position) else { continue };
        let member_facts =
            Member { structure: wire, name: member, reference, ty: &ty, required: required.contains(member.as_str()) };
        let presence = lower_presence(context, position, &member_facts);
        // Without its events, a call makes no sense.
        let required = member_facts.required || matches!(member_facts.ty.kind, TypeKind::EventStream(_));
        fields.push(Field { presence, required, ..lower_field(context, member, reference, ty) });
    }
    check_field_names(context, wire, &fields);
    let comparable =
        !fields.iter().any(|it| matches!(it.ty.kind, TypeKind::ByteStream { .. } | TypeKind::EventStream(_)));
    Structure {
        wire: wire.to_owned(),
        name,
        payload: shape.payload.as_ref().and_then(|payload| fields.iter().position(|it| it.name == *payload)),
        xml_name: shape.location_name.clone(),
        namespace: lower_namespace(shape.xml_namespace.as_ref()),
        sensitive: shape.sensitive,
        fallible_build: position == Position::Input || fields.iter().any(|it| it.presence == Presence::Required),
        comparable,
        error: None,
        docs: to_markdown(&shape.documentation),
        deprecated: lower_deprecated(&shape.deprecated),
        fields,
    }
}

/// A structure without members, for an operation that has no input or output.
pub(super) fn empty_structure(name: ShapeRef, position: Position) -> Structure {
    Structure {
        wire: name.rust.clone(),
        name,
        fields: Vec::new(),
        payload: None,
        xml_name: None,
        namespace: None,
        sensitive: false,
        fallible_build: position == Position::Input,
        comparable: true,
        error: None,
        docs: String::new(),
        deprecated: None,
    }
}

/// The type of a member; a streaming blob that is the body of a message is a stream.
fn lower_member_type(
    context: &Context<'_>,
    (wire, shape): (&str, &Shape),
    (member, reference): (&str, &Reference),
    position: Position,
) -> Option<Type> {
    let mut ty = lower_type(context, reference)?;
    let target = context.shape(&reference.shape)?;
    let is_body = shape.payload.as_deref() == Some(member) && matches!(position, Position::Input | Position::Output);
    if is_body && target.ty == ShapeType::Blob && (target.streaming || reference.streaming) {
        ty.kind = TypeKind::ByteStream { requires_length: target.requires_length };
    }
    if let TypeKind::EventStream(stream) = &mut ty.kind {
        stream.sent = position == Position::Input;
        if !matches!(position, Position::Input | Position::Output) {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), member);
            context.report.error(place, "an event stream that is not a member of an input or output");
        }
    }
    ty.boxed = context.boxed.contains(&(wire, member));
    Some(ty)
}

/// A field, still optional.
pub(super) fn lower_field(context: &Context<'_>, member: &str, reference: &Reference, ty: Type) -> Field {
    let name = name_field(member);
    let location_name = wire_name(context, reference);
    Field {
        rust: name.rust,
        stem: name.stem,
        name: member.to_owned(),
        named: location_name.is_some(),
        wire: location_name.unwrap_or_else(|| default_wire_name(member, reference)),
        location: lower_location(reference),
        ty,
        presence: Presence::Optional,
        required: false,
        idempotency_token: reference.idempotency_token,
        flattened: reference.flattened,
        attribute: reference.xml_attribute,
        host_label: reference.host_label,
        json_value: reference.json_value,
        last_segment: reference.last_segment,
        query_name: reference.query_name.clone(),
        namespace: namespace(context, reference),
        docs: to_markdown(&reference.documentation),
        deprecated: lower_deprecated(&reference.deprecated),
    }
}

/// The member's own name, except that a prefix of headers is empty: then every header is meant, as in botocore.
fn default_wire_name(member: &str, reference: &Reference) -> String {
    if reference.location == Some(model::Location::Headers) { String::new() } else { member.to_owned() }
}

fn lower_location(reference: &Reference) -> Location {
    match reference.location {
        None if reference.event_header => Location::EventHeader,
        None if reference.event_payload => Location::EventPayload,
        None => Location::Body,
        Some(model::Location::Uri) => Location::Label,
        Some(model::Location::QueryString) => Location::Query,
        Some(model::Location::Header) => Location::Header,
        Some(model::Location::Headers) => Location::Headers,
        Some(model::Location::StatusCode) => Location::StatusCode,
    }
}

/// Fields must differ, and so must the methods that builders have for them: members `Foo` and `SetFoo` are too much.
fn check_field_names(context: &Context<'_>, wire: &str, fields: &[Field]) {
    let mut names = Scope::default();
    for field in fields {
        let claimed = names
            .claim(&field.rust, &field.name)
            .and_then(|()| names.claim(&format!("set_{}", field.stem), &field.name))
            .and_then(|()| names.claim(&format!("get_{}", field.stem), &field.name));
        if let Err(collision) = claimed {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), &field.name);
            context.report.error(place, collision.describe(&field.name));
        }
    }
}
