//! What a caller asks of the generator, and what it gets.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::ir::Layout;

/// A file's text, and the name by which diagnostics call it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Name in diagnostics, such as `models/swf/2012-01-25/service-2.json`.
    pub name: String,
    /// Text.
    pub text: String,
}

/// Which operations of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Selection {
    /// All of them.
    All,
    /// These, by their names in the model.
    Named(Vec<String>),
}

/// One service of a request.
#[derive(Clone, Debug)]
pub struct ServiceRequest {
    /// botocore's name of the service: the directory of its models.
    pub directory: String,
    /// The operations to generate.
    pub operations: Selection,
    /// Protocol that overrides botocore's rule, in botocore's words (`json`, `query`, ...).
    pub protocol: Option<String>,
    /// botocore's version, for the service's page; empty if it is not known.
    pub botocore: String,
    /// `service-2.json`.
    pub service: Source,
    /// Overlays of `service-2.json` in the order of application: botocore's `service-2.sdk-extras.json`, then `docs.json`.
    pub service_extras: Vec<Source>,
    /// `paginators-1.json`.
    pub paginators: Option<Source>,
    /// `paginators-1.sdk-extras.json`.
    pub paginators_extras: Vec<Source>,
    /// `waiters-2.json`.
    pub waiters: Option<Source>,
    /// `examples-1.json`.
    pub examples: Option<Source>,
    /// `endpoint-rule-set-1.json`.
    pub endpoint_rule_set: Option<Source>,
}

/// A crate to generate.
#[derive(Clone, Debug)]
pub struct Request {
    /// The package's name.
    pub crate_name: String,
    /// The package's version.
    pub crate_version: String,
    /// How services are laid out.
    pub layout: Layout,
    /// The right-hand side of the dependency on the runtime in the crate's `Cargo.toml`, without features: such as
    /// `path = "../runtime", version = "0.1.0"`.
    pub runtime: String,
    /// Whether the crate's `Cargo.toml` is a workspace of its own (for use outside this repository).
    pub own_workspace: bool,
    /// The services.
    pub services: Vec<ServiceRequest>,
    /// `partitions.json`.
    pub partitions: Source,
    /// Whether warnings are errors.
    pub strict: bool,
}

/// What was counted during generation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stats {
    /// Services.
    pub services: usize,
    /// Operations.
    pub operations: usize,
    /// Shapes reached.
    pub shapes: usize,
    /// Lines of generated text.
    pub lines: usize,
}

/// The result: a crate.
#[derive(Clone, Debug)]
pub struct Generated {
    /// Text by path, relative to the crate's folder, `/` between the parts.
    pub files: BTreeMap<String, String>,
    /// Warnings and notes.
    pub diagnostics: Vec<Diagnostic>,
    /// Counts.
    pub stats: Stats,
}
