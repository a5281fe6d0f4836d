//! Ways into inputs: those that models have.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::json;

use super::*;
use crate::schema::{List, Map, Member, Structure, boolean, integer, list, map, string, structure};
use crate::untyped::JsonInput;

static TABLE: Structure = Structure::new("Table", &[Member::new("TableName", string())]);
static ITEM: Structure =
    Structure::new("Item", &[Member::new("Put", structure(&TABLE)), Member::new("Delete", structure(&TABLE))]);
static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("Bucket", string()),
        Member::new("Flag", boolean()),
        Member::new("Number", integer()),
        Member::new("Names", list(&List::of(string()))),
        Member::new("Items", list(&List::of(structure(&ITEM)))),
        Member::new("Requests", map(&Map::of(string(), structure(&TABLE)))),
        Member::new("Table", structure(&TABLE)),
    ],
);

fn found(input: &serde_json::Value, way: &[Step]) -> Option<Found> {
    find(&JsonInput::new(&INPUT, input).unwrap(), way)
}

fn texts(texts: &[&str]) -> Option<Found> {
    Some(Found::Texts(texts.iter().map(|&it| it.to_owned()).collect()))
}

#[test]
fn members_of_any_depth() {
    let input = json!({"Bucket": "b", "Flag": false, "Number": 1, "Names": ["x", "y"], "Table": {"TableName": "t"}});
    assert_eq!(found(&input, &[Step::Member("Bucket")]), Some(Found::Text("b".into())));
    assert_eq!(found(&input, &[Step::Member("Flag")]), Some(Found::Flag(false)));
    assert_eq!(found(&input, &[Step::Member("Number")]), None);
    assert_eq!(found(&input, &[Step::Member("Names")]), texts(&["x", "y"]));
    assert_eq!(found(&input, &[Step::Member("Table"), Step::Member("TableName")]), Some(Found::Text("t".into())));
    assert_eq!(found(&input, &[Step::Member("Bucket"), Step::Member("TableName")]), None);
    assert_eq!(found(&json!({}), &[Step::Member("Table"), Step::Member("TableName")]), None);
}

#[test]
fn keys_of_maps_and_elements_of_lists() {
    const EACH: [Step; 4] = [Step::Member("Items"), Step::Each, Step::Member("Put"), Step::Member("TableName")];
    const ALL: [Step; 3] = [
        Step::Member("Items"),
        Step::Each,
        Step::All(&[
            &[Step::Member("Put"), Step::Member("TableName")],
            &[Step::Member("Delete"), Step::Member("TableName")],
        ]),
    ];
    let input = json!({"Requests": {"b": {}, "a": {}},
        "Items": [{"Delete": {"TableName": "d"}}, {}, {"Put": {"TableName": "p"}, "Delete": {}}]});
    assert_eq!(found(&input, &[Step::Member("Requests"), Step::Keys]), texts(&["b", "a"]));
    assert_eq!(found(&input, &EACH), texts(&["p"]));
    assert_eq!(found(&input, &ALL), texts(&["d", "p"]));
    assert_eq!(found(&json!({}), &ALL), texts(&[]));
}
