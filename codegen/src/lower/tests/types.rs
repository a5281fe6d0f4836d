//! Types, names, presence, boxes.

use super::*;
use crate::ir::{Presence, TypeKind};

#[test]
fn every_kind_of_shape() {
    let members = json!({
        "bool": {"shape": "Bool"}, "long": {"shape": "Long"}, "float": {"shape": "Float"}, "double": {"shape": "Double"},
        "char": {"shape": "Char"}, "blob": {"shape": "Blob"}, "time": {"shape": "Time"}, "httpTime": {"shape": "Time", "timestampFormat": "rfc822"},
        "document": {"shape": "Document"}, "list": {"shape": "List"}, "map": {"shape": "Map"}, "union": {"shape": "Union"},
        "enum": {"shape": "Enum"}, "nested": {"shape": "Nested"}, "type": {"shape": "String"}, "build": {"shape": "String"}});
    let shapes = json!({
        "Bool": {"type": "boolean"}, "Long": {"type": "long"}, "Float": {"type": "float"}, "Double": {"type": "double"},
        "Char": {"type": "character"}, "Blob": {"type": "blob"}, "Time": {"type": "timestamp"},
        "Document": {"type": "structure", "document": true, "members": {}},
        "List": {"type": "list", "member": {"shape": "Secret", "locationName": "item"}, "flattened": true},
        "Map": {"type": "map", "key": {"shape": "Enum"}, "value": {"shape": "List"}, "sparse": true},
        "Union": {"type": "structure", "union": true, "members": {"SS": {"shape": "List"}, "unknown": {"shape": "Nested"}}},
        "Enum": {"type": "string", "enum": ["b", "a", "b"]}, "Secret": {"type": "string", "sensitive": true, "min": 1, "pattern": "\\p{L}"},
        "Nested": {"type": "structure", "members": {}}, "Unreached": {"type": "structure", "members": {}}});
    let model = model(json!({"type": "structure", "members": members}), shapes);
    let (service, diagnostics) = lower_request(&request(&model));
    let service = service.unwrap();
    let notes: Vec<_> = diagnostics.items.iter().map(|it| (it.severity, it.pointer.as_str())).collect();
    assert_eq!(notes, [(Severity::Note, "/shapes/Secret/pattern")]);
    let input = &service.operations[0].input;
    let kind = |name: &str| &field(input, name).ty.kind;
    assert!(matches!(kind("char"), TypeKind::String));
    assert!(matches!(kind("time"), TypeKind::Timestamp(None)));
    assert!(matches!(kind("httpTime"), TypeKind::Timestamp(Some(ir::TimestampFormat::HttpDate))));
    assert!(matches!(kind("document"), TypeKind::Document));
    assert!(matches!(kind("nested"), TypeKind::Structure(name) if name.table == "NESTED" && name.module == "_nested"));
    let TypeKind::List(list) = kind("list") else { panic!() };
    assert_eq!((list.name.as_deref(), list.flattened), (Some("item"), true));
    assert_eq!(list.member.rules.min, Some(ir::Bound::Int(1)));
    assert!(field(input, "list").ty.sensitive && field(input, "map").ty.sensitive);
    let TypeKind::Map(map) = kind("map") else { panic!() };
    assert!(map.sparse && matches!(map.key.kind, TypeKind::Enumeration(_)));
    assert_eq!((field(input, "type").rust.as_str(), field(input, "type").stem.as_str()), ("r#type", "type"));
    assert_eq!((field(input, "build").rust.as_str(), field(input, "build").stem.as_str()), ("build_value", "build"));
    assert!(input.fields.iter().all(|it| it.presence == Presence::Optional));
    let variants: Vec<_> = service.unions[0].variants.iter().map(|it| (it.rust.as_str(), it.stem.as_str())).collect();
    assert_eq!(variants, [("Ss", "ss"), ("UnknownValue", "unknown_value")]);
    let values: Vec<_> = service.enumerations[0].variants.iter().map(|it| it.wire.as_str()).collect();
    assert_eq!(values, ["a", "b"]);
    assert_eq!(service.structures.len(), 1);
}

/// One structure in an output, with a required and an optional member of each kind that matters.
fn presence_of(directory: &str, shape: &str) -> Vec<Presence> {
    let members = json!({"rs": {"shape": "String"}, "os": {"shape": "String"}, "ri": {"shape": "Integer"}, "oi": {"shape": "Integer"},
        "bi": {"shape": "Integer", "box": true}, "rn": {"shape": "Empty"}});
    let shapes = json!({"Empty": {"type": "structure", "members": {}},
        shape: {"type": "structure", "required": ["rs", "ri", "rn"], "members": members}});
    let mut model = model(json!({"type": "structure", "members": {}}), shapes);
    model["operations"]["Do"]["output"] = json!({"shape": shape});
    let (service, _) = lower_request(&ServiceRequest { directory: directory.to_owned(), ..request(&model) });
    service.unwrap().operations[0].output.fields.iter().map(|it| it.presence).collect()
}

