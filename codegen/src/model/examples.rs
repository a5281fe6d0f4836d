//! `examples-1.json`.

use indexmap::IndexMap;
use serde_json::Value;

use super::merge::parse_json;
use super::node::Node;
use super::report::Report;
use crate::request::Source;

/// Examples by operation.
pub type Examples = IndexMap<String, Vec<Example>>;

/// An example of a call.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Example {
    /// `id`.
    pub id: String,
    /// `title`.
    pub title: String,
    /// `description`: HTML.
    pub description: String,
    /// `input`, as written.
    pub input: Option<Value>,
    /// `output`, as written.
    pub output: Option<Value>,
    /// `comments`, as written.
    pub comments: Option<Value>,
}

/// Reads the file. `None` if it is no JSON.
pub fn parse_examples(source: &Source, report: &Report) -> Option<Examples> {
    let value = parse_json(&source.text, report)?;
    let mut examples = Examples::new();
    Node::root(&value, report).object("an examples file", |key, node| {
        if key == "examples" {
            node.entries(|name, list| {
                let mut items = Vec::new();
                list.items(|item| items.push(parse_example(item)));
                examples.insert(name.to_owned(), items);
            });
        }
        ["examples", "version"].contains(&key)
    });
    Some(examples)
}

fn parse_example(node: &Node<'_>) -> Example {
    let mut it = Example::default();
    node.object("an example", |key, node| {
        match key {
            "id" => it.id = node.string(),
            "title" => it.title = node.string(),
            "description" => it.description = node.string(),
            "input" => it.input = Some(node.value().clone()),
            "output" => it.output = Some(node.value().clone()),
            "comments" => it.comments = Some(node.value().clone()),
            _ => return false,
        }
        true
    });
    it
}
