//! Paginators and waiters, from the files of a model to the files of a crate: every form that botocore has.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::Path;

use awslice_codegen::ir::Layout;
use awslice_codegen::{Generated, Request, Selection, ServiceRequest, Severity, Source, generate};
use serde_json::json;

fn source(path: &str) -> Source {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)).unwrap();
    Source { name: path.to_owned(), text }
}

/// The crate of the model in `data/pages`, with other waiters or paginators if any are given.
fn generated(waiters: Option<serde_json::Value>, paginators: Option<serde_json::Value>) -> Generated {
    let other = |name: &str, value: serde_json::Value| Source { name: name.to_owned(), text: value.to_string() };
    let waiters = waiters.map_or_else(|| source("pages/waiters-2.json"), |it| other("w", json!({"waiters": it})));
    let paginators =
        paginators.map_or_else(|| source("pages/paginators-1.json"), |it| other("p", json!({"pagination": it})));
    let service = ServiceRequest {
        directory: "demo".to_owned(),
        operations: Selection::All,
        protocol: None,
        botocore: "1.44.5".to_owned(),
        service: source("pages/service-2.json"),
        service_extras: Vec::new(),
        paginators: Some(paginators),
        paginators_extras: Vec::new(),
        waiters: Some(waiters),
        examples: None,
        endpoint_rule_set: Some(source("endpoint/swf/endpoint-rule-set-1.json")),
    };
    let request = Request {
        crate_name: "generated".to_owned(),
        crate_version: "0.1.0".to_owned(),
        layout: Layout::Modules,
        runtime: "path = \"../runtime\"".to_owned(),
        own_workspace: false,
        services: vec![service],
        partitions: source("endpoint/partitions.json"),
        commands: true,
        strict: false,
    };
    generate(&request).unwrap()
}

#[test]
fn every_form_becomes_code() {
    let generated = generated(None, None);
    assert_eq!(generated.diagnostics, []);
    let files = [
        ("a_paginator", "operation/list_things/paginator.rs"),
        ("a_paginator_of_several_tokens", "operation/list_keys/paginator.rs"),
        ("a_paginator_by_names", "operation/list_usual/paginator.rs"),
        ("a_waiter", "waiters/thing_ready.rs"),
        ("a_waiter_for_any_output", "waiters/thing_exists.rs"),
        ("the_waiters", "waiters.rs"),
        ("the_commands", "commands.rs"),
    ];
    for (name, file) in files {
        insta::assert_snapshot!(name, generated.files[&format!("src/demo/{file}")]);
    }
    let text = |file: &str| &generated.files[&format!("src/demo/{file}")];
    let client = text("client.rs");
    assert!(client.contains("pub trait Waiters") && client.contains("impl Waiters for Client"), "{client}");
    assert!(text("mod.rs").contains("pub mod waiters;"));
    assert!(text("error_meta.rs").contains("awslice_runtime::error_of_waiters!(Error);"));
    assert!(text("operation/list_things/builders.rs").contains("awslice_runtime::waiter_builder!("));
    assert!(!text("operation/list_keys/builders.rs").contains("waiter_builder"));
}

#[test]
fn the_only_list_of_several_results_is_the_items() {
    let results = [
        (json!(["Things", "Count", "Done"]), true),
        (json!(["Things", "Names"]), false),
        (json!(["Count", "Done"]), false),
        (json!(["Things", "Nothing"]), false),
    ];
    for (keys, items) in results {
        let form = json!({"input_token": "Token", "output_token": "NextToken", "result_key": keys});
        let generated = generated(None, Some(json!({"ListThings": form})));
        assert_eq!(generated.diagnostics, []);
        let text = &generated.files["src/demo/operation/list_things/paginator.rs"];
        assert_eq!(text.contains("ListThingsPaginatorItems"), items, "{keys}");
    }
}

#[test]
fn a_call_with_an_idempotency_token_has_no_pages() {
    let generated = generated(None, None);
    assert!(!generated.files.keys().any(|it| it.contains("create_pages/paginator")));
}

#[test]
fn a_waiter_of_another_form_is_left_out_with_a_note() {
    let forms = [
        ("path", "max(Things[].Least)", json!(true)),
        ("path", "Things[0].State", json!("ACTIVE")),
        ("path", "Nothing", json!("ACTIVE")),
        ("path", "Status.Nothing", json!("ACTIVE")),
        ("path", "Status ==", json!(true)),
        ("path", "Status == `1`", json!(true)),
        ("path", "Status", json!(true)),
        ("path", "length(Things) > `0`", json!(false)),
        ("pathAll", "Things", json!("ACTIVE")),
        ("status", "", json!("many")),
    ];
    for (matcher, argument, expected) in forms {
        let acceptor = json!({"matcher": matcher, "argument": argument, "expected": expected, "state": "success"});
        let waiter = json!({"operation": "ListThings", "delay": 1, "maxAttempts": 1, "acceptors": [acceptor]});
        let generated = generated(Some(json!({"W": waiter})), None);
        let found: Vec<_> = generated.diagnostics.iter().map(|it| (it.severity, it.pointer.as_str())).collect();
        assert_eq!(found, [(Severity::Note, "/waiters/W")], "{argument}");
        assert!(!generated.files.keys().any(|it| it.contains("waiters")), "{argument}");
    }
}

#[test]
fn a_paginator_that_does_not_fit_is_left_out_with_a_warning() {
    let forms = [
        json!({"input_token": "Nothing", "output_token": "NextToken"}),
        json!({"input_token": "Token", "output_token": "Nothing"}),
        json!({"input_token": "Token", "output_token": "Count"}),
        json!({"input_token": "Token", "output_token": "Things[].Id"}),
        json!({"input_token": "Token", "output_token": []}),
        json!({"input_token": "Token", "output_token": "NextToken", "limit_key": "Nothing"}),
        json!({"input_token": "Token", "output_token": "NextToken", "more_results": "Name"}),
    ];
    for form in forms {
        let generated = generated(None, Some(json!({"ListThings": form})));
        let found: Vec<_> = generated.diagnostics.iter().map(|it| (it.severity, it.pointer.as_str())).collect();
        assert_eq!(found, [(Severity::Warning, "/pagination/ListThings")], "{form}");
        assert!(!generated.files.contains_key("src/demo/operation/list_things/paginator.rs"), "{form}");
    }
}
