//! Rust names of types and operations, with collisions found.

use std::collections::{BTreeSet, HashMap};

use super::reach::Reach;
use super::select::Selected;
use crate::ir::ShapeRef;
use crate::model::{Report, Service, Shape, ShapeType, pointer};
use crate::naming::{
    Scope, name_operation_marker, name_operation_module, name_private_module, name_type, pascal, screaming,
};

/// Names of shapes that are types of their own.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    /// In `types`.
    pub types: HashMap<&'a str, ShapeRef>,
    /// In `types::error`.
    pub errors: HashMap<&'a str, ShapeRef>,
    /// In `types::error`, by the event stream that they belong to.
    pub stream_errors: HashMap<&'a str, ShapeRef>,
}

pub(super) fn name_shapes<'a>(service: &'a Service, reach: &Reach<'a>, report: &Report) -> Names<'a> {
    let streams = reach.nested.iter().filter(|it| service.shapes.get(**it).is_some_and(|it| it.event_stream));
    let (mut types, mut errors) = (Module::default(), Module::default());
    Names {
        types: types.name_set(shape_refs(service, &reach.nested), report),
        errors: errors.name_set(shape_refs(service, &reach.errors), report),
        stream_errors: errors.name_set(streams.map(|it| (*it, stream_error_ref(it))), report),
    }
}

/// What a module's types and the private modules behind them are called.
#[derive(Default)]
struct Module {
    types: Scope,
    modules: Scope,
}

impl Module {
    fn name_set<'a>(
        &mut self,
        names: impl Iterator<Item = (&'a str, ShapeRef)>,
        report: &Report,
    ) -> HashMap<&'a str, ShapeRef> {
        let claim = |(wire, name): (&'a str, ShapeRef)| {
            let claimed = self.types.claim(&name.rust, wire).and_then(|()| self.modules.claim(&name.module, wire));
            if let Err(collision) = claimed {
                report.error(pointer("/shapes", wire), collision.describe(wire));
            }
            (wire, name)
        };
        names.map(claim).collect()
    }
}

/// The shapes that are types of their own, and their names.
fn shape_refs<'a>(service: &'a Service, shapes: &BTreeSet<&'a str>) -> impl Iterator<Item = (&'a str, ShapeRef)> {
    let shapes = shapes.iter().filter_map(|wire| Some((*wire, service.shapes.get(*wire).filter(|it| is_type(it))?)));
    shapes.map(|(wire, shape)| (wire, shape_ref(wire, shape)))
}

/// The error of an event stream.
fn stream_error_ref(stream: &str) -> ShapeRef {
    let rust = name_type(stream) + "Error";
    ShapeRef { table: String::new(), module: name_private_module(&rust), rust }
}

/// Whether the shape is a Rust type of its own.
fn is_type(shape: &Shape) -> bool {
    match shape.ty {
        ShapeType::Structure => !shape.document,
        ShapeType::String => shape.values.is_some(),
        _ => false,
    }
}

fn shape_ref(wire: &str, shape: &Shape) -> ShapeRef {
    let rust = name_type(wire);
    let table = if shape.values.is_some() { String::new() } else { screaming(&rust) };
    let module = name_private_module(&rust);
    ShapeRef { rust, table, module }
}

/// The input or output of an operation: its type is named after the operation, not after its shape.
pub(super) fn name_message(operation: &str, suffix: &str) -> ShapeRef {
    let rust = pascal(operation) + suffix;
    ShapeRef { table: screaming(&rust), module: format!("_{}", suffix.to_lowercase()), rust }
}

/// Operations must differ in their modules, their markers, and the names of their inputs.
pub(super) fn check_operation_names(operations: &[Selected<'_>], report: &Report) {
    let (mut modules, mut markers, mut inputs) = (Scope::default(), Scope::default(), Scope::default());
    for (wire, _) in operations {
        let claimed = modules
            .claim(&name_operation_module(wire), wire)
            .and_then(|()| markers.claim(&name_operation_marker(wire), wire))
            .and_then(|()| inputs.claim(&name_message(wire, "Input").rust, wire));
        if let Err(collision) = claimed {
            report.error(pointer("/operations", wire), collision.describe(wire));
        }
    }
}
