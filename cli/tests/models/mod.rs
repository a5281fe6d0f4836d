//! Tables of the operations in a `service-2.json`, made at run time.

use std::collections::HashMap;

use awslice_runtime::schema::{
    Bound, List, Map, Member, Rules, Shape, Structure, blob, boolean, document, double, float, integer, list, long,
    map, string, structure, timestamp,
};
use serde_json::Value;

/// Deeper than any structure is within others that are not itself.
const MAX_DEPTH: usize = 40;

/// The names of the operations that have inputs, and the tables of these.
pub fn inputs(service: &Value) -> Vec<(String, &'static Structure)> {
    let mut tables = Tables { shapes: &service["shapes"], made: HashMap::new() };
    let operations = service["operations"].as_object().unwrap();
    let input = |(name, it): (&String, &Value)| Some((name.clone(), it["input"]["shape"].as_str()?.to_owned()));
    let named: Vec<(String, String)> = operations.iter().filter_map(input).collect();
    named.into_iter().map(|(name, shape)| (name, tables.structure(&shape, 0))).collect()
}

fn leak<T>(it: T) -> &'static T {
    Box::leak(Box::new(it))
}

fn text(it: &str) -> &'static str {
    leak(it.to_owned())
}

struct Tables<'a> {
    shapes: &'a Value,
    /// By name and depth: tables cannot hold themselves when they are made one after the other.
    made: HashMap<(String, usize), &'static Structure>,
}

impl Tables<'_> {
    fn structure(&mut self, name: &str, depth: usize) -> &'static Structure {
        if let Some(made) = self.made.get(&(name.to_owned(), depth)) {
            return made;
        }
        let shape = &self.shapes[name];
        let required: Vec<&str> =
            shape["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let members = shape["members"].as_object().filter(|_| depth < MAX_DEPTH).into_iter().flatten();
        let members: Vec<Member> = members
            .map(|(name, reference)| {
                let mut row = Member::new(text(name), self.shape(reference, depth));
                let target = &self.shapes[reference["shape"].as_str().unwrap()];
                let is = |key: &str| reference[key] == true || target[key] == true;
                row.required = required.contains(&name.as_str());
                row.idempotency_token = is("idempotencyToken");
                row.host_label = is("hostLabel");
                row.streaming = is("streaming") || is("eventstream");
                if reference["location"] == "uri" { row.label(text(name)) } else { row }
            })
            .collect();
        let table = Structure::new(text(name), leak(members));
        let table = leak(if shape["union"] == true { table.union() } else { table });
        self.made.insert((name.to_owned(), depth), table);
        table
    }

    fn shape(&mut self, reference: &Value, depth: usize) -> Shape {
        let name = reference["shape"].as_str().unwrap();
        let shape = &self.shapes[name];
        let made = match shape["type"].as_str().unwrap() {
            "boolean" => boolean(),
            "integer" => integer(),
            "long" => long(),
            "float" => float(),
            "double" => double(),
            "string" | "character" => string(),
            "blob" => blob(),
            "timestamp" => timestamp(),
            "list" => list(leak(List::of(self.shape(&shape["member"], depth)))),
            "map" => {
                let key = self.shape(&shape["key"], depth);
                map(leak(Map::of(key, self.shape(&shape["value"], depth))))
            }
            "structure" if shape["document"] == true => document(),
            "structure" => structure(self.structure(name, depth + 1)),
            other => panic!("{name}: {other}"),
        };
        made.rules(leak(rules(shape)))
    }
}

fn rules(shape: &Value) -> Rules {
    let bound = |it: &Value| it.as_i64().map(Bound::Int).or_else(|| it.as_f64().map(Bound::Float));
    let values = shape["enum"].as_array().map(|it| it.iter().map(|it| text(it.as_str().unwrap())).collect::<Vec<_>>());
    Rules {
        min: bound(&shape["min"]),
        max: bound(&shape["max"]),
        pattern: shape["pattern"].as_str().map(text),
        values: values.map(|it| leak(it).as_slice()),
    }
}
