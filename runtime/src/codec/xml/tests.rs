//! Reading XML, with quick-xml as the oracle.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};
use proptest::prelude::*;
use quick_xml::events::Event;

use super::XmlDecoder;
use crate::schema::{
    List, Map, Member, Structure, blob, boolean, double, integer, list, map, string, structure, timestamp,
};
use crate::shape::{DecodeError, Decoder};

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    name: Option<String>,
    count: Option<i32>,
    ratio: Option<f64>,
    on: Option<bool>,
    data: Option<Blob>,
    at: Option<DateTime>,
    names: Option<Vec<String>>,
    flat: Option<Vec<String>>,
    items: Option<Vec<Thing>>,
    by_key: Option<HashMap<String, String>>,
    flat_map: Option<HashMap<String, String>>,
    kind: Option<String>,
    choice: Option<Choice>,
}

#[derive(Clone, Debug, PartialEq)]
enum Choice {
    Text(String),
    Items(Vec<String>),
    Each(Vec<String>),
    Unknown,
}

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("Name", string()),
        Member::new("Count", integer()),
        Member::new("Ratio", double()),
        Member::new("On", boolean()),
        Member::new("Data", blob()),
        Member::new("At", timestamp()),
        Member::new("Names", list(&List::of(string()))),
        Member::new("Flat", list(&List::of(string()).named("One"))).flattened(),
        Member::new("Items", list(&List::of(structure(&THING)).named("item"))),
        Member::new("ByKey", map(&Map::of(string(), string()))),
        Member::new("FlatMap", map(&Map::of(string(), string()).named("K", "V").flattened())),
        Member::new("Kind", string()).wire("xsi:type").attribute(),
        Member::new("Choice", structure(&CHOICE)),
    ],
);
static CHOICE: Structure = Structure::new(
    "Choice",
    &[
        Member::new("Text", string()),
        Member::new("Items", list(&List::of(string()))),
        Member::new("Each", list(&List::of(string()))).flattened(),
    ],
)
.union();

crate::structure!(
    Thing,
    THING {
        0: name,
        1: count,
        2: ratio,
        3: on,
        4: data,
        5: at,
        6: names,
        7: flat,
        8: items,
        9: by_key,
        10: flat_map,
        11: kind,
        12: choice
    }
);
crate::union!(Choice, CHOICE { 0: Text, 1: Items, 2: Each });

fn thing(xml: &str) -> Result<Thing, DecodeError> {
    let mut thing = Thing::default();
    let mut decoder = XmlDecoder::new(xml.as_bytes())?;
    decoder.structure(&mut thing)?;
    decoder.finish()?;
    Ok(thing)
}

fn texts(items: &[&str]) -> Vec<String> {
    items.iter().map(|&item| item.to_owned()).collect()
}

const FULL: &str = r#"<?xml version="1.0"?>
<!DOCTYPE x [ <!ELEMENT x ANY> ]><!-- c -->
<a:Thing xmlns:a="urn:a" xmlns:s="urn:s" s:type='a&amp;b'>
  <Name>x &lt;&#233;&#xE9;<![CDATA[<&>]]><!-- no --> y</Name>
  <Count> 5 </Count><Ratio>-Infinity</Ratio><On>true</On><Data>aGk=</Data><At>2026-01-02T03:04:05Z</At>
  <Names><member>a</member><other/><member> b </member></Names>
  <One>1</One><Stranger><One>deep</One></Stranger><One>2</One>
  <Items><item><Name>i</Name></item><item/></Items>
  <ByKey><entry><key>k</key><value>v</value></entry><entry><value>w</value><key>l</key></entry></ByKey>
  <FlatMap><K>k</K><V>v</V></FlatMap><FlatMap><K>l</K><V/></FlatMap>
  <Choice><Items><member>1</member><member>2</member></Items></Choice>
</a:Thing>
<?pi?>"#;

