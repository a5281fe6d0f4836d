//! Cutting a service's files down to what chosen operations reach. Key order is kept.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use serde_json::{Map, Value};

use super::reach::{merge, reach};
use super::{Docs, Operations};
use crate::suggest;

/// A service's files by their names.
pub type Documents = BTreeMap<String, Value>;

/// Keys that hold prose in botocore's files. Only strings under them are prose: a member may bear the same name.
const PROSE: [&str; 1] = ["documentation"];

/// Keys that hold prose in examples and waiters.
const COMPANION_PROSE: [&str; 3] = ["description", "title", "comments"];

/// Cuts a service's files down to operations; files that then say nothing are left out.
///
/// # Errors
/// There is no `service-2.json`, or it lacks some of the operations: all of those are named.
pub fn prune(mut documents: Documents, operations: &Operations, docs: Docs) -> Result<Documents> {
    let Some(model) = documents.get("service-2.json") else {
        bail!("there is no service-2.json");
    };
    let mut merged = model.clone();
    if let Some(overlay) = documents.get("service-2.sdk-extras.json").and_then(|it| it.get("merge")) {
        merge(&mut merged, overlay);
    }
    let all = object(&merged, "operations");
    let chosen = with_endpoint_operation(&all, choose(&all, operations)?);
    let reached =
        reach(all.iter().filter(|(name, _)| chosen.contains(*name)).map(|(_, it)| it), &object(&merged, "shapes"));
    for (name, document) in &mut documents {
        cut(name, document, &chosen, &reached);
        if docs == Docs::None {
            strip(name, document);
        }
    }
    documents.retain(|name, document| says_something(name, document));
    Ok(documents)
}

/// The names of the chosen operations.
fn choose(all: &Map<String, Value>, operations: &Operations) -> Result<BTreeSet<String>> {
    let Some(names) = operations.names() else {
        return Ok(all.keys().cloned().collect());
    };
    let unknown: Vec<String> = names
        .iter()
        .filter(|it| !all.contains_key(*it))
        .map(|it| format!("there is no operation {it}{}", suggest::did_you_mean(it, all.keys().map(String::as_str))))
        .collect();
    if !unknown.is_empty() {
        bail!("{}", unknown.join("\n"));
    }
    Ok(names.iter().cloned().collect())
}

/// The chosen operations, and the one that says where they are reached, if any of them must ask it.
fn with_endpoint_operation(all: &Map<String, Value>, mut chosen: BTreeSet<String>) -> BTreeSet<String> {
    let asks = |it: &Value| it.pointer("/endpointdiscovery/required") == Some(&Value::Bool(true));
    if chosen.iter().filter_map(|name| all.get(name)).any(asks) {
        let says = |it: &Value| it.get("endpointoperation") == Some(&Value::Bool(true));
        chosen.extend(all.iter().filter(|(_, it)| says(it)).map(|(name, _)| name.clone()));
    }
    chosen
}

/// Cuts one file.
fn cut(name: &str, document: &mut Value, operations: &BTreeSet<String>, shapes: &BTreeSet<String>) {
    let overlay = name.ends_with(".sdk-extras.json");
    let Some(root) = (if overlay { document.get_mut("merge") } else { Some(document) }) else { return };
    keep(root, "operations", |name, _| operations.contains(name));
    keep(root, "shapes", |name, _| shapes.contains(name));
    keep(root, "pagination", |name, _| operations.contains(name));
    keep(root, "examples", |name, _| operations.contains(name));
    keep(root, "waiters", |_, it| {
        it.get("operation").and_then(Value::as_str).is_some_and(|it| operations.contains(it))
    });
}

/// Keeps those entries of the object at a key for which a question is answered yes.
fn keep(root: &mut Value, key: &str, mut question: impl FnMut(&str, &Value) -> bool) {
    if let Some(map) = root.get_mut(key).and_then(Value::as_object_mut) {
        map.retain(|name, value| question(name, value));
    }
}

/// Whether a file still says something after it was cut.
fn says_something(name: &str, document: &Value) -> bool {
    let filled = |root: &Value, key: &str| root.get(key).and_then(Value::as_object).is_some_and(|it| !it.is_empty());
    match name {
        "paginators-1.json" => filled(document, "pagination"),
        "waiters-2.json" => filled(document, "waiters"),
        "examples-1.json" => filled(document, "examples"),
        _ => match document.get("merge") {
            Some(overlay) if name.ends_with(".sdk-extras.json") => {
                let parts = overlay.as_object().into_iter().flatten();
                parts.into_iter().any(|(_, it)| it.as_object().is_none_or(|it| !it.is_empty()))
            }
            _ => true,
        },
    }
}

/// Takes the prose out of a file.
fn strip(name: &str, document: &mut Value) {
    match name {
        "examples-1.json" => {
            entries(document, "examples").flat_map(|it| it.as_array_mut()).flatten().for_each(drop_companion_prose)
        }
        "waiters-2.json" => entries(document, "waiters").for_each(drop_companion_prose),
        _ => drop_prose(document),
    }
}

/// The values of the object at a key.
fn entries<'a>(document: &'a mut Value, key: &str) -> impl Iterator<Item = &'a mut Value> {
    document.get_mut(key).and_then(Value::as_object_mut).into_iter().flat_map(|it| it.values_mut())
}

/// Removes the prose of one example or waiter.
fn drop_companion_prose(value: &mut Value) {
    if let Some(map) = value.as_object_mut() {
        map.retain(|key, _| !COMPANION_PROSE.contains(&key.as_str()));
    }
}

/// Removes prose at every depth.
fn drop_prose(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, value| !(PROSE.contains(&key.as_str()) && value.is_string()));
            map.values_mut().for_each(drop_prose);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_prose),
        _ => {}
    }
}

/// The object at a key; empty if there is none.
fn object(value: &Value, key: &str) -> Map<String, Value> {
    value.get(key).and_then(Value::as_object).cloned().unwrap_or_default()
}
