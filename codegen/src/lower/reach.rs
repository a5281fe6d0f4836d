//! Which shapes the selected operations reach.

use std::collections::BTreeSet;

use super::select::Selected;
use crate::model::{Service, Shape};

/// The shapes that are reached, by what they become.
#[derive(Debug, Default)]
pub(super) struct Reach<'a> {
    /// Reached through a member, element, key or value: these stand in `types`. An input or output that is also
    /// nested is among them.
    pub nested: BTreeSet<&'a str>,
    /// Listed as errors, or exceptions of an event stream.
    pub errors: BTreeSet<&'a str>,
}

pub(super) fn reach<'a>(service: &'a Service, operations: &[Selected<'a>]) -> Reach<'a> {
    let mut reach = Reach::default();
    let mut roots: BTreeSet<&str> = BTreeSet::new();
    for (_, operation) in operations {
        roots.extend(operation.input.iter().map(|it| it.shape.as_str()));
        roots.extend(operation.output.iter().map(|it| it.shape.as_str()));
        reach.errors.extend(operation.errors.iter().map(String::as_str));
    }
    roots.extend(&reach.errors);
    let mut open: Vec<&Shape> = roots.iter().filter_map(|it| service.shapes.get(*it)).collect();
    while let Some(shape) = open.pop() {
        for (_, _, reference) in shape.references() {
            let target = service.shapes.get(&reference.shape);
            let is_exception = shape.event_stream && target.is_some_and(|it| it.exception);
            let reached = if is_exception { &mut reach.errors } else { &mut reach.nested };
            if reached.insert(reference.shape.as_str()) {
                open.extend(target);
            }
        }
    }
    reach
}
