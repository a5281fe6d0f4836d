//! No model makes lowering panic: each node of a model is taken out, and replaced by values of every type.

use super::*;

/// A model with every kind of shape and a recursion.
fn seed() -> Value {
    let input = json!({"type": "structure", "required": ["l"], "payload": "n", "members": {"l": {"shape": "String", "location": "uri"},
        "n": {"shape": "Node"}, "e": {"shape": "Enum"}, "b": {"shape": "Blob"}, "t": {"shape": "Time"}}});
    let shapes = json!({"Node": {"type": "structure", "members": {"next": {"shape": "Node"}, "all": {"shape": "Nodes"}, "u": {"shape": "Union"}}},
        "Nodes": {"type": "list", "member": {"shape": "Map"}}, "Map": {"type": "map", "key": {"shape": "Enum"}, "value": {"shape": "Node"}},
        "Union": {"type": "structure", "union": true, "members": {"n": {"shape": "Node"}, "i": {"shape": "Integer"}}},
        "Enum": {"type": "string", "enum": ["a", "b c"], "pattern": "[a-z\\uD800-\\uDFFF]+"}, "Blob": {"type": "blob", "streaming": true},
        "Time": {"type": "timestamp", "timestampFormat": "iso8601"}, "Fault": {"type": "structure", "exception": true, "members": {}}});
    let mut model = model(input, shapes);
    model["operations"]["Do"]["http"]["requestUri"] = json!("/{l}");
    model["operations"]["Do"]["errors"] = json!([{"shape": "Fault"}]);
    model
}

/// JSON pointers of all nodes below the root.
fn pointers(value: &Value, base: &str) -> Vec<String> {
    let children: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, it)| (key.clone(), it)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(index, it)| (index.to_string(), it)).collect(),
        _ => Vec::new(),
    };
    let below = children.iter().flat_map(|(key, child)| {
        let pointer = format!("{base}/{key}");
        let mut all = vec![pointer.clone()];
        all.extend(pointers(child, &pointer));
        all
    });
    below.collect()
}

fn remove(model: &mut Value, pointer: &str) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match model.pointer_mut(parent).unwrap() {
        Value::Object(map) => drop(map.shift_remove(key)),
        Value::Array(items) => drop(items.remove(key.parse().unwrap())),
        _ => unreachable!(),
    }
}

#[test]
fn no_mutation_panics() {
    let seed = seed();
    lower(&seed);
    let places = pointers(&seed, "");
    assert!(places.len() > 80);
    let values = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1e300),
        json!(""),
        json!("DoRequest"),
        json!("Nodes"),
        json!("{x"),
        json!([]),
        json!([[1]]),
        json!({}),
        json!({"shape": "Node"}),
        json!({"type": "list", "member": {"shape": "Map"}}),
    ];
    let mut failed = 0;
    for place in &places {
        let mut mutant = seed.clone();
        remove(&mut mutant, place);
        failed += usize::from(lower_request(&request(&mutant)).0.is_none());
        for value in &values {
            let mut mutant = seed.clone();
            *mutant.pointer_mut(place).unwrap() = value.clone();
            let (service, diagnostics) = lower_request(&request(&mutant));
            assert_eq!(service.is_none(), diagnostics.has_errors(), "{place} = {value}");
            failed += usize::from(service.is_none());
        }
    }
    assert!(failed > places.len(), "{failed}");
}
