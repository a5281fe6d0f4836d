//! A reference to a shape: a member of a structure, an element of a list, a key or value of a map.

use super::node::Node;
use super::shape::{Deprecation, TimestampFormat, XmlNamespace};

/// `location` of a member: where it stands in an HTTP message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// `uri`.
    Uri,
    /// `querystring`.
    QueryString,
    /// `header`.
    Header,
    /// `headers`: all headers with a prefix.
    Headers,
    /// `statusCode`.
    StatusCode,
}

/// A reference to a shape, with the traits that stand beside it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// `shape`; empty where the model has none, which is an error.
    pub shape: String,
    /// `documentation`: HTML.
    pub documentation: String,
    /// `idempotencyToken`.
    pub idempotency_token: bool,
    /// `location`; absent: in the body.
    pub location: Option<Location>,
    /// `locationName`.
    pub location_name: Option<String>,
    /// `box`.
    pub boxed: bool,
    /// `contextParam.name`: the endpoint parameter that this member sets.
    pub context_param: Option<String>,
    /// `hostLabel`.
    pub host_label: bool,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `queryName`.
    pub query_name: Option<String>,
    /// `eventpayload`.
    pub event_payload: bool,
    /// `eventheader`.
    pub event_header: bool,
    /// `jsonvalue`.
    pub json_value: bool,
    /// `enum`: values that this member takes of a wider string.
    pub values: Vec<String>,
    /// `flattened`.
    pub flattened: bool,
    /// `sparse`.
    pub sparse: bool,
    /// `streaming`.
    pub streaming: bool,
    /// `xmlAttribute`.
    pub xml_attribute: bool,
    /// `timestampFormat`.
    pub timestamp_format: Option<TimestampFormat>,
    /// Of an id, only what follows the last slash is sent. No key of a model: fixes set it.
    pub last_segment: bool,
    /// `deprecated` and its companions.
    pub deprecated: Deprecation,
}

impl Reference {
    pub(super) fn read(node: &Node<'_>) -> Self {
        let mut it = Self::default();
        node.object("a member", |key, node| {
            match key {
                "shape" => it.shape = node.string(),
                "documentation" => it.documentation = node.string(),
                "idempotencyToken" => it.idempotency_token = node.boolean(),
                "location" => it.location = read_location(node),
                "locationName" => it.location_name = Some(node.string()),
                "box" => it.boxed = node.boolean(),
                "contextParam" => node.object("a context parameter", |key, node| {
                    it.context_param = Some(node.string());
                    key == "name"
                }),
                "hostLabel" => it.host_label = node.boolean(),
                "xmlNamespace" => it.xml_namespace = Some(XmlNamespace::read(node)),
                "queryName" => it.query_name = Some(node.string()),
                "eventpayload" => it.event_payload = node.boolean(),
                "eventheader" => it.event_header = node.boolean(),
                "jsonvalue" => it.json_value = node.boolean(),
                "enum" => it.values = node.strings(),
                "flattened" => it.flattened = node.boolean(),
                "sparse" => it.sparse = node.boolean(),
                "streaming" => it.streaming = node.boolean(),
                "xmlAttribute" => it.xml_attribute = node.boolean(),
                "timestampFormat" => it.timestamp_format = TimestampFormat::read(node),
                _ => return it.deprecated.read(key, node),
            }
            true
        });
        it
    }
}

fn read_location(node: &Node<'_>) -> Option<Location> {
    let location = match node.value().as_str() {
        Some("uri") => Location::Uri,
        Some("querystring") => Location::QueryString,
        Some("header") => Location::Header,
        Some("headers") => Location::Headers,
        Some("statusCode") => Location::StatusCode,
        _ => {
            node.expect(None::<()>, "uri, querystring, header, headers or statusCode");
            return None;
        }
    };
    Some(location)
}
