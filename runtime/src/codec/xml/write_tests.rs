//! Writing XML, with quick-xml as the reader.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime, Document};
use proptest::prelude::*;
use quick_xml::events::Event;

use super::{XmlDecoder, write, write_payload};
use crate::schema::{
    List, Map, Member, Namespace, Structure, TimestampFormat, blob, boolean, document, double, float, integer, list,
    map, string, structure, timestamp,
};
use crate::shape::Decoder;

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    kind: Option<String>,
    level: Option<i32>,
    name: Option<String>,
    count: Option<i32>,
    ratio: Option<f64>,
    small: Option<f32>,
    on: Option<bool>,
    data: Option<Blob>,
    at: Option<DateTime>,
    epoch: Option<DateTime>,
    names: Option<Vec<String>>,
    sparse: Option<Vec<Option<String>>>,
    flat: Option<Vec<String>>,
    flat_named: Option<Vec<String>>,
    flat_things: Option<Vec<Thing>>,
    matrix: Option<Vec<Vec<i32>>>,
    by_key: Option<HashMap<String, Thing>>,
    flat_map: Option<HashMap<String, String>>,
    inner: Option<Box<Thing>>,
    header: Option<String>,
    any: Option<Document>,
}

static PLAIN: Namespace = Namespace { prefix: None, uri: "urn:plain?a&b" };
static XSI: Namespace = Namespace { prefix: Some("xsi"), uri: "urn:xsi" };

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("Kind", string()).wire("xsi:type").attribute(),
        Member::new("Level", integer()).attribute(),
        Member::new("Name", string()).wire("name").namespace(&XSI),
        Member::new("Count", integer()),
        Member::new("Ratio", double()),
        Member::new("Small", float()),
        Member::new("On", boolean()),
        Member::new("Data", blob()),
        Member::new("At", timestamp()),
        Member::new("Epoch", timestamp().format(TimestampFormat::EpochSeconds)),
        Member::new("Names", list(&List::of(string()).namespace(&XSI))).namespace(&PLAIN),
        Member::new("Sparse", list(&List::of(string()).named("item").sparse())),
        Member::new("Flat", list(&List::of(string()).flattened())),
        Member::new("FlatNamed", list(&List::of(string()).named("One"))).wire("Flats").flattened(),
        Member::new("FlatThings", list(&List::of(structure(&THING)))).flattened(),
        Member::new("Matrix", list(&List::of(list(&List::of(integer()))).named("row"))),
        Member::new("ByKey", map(&Map::of(string(), structure(&THING)).namespaces(Some(&PLAIN), Some(&XSI)))),
        Member::new("FlatMap", map(&Map::of(string(), string()).named("K", "V").flattened())).namespace(&PLAIN),
        Member::new("Inner", structure(&THING)).namespace(&PLAIN),
        Member::new("Header", string()).header("x-header"),
        Member::new("Any", document()),
    ],
)
.xml_name("Root")
.namespace(&PLAIN);

crate::structure!(
    Thing,
    THING {
        0: kind,
        1: level,
        2: name,
        3: count,
        4: ratio,
        5: small,
        6: on,
        7: data,
        8: at,
        9: epoch,
        10: names,
        11: sparse,
        12: flat,
        13: flat_named,
        14: flat_things,
        15: matrix,
        16: by_key,
        17: flat_map,
        18: inner,
        19: header,
        20: any
    }
);

