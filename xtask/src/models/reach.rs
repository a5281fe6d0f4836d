//! Which shapes operations reach.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The shapes that the operations in a service's model reach, whether the model has them or not.
pub fn reach<'a>(operations: impl IntoIterator<Item = &'a Value>, shapes: &'a Map<String, Value>) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<&Value> = operations.into_iter().collect();
    while let Some(value) = ahead.pop() {
        for name in references(value) {
            if reached.insert(name.to_owned()) {
                ahead.extend(shapes.get(name));
            }
        }
    }
    reached
}

/// Every shape named below a value: the string at a `shape` key. A member that is itself called `shape` holds an object.
fn references(value: &Value) -> Vec<&str> {
    let mut found = Vec::new();
    let mut ahead = vec![value];
    while let Some(value) = ahead.pop() {
        match value {
            Value::Object(map) => {
                found.extend(map.get("shape").and_then(Value::as_str));
                ahead.extend(map.values());
            }
            Value::Array(items) => ahead.extend(items),
            _ => {}
        }
    }
    found
}

/// Puts an overlay over a value in botocore's way: objects are merged, anything else is replaced.
pub fn merge(base: &mut Value, overlay: &Value) {
    match (base, overlay) {
        (Value::Object(base), Value::Object(overlay)) => {
            for (key, value) in overlay {
                match base.get_mut(key) {
                    Some(there) => merge(there, value),
                    None => {
                        base.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (base, overlay) => *base = overlay.clone(),
    }
}
