//! Shapes: structures, unions, enumerations, and the types of their members.

/// A named Rust type of `types`, and the table of its shape.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ShapeRef {
    /// Rust name, such as `DomainInfo`.
    pub rust: String,
    /// Name of the table, such as `DOMAIN_INFO`; empty for enumerations.
    pub table: String,
    /// Private module of `types` that holds both, such as `_domain_info`.
    pub module: String,
}

/// A structure: nested type, input, output or error.
#[derive(Clone, Debug)]
pub struct Structure {
    /// The shape's name in the model.
    pub wire: String,
    /// Rust type, table and module.
    pub name: ShapeRef,
    /// Members in model order.
    pub fields: Vec<Field>,
    /// Index of the field that is the whole body (`payload`).
    pub payload: Option<usize>,
    /// Element name in XML, where the model gives one.
    pub xml_name: Option<String>,
    /// XML namespace, if any.
    pub namespace: Option<Namespace>,
    /// The whole structure is hidden in `Debug` output.
    pub sensitive: bool,
    /// `build()` of its builder returns a `Result`: inputs always, others when a plain field has no default.
    pub fallible_build: bool,
    /// Whether the type can be cloned and compared (a streaming body cannot).
    pub comparable: bool,
    /// Set for errors.
    pub error: Option<ErrorInfo>,
    /// Markdown.
    pub docs: String,
    /// Marked deprecated by the model.
    pub deprecated: Option<Deprecated>,
}

/// What makes a structure an error.
#[derive(Clone, Debug)]
pub struct ErrorInfo {
    /// Code on the wire.
    pub code: String,
    /// Index in `fields` of the field `message`. Lowering adds the field where the model has none.
    pub message: usize,
    /// The message field is in the model; otherwise it is added, and takes no part in the table.
    pub message_modeled: bool,
}

/// Marked deprecated.
#[derive(Clone, Debug, Default)]
pub struct Deprecated {
    /// Reason, if the model gives one.
    pub message: Option<String>,
    /// Date or version, if the model gives one.
    pub since: Option<String>,
}

/// A member of a structure.
#[derive(Clone, Debug)]
pub struct Field {
    /// Rust name of field, accessor and setter: keywords are written `r#..`.
    pub rust: String,
    /// Rust name after `set_` and `get_`: bare.
    pub stem: String,
    /// The member's name in the model.
    pub name: String,
    /// Name on the wire: `locationName`, else `name`.
    pub wire: String,
    /// Whether the model has a `locationName`.
    pub named: bool,
    /// Where it stands in a message.
    pub location: Location,
    /// Type, before `Option`.
    pub ty: Type,
    /// `Option` or plain.
    pub presence: Presence,
    /// Required by the model.
    pub required: bool,
    /// Filled with a UUID when absent.
    pub idempotency_token: bool,
    /// `flattened: true` on the member.
    pub flattened: bool,
    /// `xmlAttribute: true`.
    pub attribute: bool,
    /// `hostLabel: true`.
    pub host_label: bool,
    /// `jsonvalue: true`.
    pub json_value: bool,
    /// Of an id, only what follows the last slash is sent.
    pub last_segment: bool,
    /// `queryName`.
    pub query_name: Option<String>,
    /// XML namespace, if any.
    pub namespace: Option<Namespace>,
    /// Markdown.
    pub docs: String,
    /// Marked deprecated by the model.
    pub deprecated: Option<Deprecated>,
}

/// Whether a field is an `Option`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// `Option<T>`.
    Optional,
    /// `T`; its builder fails when it is not set.
    Required,
    /// `T`; its builder fills in the zero value.
    Defaulted,
}

/// Where a member stands in an HTTP message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body.
    Body,
    /// In a header.
    Header,
    /// In all headers with a prefix.
    Headers,
    /// In the query.
    Query,
    /// In the path.
    Label,
    /// The status code.
    StatusCode,
    /// In a header of an event (`eventheader: true`).
    EventHeader,
    /// It is the whole payload of an event (`eventpayload: true`).
    EventPayload,
}

/// An XML namespace.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Namespace {
    /// Bound prefix; `None`: the default namespace.
    pub prefix: Option<String>,
    /// Name.
    pub uri: String,
}

/// The type of a member, element or entry: its kind, its constraints, whether it is hidden.
#[derive(Clone, Debug)]
pub struct Type {
    /// The kind.
    pub kind: TypeKind,
    /// Constraints of the shape.
    pub rules: Rules,
    /// Hidden in output.
    pub sensitive: bool,
    /// Wrapped in a `Box`, because it closes a cycle.
    pub boxed: bool,
    /// Name of the shape in the model, for documentation.
    pub shape: String,
}

