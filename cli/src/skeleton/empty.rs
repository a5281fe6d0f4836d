//! Values to fill in, as botocore's `ArgumentGenerator` makes them.

use awslice_runtime::schema::{Kind, Shape, Structure};
use serde_json::{Map, Value, json};

/// What a structure is within, so that one that holds itself ends.
pub type Stack = Vec<&'static Structure>;

/// An input: texts are empty, or the first value of their enumeration.
pub fn input(schema: &'static Structure) -> Value {
    structure(schema, Texts::Empty, &mut Stack::new())
}

/// An output: texts are the names of their members.
pub fn output(schema: &'static Structure) -> Value {
    structure(schema, Texts::Names, &mut Stack::new())
}

/// What texts are.
#[derive(Clone, Copy, PartialEq)]
enum Texts {
    Empty,
    Names,
}

fn structure(schema: &'static Structure, texts: Texts, stack: &mut Stack) -> Value {
    if is_within(schema, stack) {
        return Value::Object(Map::new());
    }
    stack.push(schema);
    let members = schema.members.iter().map(|row| (row.name.to_owned(), value(&row.shape, row.name, texts, stack)));
    let members = Value::Object(members.collect());
    stack.pop();
    members
}

/// Whether a structure is one of these.
pub fn is_within(schema: &'static Structure, stack: &Stack) -> bool {
    stack.iter().any(|it| std::ptr::eq(*it, schema))
}

fn value(shape: &Shape, name: &str, texts: Texts, stack: &mut Stack) -> Value {
    match shape.kind {
        Kind::Boolean => Value::Bool(true),
        Kind::Integer | Kind::Long => json!(0),
        Kind::Float | Kind::Double => json!(0.0),
        Kind::String if texts == Texts::Names => json!(name),
        Kind::String => json!(first_value(shape)),
        Kind::Blob => Value::Null,
        Kind::Timestamp(_) => json!("1970-01-01T00:00:00"),
        Kind::Document => json!({}),
        Kind::List(list) => json!([value(&list.member, "", texts, stack)]),
        Kind::Map(map) => json!({ "KeyName": value(&map.value, "", texts, stack) }),
        Kind::Structure(schema) => structure(schema, texts, stack),
    }
}

/// The first value of a text's enumeration; empty where it has none.
pub fn first_value(shape: &Shape) -> &'static str {
    shape.rules.and_then(|rules| rules.values?.first().copied()).unwrap_or_default()
}
