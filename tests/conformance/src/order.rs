//! The caller's order, which types do not keep.
//!
//! A suite expects members and entries of maps in the order of its `params`; typed inputs are written in the order of
//! the model, and their maps by key. So the untyped input, which keeps the caller's order, must give the expected body,
//! and put into the types' order the typed one.

use awslice_runtime::operation::Operation;
use awslice_runtime::schema::{Kind, Shape, Structure};
use awslice_runtime::untyped::JsonInput;
use serde_json::{Map, Value as Json};

use crate::body;

/// Whether a typed request's body differs from the expected one in nothing but order.
pub fn is_only_other<O: Operation>(protocol: &str, params: &Json, expected: &str, actual: &[u8]) -> bool {
    let sorted = sort(O::ROW.input, params);
    let (Some(in_order), Some(sorted)) = (body_of::<O>(params), body_of::<O>(&sorted)) else { return false };
    let sorted = String::from_utf8_lossy(&sorted);
    body::differences(protocol, expected, &in_order).is_empty()
        && body::differences(protocol, &sorted, actual).is_empty()
}

/// The body of an untyped request.
fn body_of<O: Operation>(params: &Json) -> Option<Vec<u8>> {
    let input = JsonInput::new(O::ROW.input, params).ok()?;
    Some(O::ROW.service.protocol.serialize(O::ROW, &input).ok()?.body)
}

/// A structure in the order in which types write it.
fn sort(table: &Structure, value: &Json) -> Json {
    let Json::Object(members) = value else { return value.clone() };
    let in_order = table.members.iter().filter_map(|row| {
        let value = members.get(row.name)?;
        Some((row.name.to_owned(), sort_value(&row.shape, value)))
    });
    Json::Object(in_order.collect())
}

fn sort_value(shape: &Shape, value: &Json) -> Json {
    match (shape.kind, value) {
        (Kind::Structure(table), value) => sort(table, value),
        (Kind::List(list), Json::Array(items)) => items.iter().map(|it| sort_value(&list.member, it)).collect(),
        (Kind::Map(map), Json::Object(entries)) => {
            let mut entries: Vec<_> =
                entries.iter().map(|(key, it)| (key.clone(), sort_value(&map.value, it))).collect();
            entries.sort_by(|a, b| a.0.cmp(&b.0));
            Json::Object(Map::from_iter(entries))
        }
        (_, value) => value.clone(),
    }
}
