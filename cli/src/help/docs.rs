//! Where the documentation of a member is found.

use std::ptr;

use awslice_runtime::command::{Command, Service};
use awslice_runtime::schema::Structure;

/// The texts of an operation's members, at any depth.
#[derive(Clone, Copy, Debug)]
pub struct Docs {
    /// The service.
    pub service: &'static Service,
    /// The operation.
    pub command: &'static Command,
}

impl Docs {
    /// What the member of this index is; empty if nothing is known.
    pub fn member(self, structure: &'static Structure, index: usize) -> &'static str {
        let operation = self.command.operation;
        let found = if ptr::eq(structure, operation.input) {
            self.command.options.get(index).map(|it| it.docs)
        } else if ptr::eq(structure, operation.output) {
            self.command.output.get(index).copied()
        } else {
            let known = self.service.structures.iter().find(|it| ptr::eq(it.structure, structure));
            known.and_then(|it| it.members.get(index)).copied()
        };
        found.unwrap_or_default()
    }
}
