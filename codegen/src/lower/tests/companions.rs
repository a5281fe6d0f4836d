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
fn paginators_are_attached_or_left_out() {
    let with = |paginators: Value| {
        let paginators = Some(source("paginators-1.json", &json!({"pagination": paginators})));
        lower_request(&ServiceRequest { paginators, ..listing() })
    };
    let (service, diagnostics) = with(
        json!({"Do": {"input_token": "nextToken", "output_token": "a.b", "limit_key": "type", "result_key": ["r"],
        "more_results": "m"}}),
    );
    assert_eq!(diagnostics, Diagnostics::default());
    let paginator = service.unwrap().operations.remove(0).paginator.unwrap();
    assert_eq!(
        (paginator.input_tokens, paginator.limit_key.as_deref()),
        (vec![vec!["next_token".to_owned()]], Some("r#type"))
    );
    assert_eq!((paginator.output_tokens, paginator.more_results.as_deref()), (vec!["a.b".to_owned()], Some("m")));
    let (service, diagnostics) = with(json!({"Do": {"input_token": "gone", "output_token": "a"}, "Undo": {}}));
    assert!(service.unwrap().operations[0].paginator.is_none());
    assert_eq!(diagnostics.items.iter().map(|it| it.severity).collect::<Vec<_>>(), [Severity::Warning; 2]);
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