#[test]
fn presence_follows_the_facts() {
    use Presence::{Defaulted, Optional, Required};
    assert_eq!(presence_of("nowhere", "Out"), [Required, Optional, Required, Optional, Optional, Optional]);
    assert_eq!(presence_of("swf", "Out"), [Required, Optional, Defaulted, Defaulted, Optional, Optional]);
    assert_eq!(presence_of("autoscaling", "Out"), [Optional; 6]);
    assert_eq!(presence_of("ec2", "Out"), [Optional; 6]);
}

#[test]
fn cycles_are_boxed_at_the_least_member() {
    let shapes = json!({
        "A": {"type": "structure", "members": {"z": {"shape": "B"}, "list": {"shape": "As"}}},
        "B": {"type": "structure", "members": {"a": {"shape": "A"}, "self": {"shape": "B"}}},
        "As": {"type": "list", "member": {"shape": "A"}}, "C": {"type": "structure", "members": {"b": {"shape": "B"}}}});
    let service = lower(&model(json!({"type": "structure", "members": {"c": {"shape": "C"}}}), shapes));
    let boxed = |structure: &ir::Structure| {
        structure.fields.iter().filter(|it| it.ty.boxed).map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(boxed(structure(&service, "A")), ["z"]);
    assert_eq!(boxed(structure(&service, "B")), ["self"]);
    assert_eq!(boxed(structure(&service, "C")), [""; 0]);
}

#[test]
fn a_streaming_body_is_a_stream_only_as_a_body() {
    let input = json!({"type": "structure", "payload": "body", "members": {"body": {"shape": "Stream"}, "nested": {"shape": "Nested", "location": "header"}}});
    let shapes = json!({"Stream": {"type": "blob", "streaming": true, "requiresLength": true},
        "Nested": {"type": "structure", "members": {"b": {"shape": "Stream"}}}});
    let service = lower(&model(input, shapes));
    let input = &service.operations[0].input;
    assert!(matches!(input.fields[0].ty.kind, TypeKind::ByteStream { requires_length: true }));
    assert_eq!((input.fields[0].presence, input.payload, input.comparable), (Presence::Defaulted, Some(0), false));
    assert!(matches!(structure(&service, "Nested").fields[0].ty.kind, TypeKind::Blob));
}

#[test]
fn exceptions_of_an_event_stream_are_errors() {
    let shapes = json!({"Events": {"type": "structure", "eventstream": true, "members": {"Tick": {"shape": "Tick"}, "gone": {"shape": "Gone"}}},
        "Tick": {"type": "structure", "event": true, "members": {"size": {"shape": "Integer", "eventheader": true}}},
        "Gone": {"type": "structure", "exception": true, "members": {"why": {"shape": "Why"}}}, "Why": {"type": "structure", "members": {}}});
    let mut model = model(json!({"type": "structure", "members": {}}), shapes);
    model["shapes"]["Out"] = json!({"type": "structure", "members": {"events": {"shape": "Events"}}});
    model["operations"]["Do"]["output"] = json!({"shape": "Out"});
    let service = lower(&model);
    assert_eq!(service.unions[0].variants.len(), 1);
    assert_eq!(service.errors.iter().map(|it| it.name.rust.as_str()).collect::<Vec<_>>(), ["Gone"]);
    let error = &service.stream_errors[0];
    assert_eq!((error.name.rust.as_str(), error.exceptions.len()), ("EventsError", 1));
    assert_eq!((error.exceptions[0].0.as_str(), error.exceptions[0].1.rust.as_str()), ("gone", "Gone"));
    let names: Vec<_> = service.structures.iter().map(|it| it.name.rust.as_str()).collect();
    assert_eq!(names, ["Tick", "Why"]);
    assert_eq!(structure(&service, "Tick").fields[0].location, ir::Location::EventHeader);
    let output = &service.operations[0].output;
    assert_eq!(
        (output.fields[0].presence, output.fallible_build, output.comparable),
        (Presence::Required, true, false)
    );
}

#[test]
fn an_event_stream_stands_in_messages_only() {
    let shapes = json!({"Events": {"type": "structure", "eventstream": true, "members": {"Tick": {"shape": "Tick"}}},
        "Tick": {"type": "structure", "event": true, "members": {}}, "Nested": {"type": "structure", "members": {"events": {"shape": "Events"}}}});
    let model = model(json!({"type": "structure", "members": {"nested": {"shape": "Nested"}}}), shapes);
    let message = "an event stream that is not a member of an input or output".to_owned();
    assert_eq!(findings(&request(&model)), [(Severity::Error, "/shapes/Nested/members/events".to_owned(), message)]);
}

#[test]
fn event_streams() {
    let shapes = json!({"Events": {"type": "structure", "eventstream": true, "members": {"Tick": {"shape": "Tick"}}},
        "Tick": {"type": "structure", "event": true, "members": {"data": {"shape": "String", "eventpayload": true}}}});
    let service = lower(&model(json!({"type": "structure", "members": {"events": {"shape": "Events"}}}), shapes));
    assert!(matches!(service.operations[0].input.fields[0].ty.kind, TypeKind::EventStream(_)));
    assert!(service.unions[0].event_stream && service.stream_errors[0].exceptions.is_empty());
    assert_eq!(structure(&service, "Tick").fields[0].location, ir::Location::EventPayload);
}
