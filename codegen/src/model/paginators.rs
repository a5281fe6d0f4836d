//! `paginators-1.json`.

use indexmap::IndexMap;

use super::merge::parse_merged;
use super::node::Node;
use super::report::Report;
use crate::diagnostic::Diagnostics;
use crate::request::Source;

/// Paginators by operation.
pub type Paginators = IndexMap<String, Paginator>;

/// How an operation's pages follow each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paginator {
    /// `input_token`: paths of input members.
    pub input_token: Vec<String>,
    /// `output_token`: JMESPath of the output.
    pub output_token: Vec<String>,
    /// `limit_key`: input member that limits a page.
    pub limit_key: Option<String>,
    /// `result_key`: JMESPath of the output.
    pub result_key: Vec<String>,
    /// `more_results`: JMESPath of the output's flag that there are more pages.
    pub more_results: Option<String>,
    /// `non_aggregate_keys`: JMESPath of what is taken from the first page.
    pub non_aggregate_keys: Vec<String>,
}

/// Reads the file with its overlays. `None` if it is no JSON.
pub fn parse_paginators(
    source: &Source,
    extras: &[Source],
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Paginators> {
    let value = parse_merged(source, extras, report, diagnostics)?;
    let mut paginators = Paginators::new();
    Node::root(&value, report).object("a paginators file", |key, node| {
        if key == "pagination" {
            node.entries(|name, it| drop(paginators.insert(name.to_owned(), parse_paginator(it))));
        }
        ["pagination", "version"].contains(&key)
    });
    Some(paginators)
}

fn parse_paginator(node: &Node<'_>) -> Paginator {
    let mut it = Paginator::default();
    node.object("a paginator", |key, node| {
        match key {
            "input_token" => it.input_token = node.string_or_strings(),
            "output_token" => it.output_token = node.string_or_strings(),
            "limit_key" => it.limit_key = Some(node.string()),
            "result_key" => it.result_key = node.string_or_strings(),
            "more_results" => it.more_results = Some(node.string()),
            "non_aggregate_keys" => it.non_aggregate_keys = node.strings(),
            _ => return false,
        }
        true
    });
    it
}
