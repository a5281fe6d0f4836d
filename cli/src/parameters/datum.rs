//! A value as the user wrote it.

use indexmap::IndexMap;
use serde_json::{Number, Value};

/// A value as the user wrote it: JSON's kinds of value, and those that Python has besides.
#[derive(Clone, Debug, PartialEq)]
pub enum Datum {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number.
    Number(Number),
    /// Text.
    Text(String),
    /// Bytes: `fileb://`, YAML's `!!binary`.
    Bytes(Vec<u8>),
    /// A date with a time of day (YAML), as ISO 8601.
    Time(String),
    /// A date without a time of day (YAML), which botocore takes for no timestamp.
    Date(String),
    /// The path of the file that a streaming member is read from.
    File(String),
    /// Values in order.
    List(Vec<Datum>),
    /// Values by name, in the order of the first occurrence of each.
    Map(IndexMap<String, Datum>),
}

impl Datum {
    /// A whole number, or its nearest neighbour beyond 64 bits.
    pub fn whole(value: i128) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "no service takes more than 64 bits")]
        let nearest = || Number::from_f64(value as f64);
        Number::from_i128(value).or_else(nearest).map_or(Self::Null, Self::Number)
    }

    /// A fraction. JSON has none that is infinite or not a number: these stay text, as AWS's protocols write them.
    pub fn fraction(value: f64) -> Self {
        match Number::from_f64(value) {
            Some(number) => Self::Number(number),
            None if value.is_nan() => Self::Text("NaN".to_owned()),
            None if value > 0.0 => Self::Text("Infinity".to_owned()),
            None => Self::Text("-Infinity".to_owned()),
        }
    }

    /// Python's name for the type of the value.
    pub fn type_name(&self) -> &'static str {
        match self {
            Self::Null => "NoneType",
            Self::Bool(_) => "bool",
            Self::Number(number) if number.is_f64() => "float",
            Self::Number(_) => "int",
            Self::Text(_) => "str",
            Self::Bytes(_) => "bytes",
            Self::Time(_) => "datetime.datetime",
            Self::Date(_) => "datetime.date",
            Self::File(_) => "_io.BufferedReader",
            Self::List(_) => "list",
            Self::Map(_) => "dict",
        }
    }
}

impl From<Value> for Datum {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Bool(value),
            Value::Number(number) => Self::Number(number),
            Value::String(text) => Self::Text(text),
            Value::Array(items) => Self::List(items.into_iter().map(Self::from).collect()),
            Value::Object(entries) => {
                Self::Map(entries.into_iter().map(|(name, value)| (name, Self::from(value))).collect())
            }
        }
    }
}
