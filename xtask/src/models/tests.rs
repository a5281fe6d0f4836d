//! Pruning, hashes and editing, on smallest models.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use serde_json::{Value, json};
use tempfile::tempdir;

use super::{Docs, Document, Documents, Operations, Partitions, Selection, Service, hashes, load, prune, render};
use crate::files;

fn documents() -> Documents {
    let files = json!({
        "service-2.json": {
            "version": "2.0",
            "metadata": {"serviceId": "Odd Fish"},
            "operations": {
                "Zap": {"name": "Zap", "input": {"shape": "ZapInput"}, "errors": [{"shape": "Gone"}], "documentation": "z"},
                "Ask": {"name": "Ask", "output": {"shape": "Tree"}}
            },
            "shapes": {
                "ZapInput": {"type": "structure", "members": {
                    "shape": {"shape": "Text", "documentation": "m"},
                    "documentation": {"shape": "Tags"}
                }},
                "Unused": {"type": "string"},
                "Tree": {"type": "structure", "members": {"left": {"shape": "Tree"}}},
                "Text": {"type": "string"},
                "Tags": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Count"}},
                "Count": {"type": "integer"},
                "Gone": {"type": "structure", "members": {}, "exception": true},
                "Added": {"type": "string"}
            },
            "documentation": "all"
        },
        "service-2.sdk-extras.json": {"version": 1.0, "merge": {"shapes": {
            "ZapInput": {"members": {"Extra": {"shape": "Added"}}},
            "Tree": {"members": {}}
        }}},
        "paginators-1.json": {"pagination": {"Ask": {}}},
        "waiters-2.json": {"version": 2, "waiters": {"Zapped": {"operation": "Zap", "description": "w", "acceptors": []}}},
        "examples-1.json": {"version": "1.0", "examples": {"Zap": [{"id": "zap-1", "title": "t", "description": "d", "input": {"title": "kept"}}], "Ask": []}}
    });
    files.as_object().unwrap().iter().map(|(name, value)| (name.clone(), value.clone())).collect()
}

