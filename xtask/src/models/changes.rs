//! What an update changes in a model, by name.

use std::fmt::{self, Display, Formatter};

use serde_json::{Map, Value};

use super::Documents;

/// A change of something that has a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Added(String),
    /// It is gone.
    Removed(String),
    /// It says something else.
    Changed(String),
}

impl Display for Change {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Added(what) => write!(f, "+ {what}"),
            Self::Removed(what) => write!(f, "- {what}"),
            Self::Changed(what) => write!(f, "~ {what}"),
        }
    }
}

/// What is different in a service's files: operations, shapes and their members, and other files as a whole.
/// Documentation does not count.
pub fn changes(old: &Documents, new: &Documents) -> Vec<Change> {
    let mut found = Vec::new();
    let empty = Value::Null;
    let names = old.keys().chain(new.keys().filter(|it| !old.contains_key(*it)));
    for name in names {
        let (before, after) = (old.get(name).unwrap_or(&empty), new.get(name).unwrap_or(&empty));
        if name == "service-2.json" {
            found.extend(named(before, after, "operations", "operation"));
            found.extend(named(before, after, "shapes", "shape"));
            if before.get("metadata") != after.get("metadata") {
                found.push(Change::Changed("metadata".to_owned()));
            }
        } else {
            found.extend(change(old.get(name), new.get(name), || name.clone()));
        }
    }
    found
}

/// The changes of what a key of the model holds by name.
fn named(old: &Value, new: &Value, key: &str, what: &str) -> Vec<Change> {
    let (old, new) = (entries(old, key), entries(new, key));
    let names = old.keys().chain(new.keys().filter(|it| !old.contains_key(*it)));
    let mut found = Vec::new();
    for name in names {
        let (before, after) = (old.get(name), new.get(name));
        let label = || format!("{what} {name}");
        match (before, after) {
            (Some(before), Some(after)) => found.extend(within(before, after, &label())),
            _ => found.extend(change(before, after, label)),
        }
    }
    found
}

/// The changes of a shape: of its members, and else of the shape as a whole.
fn within(old: &Value, new: &Value, label: &str) -> Vec<Change> {
    let member = |name: &str| format!("{label}, member {name}");
    let (old_members, new_members) = (entries(old, "members"), entries(new, "members"));
    let names = old_members.keys().chain(new_members.keys().filter(|it| !old_members.contains_key(*it)));
    let of_members = names.filter_map(|name| change(old_members.get(name), new_members.get(name), || member(name)));
    let mut found: Vec<Change> = of_members.collect();
    let rest = |it: &Value| {
        let mut rest = it.clone();
        rest.as_object_mut().map(|it| it.remove("members"));
        rest
    };
    found.extend(change(Some(&rest(old)), Some(&rest(new)), || label.to_owned()));
    found
}

fn change(old: Option<&Value>, new: Option<&Value>, label: impl FnOnce() -> String) -> Option<Change> {
    match (old, new) {
        (None, None) => None,
        (None, Some(_)) => Some(Change::Added(label())),
        (Some(_), None) => Some(Change::Removed(label())),
        (Some(old), Some(new)) => (!same(old, new)).then(|| Change::Changed(label())),
    }
}

/// Whether two values say the same, documentation aside.
fn same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let says = |it: &&String| *it != "documentation";
            old.keys().filter(says).count() == new.keys().filter(says).count()
                && old
                    .iter()
                    .filter(|(key, _)| says(key))
                    .all(|(key, old)| new.get(key).is_some_and(|new| same(old, new)))
        }
        (Value::Array(old), Value::Array(new)) => {
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| same(old, new))
        }
        _ => old == new,
    }
}

fn entries(value: &Value, key: &str) -> Map<String, Value> {
    value.get(key).and_then(Value::as_object).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn changes_are_told_by_name() {
        let model = |shapes: Value| Documents::from([("service-2.json".to_owned(), json!({"shapes": shapes}))]);
        let old = model(json!({
            "A": {"type": "structure", "members": {"x": {"shape": "T", "documentation": "old"}, "y": {"shape": "T"}}},
            "T": {"type": "string", "max": 5},
            "Gone": {"type": "string"}
        }));
        let mut new = model(json!({
            "A": {"type": "structure", "members": {"x": {"shape": "T", "documentation": "new"}, "z": {"shape": "T"}}},
            "T": {"type": "string", "max": 6, "documentation": "new"}
        }));
        new.insert("waiters-2.json".to_owned(), json!({}));
        let told: Vec<String> = changes(&old, &new).iter().map(Change::to_string).collect();
        let expected = ["- shape A, member y", "+ shape A, member z", "~ shape T", "- shape Gone", "+ waiters-2.json"];
        assert_eq!(told, expected);
        assert!(changes(&old, &old).is_empty());
    }
}