/// What stands inside the root.
fn inside(thing: &Thing) -> String {
    let xml = String::from_utf8(write(thing).unwrap().unwrap()).unwrap();
    let inside = xml.strip_prefix(r#"<Root xmlns="urn:plain?a&amp;b""#).unwrap();
    inside.strip_suffix("</Root>").unwrap().to_owned()
}

fn named(name: &str) -> Thing {
    Thing { name: Some(name.to_owned()), ..Thing::default() }
}

fn texts(items: &[&str]) -> Option<Vec<String>> {
    Some(items.iter().map(|&item| item.to_owned()).collect())
}

#[test]
fn scalars() {
    let thing = Thing {
        count: Some(-1),
        ratio: Some(f64::NEG_INFINITY),
        small: Some(0.5),
        on: Some(false),
        data: Some(Blob::new("hi")),
        at: Some(DateTime::from_secs(0)),
        epoch: Some(DateTime::from_secs_and_nanos(7, 500_000_000)),
        ..named("n")
    };
    let scalars = "<Count>-1</Count><Ratio>-Infinity</Ratio><Small>0.5</Small><On>false</On><Data>aGk=</Data>\
                   <At>1970-01-01T00:00:00Z</At><Epoch>7.5</Epoch>";
    assert_eq!(inside(&thing), format!(r#"><name xmlns:xsi="urn:xsi">n</name>{scalars}"#));
}

#[test]
fn attributes_stand_in_the_start_tag() {
    let thing = Thing { kind: Some("a\"<\n>".into()), level: Some(2), count: Some(1), ..Thing::default() };
    assert_eq!(inside(&thing), r#" xsi:type="a&quot;&lt;&#xA;&gt;" Level="2"><Count>1</Count>"#);
}

#[test]
fn text_is_escaped() {
    assert!(inside(&named("&<>\"'\r\n\té")).contains(">&amp;&lt;&gt;&quot;'&#xD;&#xA;&#x9;é<"));
}

#[test]
fn lists() {
    let thing = Thing { names: texts(&["a"]), ..Thing::default() };
    let namespaces = (r#"xmlns="urn:plain?a&amp;b""#, r#"xmlns:xsi="urn:xsi""#);
    assert_eq!(inside(&thing), format!("><Names {}><member {}>a</member></Names>", namespaces.0, namespaces.1));
    let thing = Thing {
        sparse: Some(vec![None, Some("b".into())]),
        flat: texts(&["c", "d"]),
        flat_named: texts(&["e"]),
        flat_things: Some(vec![Thing { on: Some(true), ..Thing::default() }, Thing::default()]),
        matrix: Some(vec![vec![1, 2], vec![]]),
        ..Thing::default()
    };
    assert_eq!(
        inside(&thing),
        "><Sparse><item></item><item>b</item></Sparse><Flat>c</Flat><Flat>d</Flat><Flats>e</Flats>\
         <FlatThings><On>true</On></FlatThings><FlatThings></FlatThings>\
         <Matrix><row><member>1</member><member>2</member></row><row></row></Matrix>"
    );
    assert_eq!(inside(&Thing { names: texts(&[]), flat: texts(&[]), ..Thing::default() }), {
        r#"><Names xmlns="urn:plain?a&amp;b"></Names>"#
    });
}

#[test]
fn maps() {
    let flat_map = HashMap::from([("b".into(), "2".into()), ("a".into(), "1".into())]);
    let by_key = HashMap::from([("k".into(), Thing { on: Some(true), ..Thing::default() })]);
    let thing = Thing { by_key: Some(by_key), flat_map: Some(flat_map), ..Thing::default() };
    assert_eq!(
        inside(&thing),
        "><ByKey><entry><key xmlns=\"urn:plain?a&amp;b\">k</key><value xmlns:xsi=\"urn:xsi\"><On>true</On></value></entry>\
         </ByKey><FlatMap><K>a</K><V>1</V></FlatMap><FlatMap><K>b</K><V>2</V></FlatMap>"
    );
    assert_eq!(inside(&Thing { by_key: Some(HashMap::new()), ..Thing::default() }), "><ByKey></ByKey>");
}

#[test]
fn a_body_holds_what_is_not_bound_elsewhere() {
    let bound = Thing { header: Some("h".into()), ..Thing::default() };
    assert_eq!(write(&bound).unwrap(), None);
    assert_eq!(write(&Thing::default()).unwrap(), None);
    // Only the members of the message itself are bound.
    let nested = Thing { inner: Some(Box::new(bound.clone())), ..bound };
    assert_eq!(inside(&nested), r#"><Inner xmlns="urn:plain?a&amp;b"><x-header>h</x-header></Inner>"#);
}

#[test]
fn a_payload_is_named_by_its_member_or_its_shape() {
    let thing = Thing { header: Some("h".into()), ..Thing::default() };
    let named = Member::new("it", structure(&THING)).wire("It").namespace(&XSI);
    let xml = String::from_utf8(write_payload(&named, &thing).unwrap()).unwrap();
    assert_eq!(xml, r#"<It xmlns:xsi="urn:xsi"><x-header>h</x-header></It>"#);
    let plain = Member::new("it", structure(&THING));
    assert_eq!(write_payload(&plain, &Thing::default()).unwrap(), b"<Root></Root>");
}

#[test]
fn what_has_no_form_is_refused() {
    let thing = Thing { any: Some(Document::Null), ..Thing::default() };
    assert!(write(&thing).unwrap_err().to_string().contains("`Any` is a document"));
    let thing = Thing { at: Some(DateTime::from_secs(i64::MAX)), ..Thing::default() };
    assert!(write(&thing).unwrap_err().to_string().contains("beyond the year 9999"));
}

/// Text as XML allows it: without control characters but white space.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~\r\n\té😀\u{85}\u{2028}]{0,20}", "\\PC{0,10}"]
}

/// A structure without structures in it.
fn any_leaf() -> impl Strategy<Value = Thing> {
    let texts = || prop::option::of(prop::collection::vec(any_text(), 1..4));
    let entries = prop::option::of(prop::collection::hash_map(any_text(), any_text(), 1..4));
    let text = || prop::option::of(any_text());
    (text(), text(), any::<Option<i32>>(), texts(), texts(), entries).prop_map(
        |(kind, name, count, names, flat, flat_map)| Thing {
            kind,
            name,
            count,
            names,
            flat,
            flat_map,
            ..Thing::default()
        },
    )
}

fn any_thing() -> impl Strategy<Value = Thing> {
    any_leaf().prop_recursive(3, 20, 3, |inner| {
        let things = prop::option::of(prop::collection::vec(inner.clone(), 1..3));
        let by_key = prop::option::of(prop::collection::hash_map(any_text(), inner.clone(), 1..3));
        (any_leaf(), things, by_key, prop::option::of(inner)).prop_map(|(leaf, flat_things, by_key, nested)| Thing {
            flat_things,
            by_key,
            inner: nested.map(Box::new),
            ..leaf
        })
    })
}

/// All text and attribute values of a document but names of namespaces, in order, as quick-xml reads them.
fn oracle(xml: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut seen, mut text) = (Vec::new(), String::new());
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                for attribute in tag.attributes().map(Result::unwrap) {
                    let name: &str = attribute.key.as_ref();
                    if !name.starts_with("xmlns") {
                        seen.push(quick_xml::escape::unescape(&attribute.value).unwrap().into_owned());
                    }
                }
            }
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => {
                text.push_str(&quick_xml::escape::unescape(&format!("&{};", &*name)).unwrap());
            }
            Event::End(_) => seen.push(std::mem::take(&mut text)),
            Event::Eof => return seen,
            other => panic!("unexpected {other:?}"),
        }
    }
}

/// The same of a value, in the order of the table.
fn expected(thing: &Thing, seen: &mut Vec<String>) {
    seen.extend(thing.kind.iter().cloned());
    seen.extend(thing.name.iter().cloned());
    seen.extend(thing.count.map(|count| count.to_string()));
    if let Some(names) = &thing.names {
        seen.extend(names.iter().cloned());
        seen.push(String::new());
    }
    seen.extend(thing.flat.iter().flatten().cloned());
    thing.flat_things.iter().flatten().for_each(|it| expected(it, seen));
    if let Some(by_key) = &thing.by_key {
        let mut entries: Vec<_> = by_key.iter().collect();
        entries.sort_by_key(|(key, _)| *key);
        for (key, value) in entries {
            seen.push(key.clone());
            expected(value, seen);
            seen.push(String::new());
        }
        seen.push(String::new());
    }
    let mut entries: Vec<_> = thing.flat_map.iter().flatten().collect();
    entries.sort_by_key(|(key, _)| *key);
    entries.into_iter().for_each(|(key, value)| seen.extend([key.clone(), value.clone(), String::new()]));
    thing.inner.iter().for_each(|it| expected(it, seen));
    seen.push(String::new());
}

proptest! {
    #[test]
    fn quick_xml_reads_what_was_written(thing in any_thing()) {
        let xml = write_payload(&Member::new("it", structure(&THING)), &thing).unwrap();
        let mut seen = Vec::new();
        expected(&thing, &mut seen);
        prop_assert_eq!(oracle(std::str::from_utf8(&xml).unwrap()), seen);
    }

    #[test]
    fn reads_what_it_writes(thing in any_thing()) {
        let row = Member::new("it", structure(&THING));
        let xml = write_payload(&row, &thing).unwrap();
        let mut decoder = XmlDecoder::new(&xml).unwrap();
        decoder.stand_on_member(&row);
        let mut read = Thing::default();
        decoder.structure(&mut read).unwrap();
        prop_assert_eq!(read, thing);
    }
}
