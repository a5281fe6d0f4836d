//! Enumerations as values.
#![allow(clippy::unwrap_used)]

use super::{Decode as _, Value as _};
use crate::codec::{cbor, json};
use crate::error::UnknownVariantValue;
use crate::schema::{List, Member, Structure, list, string};

#[derive(Clone, Debug, PartialEq)]
#[allow(deprecated)]
enum Color {
    Red,
    Unknown(UnknownVariantValue),
}

impl From<&str> for Color {
    fn from(value: &str) -> Self {
        if value == "red" { Self::Red } else { Self::Unknown(UnknownVariantValue(value.to_owned())) }
    }
}

impl Color {
    fn as_str(&self) -> &str {
        match self {
            Self::Red => "red",
            Self::Unknown(value) => value.as_str(),
        }
    }
}
crate::enumeration!(Color);

#[derive(Clone, Debug)]
struct Paint {
    first: Color,
    second: Color,
    more: Vec<Color>,
}
static PAINT: Structure = Structure::new(
    "Paint",
    &[Member::new("first", string()), Member::new("second", string()), Member::new("more", list(&List::of(string())))],
);
crate::structure!(Paint, PAINT { 0: first, 1: second, 2: more });

#[test]
fn a_plain_enumeration_that_nobody_has_set_is_not_sent() {
    let mut paint = Paint::zero();
    assert_eq!(paint.first.as_str(), "no value was set");
    assert!(paint.first.is_absent() && !Color::from("mauve").is_absent());
    json::read(br#"{"second": "red", "more": ["mauve"]}"#, &mut paint).unwrap();
    assert_eq!(json::write(&paint).unwrap(), br#"{"second":"red","more":["mauve"]}"#);
    let mut back = Paint::zero();
    cbor::read(&cbor::write(&paint), &mut back).unwrap();
    assert!(Color::try_parse("red").is_ok() && Color::try_parse(back.first.as_str()).is_err());
    assert_eq!((back.first, back.second, back.more), (paint.first, Color::Red, paint.more));
}
