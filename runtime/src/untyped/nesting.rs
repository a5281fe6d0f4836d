//! The depth of JSON, measured without recursion: what is nested too deep would overflow the stack of whoever walks
//! along it.

use serde_json::Value as Json;

use crate::validate::MAX_DEPTH;

/// Whether anything stands more than [`MAX_DEPTH`] levels below `value`.
pub(super) fn is_too_deep(value: &Json) -> bool {
    let mut level = vec![value];
    for _ in 0..=MAX_DEPTH {
        level = level.into_iter().flat_map(children).collect();
        if level.is_empty() {
            return false;
        }
    }
    true
}

fn children(value: &Json) -> Vec<&Json> {
    match value {
        Json::Array(items) => items.iter().collect(),
        Json::Object(entries) => entries.values().collect(),
        _ => Vec::new(),
    }
}
