//! Small IR values for tests.
#![allow(clippy::expect_used)]

pub mod demo;

use super::Cx;
use crate::ir::{
    Auth, Crate, Enumeration, ErrorInfo, Field, Layout, List, Location, Map, Operation, OperationError, Partitions,
    Presence, Protocol, RuleSet, Rules, Service, ShapeRef, Structure, Type, TypeKind, Union, UnionVariant, Variant,
};

/// A type without constraints.
pub fn ty(kind: TypeKind) -> Type {
    Type { kind, rules: Rules::default(), sensitive: false, boxed: false, shape: String::new() }
}

/// Text.
pub fn string() -> Type {
    ty(TypeKind::String)
}

/// A list.
pub fn list(member: Type) -> Type {
    ty(TypeKind::List(Box::new(List { member, name: None, flattened: false, sparse: false, namespace: None })))
}

/// A map with text keys.
pub fn map(value: Type) -> Type {
    ty(TypeKind::Map(Box::new(Map {
        key: string(),
        value,
        key_name: None,
        value_name: None,
        flattened: false,
        sparse: false,
        key_namespace: None,
        value_namespace: None,
    })))
}

/// The name of a type of `types`: `Tag`, `TAG`, `_tag`.
pub fn shape(rust: &str) -> ShapeRef {
    ShapeRef { rust: rust.to_owned(), table: rust.to_uppercase(), module: format!("_{}", rust.to_lowercase()) }
}

/// An optional member in the body, with the same name everywhere.
pub fn field(name: &str, ty: Type) -> Field {
    Field {
        rust: name.to_owned(),
        stem: name.to_owned(),
        name: name.to_owned(),
        wire: name.to_owned(),
        named: false,
        location: Location::Body,
        ty,
        presence: Presence::Optional,
        required: false,
        idempotency_token: false,
        flattened: false,
        attribute: false,
        host_label: false,
        json_value: false,
        last_segment: false,
        query_name: None,
        namespace: None,
        docs: String::new(),
        deprecated: None,
    }
}

/// A required member that is not an `Option`.
pub fn required(name: &str, ty: Type) -> Field {
    Field { presence: Presence::Required, required: true, ..field(name, ty) }
}

/// A structure.
pub fn structure(rust: &str, fields: Vec<Field>) -> Structure {
    Structure {
        wire: rust.to_owned(),
        name: shape(rust),
        fallible_build: fields.iter().any(|it| it.presence == Presence::Required),
        fields,
        payload: None,
        xml_name: None,
        namespace: None,
        sensitive: false,
        comparable: true,
        error: None,
        docs: String::new(),
        deprecated: None,
    }
}

/// An error that has a message in its model.
pub fn error(rust: &str) -> Structure {
    let info = ErrorInfo { code: rust.to_owned(), message: 0, message_modeled: true };
    Structure { error: Some(info), ..structure(rust, vec![field("message", string())]) }
}

/// The mention of an error by an operation.
pub fn operation_error(rust: &str, predicate: &str) -> OperationError {
    OperationError {
        rust: rust.to_owned(),
        module: shape(rust).module,
        table: shape(rust).table,
        wire: rust.to_owned(),
        predicate: predicate.to_owned(),
        code: rust.to_owned(),
        status: None,
        retryable: None,
        docs: "It did not work.".to_owned(),
    }
}

/// An enumeration with variants of these (Rust, wire) names.
pub fn enumeration(rust: &str, variants: &[(&str, &str)]) -> Enumeration {
    let variants = variants.iter().map(|(rust, wire)| Variant { rust: (*rust).to_owned(), wire: (*wire).to_owned() });
    Enumeration {
        wire: rust.to_owned(),
        name: ShapeRef { table: String::new(), ..shape(rust) },
        variants: variants.collect(),
        sensitive: false,
        docs: String::new(),
        deprecated: None,
    }
}

/// A union with variants of these Rust names.
pub fn union(rust: &str, variants: Vec<(&str, Field)>) -> Union {
    let variants = variants.into_iter().map(|(rust, field)| UnionVariant {
        rust: rust.to_owned(),
        stem: field.stem.clone(),
        field,
    });
    Union {
        wire: rust.to_owned(),
        name: shape(rust),
        variants: variants.collect(),
        event_stream: false,
        sensitive: false,
        docs: String::new(),
        deprecated: None,
    }
}

/// The operation `GetThing` without members.
pub fn operation() -> Operation {
    let named =
        |rust: &str, table: &str| ShapeRef { rust: rust.to_owned(), table: table.to_owned(), module: String::new() };
    Operation {
        wire: "GetThing".to_owned(),
        marker: "GetThing".to_owned(),
        pascal: "GetThing".to_owned(),
        module: "get_thing".to_owned(),
        method: "get_thing".to_owned(),
        input: Structure {
            name: named("GetThingInput", "GET_THING_INPUT"),
            fallible_build: true,
            ..structure("GetThingInput", Vec::new())
        },
        output: Structure {
            name: named("GetThingOutput", "GET_THING_OUTPUT"),
            ..structure("GetThingOutput", Vec::new())
        },
        has_input: true,
        has_output: true,
        http_method: "POST".to_owned(),
        uri: "/".to_owned(),
        result_wrapper: None,
        host_prefix: None,
        unsigned_payload: false,
        auth: Vec::new(),
        context: Vec::new(),
        discovers_endpoint: false,
        checksum_required: false,
        checksum_algorithm: None,
        response_checksums: None,
        compressions: Vec::new(),
        errors: Vec::new(),
        docs: "Gets a thing.".to_owned(),
        reference: "https://docs.aws.amazon.com/goto/WebAPI/demo-2026-01-01/GetThing".to_owned(),
        deprecated: None,
        examples: Vec::new(),
        paginator: None,
        waiters: Vec::new(),
    }
}

/// The service `Demo` without operations.
pub fn service() -> Service {
    Service {
        module: "demo".to_owned(),
        directory: "demo".to_owned(),
        id: "Demo".to_owned(),
        error_prefix: "demo".to_owned(),
        full_name: "Amazon Demo Service".to_owned(),
        api_version: "2026-01-01".to_owned(),
        uid: "demo-2026-01-01".to_owned(),
        endpoint_prefix: "demo".to_owned(),
        signing_name: "demo".to_owned(),
        protocol: Protocol::RestJson,
        target_prefix: String::new(),
        xml_namespace: String::new(),
        query_compatible: false,
        auth: vec![Auth::SigV4],
        settings: Vec::new(),
        endpoint_operation: None,
        source: "botocore 1.44.5, SHA-256 `00`".to_owned(),
        docs: "Demonstrates.".to_owned(),
        operations: Vec::new(),
        structures: Vec::new(),
        enumerations: Vec::new(),
        unions: Vec::new(),
        errors: Vec::new(),
        stream_errors: Vec::new(),
        endpoints: RuleSet { params: Vec::new(), body: crate::ir::endpoint::Body::Standard("demo".into()) },
        commands: None,
    }
}

/// A crate of one service.
pub fn krate(service: Service) -> Crate {
    Crate {
        name: "generated".to_owned(),
        version: "0.1.0".to_owned(),
        layout: Layout::Modules,
        services: vec![service],
        partitions: Partitions::default(),
    }
}

/// Calls `test` with the context of the crate's service.
pub fn with_cx(krate: &Crate, test: impl FnOnce(&Cx<'_>)) {
    test(&Cx::new(krate, krate.services.first().expect("a crate of one service")));
}
