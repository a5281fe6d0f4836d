//! Enumerations and their variants.

use super::context::{Context, lower_deprecated};
use super::rules::lower_rules;
use crate::docs::to_markdown;
use crate::ir::{Enumeration, ShapeRef, Variant};
use crate::model::{Shape, pointer};
use crate::naming::{Scope, is_identifier, name_variant};

/// Lowers an enumeration. Of two values that give one name the second gets a number, with a warning: callers can
/// reach either through its text.
pub(super) fn lower_enumeration(context: &Context<'_>, wire: &str, shape: &Shape, name: ShapeRef) -> Enumeration {
    let place = || pointer("/shapes", wire) + "/enum";
    let mut scope = Scope::default();
    let mut variants = Vec::new();
    for value in lower_rules(context, wire, shape).values {
        let fact = context.facts.variants.get(&format!("{wire}.{value}"));
        let wanted = fact.cloned().unwrap_or_else(|| name_variant(&value));
        let rust = scope.claim_numbered(&wanted, &value);
        if !is_identifier(&rust) {
            context.report.error(place(), format!("the value `{value}` gives the Rust name `{rust}`, which is no identifier"));
        }
        if rust != wanted {
            context.report.warning(place(), format!("two values would both be called `{wanted}` in Rust; `{value}` is `{rust}`"));
        }
        variants.push(Variant { rust, wire: value });
    }
    Enumeration {
        wire: wire.to_owned(),
        name,
        variants,
        sensitive: shape.sensitive,
        docs: to_markdown(&shape.documentation),
        deprecated: lower_deprecated(&shape.deprecated),
    }
}
