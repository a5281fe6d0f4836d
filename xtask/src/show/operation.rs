//! An operation: how it is called, its members, its errors.

use std::fmt::Write as _;

use anyhow::{Context as _, Result};
use awslice_codegen::model::{Operation, Reference, Service, Shape};

use super::tree::{Branch, draw};
use super::{Facts, service, words};
use crate::models::summary;
use crate::suggest;

/// What is shown of an operation.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// How many structures deep.
    pub depth: usize,
    /// Whether members have a line of documentation.
    pub docs: bool,
}

/// The page of an operation.
///
/// # Errors
/// There is no such operation.
pub fn operation(facts: &Facts, name: &str, options: Options) -> Result<String> {
    let operations = &facts.model.operations;
    let it = operations.get(name).with_context(|| {
        let near = suggest::did_you_mean(name, operations.keys().map(String::as_str));
        format!("{} has no operation {name}{near}", facts.name)
    })?;
    let mut text = format!("{} {name}\n", facts.name);
    let _ = writeln!(text, "  {}", how(facts, it));
    for line in [summary(&it.documentation), notes(facts, name, it)].iter().filter(|it| !it.is_empty()) {
        let _ = writeln!(text, "  {line}");
    }
    let input = it.input.as_ref().map(|it| it.shape.as_str());
    let output = it.output.as_ref().map(|it| it.shape.as_str());
    for (title, shape) in [("Input", input), ("Output", output)] {
        let _ = writeln!(text, "\n{title}: {}", shape.unwrap_or("none"));
        if let Some(shape) = shape {
            text += &draw(&Members::new(&facts.model, options).of(shape));
        }
    }
    if !it.errors.is_empty() {
        let errors: Vec<Branch> = it.errors.iter().map(|name| error(&facts.model, name)).collect();
        let _ = writeln!(text, "\nErrors\n{}", draw(&errors).trim_end());
    }
    Ok(text)
}

/// Protocol, method and path.
fn how(facts: &Facts, it: &Operation) -> String {
    let prefix = it.host_prefix.as_ref().map(|it| format!(", host prefix {it}")).unwrap_or_default();
    format!("{}: {} {}{prefix}", service::protocol(&facts.model.metadata), it.http_method, it.request_uri)
}

/// Pages, waiters, deprecation.
fn notes(facts: &Facts, name: &str, it: &Operation) -> String {
    let mut notes = Vec::new();
    if let Some(pages) = facts.paginators.get(name) {
        notes.push(format!("paginated by {}", pages.input_token.join(", ")));
    }
    let waiters = facts.waiters.iter().filter(|(_, it)| it.operation == name).map(|(name, _)| name.as_str());
    let waiters: Vec<&str> = waiters.collect();
    if !waiters.is_empty() {
        notes.push(format!("waiters: {}", waiters.join(", ")));
    }
    if it.deprecated.deprecated {
        notes.push("deprecated".to_owned());
    }
    notes.join("; ")
}

/// An error: its code where that is not its name, its status, what it means.
fn error(model: &Service, name: &str) -> Branch {
    let Some(shape) = model.shapes.get(name) else { return Branch::new(name, "") };
    let code = shape.error.code.as_ref().filter(|it| *it != name).map(|it| format!("code {it}"));
    let status = shape.error.status.map(|it| it.to_string());
    let docs = Some(summary(&shape.documentation)).filter(|it| !it.is_empty());
    Branch::new(name, [code, status, docs].into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Draws structures, each once in full.
struct Members<'a> {
    model: &'a Service,
    options: Options,
    shown: Vec<&'a str>,
}

impl<'a> Members<'a> {
    fn new(model: &'a Service, options: Options) -> Self {
        Self { model, options, shown: Vec::new() }
    }

    /// The members of the structure with this name.
    fn of(&mut self, name: &'a str) -> Vec<Branch> {
        self.shown.push(name);
        self.below(name, 1)
    }

    fn below(&mut self, name: &str, depth: usize) -> Vec<Branch> {
        let model = self.model;
        let Some(shape) = model.shapes.get(name) else { return Vec::new() };
        shape.members.iter().map(|(name, member)| self.member(shape, name, member, depth)).collect()
    }

    fn member(&mut self, parent: &Shape, name: &str, member: &'a Reference, depth: usize) -> Branch {
        let required = parent.required.iter().any(|it| it == name);
        let mut branch = Branch::new(name, words::about(self.model, member, required));
        if self.options.docs {
            branch.docs = summary(&member.documentation);
        }
        let Some((name, shape)) = self.structure(&member.shape) else { return branch };
        if shape.members.is_empty() {
            branch.about += " (no members)";
        } else if self.shown.contains(&name) {
            branch.about += " (as above)";
        } else if depth >= self.options.depth {
            let _ = write!(branch.about, " (members: {}, see --depth)", shape.members.len());
        } else {
            self.shown.push(name);
            branch.below = self.below(name, depth + 1);
        }
        branch
    }

    /// The structure that a shape is, or that its elements are.
    fn structure(&self, mut name: &'a str) -> Option<(&'a str, &'a Shape)> {
        // Lists of lists may go on for ever.
        for _ in 0..8 {
            let shape = self.model.shapes.get(name)?;
            match shape.member.as_ref().or(shape.value.as_ref()) {
                Some(element) => name = &element.shape,
                None => return (!shape.members.is_empty() || is_structure(shape)).then_some((name, shape)),
            }
        }
        None
    }
}

fn is_structure(shape: &Shape) -> bool {
    shape.ty == awslice_codegen::model::ShapeType::Structure && !shape.document
}
