//! Errors: structures with a code and a message.

use super::context::{Context, Position};
use super::structure::{lower_field, lower_structure};
use crate::docs::to_markdown;
use crate::ir::{ErrorInfo, Field, OperationError, Presence, Rules, ShapeRef, Structure, Type, TypeKind};
use crate::model::{Reference, Shape, pointer};
use crate::naming::name_error_predicate;

/// Lowers an error. The member `message`, or `Message`, is an `Option`, and is added where the model has none.
pub(super) fn lower_error(context: &Context<'_>, wire: &str, shape: &Shape, name: ShapeRef) -> Structure {
    let mut structure = lower_structure(context, wire, shape, name, Position::Error);
    free_meta(&mut structure.fields);
    let modeled = structure.fields.iter().position(|it| it.rust == "message");
    let message = modeled.unwrap_or(structure.fields.len());
    match structure.fields.get_mut(message) {
        Some(field) if matches!(field.ty.kind, TypeKind::String) => field.presence = Presence::Optional,
        Some(field) => {
            let place = pointer(&(pointer("/shapes", wire) + "/members"), &field.name);
            context.report.error(place, "the message of an error must be a string");
        }
        None => structure.fields.push(message_field(context)),
    }
    structure.fallible_build = structure.fields.iter().any(|it| it.presence == Presence::Required);
    structure.error = Some(ErrorInfo { code: code(wire, shape), message, message_modeled: modeled.is_some() });
    structure
}

/// Builders of errors have a `set_meta` of their own, for the metadata of the response.
fn free_meta(fields: &mut [Field]) {
    for field in fields.iter_mut().filter(|it| it.stem == "meta") {
        field.stem.clone_from(&field.rust);
    }
}

fn message_field(context: &Context<'_>) -> Field {
    let ty = Type {
        kind: TypeKind::String,
        rules: Rules::default(),
        sensitive: false,
        boxed: false,
        shape: "String".to_owned(),
    };
    lower_field(context, "message", &Reference::default(), ty)
}

fn code(wire: &str, shape: &Shape) -> String {
    shape.error.code.clone().unwrap_or_else(|| wire.to_owned())
}

/// Lowers an error as an operation lists it.
pub(super) fn lower_operation_error(context: &Context<'_>, wire: &str) -> Option<OperationError> {
    let shape = context.shape(wire)?;
    let name = context.names.errors.get(wire)?.clone();
    Some(OperationError {
        predicate: name_error_predicate(&name.rust),
        rust: name.rust,
        module: name.module,
        table: name.table,
        wire: wire.to_owned(),
        code: code(wire, shape),
        status: shape.error.status,
        retryable: shape.retryable,
        docs: to_markdown(&shape.documentation),
    })
}
