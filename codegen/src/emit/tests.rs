//! Snapshots: each construct from a smallest IR, as the file that is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use proc_macro2::TokenStream;

use super::testing::{self, demo, field, string, ty};
use super::{
    Content, Cx, File, Package, client, enumeration, error, fluent, input, krate, manifest, operation, output,
};
use super::{service, service_error, structure, types, union};
use crate::format::format_file;
use crate::ir::endpoint::{AuthScheme, Body, Endpoint, Expr, Outcome, Rule};
use crate::ir::{EventStream, Field, Layout, Operation, Presence, ResponseChecksums, TypeKind};
use crate::tree::emit_crate;

/// The file that `emit` writes in the demo service.
fn text(emit: impl FnOnce(&Cx<'_>) -> TokenStream) -> String {
    text_in(Layout::Modules, emit)
}

fn text_in(layout: Layout, emit: impl FnOnce(&Cx<'_>) -> TokenStream) -> String {
    let mut krate = testing::krate(demo::demo());
    krate.layout = layout;
    if layout == Layout::PerService {
        krate.name = "aws-sdk-demo".to_owned();
    }
    let mut content = Content::Text(String::new());
    testing::with_cx(&krate, |cx| content = Content::Rust(emit(cx)));
    let file = File { path: "src/x.rs".into(), content };
    format_file(file).unwrap()
}

/// A snapshot of the file that an emitter writes.
macro_rules! snapshots {
    ($($name:ident: $emit:expr;)*) => {$(
        #[test]
        fn $name() {
            insta::assert_snapshot!(stringify!($name), text($emit));
        }
    )*};
}

snapshots! {
    a_structure: |cx| structure::emit_structure(cx, &demo::tag());
    every_member_type_and_trait: |cx| structure::emit_structure(cx, &demo::everything());
    a_recursive_structure: |cx| structure::emit_structure(cx, &demo::node());
    a_structure_named_like_the_prelude: |cx| structure::emit_structure(cx, &demo::reserved("Option"));
    a_structure_named_like_an_import: |cx| structure::emit_structure(cx, &demo::reserved("Member"));
    a_structure_with_a_sensitive_member: |cx| structure::emit_structure(cx, &demo::secret());
    an_enumeration: |cx| enumeration::emit_enumeration(cx, &demo::status());
    a_sensitive_enumeration: |cx| enumeration::emit_enumeration(cx, &demo::demo().enumerations[1]);
    a_union: |cx| union::emit_union(cx, &demo::either());
    a_union_with_a_sensitive_member: |cx| union::emit_union(cx, &demo::hidden());
    an_error: |cx| error::emit_error(cx, &testing::error("ThingNotFound"));
    an_error_without_a_message: |cx| error::emit_error(cx, &demo::silent());
    an_operation: |cx| operation::emit_operation(cx, &demo::get_thing());
    an_operation_with_an_example: |cx| operation::emit_operation(cx, &demo::list_things());
    an_input: |cx| input::emit_input(cx, &demo::get_thing());
    an_output: |cx| output::emit_output(cx, &demo::get_thing());
    an_empty_output: |cx| output::emit_output(cx, &demo::list_things());
    builders_of_an_operation: |cx| fluent::emit_builders(cx, &demo::get_thing());
    the_client: client::emit_client;
    the_service: service::emit_service;
    the_configuration: service::emit_config;
    the_root: service::emit_root;
    the_primitives: service::emit_primitives;
    the_error_of_the_service: service_error::emit_service_error;
    the_error_module: service_error::emit_error_module;
    the_types: types::emit_types;
    the_errors: types::emit_errors;
    the_operations: operation::emit_operations;
}

#[test]
fn an_operation_without_members_imports_no_more_than_it_needs() {
    let text = text(|cx| fluent::emit_builders(cx, &testing::operation()));
    assert!(text.contains("use awslice_runtime::client::{Bare, Fluent};"), "{text}");
}

#[test]
fn an_operation_that_takes_and_answers_nothing_says_so() {
    let operation = crate::ir::Operation { has_input: false, has_output: false, ..testing::operation() };
    let text = text(|cx| operation::emit_operation(cx, &operation));
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| line.starts_with(".without")).collect();
    assert_eq!(lines.concat(), ".without_input().without_output();", "{text}");
}

#[test]
fn endpoint_rules_that_ask_more() {
    let krate = testing::krate(demo::choosy());
    testing::with_cx(&krate, |cx| {
        let text = |name: &str, tokens| format_file(super::rust(name.to_owned(), tokens)).unwrap();
        insta::assert_snapshot!("a_choosy_service", text("service.rs", service::emit_service(cx)));
        insta::assert_snapshot!("a_choosy_configuration", text("config.rs", service::emit_config(cx)));
        let operation = operation::emit_operation(cx, &cx.service.operations[0]);
        insta::assert_snapshot!("a_choosy_operation", text("operation.rs", operation));
    });
}

#[test]
fn a_stream_is_neither_cloned_nor_compared() {
    let mut operation = demo::list_things();
    let body = field("body", ty(TypeKind::ByteStream { requires_length: false }));
    operation.output.fields = vec![Field { presence: Presence::Defaulted, ..body }];
    operation.output.payload = Some(0);
    operation.output.comparable = false;
    insta::assert_snapshot!("a_streaming_output", text(|cx| output::emit_output(cx, &operation)));
}

#[test]
fn an_upload_goes_into_its_request() {
    let operation = upload();
    insta::assert_snapshot!("a_streaming_input", text(|cx| input::emit_input(cx, &operation)));
    insta::assert_snapshot!("an_operation_with_an_upload", text(|cx| operation::emit_operation(cx, &operation)));
}

/// An operation with a stream, checksums and compression.
fn upload() -> Operation {
    let mut it = testing::operation();
    let body = field("body", ty(TypeKind::ByteStream { requires_length: true }));
    it.input.fields = vec![Field { presence: Presence::Defaulted, required: true, ..body }];
    it.input.payload = Some(0);
    it.input.comparable = false;
    it.checksum_required = true;
    it.checksum_algorithm = Some("Algorithm".to_owned());
    let algorithms = ["CRC32", "SHA256"].map(str::to_owned).to_vec();
    it.response_checksums = Some(ResponseChecksums { mode: "Mode".to_owned(), algorithms });
    it.compressions = vec!["gzip".to_owned()];
    it
}

/// `GetThing` with events in both directions.
fn talking() -> crate::ir::Service {
    let mut service = demo::demo();
    let stream = |sent| {
        TypeKind::EventStream(Box::new(EventStream {
            events: testing::shape("Talk"),
            error: "TalkError".to_owned(),
            sent,
        }))
    };
    let operation = &mut service.operations[0];
    operation.input.fields = vec![Field { required: true, ..field("talk", ty(stream(true))) }];
    operation.input.comparable = false;
    operation.output.fields = vec![testing::required("talk", ty(stream(false)))];
    operation.output.comparable = false;
    operation.output.fallible_build = true;
    operation.examples.clear();
    let talk = testing::union("Talk", vec![("Tag", field("tag", ty(TypeKind::Structure(testing::shape("Tag")))))]);
    service.unions.push(crate::ir::Union { event_stream: true, ..talk });
    service.stream_errors.push(crate::ir::StreamError {
        stream: "Talk".to_owned(),
        name: crate::ir::ShapeRef { table: String::new(), ..testing::shape("TalkError") },
        exceptions: vec![("gone".to_owned(), testing::operation_error("ThingNotFound", "is_thing_not_found"))],
    });
    service
}

#[test]
fn events_in_both_directions() {
    let krate = testing::krate(talking());
    let package = Package { runtime: "path = \"../runtime\"", own_workspace: false };
    let tree = emit_crate(&krate, &package).unwrap();
    let get_thing = "src/demo/operation/get_thing";
    for (name, path) in [
        ("an_input_with_events", format!("{get_thing}/_input.rs")),
        ("an_output_with_events", format!("{get_thing}/_output.rs")),
        ("the_builders_of_an_input_with_events", format!("{get_thing}/builders.rs")),
        ("the_error_of_an_event_stream", "src/demo/types/error/_talkerror.rs".to_owned()),
        ("the_primitives_with_events", "src/demo/primitives.rs".to_owned()),
    ] {
        insta::assert_snapshot!(name, tree[&path]);
    }
    let contains = |path: &str, text: &str| assert!(tree[path].contains(text), "{}", tree[path]);
    contains(&format!("{get_thing}.rs"), "event_stream::upload(&mut input.talk, &OPERATION)");
    contains(&format!("{get_thing}.rs"), "    talk: EventStreamSender<types::Talk, types::error::TalkError>,");
    contains(&format!("{get_thing}.rs"), "while let Some(event) = output.talk.recv().await? {");
    contains("src/demo/error_meta.rs", "Error from crate::demo::types::error::TalkError");
    contains("Cargo.toml", "demo = [\"awslice-runtime/event-stream\"]");
    let mut alone = testing::krate(talking());
    alone.layout = Layout::PerService;
    let tree = emit_crate(&alone, &package).unwrap();
    assert!(tree["Cargo.toml"].contains("features = [\"event-stream\"]"), "{}", tree["Cargo.toml"]);
}

#[test]
fn a_service_that_is_signed_with_version_4a_alone_needs_it() {
    let scheme = |name: &str| AuthScheme {
        name: name.to_owned(),
        signing_name: None,
        signing_region: None,
        signing_region_set: Vec::new(),
        disable_double_encoding: false,
    };
    let manifest_with = |names: &[&str]| {
        let endpoint = Endpoint {
            url: Expr::Template(Vec::new()),
            headers: Vec::new(),
            auth_schemes: names.iter().copied().map(scheme).collect(),
            backend: None,
            metric_values: Vec::new(),
        };
        let rule = Rule { conditions: Vec::new(), outcome: Outcome::Endpoint(endpoint) };
        let mut service = demo::demo();
        service.endpoints.body = Body::Rules { rules: vec![rule], groups: Vec::new() };
        manifest::manifest(&testing::krate(service), &Package { runtime: "path = \"x\"", own_workspace: false })
    };
    assert!(manifest_with(&["sigv4a"]).contains("demo = [\"awslice-runtime/sigv4a\"]"));
    for names in [&["sigv4a", "sigv4"][..], &["sigv4"], &[]] {
        assert!(manifest_with(names).contains("demo = []"), "{names:?}");
    }
}

#[test]
fn a_crate_per_service_has_its_types_at_the_root() {
    let tag = text_in(Layout::PerService, |cx| operation::emit_operation(cx, &demo::get_thing()));
    assert!(tag.contains("type Service = crate::service::Service;"), "{tag}");
    assert!(tag.contains("use aws_sdk_demo::{Client, Error, types};"), "{tag}");
    insta::assert_snapshot!("the_library_of_one_service", text_in(Layout::PerService, krate::emit_service_library));
}

#[test]
fn the_library_of_all_services() {
    let krate = testing::krate(demo::demo());
    let content = Content::Rust(krate::emit_library(&krate));
    let file = File { path: "src/lib.rs".into(), content };
    insta::assert_snapshot!("the_library", format_file(file).unwrap());
    insta::assert_snapshot!("the_readme", krate::readme(&krate));
}

#[test]
fn manifests() {
    let mut krate = testing::krate(demo::demo());
    let package = Package { runtime: "path = \"../runtime\"", own_workspace: false };
    insta::assert_snapshot!("the_manifest", manifest::manifest(&krate, &package));
    krate.layout = Layout::PerService;
    krate.name = "aws-sdk-demo".to_owned();
    let package = Package { own_workspace: true, ..package };
    insta::assert_snapshot!("the_manifest_of_one_service", manifest::manifest(&krate, &package));
    krate.services[0].operations.push(upload());
    let needed = r#"default-features = false, features = ["checksums", "compression"] }"#;
    assert!(manifest::manifest(&krate, &package).ends_with(&format!("{needed}\n")));
    krate.layout = Layout::Modules;
    let needed = r#"demo = ["awslice-runtime/checksums", "awslice-runtime/compression"]"#;
    assert!(manifest::manifest(&krate, &package).contains(needed));
}

#[test]
fn every_file_is_rust_and_bears_the_mark() {
    let package = Package { runtime: "path = \"../runtime\"", own_workspace: false };
    for layout in [Layout::Modules, Layout::PerService] {
        let mut krate = testing::krate(demo::demo());
        krate.layout = layout;
        let tree = emit_crate(&krate, &package).unwrap();
        assert!(tree.len() > 30, "{:?}", tree.keys());
        assert!(tree.values().all(|text| text.lines().next().unwrap().contains(super::GENERATED_MARK)));
        assert_eq!(tree, emit_crate(&krate, &package).unwrap());
    }
}

#[test]
fn required_members_that_form_a_cycle_have_a_finite_example() {
    let mut service = demo::demo();
    let node = testing::shape("Node");
    let endless = Field { required: true, ..field("next", ty(TypeKind::Structure(node.clone()))) };
    service.structures = vec![testing::structure("Node", vec![endless.clone(), testing::required("name", string())])];
    service.operations[0].input.fields = vec![endless];
    let krate = testing::krate(service);
    testing::with_cx(&krate, |cx| {
        let page = super::operation_docs::page(cx, &cx.service.operations[0]);
        assert!(page.contains("types::Node::builder()"), "{page}");
    });
}
