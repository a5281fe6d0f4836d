//! What every lowering function looks things up in.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::name::Names;
use crate::ir::{Deprecated, Namespace, Rules};
use crate::model::{Deprecation, Facts, Report, Service, Shape, XmlNamespace};

/// The model, the facts, and what was found out about all shapes.
pub(super) struct Context<'a> {
    /// The model.
    pub service: &'a Service,
    /// Facts about the service.
    pub facts: &'a Facts,
    /// Where to report.
    pub report: &'a Report,
    /// Members (structure, member) that are boxed.
    pub boxed: HashSet<(&'a str, &'a str)>,
    /// Rust names of types.
    pub names: Names<'a>,
    /// Constraints of the shapes seen so far.
    pub rules: RefCell<HashMap<String, Rules>>,
}

/// Where a structure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Input,
    Output,
    Nested,
    Error,
}

impl<'a> Context<'a> {
    pub fn shape(&self, name: &str) -> Option<&'a Shape> {
        self.service.shapes.get(name)
    }
}

pub(super) fn lower_deprecated(it: &Deprecation) -> Option<Deprecated> {
    it.deprecated.then(|| Deprecated { message: it.message.clone(), since: it.since.clone() })
}

pub(super) fn lower_namespace(it: Option<&XmlNamespace>) -> Option<Namespace> {
    it.map(|it| Namespace { prefix: it.prefix.clone(), uri: it.uri.clone() })
}
