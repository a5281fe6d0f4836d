//! Payloads of events: as bodies of the protocol, whatever the name of an XML root.

use super::{EventFormat, SerializeError, json_body};
use crate::codec::xml::{self, XmlDecoder};
use crate::codec::{cbor, json};
use crate::schema::{Location, Member, Structure};
use crate::shape::{DecodeError, Decoder as _, MemberWriter, Members, ReadMembers, Value};

/// In JSON.
#[derive(Clone, Copy, Debug)]
pub(super) struct JsonEvents {
    /// See [`EventFormat::has_initial_messages`].
    pub(super) initial_messages: bool,
}

impl EventFormat for JsonEvents {
    fn content_type(&self) -> &'static str {
        "application/json"
    }

    fn has_initial_messages(&self) -> bool {
        self.initial_messages
    }

    fn write(&self, event: &dyn Members) -> Result<Vec<u8>, SerializeError> {
        json::write(event)
    }

    fn read(&self, payload: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        json_body::read_members(payload, into)
    }
}

/// In XML.
#[derive(Clone, Copy, Debug)]
pub(super) struct XmlEvents;

impl EventFormat for XmlEvents {
    fn content_type(&self) -> &'static str {
        "application/xml"
    }

    fn has_initial_messages(&self) -> bool {
        false
    }

    fn write(&self, event: &dyn Members) -> Result<Vec<u8>, SerializeError> {
        Ok(xml::write(event)?.unwrap_or_default())
    }

    fn read(&self, payload: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        if payload.is_empty() { Ok(()) } else { XmlDecoder::new(payload)?.structure(into) }
    }
}

/// In CBOR.
#[derive(Clone, Copy, Debug)]
pub(super) struct CborEvents;

impl EventFormat for CborEvents {
    fn content_type(&self) -> &'static str {
        "application/cbor"
    }

    fn has_initial_messages(&self) -> bool {
        true
    }

    fn write(&self, event: &dyn Members) -> Result<Vec<u8>, SerializeError> {
        Ok(cbor::write(&InPayload(event)))
    }

    fn read(&self, payload: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        if payload.is_empty() { Ok(()) } else { cbor::read(payload, into) }
    }
}

/// The members of an event but for its headers: the protocol has no other place than the body, and so does not look.
struct InPayload<'e>(&'e dyn Members);

impl Members for InPayload<'_> {
    fn schema(&self) -> &'static Structure {
        self.0.schema()
    }

    fn write_members(&self, out: &mut dyn MemberWriter) {
        self.0.write_members(&mut WithoutHeaders { rows: self.schema().members, out });
    }
}

struct WithoutHeaders<'o> {
    rows: &'static [Member],
    out: &'o mut dyn MemberWriter,
}

impl MemberWriter for WithoutHeaders<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if self.rows.get(index).is_some_and(|row| row.location != Location::EventHeader) {
            self.out.member(index, value);
        }
    }
}
