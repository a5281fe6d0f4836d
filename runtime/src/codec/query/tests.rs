//! Form bodies.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};

use super::{Names, write};
use crate::schema::{
    List, Map, Member, Structure, TimestampFormat, blob, boolean, double, float, integer, list, map, string, structure,
    timestamp,
};

#[derive(Clone, Debug, Default)]
struct Thing {
    name: Option<String>,
    on: Option<bool>,
    count: Option<i32>,
    ratio: Option<f64>,
    small: Option<f32>,
    data: Option<Blob>,
    at: Option<DateTime>,
    epoch: Option<DateTime>,
    names: Option<Vec<String>>,
    named: Option<Vec<Thing>>,
    flat: Option<Vec<String>>,
    flat_named: Option<Vec<String>>,
    by_key: Option<HashMap<String, Thing>>,
    flat_map: Option<HashMap<String, String>>,
    inner: Option<Box<Thing>>,
}

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("name", string()).wire("Name"),
        Member::new("On", boolean()),
        Member::new("Count", integer()),
        Member::new("Ratio", double()),
        Member::new("Small", float()),
        Member::new("Data", blob()),
        Member::new("At", timestamp()),
        Member::new("Epoch", timestamp().format(TimestampFormat::EpochSeconds)),
        Member::new("Names", list(&List::of(string()))),
        Member::new("Named", list(&List::of(structure(&THING)).named("item"))),
        Member::new("Flat", list(&List::of(string()))).flattened(),
        Member::new("FlatNamed", list(&List::of(string()).named("One").flattened())),
        Member::new("ByKey", map(&Map::of(string(), structure(&THING)))),
        Member::new("FlatMap", map(&Map::of(string(), string()).named("K", "V"))).flattened(),
        Member::new("Inner", structure(&THING)),
    ],
);
crate::structure!(
    Thing,
    THING {
        0: name,
        1: on,
        2: count,
        3: ratio,
        4: small,
        5: data,
        6: at,
        7: epoch,
        8: names,
        9: named,
        10: flat,
        11: flat_named,
        12: by_key,
        13: flat_map,
        14: inner
    }
);

fn form(thing: &Thing) -> String {
    String::from_utf8(write(("Do", "2026-01-01"), thing, Names::Query).unwrap()).unwrap()
}

fn texts(items: &[&str]) -> Option<Vec<String>> {
    Some(items.iter().map(|&item| item.to_owned()).collect())
}

#[test]
fn scalars() {
    let thing = Thing {
        name: Some("a b/é~*+&=\n".into()),
        on: Some(false),
        count: Some(-1),
        ratio: Some(f64::INFINITY),
        small: Some(1.0),
        data: Some(Blob::new("?>")),
        at: Some(DateTime::from_secs(0)),
        epoch: Some(DateTime::from_secs(7)),
        ..Thing::default()
    };
    assert_eq!(
        form(&thing),
        "Action=Do&Version=2026-01-01&Name=a+b%2F%C3%A9~%2A%2B%26%3D%0A&On=false&Count=-1&Ratio=Infinity&Small=1.0\
         &Data=Pz4%3D&At=1970-01-01T00%3A00%3A00Z&Epoch=7"
    );
    assert_eq!(form(&Thing { name: Some(String::new()), ..Thing::default() }), "Action=Do&Version=2026-01-01&Name=");
}

#[test]
fn lists() {
    let thing = Thing {
        names: texts(&["a", "b"]),
        named: Some(vec![Thing::default(), Thing { names: texts(&[]), ..Thing::default() }]),
        flat: texts(&["c"]),
        flat_named: texts(&["d", "e"]),
        ..Thing::default()
    };
    let pairs = "Names.member.1=a&Names.member.2=b&Named.item.2.Names=&Flat.1=c&One.1=d&One.2=e";
    assert_eq!(form(&thing), format!("Action=Do&Version=2026-01-01&{pairs}"));
    let nested = Thing {
        inner: Some(Box::new(Thing { flat_named: texts(&["d"]), flat: texts(&[]), ..Thing::default() })),
        ..Thing::default()
    };
    assert_eq!(form(&nested), "Action=Do&Version=2026-01-01&Inner.Flat=&Inner.One.1=d");
}

#[test]
fn maps() {
    let thing = Thing {
        by_key: Some(HashMap::from([("k".into(), Thing { count: Some(1), ..Thing::default() })])),
        flat_map: Some(HashMap::from([("b".into(), "2".into()), ("a".into(), "1".into())])),
        ..Thing::default()
    };
    let pairs =
        "ByKey.entry.1.key=k&ByKey.entry.1.value.Count=1&FlatMap.1.K=a&FlatMap.1.V=1&FlatMap.2.K=b&FlatMap.2.V=2";
    assert_eq!(form(&thing), format!("Action=Do&Version=2026-01-01&{pairs}"));
    assert_eq!(form(&Thing { flat_map: Some(HashMap::new()), ..Thing::default() }), "Action=Do&Version=2026-01-01");
}

#[test]
fn names_of_ec2() {
    static WORDS: Structure = Structure::new(
        "Words",
        &[
            Member::new("plain", string()),
            Member::new("named", string()).wire("élan"),
            Member::new("odd", string()).wire("wire").query_name("theOdd"),
            Member::new("List", list(&List::of(string()).named("item"))).wire("list"),
            Member::new("none", list(&List::of(string()))),
            Member::new("map", map(&Map::of(string(), string()).named("name", "value"))),
        ],
    );
    #[derive(Clone, Debug, Default)]
    struct Words {
        plain: Option<String>,
        named: Option<String>,
        odd: Option<String>,
        list: Option<Vec<String>>,
        none: Option<Vec<String>>,
        map: Option<HashMap<String, String>>,
    }
    crate::structure!(Words, WORDS { 0: plain, 1: named, 2: odd, 3: list, 4: none, 5: map });
    let text = || Some("x".to_owned());
    let map = Some(HashMap::from([("k".to_owned(), "v".to_owned())]));
    let words = Words { plain: text(), named: text(), odd: text(), list: texts(&["a", "b"]), none: texts(&[]), map };
    let body = String::from_utf8(write(("Do", "1"), &words, Names::Ec2).unwrap()).unwrap();
    assert_eq!(
        body,
        "Action=Do&Version=1&plain=x&%C3%89lan=x&theOdd=x&List.1=a&List.2=b&map.entry.1.Name=k&map.entry.1.value=v"
    );
}

#[test]
fn timestamps_beyond_the_calendar_are_refused() {
    let thing = Thing { at: Some(DateTime::from_secs(i64::MAX)), ..Thing::default() };
    assert!(write(("Do", "1"), &thing, Names::Query).unwrap_err().to_string().contains("beyond the year 9999"));
}
