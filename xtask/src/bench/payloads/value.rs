//! A response before it is written: what JSON, CBOR and XML have in common, and timestamps.

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A fraction.
    Fraction(f64),
    /// A truth.
    Truth(bool),
    /// Seconds since 1970, in milliseconds.
    Time(i64),
    /// A list.
    List(Vec<Value>),
    /// Named members, in order.
    Members(Vec<(&'static str, Value)>),
}

impl From<&str> for Value {
    fn from(it: &str) -> Self {
        Self::Text(it.to_owned())
    }
}

impl From<String> for Value {
    fn from(it: String) -> Self {
        Self::Text(it)
    }
}

impl From<i64> for Value {
    fn from(it: i64) -> Self {
        Self::Whole(it)
    }
}

impl From<i32> for Value {
    fn from(it: i32) -> Self {
        Self::Whole(it.into())
    }
}

impl From<f64> for Value {
    fn from(it: f64) -> Self {
        Self::Fraction(it)
    }
}

impl From<bool> for Value {
    fn from(it: bool) -> Self {
        Self::Truth(it)
    }
}

impl From<Vec<Value>> for Value {
    fn from(it: Vec<Value>) -> Self {
        Self::List(it)
    }
}

/// Named members in order: `members! { "Name": "x", "Size": 5 }`.
macro_rules! members {
    ($($name:literal: $value:expr),* $(,)?) => {
        $crate::bench::payloads::value::Value::Members(vec![$(($name, $value.into())),*])
    };
}
pub(super) use members;
