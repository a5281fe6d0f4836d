//! A service that has every construct once.

use super::{
    enumeration, error, field, list, map, operation, operation_error, required, service, shape, string, structure, ty,
    union,
};
use crate::ir::endpoint::{Body, BuiltIn, Origin, Param, Type as ParamType, Variable};
use crate::ir::{
    Auth, Bound, ContextParam, ContextStep, ContextValue, Deprecated, EndpointOperation, Enumeration, ErrorInfo,
    Example, ExampleValue, Field, Location, Map, Namespace, Operation, OperationError, Presence, RuleSet, Rules,
    Service, Setting, Structure, TimestampFormat, Type, TypeKind, Union,
};

/// A type with bounds.
pub fn bounded(ty: Type, min: Bound, max: Bound) -> Type {
    Type { rules: Rules { min: Some(min), max: Some(max), ..Rules::default() }, ..ty }
}

/// A deprecation with a reason.
pub fn deprecated() -> Option<Deprecated> {
    Some(Deprecated { message: Some("use `new`".to_owned()), since: Some("2026-01-01".to_owned()) })
}

/// The service.
pub fn demo() -> Service {
    Service {
        operations: vec![get_thing(), list_things()],
        structures: vec![everything(), node(), reserved("Option"), reserved("Member"), secret(), tag()],
        enumerations: vec![status(), Enumeration { sensitive: true, ..enumeration("Token", &[("A", "a")]) }],
        unions: vec![either(), hidden()],
        errors: vec![silent(), error("ThingNotFound")],
        ..service()
    }
}

/// An enumeration with a value that is not a Rust name.
pub fn status() -> Enumeration {
    let mut it = enumeration("Status", &[("Active", "ACTIVE"), ("T2Micro", "t2.micro")]);
    it.docs = "How the thing is.".to_owned();
    it
}