#[test]
fn reads_every_kind() {
    let expected = Thing {
        name: Some("x <éé<&> y".into()),
        count: Some(5),
        ratio: Some(f64::NEG_INFINITY),
        on: Some(true),
        data: Some(Blob::new("hi")),
        at: Some(DateTime::from_secs(1_767_323_045)),
        names: Some(texts(&["a", "", " b "])),
        flat: Some(texts(&["1", "2"])),
        items: Some(vec![Thing { name: Some("i".into()), ..Thing::default() }, Thing::default()]),
        by_key: Some(HashMap::from([("k".into(), "v".into()), ("l".into(), "w".into())])),
        flat_map: Some(HashMap::from([("k".into(), "v".into()), ("l".into(), String::new())])),
        kind: Some("a&b".into()),
        choice: Some(Choice::Items(texts(&["1", "2"]))),
    };
    assert_eq!(thing(FULL).unwrap(), expected);
}

#[test]
fn members_come_in_any_order() {
    let it = thing("<r><Count>1</Count><b:Name>n</b:Name><Name/></r>").unwrap();
    assert_eq!((it.count, it.name.as_deref()), (Some(1), Some("")));
    assert_eq!(thing("<r/>").unwrap(), Thing::default());
    assert_eq!(thing("\u{feff}<r ></r >").unwrap(), Thing::default());
}

#[test]
fn text_ends_at_the_first_child_and_line_ends_are_newlines() {
    assert_eq!(thing("<r><Name>a<b>c</b>d</Name></r>").unwrap().name.unwrap(), "a");
    assert_eq!(thing("<r><Name>a\r\nb\rc</Name></r>").unwrap().name.unwrap(), "a\nb\nc");
}

#[test]
fn unions_have_one_member() {
    assert_eq!(thing("<r><Choice><New/></Choice></r>").unwrap().choice, Some(Choice::Unknown));
    assert_eq!(thing("<r><Choice><Text>t</Text></Choice></r>").unwrap().choice, Some(Choice::Text("t".into())));
    assert!(thing("<r><Choice/></r>").is_err());
    assert!(thing("<r><Choice><Text/><Items/></Choice></r>").is_err());
    let items = thing("<r><Choice><Each>a</Each><Each>b</Each></Choice></r>").unwrap().choice;
    assert_eq!(items, Some(Choice::Each(vec!["a".into(), "b".into()])));
}

#[test]
fn errors_say_where() {
    let cases = [
        ("", "invalid XML at byte 0: expected an element, found the end"),
        ("oops", "invalid XML at byte 0: expected an element, found `o`"),
        ("<a><b>", "invalid XML at byte 6: expected the end of an element, found the end"),
        ("<a><b></a>", "invalid XML at byte 6: expected `</b>`, found `<`"),
        ("<a></a><b/>", "invalid XML at byte 7: expected the end of the text, found `<`"),
        ("<r><Name>&nbsp;</Name></r>", "Name: invalid XML at byte 9: expected a known entity, found `&`"),
        ("<a b=c/>", "invalid XML at byte 5: expected an attribute's value in quotes, found `c`"),
        ("<r><Count>x</Count></r>", "Count: expected a 64-bit whole number, found `x`"),
        ("<r><ByKey><entry><k/></entry></ByKey></r>", "ByKey: expected `key` or `value` in a map, found `k`"),
        ("<r><ByKey><entry><key/></entry></ByKey></r>", "ByKey: expected both `key` and `value` in a map"),
    ];
    for (xml, message) in cases {
        assert_eq!(thing(xml).unwrap_err().to_string(), message, "{xml}");
    }
}

#[test]
fn depth_is_limited() {
    assert!(thing(&format!("<r>{}{}</r>", "<a>".repeat(127), "</a>".repeat(127))).is_ok());
    let message = thing(&"<a>".repeat(1_000_000)).unwrap_err().to_string();
    assert!(message.contains("nested more than 128 deep"), "{message}");
    assert!(thing(&"<Items><item>".repeat(1_000_000)).is_err());
}

