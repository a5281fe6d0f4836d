//! Values to fill in, as botocore's `ArgumentGenerator` makes them.

use awslice_runtime::command::{Elements, Service};
use awslice_runtime::schema::{Kind, Shape, Structure};
use serde_json::{Map, Value, json};

/// What a structure is within, so that one that holds itself ends.
pub type Stack = Vec<&'static Structure>;

/// An input: texts are empty, or the first value of their enumeration.
pub fn input(schema: &'static Structure) -> Value {
    Generator { names: None, stack: Stack::new() }.structure(schema)
}

/// An output: texts are the names of their members, or in lists of their shapes.
pub fn output(service: &Service, schema: &'static Structure) -> Value {
    Generator { names: Some(service.elements), stack: Stack::new() }.structure(schema)
}

/// Whether a structure is one of these; a service has no two of a name.
pub fn is_within(schema: &'static Structure, stack: &Stack) -> bool {
    stack.iter().any(|it| it.name == schema.name)
}

/// The first value of a text's enumeration; empty where it has none.
pub fn first_value(shape: &Shape) -> &'static str {
    shape.rules.and_then(|rules| rules.values?.first().copied()).unwrap_or_default()
}

struct Generator {
    /// Texts are names; these are the names of elements of lists.
    names: Option<&'static [Elements]>,
    stack: Stack,
}

/// What a value is called.
#[derive(Clone, Copy)]
struct Names {
    own: &'static str,
    element: &'static str,
}

impl Generator {
    fn structure(&mut self, schema: &'static Structure) -> Value {
        if is_within(schema, &self.stack) {
            return json!({});
        }
        self.stack.push(schema);
        let mut members = Map::new();
        for row in schema.members {
            let known = self.names.unwrap_or_default().iter();
            let element = known.clone().find(|it| it.structure == schema.name && it.member == row.name);
            let names = Names { own: row.name, element: element.map_or("", |it| it.name) };
            members.insert(row.name.to_owned(), self.value(&row.shape, names));
        }
        self.stack.pop();
        Value::Object(members)
    }

    fn value(&mut self, shape: &Shape, names: Names) -> Value {
        match shape.kind {
            Kind::Boolean => json!(true),
            Kind::Integer | Kind::Long => json!(0),
            Kind::Float | Kind::Double => json!(0.0),
            Kind::String if self.names.is_some() => json!(names.own),
            Kind::String => json!(first_value(shape)),
            Kind::Blob => Value::Null,
            Kind::Timestamp(_) => json!("1970-01-01T00:00:00"),
            Kind::Document => json!({}),
            Kind::List(list) => json!([self.value(&list.member, Names { own: names.element, ..names })]),
            Kind::Map(map) => json!({ "KeyName": self.value(&map.value, Names { own: "", ..names }) }),
            Kind::Structure(schema) => self.structure(schema),
        }
    }
}
