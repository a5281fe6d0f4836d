//! Paginators, examples, waiters.

use super::*;
use crate::ir::ExampleValue;

fn listing() -> ServiceRequest {
    let input = json!({"type": "structure", "members": {"nextToken": {"shape": "String"}, "type": {"shape": "Integer"}, "when": {"shape": "Time"},
        "nested": {"shape": "Nested"}, "tags": {"shape": "Tags"}, "choice": {"shape": "Choice"}, "kind": {"shape": "Kind"}}});
    let shapes = json!({"Time": {"type": "timestamp"}, "Tags": {"type": "map", "key": {"shape": "String"}, "value": {"shape": "String"}},
        "Nested": {"type": "structure", "required": ["names"], "members": {"names": {"shape": "Names"}}},
        "Names": {"type": "list", "member": {"shape": "String"}}, "Kind": {"type": "string", "enum": ["a"]},
        "Choice": {"type": "structure", "union": true, "members": {"text": {"shape": "String"}, "number": {"shape": "Integer"}}}});
    request(&model(input, shapes))
}

fn with_example(input: Value) -> (Vec<ir::Example>, Diagnostics) {
    let examples = json!({"version": "1.0", "examples": {"Do": [{"id": "x", "title": "A <T>", "description": "<p>d</p>", "input": input}]}});
    let request = ServiceRequest { examples: Some(source("examples-1.json", &examples)), ..listing() };
    let (service, diagnostics) = lower_request(&request);
    (service.unwrap().operations.remove(0).examples, diagnostics)
}

#[test]
fn an_example_is_typed() {
    let (examples, diagnostics) =
        with_example(json!({"type": "7", "when": "2015-01-01", "nested": {"names": ["n"]}, "tags": {"k": "v"},
        "choice": {"number": 1}, "kind": "a"}));
    assert_eq!(diagnostics, Diagnostics::default());
    let setters = &examples[0].setters;
    assert!(matches!(&setters[0], (name, ExampleValue::Integer(7)) if name == "r#type"));
    assert!(matches!(&setters[1].1, ExampleValue::Timestamp(seconds) if *seconds == 1_420_070_400.0));
    assert!(
        matches!(&setters[2].1, ExampleValue::Structure(name, setters, true) if name.rust == "Nested" && setters[0].0 == "names")
    );
    assert!(matches!(&setters[3].1, ExampleValue::Map(entries) if entries[0].0 == "k"));
    assert!(matches!(&setters[4].1, ExampleValue::Union(_, variant, _) if variant == "Number"));
    assert!(matches!(&setters[5].1, ExampleValue::Enumeration(_, value) if value == "a"));
}

#[test]
fn a_bad_example_is_left_out() {
    let cases = [
        (json!({"typo": 1}), "/examples/Do/0/input/typo"),
        (json!({"type": "x"}), "/examples/Do/0/input/type"),
        (json!({"when": "soon"}), "/examples/Do/0/input/when"),
        (json!({"nested": {}}), "/examples/Do/0/input/nested"),
        (json!({"nested": {"names": [1]}}), "/examples/Do/0/input/nested/names/0"),
        (json!({"choice": {"text": "a", "number": 1}}), "/examples/Do/0/input/choice"),
        (json!([]), "/examples/Do/0/input"),
    ];
    for (input, pointer) in cases {
        let (examples, diagnostics) = with_example(input);
        assert!(examples.is_empty(), "{pointer}");
        let found: Vec<_> = diagnostics.items.iter().map(|it| (it.severity, it.pointer.as_str())).collect();
        assert_eq!(found, [(Severity::Warning, pointer)]);
    }
}

#[test]
fn companions_of_operations_that_do_not_exist_are_reported() {
    let paginators = Some(source("paginators-1.json", &json!({"pagination": {"Undo": {}}})));
    let waiter = json!({"operation": "Undo", "delay": 1, "maxAttempts": 1, "acceptors": []});
    let waiters = Some(source("waiters-2.json", &json!({"waiters": {"Undone": waiter}})));
    let found = findings(&ServiceRequest { paginators, waiters, ..listing() });
    let found: Vec<_> = found.iter().map(|(severity, pointer, _)| (*severity, pointer.as_str())).collect();
    assert_eq!(found, [(Severity::Warning, "/pagination/Undo"), (Severity::Warning, "/waiters/Undone")]);
}

#[test]
fn a_broken_companion_is_an_error() {
    let broken = || Some(Source { name: "broken.json".to_owned(), text: "{".to_owned() });
    let requests = [
        ServiceRequest { waiters: broken(), ..listing() },
        ServiceRequest { paginators: broken(), ..listing() },
        ServiceRequest { examples: broken(), ..listing() },
        ServiceRequest { service_extras: broken().into_iter().collect(), ..listing() },
    ];
    for request in requests {
        let (service, diagnostics) = lower_request(&request);
        assert!(service.is_none() && diagnostics.has_errors());
        assert_eq!(diagnostics.items[0].file, "broken.json");
    }
}
