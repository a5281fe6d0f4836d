//! A place as JSON Schema (draft 2020-12): what `--cli-input-json` takes.

use std::collections::BTreeMap;

use awslice_runtime::schema::{Bound, Kind, Rules, Shape, Structure};
use serde_json::{Map, Value, json};

use super::Place;
use crate::help::Docs;

/// The schema of a place. Structures other than the place itself are `$defs`, so that they may hold each other.
pub fn json_schema(docs: Docs, place: &Place) -> Value {
    let mut writer = Writer { docs, waiting: Vec::new(), names: BTreeMap::new() };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), Value::from("https://json-schema.org/draft/2020-12/schema"));
    let title = format!("{}{}", docs.command.operation.name, place.pointer);
    schema.insert("title".to_owned(), Value::from(title));
    describe(&mut schema, place.docs);
    schema.extend(match place.shape.kind {
        Kind::Structure(structure) => writer.structure(structure),
        _ => writer.shape(&place.shape),
    });
    let mut defs = BTreeMap::new();
    while let Some((name, structure)) = writer.waiting.pop() {
        defs.insert(name, Value::Object(writer.structure(structure)));
    }
    if !defs.is_empty() {
        schema.insert("$defs".to_owned(), Value::Object(defs.into_iter().collect()));
    }
    Value::Object(schema)
}

struct Writer {
    docs: Docs,
    /// Structures that were named and are still to be written.
    waiting: Vec<(String, &'static Structure)>,
    /// Structures that were named.
    names: BTreeMap<String, &'static Structure>,
}

impl Writer {
    fn shape(&mut self, shape: &Shape) -> Map<String, Value> {
        let schema = match shape.kind {
            Kind::Boolean => json!({ "type": "boolean" }),
            Kind::Integer | Kind::Long => json!({ "type": "integer" }),
            Kind::Float | Kind::Double => json!({ "type": "number" }),
            Kind::String => json!({ "type": "string" }),
            Kind::Blob => json!({ "type": "string", "contentEncoding": "base64" }),
            Kind::Timestamp(_) => json!({ "type": ["string", "number"] }),
            Kind::Document => json!({}),
            Kind::List(list) => {
                json!({ "type": "array", "items": self.nullable(&list.member, list.sparse) })
            }
            Kind::Map(map) => {
                let keys = self.shape(&map.key);
                let values = self.nullable(&map.value, map.sparse);
                match keys.len() {
                    // Keys are text in any case.
                    1 => json!({ "type": "object", "additionalProperties": values }),
                    _ => json!({ "type": "object", "propertyNames": keys, "additionalProperties": values }),
                }
            }
            Kind::Structure(structure) => json!({ "$ref": format!("#/$defs/{}", self.name(structure)) }),
        };
        let Value::Object(mut schema) = schema else { return Map::new() };
        if let Some(rules) = shape.rules {
            limit(&mut schema, shape.kind, rules);
        }
        schema
    }

    /// A shape that may be null as well.
    fn nullable(&mut self, shape: &Shape, sparse: bool) -> Value {
        let schema = Value::Object(self.shape(shape));
        if sparse { json!({ "anyOf": [schema, { "type": "null" }] }) } else { schema }
    }

    /// The name of a structure in `$defs`.
    fn name(&mut self, structure: &'static Structure) -> String {
        let mut name = structure.name.to_owned();
        while let Some(known) = self.names.get(&name) {
            if std::ptr::eq(*known, structure) {
                return name;
            }
            name.push('_');
        }
        self.names.insert(name.clone(), structure);
        self.waiting.push((name.clone(), structure));
        name
    }

    fn structure(&mut self, structure: &'static Structure) -> Map<String, Value> {
        let mut properties = Map::new();
        for (index, row) in structure.members.iter().enumerate() {
            let mut schema = self.shape(&row.shape);
            describe(&mut schema, self.docs.member(structure, index));
            properties.insert(row.name.to_owned(), Value::Object(schema));
        }
        let mut schema = Map::new();
        schema.insert("type".to_owned(), Value::from("object"));
        schema.insert("properties".to_owned(), Value::Object(properties));
        let required = structure.members.iter().filter(|row| row.required && !row.idempotency_token);
        let required: Vec<&str> = required.map(|row| row.name).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), Value::from(required));
        }
        schema.insert("additionalProperties".to_owned(), Value::from(false));
        if structure.union {
            schema.insert("minProperties".to_owned(), Value::from(1));
            schema.insert("maxProperties".to_owned(), Value::from(1));
        }
        schema
    }
}

fn describe(schema: &mut Map<String, Value>, docs: &str) {
    if !docs.is_empty() {
        schema.insert("description".to_owned(), Value::from(docs));
    }
}

/// Adds the constraints of a shape. Those of a blob count bytes, which JSON Schema cannot.
fn limit(schema: &mut Map<String, Value>, kind: Kind, rules: &Rules) {
    let names = match kind {
        Kind::String => Some(("minLength", "maxLength")),
        Kind::List(_) => Some(("minItems", "maxItems")),
        Kind::Map(_) => Some(("minProperties", "maxProperties")),
        Kind::Integer | Kind::Long | Kind::Float | Kind::Double => Some(("minimum", "maximum")),
        _ => None,
    };
    if let Some((min, max)) = names {
        let bounds = [(min, rules.min), (max, rules.max)].into_iter();
        schema.extend(bounds.filter_map(|(name, it)| Some((name.to_owned(), number(it?)))));
    }
    if let Some(pattern) = rules.pattern {
        schema.insert("pattern".to_owned(), Value::from(format!("^(?:{pattern})$")));
    }
    if let Some(values) = rules.values {
        schema.insert("enum".to_owned(), Value::from(values));
    }
}

fn number(bound: Bound) -> Value {
    match bound {
        Bound::Int(value) => Value::from(value),
        Bound::Float(value) => Value::from(value),
    }
}
