//! `shapes` of `service-2.json`.

use indexmap::IndexMap;

use super::node::Node;
use super::reference::Reference;

/// A shape. Traits that its type cannot have are absent or false.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// `type`.
    pub ty: ShapeType,
    /// `documentation`: HTML.
    pub documentation: String,
    /// `min`: least length, number of entries, or value.
    pub min: Option<Bound>,
    /// `max`: greatest length, number of entries, or value.
    pub max: Option<Bound>,
    /// `pattern`, in the syntax of Java or ECMAScript.
    pub pattern: Option<String>,
    /// `enum`.
    pub values: Option<Vec<String>>,
    /// `sensitive`.
    pub sensitive: bool,
    /// `box`.
    pub boxed: bool,
    /// `streaming`.
    pub streaming: bool,
    /// `requiresLength`.
    pub requires_length: bool,
    /// `flattened`.
    pub flattened: bool,
    /// `sparse`.
    pub sparse: bool,
    /// `locationName`: stands for members of this shape that have none.
    pub location_name: Option<String>,
    /// `timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// `member` of a list.
    pub member: Option<Reference>,
    /// `key` of a map.
    pub key: Option<Reference>,
    /// `value` of a map.
    pub value: Option<Reference>,
    /// `members` of a structure.
    pub members: IndexMap<String, Reference>,
    /// `required` of a structure.
    pub required: Vec<String>,
    /// `payload` of a structure: the member that is the whole body.
    pub payload: Option<String>,
    /// `error`.
    pub error: ErrorTrait,
    /// `exception`.
    pub exception: bool,
    /// `fault`.
    pub fault: bool,
    /// `retryable`; the value is `throttling`.
    pub retryable: Option<bool>,
    /// `union`.
    pub union: bool,
    /// `document`.
    pub document: bool,
    /// `synthetic`.
    pub synthetic: bool,
    /// `wrapper`.
    pub wrapper: bool,
    /// `event`.
    pub event: bool,
    /// `eventstream`.
    pub event_stream: bool,
    /// `xmlOrder`.
    pub xml_order: Vec<String>,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `deprecated` and its companions.
    pub deprecated: Deprecation,
}

/// `type` of a shape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "botocore's own words")]
pub enum ShapeType {
    Boolean,
    Integer,
    Long,
    Float,
    Double,
    Character,
    String,
    Blob,
    Timestamp,
    List,
    Map,
    Structure,
}

/// A lower or upper bound as it is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A whole number.
    Int(i64),
    /// A fraction.
    Float(f64),
}

/// `error` of a structure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorTrait {
    /// `code` on the wire.
    pub code: Option<String>,
    /// `httpStatusCode`.
    pub status: Option<u16>,
    /// `senderFault`.
    pub sender_fault: bool,
}

/// `timestampFormat`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimestampFormat {
    /// `iso8601`.
    Iso8601,
    /// `rfc822`.
    Rfc822,
    /// `unixTimestamp`.
    UnixTimestamp,
}

/// `xmlNamespace`: `{uri, prefix}`, or the bare name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct XmlNamespace {
    /// `uri`.
    pub uri: String,
    /// `prefix`.
    pub prefix: Option<String>,
}

/// `deprecated`, `deprecatedMessage`, `deprecatedSince`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// `deprecated`.
    pub deprecated: bool,
    /// `deprecatedMessage`.
    pub message: Option<String>,
    /// `deprecatedSince`: a date.
    pub since: Option<String>,
}

impl Deprecation {
    /// Reads one of the three keys; says whether it was one.
    pub(super) fn read(&mut self, key: &str, node: &Node<'_>) -> bool {
        match key {
            "deprecated" => self.deprecated = node.boolean(),
            "deprecatedMessage" => self.message = Some(node.string()),
            "deprecatedSince" => self.since = Some(node.string()),
            _ => return false,
        }
        true
    }
}

impl XmlNamespace {
    pub(super) fn read(node: &Node<'_>) -> Self {
        let mut it = Self::default();
        if node.value().is_string() {
            it.uri = node.string();
            return it;
        }
        node.object("an XML namespace", |key, node| {
            match key {
                "uri" => it.uri = node.string(),
                "prefix" => it.prefix = Some(node.string()),
                _ => return false,
            }
            true
        });
        it
    }
}

