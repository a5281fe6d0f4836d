//! Shapes: the kinds of value that a member, a list element or a map entry can hold.

use super::{Rules, Structure};

/// How a timestamp is written.
///
/// Source: the `timestampFormat` trait of `service-2.json` (botocore's `iso8601`, `rfc822`, `unixTimestamp`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `2026-01-02T03:04:05Z`, with fractional seconds where there are any.
    DateTime,
    /// `Fri, 02 Jan 2026 03:04:05 GMT`.
    HttpDate,
    /// Seconds since 1970, with a fraction where there is one.
    EpochSeconds,
}

/// The kind of a shape, with what that kind needs.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// True or false.
    Boolean,
    /// A 32-bit whole number.
    Integer,
    /// A 64-bit whole number.
    Long,
    /// A 32-bit fraction.
    Float,
    /// A 64-bit fraction.
    Double,
    /// Text, with or without an enumeration.
    String,
    /// Bytes; base64 in text protocols.
    Blob,
    /// A point in time. `None`: the protocol's own format for the member's location.
    Timestamp(Option<TimestampFormat>),
    /// Any JSON value (`document: true`).
    Document,
    /// Values in order.
    List(&'static List),
    /// Values by text key.
    Map(&'static Map),
    /// Named members, or a union.
    Structure(&'static Structure),
}

/// A shape where it is used: its kind and its constraints.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The kind of value.
    pub kind: Kind,
    /// Constraints, if the model has any.
    pub rules: Option<&'static Rules>,
    /// Whether the value is hidden in messages and `Debug` output (`sensitive: true`).
    pub sensitive: bool,
}

impl Shape {
    const fn of(kind: Kind) -> Self {
        Self { kind, rules: None, sensitive: false }
    }

    /// Adds constraints.
    pub const fn rules(mut self, rules: &'static Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Marks the value as one to hide.
    pub const fn sensitive(mut self) -> Self {
        self.sensitive = true;
        self
    }

    /// Whether a value of this shape, or anything within it, is one to hide.
    pub(crate) fn holds_sensitive(&self) -> bool {
        self.finds_sensitive(&mut Vec::new())
    }

    /// `seen` are the structures that need no second look, since shapes may hold each other in circles.
    fn finds_sensitive(&self, seen: &mut Vec<&'static Structure>) -> bool {
        self.sensitive
            || match self.kind {
                Kind::List(list) => list.member.finds_sensitive(seen),
                Kind::Map(map) => map.key.finds_sensitive(seen) || map.value.finds_sensitive(seen),
                Kind::Structure(structure) if !seen.iter().any(|known| std::ptr::eq(*known, structure)) => {
                    seen.push(structure);
                    structure.members.iter().any(|row| row.shape.finds_sensitive(seen))
                }
                _ => false,
            }
    }

    /// Fixes the format of a timestamp; any other kind is left as it is.
    pub const fn format(mut self, format: TimestampFormat) -> Self {
        if let Kind::Timestamp(_) = self.kind {
            self.kind = Kind::Timestamp(Some(format));
        }
        self
    }
}

/// A list shape: its element, and how elements are named in XML and query text.
#[derive(Clone, Copy, Debug)]
pub struct List {
    /// The element.
    pub member: Shape,
    /// `locationName` of the element; `member` where the model names none.
    pub name: &'static str,
    /// Whether the model names the element. (query flattened lists take the element's name only then.)
    pub named: bool,
    /// Elements stand directly in the parent, without a wrapping element (`flattened: true` on the list shape).
    pub flattened: bool,
    /// Elements may be null (`sparse: true`).
    pub sparse: bool,
    /// XML namespace of the element, if any.
    pub namespace: Option<&'static super::Namespace>,
}

impl List {
    /// A list of `member`.
    pub const fn of(member: Shape) -> Self {
        Self { member, name: "member", named: false, flattened: false, sparse: false, namespace: None }
    }

    /// Names the element on the wire.
    pub const fn named(mut self, name: &'static str) -> Self {
        self.name = name;
        self.named = true;
        self
    }

    /// Marks the list as flattened.
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Lets elements be null.
    pub const fn sparse(mut self) -> Self {
        self.sparse = true;
        self
    }

    /// Puts the element in an XML namespace.
    pub const fn namespace(mut self, namespace: &'static super::Namespace) -> Self {
        self.namespace = Some(namespace);
        self
    }
}

/// A map shape: its key and value, and how they are named in XML and query text.
#[derive(Clone, Copy, Debug)]
pub struct Map {
    /// The key: always text.
    pub key: Shape,
    /// The value.
    pub value: Shape,
    /// `locationName` of the key; `key` where the model names none.
    pub key_name: &'static str,
    /// `locationName` of the value; `value` where the model names none.
    pub value_name: &'static str,
    /// Entries stand directly in the parent (`flattened: true` on the map shape).
    pub flattened: bool,
    /// Values may be null (`sparse: true`).
    pub sparse: bool,
    /// XML namespace of the key, if any.
    pub key_namespace: Option<&'static super::Namespace>,
    /// XML namespace of the value, if any.
    pub value_namespace: Option<&'static super::Namespace>,
}

impl Map {
    /// A map from `key` to `value`.
    pub const fn of(key: Shape, value: Shape) -> Self {
        Self {
            key,
            value,
            key_name: "key",
            value_name: "value",
            flattened: false,
            sparse: false,
            key_namespace: None,
            value_namespace: None,
        }
    }

    /// Names key and value on the wire.
    pub const fn named(mut self, key: &'static str, value: &'static str) -> Self {
        self.key_name = key;
        self.value_name = value;
        self
    }

    /// Marks the map as flattened.
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Lets values be null.
    pub const fn sparse(mut self) -> Self {
        self.sparse = true;
        self
    }

    /// Puts key and value in XML namespaces.
    pub const fn namespaces(
        mut self,
        key: Option<&'static super::Namespace>,
        value: Option<&'static super::Namespace>,
    ) -> Self {
        self.key_namespace = key;
        self.value_namespace = value;
        self
    }
}

/// True or false.
pub const fn boolean() -> Shape {
    Shape::of(Kind::Boolean)
}

/// A 32-bit whole number.
pub const fn integer() -> Shape {
    Shape::of(Kind::Integer)
}

/// A 64-bit whole number.
pub const fn long() -> Shape {
    Shape::of(Kind::Long)
}

/// A 32-bit fraction.
pub const fn float() -> Shape {
    Shape::of(Kind::Float)
}

/// A 64-bit fraction.
pub const fn double() -> Shape {
    Shape::of(Kind::Double)
}

/// Text.
pub const fn string() -> Shape {
    Shape::of(Kind::String)
}

/// Bytes.
pub const fn blob() -> Shape {
    Shape::of(Kind::Blob)
}

/// A point in time, in the protocol's own format unless [`Shape::format`] names one.
pub const fn timestamp() -> Shape {
    Shape::of(Kind::Timestamp(None))
}

/// Any JSON value.
pub const fn document() -> Shape {
    Shape::of(Kind::Document)
}

/// Values in order.
pub const fn list(of: &'static List) -> Shape {
    Shape::of(Kind::List(of))
}

/// Values by text key.
pub const fn map(of: &'static Map) -> Shape {
    Shape::of(Kind::Map(of))
}

/// Named members, or a union.
pub const fn structure(of: &'static Structure) -> Shape {
    Shape::of(Kind::Structure(of))
}