/// The kind of a type.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// `bool`.
    Boolean,
    /// `i32`.
    Integer,
    /// `i64`.
    Long,
    /// `f32`.
    Float,
    /// `f64`.
    Double,
    /// `String`.
    String,
    /// An enumeration of `types`.
    Enumeration(ShapeRef),
    /// `Blob`.
    Blob,
    /// `ByteStream`: a streaming blob in an input or output. `requires_length`: the length must be known beforehand.
    ByteStream {
        /// `requiresLength: true`.
        requires_length: bool,
    },
    /// `DateTime`; `None`: in the protocol's own format.
    Timestamp(Option<TimestampFormat>),
    /// `Document`.
    Document,
    /// `Vec`.
    List(Box<List>),
    /// `HashMap`.
    Map(Box<Map>),
    /// A structure of `types`.
    Structure(ShapeRef),
    /// A union of `types`.
    Union(ShapeRef),
    /// An event stream, in an input or output.
    EventStream(Box<EventStream>),
}

/// A stream of events.
#[derive(Clone, Debug)]
pub struct EventStream {
    /// The union of `types` whose variants are the events.
    pub events: ShapeRef,
    /// Rust name of the stream's error in `types::error`.
    pub error: String,
    /// It stands in an input.
    pub sent: bool,
}

/// Format of a timestamp.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `iso8601`.
    DateTime,
    /// `rfc822`.
    HttpDate,
    /// `unixTimestamp`.
    EpochSeconds,
}

/// A list.
#[derive(Clone, Debug)]
pub struct List {
    /// Element.
    pub member: Type,
    /// `locationName` of the element.
    pub name: Option<String>,
    /// `flattened: true` on the shape.
    pub flattened: bool,
    /// `sparse: true`: elements are `Option`.
    pub sparse: bool,
    /// XML namespace of the element.
    pub namespace: Option<Namespace>,
}

/// A map.
#[derive(Clone, Debug)]
pub struct Map {
    /// Key: a string or an enumeration.
    pub key: Type,
    /// Value.
    pub value: Type,
    /// `locationName` of the key.
    pub key_name: Option<String>,
    /// `locationName` of the value.
    pub value_name: Option<String>,
    /// `flattened: true` on the shape.
    pub flattened: bool,
    /// `sparse: true`: values are `Option`.
    pub sparse: bool,
    /// XML namespace of the key.
    pub key_namespace: Option<Namespace>,
    /// XML namespace of the value.
    pub value_namespace: Option<Namespace>,
}

/// A lower or upper bound, as the model writes it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// Written as a whole number.
    Int(i64),
    /// Written as a fraction.
    Float(f64),
}

/// Constraints of a shape.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// `min`.
    pub min: Option<Bound>,
    /// `max`.
    pub max: Option<Bound>,
    /// `pattern`, translated to regex-lite's syntax; absent where it cannot be (a diagnostic says so).
    pub pattern: Option<String>,
    /// `enum`, for advisory checks, in the order of the model.
    pub values: Vec<String>,
}

/// An enumeration.
#[derive(Clone, Debug)]
pub struct Enumeration {
    /// The shape's name in the model.
    pub wire: String,
    /// Rust type and module (no table).
    pub name: ShapeRef,
    /// Variants, sorted by wire value.
    pub variants: Vec<Variant>,
    /// Values are hidden in `Debug` output.
    pub sensitive: bool,
    /// Markdown.
    pub docs: String,
    /// Marked deprecated by the model.
    pub deprecated: Option<Deprecated>,
}

/// One value of an enumeration.
#[derive(Clone, Debug)]
pub struct Variant {
    /// Rust name.
    pub rust: String,
    /// Value on the wire.
    pub wire: String,
}

/// A union.
#[derive(Clone, Debug)]
pub struct Union {
    /// The shape's name in the model.
    pub wire: String,
    /// Rust type, table and module.
    pub name: ShapeRef,
    /// Variants in model order: the order of the table. (The emitted enum is sorted by Rust name.)
    pub variants: Vec<UnionVariant>,
    /// The union is an event stream; its variants are events. (Its exceptions are those of a [`StreamError`].)
    pub event_stream: bool,
    /// Hidden in `Debug` output.
    pub sensitive: bool,
    /// Markdown.
    pub docs: String,
    /// Marked deprecated by the model.
    pub deprecated: Option<Deprecated>,
}

/// One arm of a union.
#[derive(Clone, Debug)]
pub struct UnionVariant {
    /// Rust name of the variant.
    pub rust: String,
    /// Rust name after `as_` and `is_`.
    pub stem: String,
    /// The member behind it.
    pub field: Field,
}

/// The error of an event stream: what its exceptions become.
#[derive(Clone, Debug)]
pub struct StreamError {
    /// The stream's name in the model.
    pub stream: String,
    /// Rust type and module in `types::error` (no table).
    pub name: ShapeRef,
    /// The exceptions, in model order: the stream's member, and the error behind it.
    pub exceptions: Vec<(String, super::OperationError)>,
}
