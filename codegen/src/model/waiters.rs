//! `waiters-2.json`.

use indexmap::IndexMap;
use serde_json::Value;

use super::merge::parse_json;
use super::node::Node;
use super::report::Report;
use crate::request::Source;

/// Waiters by name.
pub type Waiters = IndexMap<String, Waiter>;

/// Polls an operation until something holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Waiter {
    /// `operation` that is polled.
    pub operation: String,
    /// `delay` between polls, in seconds.
    pub delay: u64,
    /// `maxAttempts`.
    pub max_attempts: u64,
    /// `description`.
    pub description: String,
    /// `acceptors`, the first that holds decides.
    pub acceptors: Vec<Acceptor>,
}

/// What an answer means.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acceptor {
    /// `matcher`: `path`, `pathAll`, `pathAny`, `status` or `error`.
    pub matcher: String,
    /// `argument`: JMESPath of the output.
    pub argument: Option<String>,
    /// `expected` value.
    pub expected: Value,
    /// `state`: `success`, `failure` or `retry`.
    pub state: String,
}

/// Reads the file. `None` if it is no JSON.
pub fn parse_waiters(source: &Source, report: &Report) -> Option<Waiters> {
    let value = parse_json(&source.text, report)?;
    let mut waiters = Waiters::new();
    Node::root(&value, report).object("a waiters file", |key, node| {
        if key == "waiters" {
            node.entries(|name, it| drop(waiters.insert(name.to_owned(), parse_waiter(it))));
        }
        ["waiters", "version"].contains(&key)
    });
    Some(waiters)
}

fn parse_waiter(node: &Node<'_>) -> Waiter {
    let mut it = Waiter::default();
    node.object("a waiter", |key, node| {
        match key {
            "operation" => it.operation = node.string(),
            "delay" => it.delay = node.unsigned(),
            "maxAttempts" => it.max_attempts = node.unsigned(),
            "description" => it.description = node.string(),
            "acceptors" => node.items(|item| it.acceptors.push(parse_acceptor(item))),
            _ => return false,
        }
        true
    });
    it
}

fn parse_acceptor(node: &Node<'_>) -> Acceptor {
    let mut it = Acceptor::default();
    node.object("an acceptor", |key, node| {
        match key {
            "matcher" => it.matcher = read_one_of(node, &["path", "pathAll", "pathAny", "status", "error"]),
            "argument" => it.argument = Some(node.string()),
            "expected" => it.expected = node.value().clone(),
            "state" => it.state = read_one_of(node, &["success", "failure", "retry"]),
            _ => return false,
        }
        true
    });
    it
}

fn read_one_of(node: &Node<'_>, words: &[&str]) -> String {
    let word = node.value().as_str().filter(|it| words.contains(it));
    node.expect(word, &format!("one of {}", words.join(", "))).unwrap_or_default().to_owned()
}