fn named(names: &[&str]) -> Operations {
    Operations::Named(names.iter().map(|it| (*it).to_owned()).collect())
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn what_operations_reach_stays_in_its_order() {
    let pruned = prune(documents(), &named(&["Zap"]), Docs::Keep).unwrap();
    let model = &pruned["service-2.json"];
    assert_eq!(keys(&model["operations"]), ["Zap"]);
    assert_eq!(keys(&model["shapes"]), ["ZapInput", "Text", "Tags", "Count", "Gone", "Added"]);
    assert_eq!(keys(model), ["version", "metadata", "operations", "shapes", "documentation"]);
    assert_eq!(keys(&pruned["service-2.sdk-extras.json"]["merge"]["shapes"]), ["ZapInput"]);
    assert!(!pruned.contains_key("paginators-1.json"), "it says nothing about Zap");
    assert_eq!(keys(&pruned["examples-1.json"]["examples"]), ["Zap"]);
    assert_eq!(keys(&pruned["waiters-2.json"]["waiters"]), ["Zapped"]);
}

#[test]
fn the_operation_that_says_where_others_are_reached_stays() {
    let mut documents = documents();
    let operations = &mut documents.get_mut("service-2.json").unwrap()["operations"];
    operations["Ask"]["endpointdiscovery"] = json!({"required": true});
    operations["Zap"]["endpointoperation"] = json!(true);
    let pruned = |name| prune(documents.clone(), &named(&[name]), Docs::Keep).unwrap();
    assert_eq!(keys(&pruned("Ask")["service-2.json"]["operations"]), ["Zap", "Ask"]);
    assert_eq!(keys(&pruned("Zap")["service-2.json"]["operations"]), ["Zap"]);
}

#[test]
fn pruning_what_is_pruned_changes_nothing() {
    let once = prune(documents(), &named(&["Ask"]), Docs::None).unwrap();
    assert_eq!(prune(once.clone(), &named(&["Ask"]), Docs::None).unwrap(), once);
    assert_eq!(keys(&once["service-2.json"]["shapes"]), ["Tree"]);
    assert_eq!(
        prune(documents(), &Operations::all(), Docs::Keep).unwrap()["service-2.json"]["operations"]
            .as_object()
            .unwrap()
            .len(),
        2
    );
}

#[test]
fn prose_goes_and_members_of_the_same_name_stay() {
    let pruned = prune(documents(), &named(&["Zap"]), Docs::None).unwrap();
    let model = &pruned["service-2.json"];
    assert!(model.get("documentation").is_none() && model["operations"]["Zap"].get("documentation").is_none());
    assert_eq!(
        model["shapes"]["ZapInput"]["members"],
        json!({"shape": {"shape": "Text"}, "documentation": {"shape": "Tags"}})
    );
    assert_eq!(pruned["examples-1.json"]["examples"]["Zap"], json!([{"id": "zap-1", "input": {"title": "kept"}}]));
    assert_eq!(pruned["waiters-2.json"]["waiters"]["Zapped"], json!({"operation": "Zap", "acceptors": []}));
}

#[test]
fn all_unknown_operations_are_named_with_their_neighbours() {
    let error = prune(documents(), &named(&["Zapp", "Ask", "Nonsense"]), Docs::Keep).unwrap_err().to_string();
    assert_eq!(error, "there is no operation Zapp; did you mean Zap?\nthere is no operation Nonsense");
}

fn service(operations: Operations) -> Service {
    let texts = render(&documents()).unwrap();
    let (api_version, botocore) = ("2020-01-01".to_owned(), "1.2.3".to_owned());
    let sha256 = hashes(&texts);
    Service {
        api_version,
        botocore,
        docs: Docs::None,
        protocol: None,
        crate_name: None,
        crate_version: None,
        operations,
        sha256,
    }
}

#[test]
fn editing_keeps_comments_and_order() {
    let text = "# top\n[crate]\nname = \"g\" # mine\nversion = \"1.0.0\"\n\n[services.fish] # wet\nprotocol = \"query\"\napi-version = \"1999-01-01\" # old\noperations = [\n    # first\n    \"Ask\",\n]\n";
    let mut document = Document::parse(text).unwrap();
    document.set_service("fish", &service(named(&["Ask", "Zap"]))).unwrap();
    document.set_partitions(&Partitions { botocore: "1.2.3".to_owned(), sha256: "00".to_owned() }).unwrap();
    let edited = document.text();
    for kept in [
        "# top",
        "# mine",
        "# wet",
        "protocol = \"query\"",
        "api-version = \"2020-01-01\" # old",
        "# first\n    \"Ask\",\n    \"Zap\"",
    ] {
        assert!(edited.contains(kept), "{kept} is not in:\n{edited}");
    }
    let read = Selection::parse(&edited).unwrap();
    assert_eq!(read.services["fish"].operations, named(&["Ask", "Zap"]));
    assert_eq!(read.services["fish"].protocol.as_deref(), Some("query"));
    document.remove_service("fish").unwrap();
    assert!(Selection::parse(&document.text()).unwrap().services.is_empty());
}

#[test]
fn a_file_that_is_not_as_imported_is_named_with_both_hashes_and_the_cure() {
    let root = tempdir().unwrap();
    let config = root.path().join("models.toml");
    let service = service(Operations::all());
    let mut document = Document::read(&config).unwrap();
    document.set_service("fish", &service).unwrap();
    document.set_partitions(&Partitions { botocore: "1.2.3".to_owned(), sha256: files::sha256(b"{}") }).unwrap();
    files::write(&config, document.text().as_bytes()).unwrap();
    files::write(&root.path().join("partitions.json"), b"{}").unwrap();
    for (name, text) in render(&documents()).unwrap() {
        files::write(&root.path().join("fish/2020-01-01").join(name), text.as_bytes()).unwrap();
    }
    files::write(&root.path().join("fish/2020-01-01/docs.json"), b"{}").unwrap();
    let models = load(&config).unwrap();
    assert_eq!((models.services.len(), models.services[0].service_extras.len()), (1, 2));
    files::write(&root.path().join("fish/2020-01-01/waiters-2.json"), b"{}").unwrap();
    std::fs::remove_file(root.path().join("fish/2020-01-01/examples-1.json")).unwrap();
    let error = load(&config).err().unwrap().to_string();
    for part in [
        "waiters-2.json is not the file",
        &files::sha256(b"{}"),
        &service.sha256["waiters-2.json"],
        "cannot read",
        "cargo xtask models add fish --botocore 1.2.3",
    ] {
        assert!(error.contains(part), "{part} is not in:\n{error}");
    }
}

#[test]
fn names_in_the_selection_cannot_lead_elsewhere() {
    let text =
        "[crate]\nname = \"g\"\nversion = \"1.0.0\"\n[services.\"../x\"]\napi-version = \"1\"\noperations = \"all\"\n";
    assert!(Selection::parse(text).unwrap_err().to_string().contains("`../x` is not a plain name"));
    assert!(Selection::parse("[crate]\nname = \"g\"\nversion = \"1\"\nodd = 1\n").is_err());
}
