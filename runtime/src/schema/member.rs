//! A member of a structure: its names, its shape, and where it stands in a request or a response.

use super::{Namespace, Shape};

/// Where a member stands in an HTTP message (`location` of `service-2.json`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the body, with the members beside it.
    Body,
    /// A header of this member's wire name.
    Header,
    /// All headers that begin with this member's wire name, as a map (`headers`).
    Headers,
    /// A query parameter of this member's wire name, or, for a map, one parameter per entry (`querystring`).
    Query,
    /// A label in the request path (`uri`).
    Label,
    /// The status code of the response.
    StatusCode,
    /// A header of an event (`eventheader: true`).
    EventHeader,
    /// The whole payload of an event (`eventpayload: true`).
    EventPayload,
}

impl Location {
    /// Whether a member of a response or of an event is read from its body: all but those of headers and status, as in
    /// botocore, and an event's payload.
    pub const fn is_in_response_body(self) -> bool {
        !matches!(self, Self::Header | Self::Headers | Self::StatusCode | Self::EventHeader | Self::EventPayload)
    }
}

/// One row of a structure's table.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The member's name in the model. Validation messages use it.
    pub name: &'static str,
    /// The name on the wire: `locationName` where the model has one, else `name`.
    pub wire: &'static str,
    /// The kind of value and its constraints.
    pub shape: Shape,
    /// Where the member stands.
    pub location: Location,
    /// Whether it must be set.
    pub required: bool,
    /// Filled with a UUID when it is absent (`idempotencyToken: true`).
    pub idempotency_token: bool,
    /// A list or map whose items stand directly in this structure (`flattened: true` on the member).
    pub flattened: bool,
    /// An XML attribute of the structure's element.
    pub attribute: bool,
    /// Becomes part of the host name (`hostLabel: true`); must not be empty.
    pub host_label: bool,
    /// Text that holds JSON (`jsonvalue: true`).
    pub json_value: bool,
    /// The blob or stream is not held in memory (`streaming: true`).
    pub streaming: bool,
    /// How long the stream is must be known before it is sent (`requiresLength: true`).
    pub requires_length: bool,
    /// Whether the model itself names the member on the wire (`locationName`).
    pub named: bool,
    /// An id that may be given with a path before it, of which only the last segment is sent.
    pub last_segment: bool,
    /// The name in an EC2 query, where the model overrides it (`queryName`).
    pub query_name: Option<&'static str>,
    /// XML namespace of the member's element, if any.
    pub namespace: Option<&'static Namespace>,
}

impl Member {
    /// A member in the body, whose wire name is its own.
    pub const fn new(name: &'static str, shape: Shape) -> Self {
        Self {
            name,
            wire: name,
            shape,
            location: Location::Body,
            required: false,
            idempotency_token: false,
            flattened: false,
            attribute: false,
            host_label: false,
            json_value: false,
            streaming: false,
            requires_length: false,
            named: false,
            last_segment: false,
            query_name: None,
            namespace: None,
        }
    }

    /// Must be set.
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Has this name on the wire.
    pub const fn wire(mut self, name: &'static str) -> Self {
        self.wire = name;
        self.named = true;
        self
    }

    /// Stands in the header of this name.
    pub const fn header(self, name: &'static str) -> Self {
        self.at(Location::Header, name)
    }

    /// Stands in all headers that begin with `prefix`.
    pub const fn headers(self, prefix: &'static str) -> Self {
        self.at(Location::Headers, prefix)
    }

    /// Stands in the query parameter of this name.
    pub const fn query(self, name: &'static str) -> Self {
        self.at(Location::Query, name)
    }

    /// Stands in the path label of this name.
    pub const fn label(self, name: &'static str) -> Self {
        self.at(Location::Label, name)
    }

    /// Is the status code of the response.
    pub const fn status_code(self) -> Self {
        let name = self.name;
        self.at(Location::StatusCode, name)
    }

    /// Is a header of an event, under the member's own name.
    pub const fn event_header(mut self) -> Self {
        self.location = Location::EventHeader;
        self
    }

    /// Is the whole payload of an event.
    pub const fn event_payload(mut self) -> Self {
        self.location = Location::EventPayload;
        self
    }

    const fn at(mut self, location: Location, name: &'static str) -> Self {
        self.location = location;
        self.wire(name)
    }

    /// Is filled with a UUID when it is absent.
    pub const fn idempotency_token(mut self) -> Self {
        self.idempotency_token = true;
        self
    }

    /// Its items stand directly in this structure.
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Is an XML attribute of the structure's element.
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// Becomes part of the host name.
    pub const fn host_label(mut self) -> Self {
        self.host_label = true;
        self
    }

    /// Holds JSON as text.
    pub const fn json_value(mut self) -> Self {
        self.json_value = true;
        self
    }

    /// Is not held in memory.
    pub const fn streaming(mut self) -> Self {
        self.streaming = true;
        self
    }

    /// Is an id of which only the last segment is sent.
    pub const fn last_segment(mut self) -> Self {
        self.last_segment = true;
        self
    }

    /// Is not sent before it is known how long it is.
    pub const fn requires_length(mut self) -> Self {
        self.requires_length = true;
        self
    }

    /// Has this name in an EC2 query.
    pub const fn query_name(mut self, name: &'static str) -> Self {
        self.query_name = Some(name);
        self
    }

    /// Is in this XML namespace.
    pub const fn namespace(mut self, namespace: &'static Namespace) -> Self {
        self.namespace = Some(namespace);
        self
    }
}
