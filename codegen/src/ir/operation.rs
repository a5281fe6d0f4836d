//! An operation, with its input and output.

use serde_json::Value;

use super::{Auth, ContextParam, Deprecated, Paginator, Structure, Waiter};

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The name in the model, such as `AssumeRoleWithSAML`.
    pub wire: String,
    /// The marker's Rust name (only the first letter changed): stem of `<Op>Error` and `<Op>FluentBuilder`.
    pub marker: String,
    /// Pascal case of the name, such as `AssumeRoleWithSaml`: stem of input, output and their builders.
    pub pascal: String,
    /// The module, such as `assume_role_with_saml`; a keyword gets `_`.
    pub module: String,
    /// The client's method; a keyword is written `r#..`.
    pub method: String,
    /// Name of the input's table, such as `ASSUME_ROLE_WITH_SAML_INPUT`, stands in `input.table`.
    pub input: Structure,
    /// The output; empty where the model names none.
    pub output: Structure,
    /// Whether the model names an input shape.
    pub has_input: bool,
    /// Whether the model names an output shape.
    pub has_output: bool,
    /// HTTP method.
    pub http_method: String,
    /// `requestUri` as in the model.
    pub uri: String,
    /// `resultWrapper` of the output.
    pub result_wrapper: Option<String>,
    /// `endpoint.hostPrefix`.
    pub host_prefix: Option<String>,
    /// The payload is not signed.
    pub unsigned_payload: bool,
    /// How the request says who sends it, best first; empty: as the service has it.
    pub auth: Vec<Auth>,
    /// What it says of the parameters of the endpoint rules, in their order.
    pub context: Vec<ContextParam>,
    /// Another operation says where this one is reached.
    pub discovers_endpoint: bool,
    /// `httpChecksumRequired`, or `httpChecksum.requestChecksumRequired`.
    pub checksum_required: bool,
    /// `httpChecksum.requestAlgorithmMember`: name of a member of the input.
    pub checksum_algorithm: Option<String>,
    /// `httpChecksum.requestValidationModeMember` and `responseAlgorithms`.
    pub response_checksums: Option<ResponseChecksums>,
    /// `requestcompression.encodings`.
    pub compressions: Vec<String>,
    /// Errors in the order in which the operation lists them.
    pub errors: Vec<OperationError>,
    /// Markdown.
    pub docs: String,
    /// Link to the API reference, such as `https://docs.aws.amazon.com/goto/WebAPI/swf-2012-01-25/..`.
    pub reference: String,
    /// Marked deprecated by the model.
    pub deprecated: Option<Deprecated>,
    /// Examples of `examples-1.json`.
    pub examples: Vec<Example>,
    /// The paginator, if there is one.
    pub paginator: Option<Paginator>,
    /// The waiters that call it, sorted by module.
    pub waiters: Vec<Waiter>,
}

/// Checksums that a response may bear.
#[derive(Clone, Debug)]
pub struct ResponseChecksums {
    /// Name of the input's member that asks for one.
    pub mode: String,
    /// The algorithms, as the model names them.
    pub algorithms: Vec<String>,
}

/// An error that an operation lists.
#[derive(Clone, Debug)]
pub struct OperationError {
    /// Rust name of the error's structure and of the variant.
    pub rust: String,
    /// The module of the error, under `types::error`.
    pub module: String,
    /// The name of the error's table in that module.
    pub table: String,
    /// The shape's name.
    pub wire: String,
    /// The predicate, such as `is_unknown_resource_fault`.
    pub predicate: String,
    /// Code on the wire.
    pub code: String,
    /// HTTP status of the model.
    pub status: Option<u16>,
    /// Whether it is retryable, and if so whether as throttling.
    pub retryable: Option<bool>,
    /// Markdown.
    pub docs: String,
}

/// An example of a call.
#[derive(Clone, Debug)]
pub struct Example {
    /// Title of the example.
    pub title: String,
    /// Markdown.
    pub docs: String,
    /// Setters in order: (Rust name of the setter, the value typed).
    pub setters: Vec<(String, ExampleValue)>,
    /// Input as in the file.
    pub input: Value,
    /// Response as in the file, if there is one.
    pub output: Option<Value>,
}

/// A value of an example, typed by the shape it is for.
#[derive(Clone, Debug)]
pub enum ExampleValue {
    /// Text.
    String(String),
    /// A boolean.
    Boolean(bool),
    /// An `i32`.
    Integer(i64),
    /// An `i64`.
    Long(i64),
    /// An `f32`.
    Float(f64),
    /// An `f64`.
    Double(f64),
    /// Bytes.
    Blob(Vec<u8>),
    /// A stream of these bytes.
    ByteStream(Vec<u8>),
    /// A timestamp, in seconds since 1970.
    Timestamp(f64),
    /// An enumeration: (Rust type, value on the wire).
    Enumeration(super::ShapeRef, String),
    /// A list; setters of lists take one item each.
    List(Vec<ExampleValue>),
    /// A map, in the order of the file.
    Map(Vec<(String, ExampleValue)>),
    /// A structure: its type, its setters, and whether `build()` is fallible.
    Structure(super::ShapeRef, Vec<(String, ExampleValue)>, bool),
    /// A union: its type, the Rust name of the variant, its value.
    Union(super::ShapeRef, String, Box<ExampleValue>),
}
