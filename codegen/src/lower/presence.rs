//! Whether a field is `Option` or plain: what the SDK has, by the facts that botocore lacks.

use super::context::{Context, Position};
use crate::ir::{Presence, Type, TypeKind};
use crate::model::Reference;

/// A member in question.
pub(super) struct Member<'m> {
    pub structure: &'m str,
    pub name: &'m str,
    pub reference: &'m Reference,
    pub ty: &'m Type,
    pub required: bool,
}

pub(super) fn lower_presence(context: &Context<'_>, position: Position, it: &Member<'_>) -> Presence {
    match it.ty.kind {
        TypeKind::ByteStream { .. } => return Presence::Defaulted,
        TypeKind::EventStream(_) if position != Position::Input => return Presence::Required,
        _ => {}
    }
    if position == Position::Input || context.facts.all_optional {
        return Presence::Optional;
    }
    let defaulted = is_primitive(it.ty) && has_zero_default(context, it);
    match context.facts.members.get(&format!("{}.{}", it.structure, it.name)).map(String::as_str) {
        Some("plain") if it.required && !defaulted => Presence::Required,
        Some("plain") => Presence::Defaulted,
        Some(_) => Presence::Optional,
        None => by_rule(context, it, defaulted),
    }
}

fn by_rule(context: &Context<'_>, it: &Member<'_>, defaulted: bool) -> Presence {
    let is_structure = matches!(it.ty.kind, TypeKind::Structure(_) | TypeKind::Union(_) | TypeKind::Document);
    if is_structure || (it.required && context.facts.client_optional) {
        Presence::Optional
    } else if defaulted {
        Presence::Defaulted
    } else if it.required {
        Presence::Required
    } else {
        Presence::Optional
    }
}

fn is_primitive(ty: &Type) -> bool {
    matches!(ty.kind, TypeKind::Boolean | TypeKind::Integer | TypeKind::Long | TypeKind::Float | TypeKind::Double)
}

fn has_zero_default(context: &Context<'_>, it: &Member<'_>) -> bool {
    let shape_boxed = context.shape(&it.reference.shape).is_some_and(|it| it.boxed);
    !it.reference.boxed && !shape_boxed && context.facts.zero_default.contains(&it.reference.shape)
}
