//! What a suite expects of a response, as far as types can hold it: a structure's members, seen along its table.
//!
//! - Names of headers have no case, so keys of maps of headers are in small letters.
//! - Lists and maps that are not sparse hold no null.

use awslice_runtime::schema::{Kind, Location, Shape, Structure};
use serde_json::{Map, Value as Json};

/// The expected members of a structure of this table.
pub fn members(table: &Structure, expected: &Json) -> Json {
    let Json::Object(members) = expected else { return expected.clone() };
    let members = members.iter().map(|(name, value)| {
        let row = table.members.iter().find(|row| row.name == name);
        let value = match (row, value) {
            (Some(row), Json::Object(entries)) if row.location == Location::Headers => in_small_letters(entries),
            (Some(row), value) => of_shape(&row.shape, value),
            (None, value) => value.clone(),
        };
        (name.clone(), value)
    });
    Json::Object(members.collect())
}

fn of_shape(shape: &Shape, value: &Json) -> Json {
    match (shape.kind, value) {
        (Kind::Structure(table), value) => members(table, value),
        (Kind::List(list), Json::Array(items)) => {
            let kept = items.iter().filter(|it| list.sparse || !it.is_null());
            Json::Array(kept.map(|it| of_shape(&list.member, it)).collect())
        }
        (Kind::Map(map), Json::Object(entries)) => {
            let kept = entries.iter().filter(|(_, it)| map.sparse || !it.is_null());
            Json::Object(kept.map(|(key, it)| (key.clone(), of_shape(&map.value, it))).collect())
        }
        (_, value) => value.clone(),
    }
}

fn in_small_letters(entries: &Map<String, Json>) -> Json {
    Json::Object(entries.iter().map(|(key, value)| (key.to_ascii_lowercase(), value.clone())).collect())
}
