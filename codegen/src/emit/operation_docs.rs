//! The page of an operation: what it does, what it takes, what it answers, how it fails, how it is called.

use super::Cx;
use super::docs::first_paragraph;
use super::example;
use super::words::{own_constraints, type_in_words};
use crate::ir::{Field, Operation, OperationError};

/// The page, in Markdown.
pub fn page(cx: &Cx<'_>, it: &Operation) -> String {
    let head = format!("`{}`: {} `{}`.", it.wire, it.http_method, it.uri);
    let reference = if it.reference.is_empty() { String::new() } else { format!("# Reference\n\n<{}>", it.reference) };
    let parts = [
        head,
        it.docs.trim().to_owned(),
        request(cx, it),
        response(cx, it),
        errors(cx, it),
        example::section(cx, it),
        reference,
    ];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn request(cx: &Cx<'_>, it: &Operation) -> String {
    if it.input.fields.is_empty() {
        return "# Request\n\nNothing is to be set.".to_owned();
    }
    let members = it.input.fields.iter().map(|field| {
        let limits = own_constraints(cx, field).replacen("Required.", "**Required.**", 1);
        member(cx, &it.input.name.rust, field, &limits)
    });
    let members = members.collect::<Vec<_>>().join("\n");
    let builder = format!("{}FluentBuilder", it.marker);
    format!("# Request\n\nSet with the methods of [`{builder}`](builders::{builder}):\n\n{members}")
}

fn response(cx: &Cx<'_>, it: &Operation) -> String {
    let output = &it.output.name.rust;
    if it.output.fields.is_empty() {
        return format!("# Response\n\n[`{output}`] holds nothing but the request id.");
    }
    let members = it.output.fields.iter().map(|field| member(cx, output, field, ""));
    format!("# Response\n\n[`{output}`] holds:\n\n{}", members.collect::<Vec<_>>().join("\n"))
}

fn member(cx: &Cx<'_>, owner: &str, field: &Field, limits: &str) -> String {
    let method = field.rust.trim_start_matches("r#");
    let head = format!("* [`{method}`]({owner}::{method}), {}", type_in_words(cx, &field.ty));
    let text =
        [limits, &first_paragraph(&field.docs)].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
    if text.is_empty() { format!("{head}.") } else { format!("{head}: {text}") }
}

fn errors(cx: &Cx<'_>, it: &Operation) -> String {
    if it.errors.is_empty() {
        return String::new();
    }
    let error = |error: &OperationError| {
        let docs = first_paragraph(&error.docs);
        let status = error.status.map(|status| format!(" (HTTP {status})")).unwrap_or_default();
        let text = if docs.is_empty() { ".".to_owned() } else { format!(": {docs}") };
        format!("* {}{status}{text}", cx.link_to_error(&error.rust))
    };
    let errors = it.errors.iter().map(error).collect::<Vec<_>>().join("\n");
    format!("# Errors\n\n[`{}Error`] is one of:\n\n{errors}", it.marker)
}
