//! Tables built at run time from shapes as `service-2.json` writes them.

use awslice_runtime::schema::{self, Bound, List, Map, Member, Rules, Shape, Structure};
use serde_json::Value;

/// How often a shape may stand in itself: a leaked table cannot refer to itself, as a static one can.
const RECURSION: usize = 3;

/// The table of the model's root in `validation_model.json`.
pub fn synthetic() -> &'static Structure {
    let models: Value = serde_json::from_str(include_str!("../data/validation_model.json")).unwrap();
    table(&models[0]["shapes"], "In")
}

/// The table of the root of `validation_more.json`.
pub fn more() -> &'static Structure {
    let file: Value = serde_json::from_str(include_str!("../data/validation_more.json")).unwrap();
    table(&file["shapes"], "More")
}

fn table(shapes: &Value, name: &str) -> &'static Structure {
    Tables { shapes, open: Vec::new() }.structure(name)
}

struct Tables<'a> {
    shapes: &'a Value,
    /// The structures that are being built.
    open: Vec<String>,
}

impl Tables<'_> {
    fn structure(&mut self, name: &str) -> &'static Structure {
        let model = &self.shapes[name];
        let name: &'static str = leak_text(name);
        if self.open.iter().filter(|open| *open == name).count() > RECURSION {
            return leak(Structure::new(name, &[]));
        }
        self.open.push(name.to_owned());
        let required: Vec<&str> =
            model["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let members: Vec<Member> = model["members"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, member)| self.member(name, member, required.contains(&name.as_str())))
            .collect();
        self.open.pop();
        let table = Structure::new(name, members.leak());
        leak(if model["union"] == true { table.union() } else { table })
    }

    fn member(&mut self, name: &str, model: &Value, required: bool) -> Member {
        let mut member = Member::new(leak_text(name), self.shape(model));
        member.required = required;
        member.host_label = model["hostLabel"] == true;
        member.json_value = model["jsonvalue"] == true;
        match model["location"].as_str() {
            Some("header") => member.header(leak_text(model["locationName"].as_str().unwrap())),
            Some(other) => panic!("{other} is no location of these models"),
            None => member,
        }
    }

    fn shape(&mut self, reference: &Value) -> Shape {
        let name = reference["shape"].as_str().unwrap();
        let model = &self.shapes[name];
        let shape = match model["type"].as_str().unwrap() {
            "structure" if model["document"] == true => schema::document(),
            "structure" => schema::structure(self.structure(name)),
            "list" => {
                schema::list(leak(List { sparse: model["sparse"] == true, ..List::of(self.shape(&model["member"])) }))
            }
            "map" => {
                let of = Map::of(self.shape(&model["key"]), self.shape(&model["value"]));
                schema::map(leak(Map { sparse: model["sparse"] == true, ..of }))
            }
            "string" => schema::string(),
            "integer" => schema::integer(),
            "long" => schema::long(),
            "float" => schema::float(),
            "double" => schema::double(),
            "boolean" => schema::boolean(),
            "blob" => schema::blob(),
            "timestamp" => schema::timestamp(),
            other => panic!("{other} is no shape of these models"),
        };
        shape.rules(leak(rules(model)))
    }
}

fn rules(model: &Value) -> Rules {
    let values = model["enum"].as_array().map(|values| {
        let values: Vec<&'static str> = values.iter().map(|value| leak_text(value.as_str().unwrap())).collect();
        &*values.leak()
    });
    Rules {
        min: bound(&model["min"]),
        max: bound(&model["max"]),
        pattern: model["pattern"].as_str().map(leak_text),
        values,
    }
}

fn bound(value: &Value) -> Option<Bound> {
    value.as_i64().map(Bound::Int).or_else(|| value.as_f64().map(Bound::Float))
}

fn leak<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

fn leak_text(text: &str) -> &'static str {
    text.to_owned().leak()
}
