//! JSON text to a value, with what serde's own value passes over: keys that stand twice.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::node::pointer;

/// Why text is not JSON.
pub(super) struct NotJson {
    /// `line L column C`.
    pub place: String,
    /// What was expected there, or was too much.
    pub message: String,
}

/// Reads JSON, with the pointers of keys that stand twice in their object.
pub(super) fn read_json(text: &str) -> Result<(Value, Vec<String>), NotJson> {
    let twice = RefCell::default();
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let value = Place { parent: None, name: "", twice: &twice }.deserialize(&mut deserializer);
    match value.and_then(|value| deserializer.end().map(|()| value)) {
        Ok(value) => Ok((value, twice.into_inner())),
        Err(error) => Err(describe(text, &error)),
    }
}

fn describe(text: &str, error: &serde_json::Error) -> NotJson {
    let place = format!("line {} column {}", error.line(), error.column());
    if text.starts_with('\u{feff}') {
        return NotJson { place, message: "the file begins with a byte order mark; save it without".to_owned() };
    }
    let message = error.to_string();
    let message = message.strip_suffix(&format!(" at {place}")).unwrap_or(&message).to_owned();
    NotJson { place, message }
}

/// Where a value stands.
#[derive(Clone, Copy)]
struct Place<'p> {
    parent: Option<&'p Place<'p>>,
    name: &'p str,
    twice: &'p RefCell<Vec<String>>,
}

impl<'p> Place<'p> {
    fn child(&'p self, name: &'p str) -> Place<'p> {
        Place { parent: Some(self), name, twice: self.twice }
    }

    fn pointer(&self) -> String {
        self.parent.map(|parent| pointer(&parent.pointer(), self.name)).unwrap_or_default()
    }
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Place<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut array = Vec::new();
        while let Some(item) = items.next_element_seed(self.child(&array.len().to_string()))? {
            array.push(item);
        }
        Ok(array.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let place = self.child(&key);
            if object.contains_key(&key) {
                self.twice.borrow_mut().push(place.pointer());
            }
            let value = entries.next_value_seed(place)?;
            object.insert(key, value);
        }
        Ok(object.into())
    }
}
