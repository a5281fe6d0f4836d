//! Enumerations and their variants.

use super::context::{Context, lower_deprecated};
use super::rules::lower_rules;
use crate::docs::to_markdown;
use crate::ir::{Enumeration, ShapeRef, Variant};
use crate::model::{Shape, pointer};
use crate::naming::{Collision, Scope, name_variant};

/// Lowers an enumeration. Of two values that give one name the second gets a number, with a warning: callers can
/// reach either through its text.
pub(super) fn lower_enumeration(context: &Context<'_>, wire: &str, shape: &Shape, name: ShapeRef) -> Enumeration {
    let mut scope = Scope::default();
    let mut values = lower_rules(context, wire, shape).values;
    values.sort();
    let variants = values.into_iter().map(|value| lower_variant(context, wire, value, &mut scope)).collect();
    Enumeration {
        wire: wire.to_owned(),
        name,
        variants,
        sensitive: shape.sensitive,
        docs: to_markdown(&shape.documentation),
        deprecated: lower_deprecated(&shape.deprecated),
    }
}

fn lower_variant(context: &Context<'_>, enumeration: &str, wire: String, scope: &mut Scope) -> Variant {
    let fact = context.facts.variants.get(&format!("{enumeration}.{wire}"));
    let mut rust = fact.cloned().unwrap_or_else(|| name_variant(&wire));
    let place = pointer("/shapes", enumeration) + "/enum";
    match scope.claim(&rust, &wire) {
        Ok(()) => {}
        Err(collision @ Collision::NoIdentifier { .. }) => context.report.error(place, collision.describe(&wire)),
        Err(collision @ Collision::Taken { .. }) => {
            rust = scope.next_free(&rust);
            context.report.warning(place, format!("{}; the second is `{rust}`", collision.describe(&wire)));
            drop(scope.claim(&rust, &wire));
        }
    }
    Variant { rust, wire }
}
