//! A service: what it speaks, how it is reached, its operations.

use std::fmt::Write as _;

use awslice_codegen::model::Metadata;

use super::Facts;
use super::tree::{Branch, draw};
use crate::models::{Selection, summary};

/// The page of a service; the operations of the selection are marked.
pub fn service(facts: &Facts, selection: &Selection) -> String {
    let model = &facts.model;
    let it = &model.metadata;
    let mut text = format!("{} {}: {}\n", facts.name, it.api_version, it.service_full_name);
    let signing_name = it.signing_name.as_deref().unwrap_or(&it.endpoint_prefix);
    // Writing to a string does not fail.
    // Some models have no more to say than the service's name.
    let docs = Some(summary(&model.documentation)).filter(|docs| !docs.is_empty() && *docs != it.service_full_name);
    if let Some(docs) = docs {
        let _ = writeln!(text, "  {docs}");
    }
    let _ = writeln!(
        text,
        "  protocol {}, service id {}, endpoint prefix {}",
        protocol(it),
        it.service_id,
        it.endpoint_prefix
    );
    let _ = writeln!(text, "  signed as {signing_name}, {}", authentication(it));
    let count = |number: usize, what: &str| format!("{number} {what}{}", if number == 1 { "" } else { "s" });
    let counts = [
        count(model.operations.len(), "operation"),
        count(model.shapes.len(), "shape"),
        count(facts.paginators.len(), "paginator"),
        count(facts.waiters.len(), "waiter"),
    ];
    let _ = writeln!(text, "  {}\n\nOperations (* selected)", counts.join(", "));
    let operations: Vec<Branch> = model
        .operations
        .iter()
        .map(|(name, it)| {
            let mark = if selection.has(&facts.name, name) { " *" } else { "" };
            Branch::new(format!("{name}{mark}"), summary(&it.documentation))
        })
        .collect();
    text + &draw(&operations)
}

/// The protocols, such as `json 1.0`; which of several is spoken is botocore's rule.
pub fn protocol(it: &Metadata) -> String {
    let named = if it.protocols.is_empty() { it.protocol.clone() } else { it.protocols.join(" or ") };
    match it.json_version.as_deref().filter(|_| named == "json") {
        Some(version) => format!("{named} {version}"),
        None => named,
    }
}

fn authentication(it: &Metadata) -> String {
    if it.auth.is_empty() {
        format!("signature version {}", it.signature_version)
    } else {
        format!("auth {}", it.auth.join(", "))
    }
}
