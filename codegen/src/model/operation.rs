//! `operations` of `service-2.json`.

use indexmap::IndexMap;
use serde_json::Value;

use super::node::Node;
use super::shape::{Deprecation, XmlNamespace};

/// An operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Operation {
    /// `name`: the same as the key.
    pub name: String,
    /// `http.method`.
    pub http_method: String,
    /// `http.requestUri`.
    pub request_uri: String,
    /// `http.responseCode`.
    pub response_code: Option<u16>,
    /// `input`.
    pub input: Option<OperationInput>,
    /// `output`.
    pub output: Option<OperationOutput>,
    /// `errors`: names of their shapes.
    pub errors: Vec<String>,
    /// `documentation`: HTML.
    pub documentation: String,
    /// `idempotent`.
    pub idempotent: bool,
    /// `readonly`.
    pub readonly: bool,
    /// `endpoint.hostPrefix`.
    pub host_prefix: Option<String>,
    /// `httpChecksumRequired`.
    pub http_checksum_required: bool,
    /// `httpChecksum`.
    pub http_checksum: HttpChecksum,
    /// `staticContextParams`: endpoint parameters with fixed values, as written.
    pub static_context_params: IndexMap<String, Value>,
    /// `operationContextParams`: endpoint parameters by JMESPath of the input.
    pub operation_context_params: IndexMap<String, String>,
    /// `endpointdiscovery`.
    pub endpoint_discovery: Option<EndpointDiscovery>,
    /// `endpointoperation`: the one that answers endpoint discovery.
    pub endpoint_operation: bool,
    /// `authtype`, such as `none`.
    pub auth_type: Option<String>,
    /// `auth`: authentication schemes in order of preference.
    pub auth: Vec<String>,
    /// `unsignedPayload`.
    pub unsigned_payload: bool,
    /// `requestcompression.encodings`.
    pub compressions: Vec<String>,
    /// `deprecated` and its companions.
    pub deprecated: Deprecation,
}

/// `input` of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationInput {
    /// `shape`.
    pub shape: String,
    /// `locationName`: the root element in XML.
    pub location_name: Option<String>,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `documentation`: HTML.
    pub documentation: String,
}

/// `output` of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OperationOutput {
    /// `shape`.
    pub shape: String,
    /// `resultWrapper`.
    pub result_wrapper: Option<String>,
    /// `locationName`.
    pub location_name: Option<String>,
    /// `wrapper`.
    pub wrapper: bool,
    /// `documentation`: HTML.
    pub documentation: String,
}

/// `httpChecksum` of an operation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HttpChecksum {
    /// `requestAlgorithmMember`.
    pub request_algorithm_member: Option<String>,
    /// `requestChecksumRequired`.
    pub request_checksum_required: bool,
    /// `requestValidationModeMember`.
    pub request_validation_mode_member: Option<String>,
    /// `responseAlgorithms`.
    pub response_algorithms: Vec<String>,
}

/// `endpointdiscovery` of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct EndpointDiscovery {
    /// `required`.
    pub required: bool,
}

pub(super) fn parse_operation(node: &Node<'_>) -> Operation {
    let mut it = Operation::default();
    node.object("an operation", |key, node| {
        match key {
            "name" => it.name = node.string(),
            "http" => parse_http(&mut it, node),
            "input" => it.input = Some(parse_input(node)),
            "output" => it.output = Some(parse_output(node)),
            "errors" => node.items(|error| it.errors.push(parse_error(error))),
            "documentation" => it.documentation = node.string(),
            "idempotent" => it.idempotent = node.boolean(),
            "readonly" => it.readonly = node.boolean(),
            "endpoint" => it.host_prefix = parse_one(node, "an operation's endpoint", "hostPrefix", |it| it.string()),
            "httpChecksumRequired" => it.http_checksum_required = node.boolean(),
            "httpChecksum" => it.http_checksum = parse_checksum(node),
            "staticContextParams" => node.entries(|name, param| {
                let value = parse_one(param, "a static context parameter", "value", |it| it.value().clone());
                it.static_context_params.insert(name.to_owned(), value.unwrap_or_default());
            }),
            "operationContextParams" => node.entries(|name, param| {
                let path = parse_one(param, "an operation context parameter", "path", |it| it.string());
                it.operation_context_params.insert(name.to_owned(), path.unwrap_or_default());
            }),
            "endpointdiscovery" => {
                let required = parse_one(node, "endpoint discovery", "required", |it| it.boolean()).unwrap_or_default();
                it.endpoint_discovery = Some(EndpointDiscovery { required });
            }
            "endpointoperation" => it.endpoint_operation = node.boolean(),
            "authtype" => it.auth_type = Some(node.string()),
            "auth" => it.auth = node.strings(),
            "unsignedPayload" => it.unsigned_payload = node.boolean(),
            "requestcompression" => {
                it.compressions =
                    parse_one(node, "request compression", "encodings", |it| it.strings()).unwrap_or_default();
            }
            _ => return it.deprecated.read(key, node),
        }
        true
    });
    it
}

/// An object with only one known key.
fn parse_one<T>(node: &Node<'_>, context: &'static str, known: &str, read: impl Fn(&Node<'_>) -> T) -> Option<T> {
    let mut value = None;
    node.object(context, |key, node| {
        if key == known {
            value = Some(read(node));
        }
        key == known
    });
    value
}

fn parse_http(operation: &mut Operation, node: &Node<'_>) {
    node.object("an operation's http", |key, node| {
        match key {
            "method" => operation.http_method = node.string(),
            "requestUri" => operation.request_uri = node.string(),
            "responseCode" => operation.response_code = node.status(),
            _ => return false,
        }
        true
    });
}

fn parse_input(node: &Node<'_>) -> OperationInput {
    let mut it = OperationInput::default();
    node.object("an operation's input", |key, node| {
        match key {
            "shape" => it.shape = node.string(),
            "locationName" => it.location_name = Some(node.string()),
            "xmlNamespace" => it.xml_namespace = Some(XmlNamespace::read(node)),
            "documentation" => it.documentation = node.string(),
            _ => return false,
        }
        true
    });
    it
}

fn parse_output(node: &Node<'_>) -> OperationOutput {
    let mut it = OperationOutput::default();
    node.object("an operation's output", |key, node| {
        match key {
            "shape" => it.shape = node.string(),
            "resultWrapper" => it.result_wrapper = Some(node.string()),
            "locationName" => it.location_name = Some(node.string()),
            "wrapper" => it.wrapper = node.boolean(),
            "documentation" => it.documentation = node.string(),
            _ => return false,
        }
        true
    });
    it
}

/// What stands beside `shape` repeats what the shape says.
fn parse_error(node: &Node<'_>) -> String {
    let mut shape = String::new();
    node.object("an operation's error", |key, node| {
        if key == "shape" {
            shape = node.string();
        }
        ["shape", "documentation", "exception", "error", "fault"].contains(&key)
    });
    shape
}

fn parse_checksum(node: &Node<'_>) -> HttpChecksum {
    let mut it = HttpChecksum::default();
    node.object("an operation's httpChecksum", |key, node| {
        match key {
            "requestAlgorithmMember" => it.request_algorithm_member = Some(node.string()),
            "requestChecksumRequired" => it.request_checksum_required = node.boolean(),
            "requestValidationModeMember" => it.request_validation_mode_member = Some(node.string()),
            "responseAlgorithms" => it.response_algorithms = node.strings(),
            _ => return false,
        }
        true
    });
    it
}
