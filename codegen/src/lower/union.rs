//! Unions and their variants.

use super::context::{Context, lower_deprecated};
use super::error::lower_operation_error;
use super::structure::lower_field;
use super::ty::lower_type;
use crate::docs::to_markdown;
use crate::ir::{Presence, ShapeRef, StreamError, TypeKind, Union, UnionVariant};
use crate::model::{Reference, Shape, pointer};
use crate::naming::{Scope, name_variant, name_variant_stem};

/// Lowers a union, or the events of an event stream.
pub(super) fn lower_union(context: &Context<'_>, wire: &str, shape: &Shape, name: ShapeRef) -> Union {
    let (mut names, mut stems) = (Scope::default(), Scope::default());
    let mut variants = Vec::new();
    for (member, reference) in &shape.members {
        if is_exception(context, shape, reference) {
            continue;
        }
        let Some(mut ty) = lower_type(context, reference) else { continue };
        if shape.event_stream && !matches!(ty.kind, TypeKind::Structure(_)) {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), member);
            context.report.error(place, "an event must be a structure");
        }
        ty.boxed = context.boxed.contains(&(wire, member.as_str()));
        let rust = name_variant(member);
        let stem = name_variant_stem(&rust);
        if let Err(collision) = names.claim(&rust, member).and_then(|()| stems.claim(&format!("as_{stem}"), member)) {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), member);
            context.report.error(place, collision.describe(member));
        }
        let mut field = lower_field(context, member, reference, ty);
        field.presence = Presence::Required;
        variants.push(UnionVariant { rust, stem, field });
    }
    Union {
        wire: wire.to_owned(),
        name,
        variants,
        event_stream: shape.event_stream,
        sensitive: shape.sensitive,
        docs: to_markdown(&shape.documentation),
        deprecated: lower_deprecated(&shape.deprecated),
    }
}

/// The members of an event stream that are exceptions are errors, not events.
fn is_exception(context: &Context<'_>, shape: &Shape, reference: &Reference) -> bool {
    shape.event_stream && context.shape(&reference.shape).is_some_and(|it| it.exception)
}

/// Lowers the exceptions of an event stream.
pub(super) fn lower_stream_error(context: &Context<'_>, wire: &str, shape: &Shape) -> Option<StreamError> {
    let exceptions = shape.members.iter().filter(|(_, reference)| is_exception(context, shape, reference));
    let mut lowered: Vec<(String, crate::ir::OperationError)> = Vec::new();
    for (member, reference) in exceptions {
        let error = lower_operation_error(context, &reference.shape)?;
        if lowered.iter().any(|(_, other)| other.rust == error.rust) {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), member);
            context.report.error(place, "two members of an event stream are the same exception");
        }
        lowered.push((member.clone(), error));
    }
    Some(StreamError {
        stream: wire.to_owned(),
        name: context.names.stream_errors.get(wire)?.clone(),
        exceptions: lowered,
    })
}
