//! Writes values as libyaml does for the AWS CLI: block style, sorted keys, lines folded after 80 characters.

mod emitter;
mod scalar;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value};

use crate::output::number;
use crate::yaml::resolve;
use emitter::Emitter;
use scalar::Style;

/// Keys of more bytes than this, or of several lines, are written after a `?`.
const LONGEST_KEY: usize = 128;

/// The value as a YAML document, with the line feed at its end.
pub fn write(value: &Value) -> String {
    let mut emitter = Emitter::new();
    node(&mut emitter, value, false);
    emitter.line();
    emitter.out
}

/// `in_mapping`: the value stands after a key.
fn node(emitter: &mut Emitter, value: &Value, in_mapping: bool) {
    match value {
        Value::Null => scalar(emitter, "null", Style::Plain, false),
        Value::Bool(true) => scalar(emitter, "true", Style::Plain, false),
        Value::Bool(false) => scalar(emitter, "false", Style::Plain, false),
        Value::Number(it) => scalar(emitter, &number(it), Style::Plain, false),
        Value::String(text) => scalar(emitter, text, Style::of(text, false), false),
        Value::Array(items) if items.is_empty() => emitter.empty("[]"),
        Value::Object(entries) if entries.is_empty() => emitter.empty("{}"),
        Value::Array(items) => sequence(emitter, items, in_mapping),
        Value::Object(entries) => mapping(emitter, entries),
    }
}

/// Lists below a key are not indented further than the key.
fn sequence(emitter: &mut Emitter, items: &[Value], in_mapping: bool) {
    let outer = emitter.indent;
    if !in_mapping || emitter.is_indentation {
        emitter.deepen(0);
    }
    for item in items {
        emitter.line();
        emitter.indicator("-", true, true);
        node(emitter, item, false);
    }
    emitter.indent = outer;
}

fn mapping(emitter: &mut Emitter, entries: &Map<String, Value>) {
    let outer = emitter.indent;
    emitter.deepen(0);
    let mut sorted: Vec<_> = entries.iter().collect();
    sorted.sort_by_key(|(key, _)| *key);
    for (key, value) in sorted {
        emitter.line();
        if key.len() > LONGEST_KEY || scalar::is_multiline(key) {
            emitter.indicator("?", true, true);
            scalar(emitter, key, Style::of(key, false), false);
            emitter.line();
            emitter.indicator(":", true, true);
        } else {
            scalar(emitter, key, Style::of(key, true), true);
            emitter.indicator(":", false, false);
        }
        node(emitter, value, true);
    }
    emitter.indent = outer;
}

/// A scalar; continued lines are two deeper than what it belongs to. Simple keys are never folded.
fn scalar(emitter: &mut Emitter, text: &str, style: Style, is_simple_key: bool) {
    let outer = emitter.indent;
    emitter.deepen(2);
    scalar::write(emitter, text, style, !is_simple_key);
    emitter.indent = outer;
}

impl Style {
    /// How a string is written.
    fn of(text: &str, is_simple_key: bool) -> Self {
        let analysis = scalar::analyze(text);
        if is_simple_key && analysis.is_multiline {
            Self::DoubleQuoted
        } else if analysis.allows_plain && !resolve::is_not_text(text) {
            Self::Plain
        } else if analysis.allows_single_quotes {
            Self::SingleQuoted
        } else {
            Self::DoubleQuoted
        }
    }
}
