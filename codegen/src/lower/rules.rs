//! Constraints of a shape.

use indexmap::IndexSet;

use super::context::Context;
use crate::ir::{Bound, Rules};
use crate::model::{self, Shape, pointer};
use crate::pattern::translate_pattern;

/// The constraints, worked out once for each shape. A pattern that regex-lite cannot express is noted and left out.
pub(super) fn lower_rules(context: &Context<'_>, name: &str, shape: &Shape) -> Rules {
    if let Some(rules) = context.rules.borrow().get(name) {
        return rules.clone();
    }
    // Each value once, in the order of the model: a skeleton of the command line has the first of them.
    let values: IndexSet<String> = shape.values.clone().unwrap_or_default().into_iter().collect();
    let rules = Rules {
        min: shape.min.map(lower_bound),
        max: shape.max.map(lower_bound),
        pattern: shape.pattern.as_deref().and_then(|it| lower_pattern(context, name, it)),
        values: values.into_iter().collect(),
    };
    context.rules.borrow_mut().insert(name.to_owned(), rules.clone());
    rules
}

fn lower_bound(bound: model::Bound) -> Bound {
    match bound {
        model::Bound::Int(it) => Bound::Int(it),
        model::Bound::Float(it) => Bound::Float(it),
    }
}

fn lower_pattern(context: &Context<'_>, name: &str, pattern: &str) -> Option<String> {
    match translate_pattern(pattern) {
        Ok(pattern) => Some(pattern),
        Err(reason) => {
            let place = pointer("/shapes", name) + "/pattern";
            context
                .report
                .note(place, format!("the pattern is not checked: regex-lite has no way to express {reason}"));
            None
        }
    }
}