/// An element of a random document.
#[derive(Clone, Debug)]
struct Node {
    name: String,
    text: String,
    children: Vec<Node>,
}

fn any_node() -> impl Strategy<Value = Node> {
    let name = prop::sample::select(vec!["Name", "Items", "item", "Choice", "x:Names", "member", "entry", "key"]);
    let text = prop_oneof!["[ -~é😀]{0,20}", "\\PC{0,10}"];
    let leaf = (name.clone(), text.clone()).prop_map(|(name, text)| Node { name: name.into(), text, children: vec![] });
    leaf.prop_recursive(5, 60, 5, move |inner| {
        (name.clone(), text.clone(), prop::collection::vec(inner, 0..5)).prop_map(|(name, text, children)| Node {
            name: name.into(),
            text,
            children,
        })
    })
}

fn print(node: &Node, out: &mut String) {
    out.push_str(&format!("<{} a=\"{}\">", node.name, quick_xml::escape::escape(&node.text)));
    out.push_str(&quick_xml::escape::escape(&node.text));
    node.children.iter().for_each(|child| print(child, out));
    out.push_str(&format!("</{}>", node.name));
}

/// Names of elements and the text before their first child, in document order, as our scanner sees them.
fn ours(xml: &str) -> Result<Vec<(String, String)>, DecodeError> {
    fn walk(at: &mut XmlDecoder<'_>, name: &str, seen: &mut Vec<(String, String)>) -> Result<(), DecodeError> {
        let index = seen.len();
        seen.push((name.to_owned(), String::new()));
        seen[index].1 = at.fork().text()?.into_owned();
        at.children(&mut |name, child| walk(child, name, seen))
    }
    let mut decoder = XmlDecoder::new(xml.as_bytes())?;
    let (name, mut seen) = (decoder.name().to_owned(), Vec::new());
    walk(&mut decoder, &name, &mut seen)?;
    decoder.finish()?;
    Ok(seen)
}

/// The same, as quick-xml sees them.
fn oracle(xml: &str) -> Vec<(String, String)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut seen: Vec<(String, String)> = Vec::new();
    // The elements around the reader, and whether each has had a child.
    let mut open: Vec<(usize, bool)> = Vec::new();
    let push = |open: &[(usize, bool)], seen: &mut Vec<(String, String)>, text: &str| {
        if let Some(&(index, false)) = open.last() {
            seen[index].1.push_str(text);
        }
    };
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                if let Some(parent) = open.last_mut() {
                    parent.1 = true;
                }
                open.push((seen.len(), false));
                seen.push((tag.local_name().as_ref().to_owned(), String::new()));
            }
            Event::Text(text) => push(&open, &mut seen, &text),
            Event::GeneralRef(name) => {
                let reference = format!("&{};", &*name);
                push(&open, &mut seen, &quick_xml::escape::unescape(&reference).unwrap());
            }
            Event::End(_) => drop(open.pop()),
            Event::Eof => return seen,
            other => panic!("unexpected {other:?}"),
        }
    }
}

proptest! {
    #[test]
    fn sees_what_quick_xml_sees(node in any_node()) {
        let mut xml = String::new();
        print(&node, &mut xml);
        prop_assert_eq!(ours(&xml).unwrap(), oracle(&xml));
    }

    #[test]
    fn never_panics(bytes in prop::collection::vec(any::<u8>(), 0..100), at in 0..FULL.len(), byte in any::<u8>()) {
        let _ = XmlDecoder::new(&bytes).and_then(|mut decoder| decoder.structure(&mut Thing::default()));
        let mut mutated = FULL.as_bytes().to_vec();
        mutated[at] = byte;
        let _ = XmlDecoder::new(&mutated).and_then(|mut decoder| decoder.structure(&mut Thing::default()));
        mutated.splice(at.., bytes);
        let _ = XmlDecoder::new(&mutated).and_then(|mut decoder| decoder.structure(&mut Thing::default()));
    }
}
