//! JSON of any shape, as a tree: documents, and serde_json's values with members in their order.

use std::collections::HashMap;

use aws_smithy_types::{Document, Number};
use serde_json::{Map, Value};

use super::scan::Scanner;
use crate::shape::DecodeError;

/// A kind of tree that JSON can be read into.
pub(super) trait Tree: Sized {
    /// What holds the members of an object.
    type Members: Default;

    /// Null.
    fn null() -> Self;
    /// True or false.
    fn boolean(value: bool) -> Self;
    /// A number; whole ones stay whole as far as 64 bits go. `None`: it does not fit 64 bits.
    fn number(text: &str) -> Option<Self>;
    /// Text.
    fn string(text: String) -> Self;
    /// Values in order.
    fn array(items: Vec<Self>) -> Self;
    /// Adds a member to those of an object.
    fn insert(members: &mut Self::Members, key: String, value: Self);
    /// An object.
    fn object(members: Self::Members) -> Self;
}

/// Takes one value. Of repeated members the last counts.
pub(super) fn read<T: Tree>(scanner: &mut Scanner<'_>) -> Result<T, DecodeError> {
    Ok(match scanner.peek() {
        Some(b'"') => T::string(scanner.string()?.into_owned()),
        Some(b'{') => T::object(read_object::<T>(scanner)?),
        Some(b'[') => {
            scanner.open(b'[')?;
            let (mut items, mut first) = (Vec::new(), true);
            while scanner.next_item(b']', &mut first)? {
                items.push(read(scanner)?);
            }
            T::array(items)
        }
        Some(b'-' | b'0'..=b'9') => match T::number(scanner.number()?) {
            Some(number) => number,
            None => return Err(scanner.invalid("a number that fits 64 bits before")),
        },
        Some(b't') => scanner.literal("true").map(|()| T::boolean(true))?,
        Some(b'f') => scanner.literal("false").map(|()| T::boolean(false))?,
        Some(b'n') => scanner.literal("null").map(|()| T::null())?,
        _ => return Err(scanner.invalid("a value")),
    })
}

fn read_object<T: Tree>(scanner: &mut Scanner<'_>) -> Result<T::Members, DecodeError> {
    scanner.open(b'{')?;
    let (mut members, mut first) = (T::Members::default(), true);
    while scanner.next_item(b'}', &mut first)? {
        let key = scanner.key()?.into_owned();
        T::insert(&mut members, key, read(scanner)?);
    }
    Ok(members)
}

impl Tree for Document {
    type Members = HashMap<String, Self>;

    fn null() -> Self {
        Self::Null
    }

    fn boolean(value: bool) -> Self {
        Self::Bool(value)
    }

    fn number(text: &str) -> Option<Self> {
        let whole = text.parse().map(Number::PosInt).or_else(|_| match text.parse() {
            Ok(value) if value < 0 => Ok(Number::NegInt(value)),
            _ => Err(()),
        });
        let fraction = || text.parse().ok().filter(|it: &f64| it.is_finite()).map(Number::Float);
        whole.ok().or_else(fraction).map(Self::Number)
    }

    fn string(text: String) -> Self {
        Self::String(text)
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn insert(members: &mut Self::Members, key: String, value: Self) {
        members.insert(key, value);
    }

    fn object(members: Self::Members) -> Self {
        Self::Object(members)
    }
}

impl Tree for Value {
    type Members = Map<String, Self>;

    fn null() -> Self {
        Self::Null
    }

    fn boolean(value: bool) -> Self {
        Self::Bool(value)
    }

    fn number(text: &str) -> Option<Self> {
        let whole = text.parse::<u64>().map(Into::into).or_else(|_| text.parse::<i64>().map(Into::into)).ok();
        let fraction = || text.parse().ok().and_then(serde_json::Number::from_f64);
        whole.or_else(fraction).map(Self::Number)
    }

    fn string(text: String) -> Self {
        Self::String(text)
    }

    fn array(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn insert(members: &mut Self::Members, key: String, value: Self) {
        members.insert(key, value);
    }

    fn object(members: Self::Members) -> Self {
        Self::Object(members)
    }
}