impl TimestampFormat {
    pub(super) fn read(node: &Node<'_>) -> Option<Self> {
        let format = match node.value().as_str() {
            Some("iso8601") => Some(Self::Iso8601),
            Some("rfc822") => Some(Self::Rfc822),
            Some("unixTimestamp") => Some(Self::UnixTimestamp),
            _ => None,
        };
        node.expect(format, "iso8601, rfc822 or unixTimestamp")
    }
}

impl ShapeType {
    fn read(node: &Node<'_>) -> Self {
        let ty = match node.value().as_str() {
            Some("boolean") => Some(Self::Boolean),
            Some("integer") => Some(Self::Integer),
            Some("long") => Some(Self::Long),
            Some("float") => Some(Self::Float),
            Some("double") => Some(Self::Double),
            Some("character") => Some(Self::Character),
            Some("string") => Some(Self::String),
            Some("blob") => Some(Self::Blob),
            Some("timestamp") => Some(Self::Timestamp),
            Some("list") => Some(Self::List),
            Some("map") => Some(Self::Map),
            Some("structure") => Some(Self::Structure),
            _ => None,
        };
        node.expect(ty, "the type of a shape").unwrap_or(Self::Structure)
    }

    /// What kind of object a warning about an unknown key names, and the keys that this type can have beside those
    /// of all shapes.
    fn keys(self) -> (&'static str, &'static [&'static str]) {
        match self {
            Self::Boolean => ("a boolean shape", &["min", "max"]),
            Self::Integer => ("an integer shape", &["min", "max"]),
            Self::Long => ("a long shape", &["min", "max"]),
            Self::Float => ("a float shape", &["min", "max"]),
            Self::Double => ("a double shape", &["min", "max"]),
            Self::Character => ("a character shape", &[]),
            Self::String => ("a string shape", &["min", "max", "pattern", "enum"]),
            Self::Blob => ("a blob shape", &["min", "max", "streaming", "requiresLength"]),
            Self::Timestamp => ("a timestamp shape", &["timestampFormat"]),
            Self::List => ("a list shape", &["member", "min", "max", "flattened", "sparse"]),
            Self::Map => ("a map shape", &["key", "value", "min", "max", "flattened", "sparse"]),
            Self::Structure => (
                "a structure shape",
                &[
                    "members",
                    "required",
                    "payload",
                    "error",
                    "exception",
                    "fault",
                    "retryable",
                    "union",
                    "document",
                    "synthetic",
                    "wrapper",
                    "event",
                    "eventstream",
                    "xmlOrder",
                ],
            ),
        }
    }
}

/// Keys that any shape can have.
const COMMON: &[&str] = &[
    "type",
    "documentation",
    "sensitive",
    "box",
    "locationName",
    "xmlNamespace",
    "deprecated",
    "deprecatedMessage",
    "deprecatedSince",
];

pub(super) fn parse_shape(node: &Node<'_>) -> Shape {
    let mut it = Shape::new(shape_type(node));
    let (context, keys) = it.ty.keys();
    node.object(context, |key, node| {
        let known = COMMON.contains(&key) || keys.contains(&key);
        if known {
            it.read(key, node);
        }
        known
    });
    it
}

fn shape_type(node: &Node<'_>) -> ShapeType {
    let mut ty = None;
    if node.value().is_object() {
        node.entries(|key, node| {
            if key == "type" {
                ty = Some(ShapeType::read(node));
            }
        });
        if ty.is_none() {
            node.error("a shape without a type");
        }
    }
    ty.unwrap_or(ShapeType::Structure)
}

impl Shape {
    /// A shape of that type, with nothing else said of it.
    pub fn new(ty: ShapeType) -> Self {
        Self {
            ty,
            documentation: String::new(),
            min: None,
            max: None,
            pattern: None,
            values: None,
            sensitive: false,
            boxed: false,
            streaming: false,
            requires_length: false,
            flattened: false,
            sparse: false,
            location_name: None,
            timestamp_format: None,
            member: None,
            key: None,
            value: None,
            members: IndexMap::new(),
            required: Vec::new(),
            payload: None,
            error: ErrorTrait::default(),
            exception: false,
            fault: false,
            retryable: None,
            union: false,
            document: false,
            synthetic: false,
            wrapper: false,
            event: false,
            event_stream: false,
            xml_order: Vec::new(),
            xml_namespace: None,
            deprecated: Deprecation::default(),
        }
    }