/// A structure of two texts.
pub fn tag() -> Structure {
    let key =
        Field { docs: "The key.".to_owned(), ..required("key", bounded(string(), Bound::Int(1), Bound::Int(128))) };
    let mut pattern = string();
    pattern.rules.pattern = Some(r#"[\w"]+"#.to_owned());
    structure("Tag", vec![key, field("value", pattern)])
}

/// A structure that holds itself.
pub fn node() -> Structure {
    let next = Type { boxed: true, ..ty(TypeKind::Structure(shape("Node"))) };
    structure("Node", vec![field("next", next), field("others", list(ty(TypeKind::Structure(shape("Node")))))])
}

/// A structure whose name is a prelude's or the runtime's.
pub fn reserved(name: &str) -> Structure {
    structure(name, vec![field("text", string()), required("names", list(string()))])
}

/// A structure with a hidden member.
pub fn secret() -> Structure {
    let password = Type { sensitive: true, ..string() };
    structure("Secret", vec![field("user", string()), field("password", password)])
}

/// A union of a text, a list and a boxed structure.
pub fn either() -> Union {
    let boxed = Type { boxed: true, ..ty(TypeKind::Structure(shape("Node"))) };
    union(
        "Either",
        vec![
            ("Text", field("text", string())),
            ("Node", field("node", boxed)),
            ("Many", field("many", list(string()))),
        ],
    )
}

/// A union with a hidden member.
pub fn hidden() -> Union {
    let password = Type { sensitive: true, ..string() };
    union("Hidden", vec![("Password", field("password", password)), ("User", field("user", string()))])
}

/// An error without a message in its model, whose Rust name is not its own.
pub fn silent() -> Structure {
    let info = ErrorInfo { code: "Silent".to_owned(), message: 1, message_modeled: false };
    let fields = vec![field("retryAfter", ty(TypeKind::Integer)), field("message", string())];
    let fields = fields.into_iter().map(|it| Field {
        rust: it.rust.replace("retryAfter", "retry_after"),
        stem: it.stem.replace("retryAfter", "retry_after"),
        ..it
    });
    Structure { wire: "SILENTFault".to_owned(), error: Some(info), ..structure("SilentFault", fields.collect()) }
}

/// A structure with a member of every type, trait and presence.
pub fn everything() -> Structure {
    let mut fields = kinds();
    fields.extend(traits());
    fields.push(Field {
        presence: Presence::Defaulted,
        ..field("count", bounded(ty(TypeKind::Integer), Bound::Int(-1), Bound::Int(9)))
    });
    fields.push(Field { presence: Presence::Defaulted, ..field("kind", ty(TypeKind::Enumeration(shape("Status")))) });
    fields.push(required("when", ty(TypeKind::Timestamp(Some(TimestampFormat::EpochSeconds)))));
    fields.push(Field { deprecated: deprecated(), ..field("old", string()) });
    fields.push(Field { rust: "r#type".to_owned(), ..field("type", string()) });
    let mut it = structure("Everything", fields);
    it.xml_name = Some("Root".to_owned());
    it.namespace = Some(Namespace { prefix: None, uri: "urn:demo".to_owned() });
    it
}

fn kinds() -> Vec<Field> {
    let plain = [
        ("a_boolean", TypeKind::Boolean),
        ("a_integer", TypeKind::Integer),
        ("a_long", TypeKind::Long),
        ("a_float", TypeKind::Float),
        ("a_string", TypeKind::String),
        ("a_status", TypeKind::Enumeration(shape("Status"))),
        ("a_token", TypeKind::Enumeration(shape("Token"))),
        ("a_blob", TypeKind::Blob),
        ("a_timestamp", TypeKind::Timestamp(None)),
        ("a_document", TypeKind::Document),
        ("a_tag", TypeKind::Structure(shape("Tag"))),
        ("a_either", TypeKind::Union(shape("Either"))),
    ];
    let mut fields: Vec<_> = plain.into_iter().map(|(name, kind)| field(name, ty(kind))).collect();
    fields.push(field("a_double", bounded(ty(TypeKind::Double), Bound::Int(0), Bound::Float(0.5))));
    fields.push(field("a_list", bounded(list(string()), Bound::Int(0), Bound::Int(50))));
    fields.push(field("a_list_of_lists", list(list(ty(TypeKind::Long)))));
    fields.push(field("a_map", map(string())));
    fields.push(field("a_map_by_status", map_by_status()));
    fields
}

fn map_by_status() -> Type {
    let of = match map(list(string())).kind {
        TypeKind::Map(of) => *of,
        _ => unreachable!("made by `map`"),
    };
    let key = ty(TypeKind::Enumeration(shape("Status")));
    ty(TypeKind::Map(Box::new(Map { key, key_name: Some("k".to_owned()), flattened: true, sparse: true, ..of })))
}

fn traits() -> Vec<Field> {
    let listed = Type { rules: Rules { values: vec!["x".to_owned(), "y".to_owned()], ..Rules::default() }, ..string() };
    let namespace = Some(Namespace { prefix: Some("d".to_owned()), uri: "urn:demo".to_owned() });
    vec![
        Field { wire: "X-Header".to_owned(), location: Location::Header, ..field("header", listed) },
        Field { wire: "x-meta-".to_owned(), location: Location::Headers, ..field("headers", map(string())) },
        Field { wire: "q".to_owned(), location: Location::Query, ..field("query", string()) },
        Field { location: Location::StatusCode, ..field("status", ty(TypeKind::Integer)) },
        Field { wire: "Wire".to_owned(), named: true, ..field("renamed", string()) },
        Field { flattened: true, query_name: Some("Flat".to_owned()), ..field("flat", list(string())) },
        Field { attribute: true, namespace, ..field("attribute", string()) },
        Field { json_value: true, ..field("json", string()) },
        Field { last_segment: true, ..field("last_segment", string()) },
    ]
}

/// An operation with a label, a token, required members of some depth, and errors.
pub fn get_thing() -> Operation {
    let id = Field { wire: "id".to_owned(), location: Location::Label, host_label: true, ..input("id", string()) };
    let token = Field { idempotency_token: true, ..input("token", string()) };
    let tags = input("tags", list(ty(TypeKind::Structure(shape("Tag")))));
    let limit =
        Field { required: false, ..input("limit", bounded(ty(TypeKind::Integer), Bound::Int(1), Bound::Int(100))) };
    let secret = Field { required: false, ..input("secret", Type { sensitive: true, ..string() }) };
    let labels = Field { required: false, ..input("labels", map(string())) };
    let mut it = operation();
    it.uri = "/things/{id}".to_owned();
    it.host_prefix = Some("{id}.".to_owned());
    it.input.fields =
        vec![id, token, tags, input("status", ty(TypeKind::Enumeration(shape("Status")))), limit, secret, labels];
    it.output.fields = vec![required("arn", string()), field("parts", list(ty(TypeKind::Structure(shape("Node")))))];
    it.output.fallible_build = true;
    it.errors = vec![
        OperationError {
            status: Some(404),
            retryable: Some(false),
            ..operation_error("ThingNotFound", "is_thing_not_found")
        },
        OperationError {
            wire: "SILENTFault".to_owned(),
            code: "Silent".to_owned(),
            ..operation_error("SilentFault", "is_silent_fault")
        },
    ];
    it
}

/// A member of an input: required, an `Option`, documented.
fn input(name: &str, ty: Type) -> Field {
    Field { required: true, docs: format!("The {name} of the thing."), ..field(name, ty) }
}

/// An operation without members, marked deprecated, with examples.
pub fn list_things() -> Operation {
    let mut it = operation();
    for text in [&mut it.wire, &mut it.marker, &mut it.pascal] {
        *text = "ListThings".to_owned();
    }
    (it.module, it.method) = ("list_things".to_owned(), "list_things".to_owned());
    for (structure, suffix) in [(&mut it.input, "Input"), (&mut it.output, "Output")] {
        structure.name.rust = format!("ListThings{suffix}");
        structure.wire = structure.name.rust.clone();
        structure.name.table = format!("LIST_THINGS_{}", suffix.to_uppercase());
    }
    it.input.fields = vec![
        field("filter", ty(TypeKind::Structure(shape("Everything")))),
        field("either", ty(TypeKind::Union(shape("Either")))),
    ];
    it.has_output = false;
    it.deprecated = deprecated();
    it.examples = vec![example()];
    it
}

/// An example with a value of each kind.
pub fn example() -> Example {
    let text = |text: &str| ExampleValue::String(text.to_owned());
    let status = ExampleValue::Enumeration(shape("Status"), "ACTIVE".to_owned());
    let values = vec![
        ("a_boolean", ExampleValue::Boolean(true)),
        ("a_integer", ExampleValue::Integer(-1)),
        ("a_double", ExampleValue::Double(0.5)),
        ("a_string", text("a \"b\"")),
        ("a_status", status),
        ("a_blob", ExampleValue::Blob(vec![0, b'a'])),
        ("a_timestamp", ExampleValue::Timestamp(1.5)),
        ("a_tag", ExampleValue::Structure(shape("Tag"), vec![("key".to_owned(), text("k"))], true)),
        ("a_list", ExampleValue::List(vec![text("a"), text("b")])),
        ("a_list_of_lists", ExampleValue::List(vec![ExampleValue::List(vec![ExampleValue::Long(1)])])),
        ("a_map", ExampleValue::Map(vec![("k".to_owned(), text("v"))])),
        ("a_map_by_status", ExampleValue::Map(vec![("ACTIVE".to_owned(), ExampleValue::List(vec![text("v")]))])),
        ("r#type", text("t")),
        ("when", ExampleValue::Timestamp(0.0)),
    ];
    let values = values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let node = ExampleValue::Structure(shape("Node"), Vec::new(), false);
    let either = ExampleValue::Union(shape("Either"), "Node".to_owned(), Box::new(node));
    Example {
        title: "All things".to_owned(),
        docs: "Lists them.".to_owned(),
        setters: vec![
            ("filter".to_owned(), ExampleValue::Structure(shape("Everything"), values, true)),
            ("either".to_owned(), either),
        ],
        input: serde_json::json!({ "filter": { "aBoolean": true } }),
        output: Some(serde_json::json!({ "things": [] })),
    }
}

/// A service whose endpoint rules ask more than the region, and which takes tokens.
pub fn choosy() -> Service {
    let param = |wire: &str, origin| {
        let variable = Variable { rust: wire.to_lowercase(), ty: ParamType::String, optional: true };
        Param { wire: wire.to_owned(), variable, origin, required: false, default: None, used: true }
    };
    let params = vec![
        param("Region", Origin::Region),
        param("Bucket", Origin::Operation),
        param("ForcePathStyle", Origin::BuiltIn(BuiltIn::S3ForcePathStyle)),
    ];
    let said = |name: &str, value| ContextParam { name: name.to_owned(), value };
    let member = |name: &str| ContextStep::Member(name.to_owned());
    let ways = vec![vec![member("Put"), member("Name")], vec![member("Get"), member("Name")]];
    let context = vec![
        said("Kind", ContextValue::Text("data".to_owned())),
        said("Fast", ContextValue::Flag(true)),
        said("Zones", ContextValue::Texts(vec!["a".to_owned(), "b".to_owned()])),
        said("Bucket", ContextValue::Input(vec![member("Bucket")])),
        said("Keys", ContextValue::Input(vec![member("Requests"), ContextStep::Keys])),
        said("Names", ContextValue::Input(vec![member("Items"), ContextStep::Each, ContextStep::All(ways)])),
    ];
    Service {
        auth: vec![Auth::SigV4a, Auth::SigV4, Auth::Bearer],
        settings: vec![Setting::ForcePathStyle, Setting::BearerAuth],
        endpoint_operation: Some(EndpointOperation {
            wire: "DescribeEndpoints".to_owned(),
            http_method: "POST".to_owned(),
            uri: "/".to_owned(),
        }),
        endpoints: RuleSet { params, body: Body::Standard("demo".to_owned()) },
        operations: vec![Operation { auth: vec![Auth::Bearer], context, discovers_endpoint: true, ..operation() }],
        ..service()
    }
}
