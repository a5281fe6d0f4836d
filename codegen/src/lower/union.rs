//! Unions and their variants.

use super::context::{Context, lower_deprecated};
use super::structure::lower_field;
use super::ty::lower_type;
use crate::docs::to_markdown;
use crate::ir::{Presence, ShapeRef, Union, UnionVariant};
use crate::model::{Shape, pointer};
use crate::naming::{Scope, name_variant, name_variant_stem};

/// Lowers a union or an event stream.
pub(super) fn lower_union(context: &Context<'_>, wire: &str, shape: &Shape, name: ShapeRef) -> Union {
    let (mut names, mut stems) = (Scope::default(), Scope::default());
    let mut variants = Vec::new();
    for (member, reference) in &shape.members {
        let Some(mut ty) = lower_type(context, reference) else { continue };
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