    /// All references, each with its place below the shape: `member`, `key`, `value`, or `members/NAME`.
    pub fn references(&self) -> impl Iterator<Item = (Option<&str>, &'static str, &Reference)> {
        let parts = [("member", &self.member), ("key", &self.key), ("value", &self.value)];
        let parts = parts.into_iter().filter_map(|(part, it)| Some((None, part, it.as_ref()?)));
        parts.chain(self.members.iter().map(|(name, it)| (Some(name.as_str()), "members", it)))
    }

    fn read(&mut self, key: &str, node: &Node<'_>) {
        match key {
            "documentation" => self.documentation = node.string(),
            "min" => self.min = read_bound(self.ty, node),
            "max" => self.max = read_bound(self.ty, node),
            "pattern" => self.pattern = Some(node.string()),
            "enum" => self.values = Some(node.strings()),
            "sensitive" => self.sensitive = node.boolean(),
            "box" => self.boxed = node.boolean(),
            "streaming" => self.streaming = node.boolean(),
            "requiresLength" => self.requires_length = node.boolean(),
            "flattened" => self.flattened = node.boolean(),
            "sparse" => self.sparse = node.boolean(),
            "locationName" => self.location_name = Some(node.string()),
            "timestampFormat" => self.timestamp_format = TimestampFormat::read(node),
            "member" => self.member = Some(Reference::read(node)),
            "key" => self.key = Some(Reference::read(node)),
            "value" => self.value = Some(Reference::read(node)),
            "members" => node.entries(|name, it| drop(self.members.insert(name.to_owned(), Reference::read(it)))),
            "required" => self.required = node.strings(),
            "payload" => self.payload = Some(node.string()),
            "error" => self.error = read_error(node),
            "xmlOrder" => self.xml_order = node.strings(),
            "xmlNamespace" => self.xml_namespace = Some(XmlNamespace::read(node)),
            "retryable" => self.retryable = Some(read_retryable(node)),
            _ => self.read_flag(key, node),
        }
    }

    /// Flags of structures, and the keys about deprecation.
    fn read_flag(&mut self, key: &str, node: &Node<'_>) {
        match key {
            "exception" => self.exception = node.boolean(),
            "fault" => self.fault = node.boolean(),
            "union" => self.union = node.boolean(),
            "document" => self.document = node.boolean(),
            "synthetic" => self.synthetic = node.boolean(),
            "wrapper" => self.wrapper = node.boolean(),
            "event" => self.event = node.boolean(),
            "eventstream" => self.event_stream = node.boolean(),
            _ => drop(self.deprecated.read(key, node)),
        }
    }
}

/// Lengths and whole numbers have bounds that are whole, and no length is negative.
fn read_bound(ty: ShapeType, node: &Node<'_>) -> Option<Bound> {
    let value = node.value();
    let whole = value.as_i64().map(Bound::Int);
    match ty {
        ShapeType::Float | ShapeType::Double => {
            node.expect(whole.or_else(|| value.as_f64().map(Bound::Float)), "a number")
        }
        ShapeType::Boolean | ShapeType::Integer | ShapeType::Long => node.expect(whole, "a whole number of 64 bits"),
        _ => node.expect(whole.filter(|it| matches!(it, Bound::Int(0..))), "a length of at least 0"),
    }
}

fn read_retryable(node: &Node<'_>) -> bool {
    let mut throttling = false;
    node.object("a retryable trait", |key, node| {
        if key == "throttling" {
            throttling = node.boolean();
        }
        key == "throttling"
    });
    throttling
}

fn read_error(node: &Node<'_>) -> ErrorTrait {
    let mut it = ErrorTrait::default();
    node.object("an error trait", |key, node| {
        match key {
            "code" => it.code = Some(node.string()),
            "httpStatusCode" => it.status = node.status(),
            "senderFault" => it.sender_fault = node.boolean(),
            "fault" => drop(node.boolean()),
            _ => return false,
        }
        true
    });
    it
}
