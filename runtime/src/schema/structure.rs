//! A structure or union: its name and its members in model order.

use super::{Kind, Member};

/// An XML namespace (`xmlNamespace` of `service-2.json`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Namespace {
    /// The prefix that it is bound to; `None`: the default namespace.
    pub prefix: Option<&'static str>,
    /// The namespace's name.
    pub uri: &'static str,
}

/// The table of a structure or union.
#[derive(Clone, Copy, Debug)]
pub struct Structure {
    /// The shape's name in the model.
    pub name: &'static str,
    /// The members, in model order.
    pub members: &'static [Member],
    /// Exactly one member is set (`union: true`).
    pub union: bool,
    /// Index of the member that is the whole body (`payload`).
    pub payload: Option<usize>,
    /// Name of the structure's root element in XML (`locationName`), where it is not the shape's name.
    pub xml_name: Option<&'static str>,
    /// XML namespace of the root element, if any.
    pub namespace: Option<&'static Namespace>,
}

impl Structure {
    /// A structure of these members.
    pub const fn new(name: &'static str, members: &'static [Member]) -> Self {
        Self { name, members, union: false, payload: None, xml_name: None, namespace: None }
    }

    /// Exactly one member is set.
    pub const fn union(mut self) -> Self {
        self.union = true;
        self
    }

    /// The member with this index is the whole body.
    pub const fn payload(mut self, index: usize) -> Self {
        self.payload = Some(index);
        self
    }

    /// Names the root element in XML.
    pub const fn xml_name(mut self, name: &'static str) -> Self {
        self.xml_name = Some(name);
        self
    }

    /// Whether one of the members is a stream, of bytes or of events, so that the body is not held in memory.
    pub fn is_stream(&self) -> bool {
        self.members.iter().any(|row| row.streaming)
    }

    /// Whether one of the members is a stream of events.
    pub fn is_event_stream(&self) -> bool {
        self.members.iter().any(|row| row.streaming && matches!(row.shape.kind, Kind::Structure(_)))
    }

    /// Whether anything in the structure is to be hidden.
    pub(crate) fn holds_sensitive(&'static self) -> bool {
        super::structure(self).holds_sensitive()
    }

    /// Puts the root element in an XML namespace.
    pub const fn namespace(mut self, namespace: &'static Namespace) -> Self {
        self.namespace = Some(namespace);
        self
    }
}
