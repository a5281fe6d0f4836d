//! From an event or an error to the message that stands for it.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
use aws_smithy_types::{DateTime, Document};

use super::{StreamError, text_header};
use crate::protocol::{EventFormat, SerializeError};
use crate::schema::{Kind, Location, Member};
use crate::shape::{Encoder, MemberWriter, Members, Value};
use crate::validate;

/// The message of an event, which is checked as an input is.
///
/// # Errors
/// When the event is not valid, or of a variant that the model does not list.
pub(super) fn write_event(event: &dyn Members, format: &dyn EventFormat) -> Result<Message, BoxError> {
    validate::check(event)?;
    let mut writer = Variant { rows: event.schema().members, format, message: Err(SerializeError(UNKNOWN.to_owned())) };
    event.write_members(&mut writer);
    Ok(writer.message?)
}

/// Said of the variant `Unknown`.
const UNKNOWN: &str = "an event of a type that the model does not list cannot be sent";

/// The message of an error. Of one that is not modeled, nothing but that it is one can be said.
///
/// # Errors
/// When a value of the error cannot be written.
pub(super) fn write_error(error: &impl StreamError, format: &dyn EventFormat) -> Result<Message, BoxError> {
    let headers = vec![text_header(":message-type", "exception")];
    let Some((name, members)) = error.modeled() else { return Ok(Message::new_from_parts(headers, Vec::new())) };
    let mut encoder = EventEncoder { headers, ..EventEncoder::new(format) };
    encoder.headers.push(text_header(":exception-type", name));
    encoder.event(members);
    Ok(encoder.finish()?)
}

/// The first message of a request whose protocol has no other place for its members.
pub(super) fn initial_request(members: Vec<u8>, format: &dyn EventFormat) -> Message {
    let headers = vec![
        text_header(":message-type", "event"),
        text_header(":event-type", "initial-request"),
        text_header(":content-type", format.content_type()),
    ];
    Message::new_from_parts(headers, members)
}

/// Picks the variant of the union that is set.
struct Variant<'f> {
    rows: &'static [Member],
    format: &'f dyn EventFormat,
    message: Result<Message, SerializeError>,
}

impl MemberWriter for Variant<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.rows.get(index) else { return };
        let headers = vec![text_header(":message-type", "event"), text_header(":event-type", row.name)];
        let mut encoder = EventEncoder { headers, ..EventEncoder::new(self.format) };
        value.write(&mut encoder);
        self.message = encoder.finish();
    }
}

/// Where the value goes that comes next.
#[derive(Clone, Copy)]
enum Place {
    /// It is the event.
    Event,
    /// It is a header.
    Header(&'static Member),
    /// It is the payload.
    Payload,
}

/// Takes an event.
struct EventEncoder<'f> {
    format: &'f dyn EventFormat,
    place: Place,
    headers: Vec<Header>,
    payload: Vec<u8>,
    failure: Option<SerializeError>,
}

impl<'f> EventEncoder<'f> {
    fn new(format: &'f dyn EventFormat) -> Self {
        Self { format, place: Place::Event, headers: Vec::new(), payload: Vec::new(), failure: None }
    }

    fn event(&mut self, event: &dyn Members) {
        let rows = event.schema().members;
        event.write_members(&mut Parts { rows, encoder: self });
        let payload = rows.iter().find(|row| row.location == Location::EventPayload).map(|row| row.shape.kind);
        let content_type = match payload {
            Some(Kind::Blob) => "application/octet-stream",
            Some(Kind::String) => "text/plain",
            Some(_) => self.format.content_type(),
            None if !rows.is_empty() && rows.iter().all(|row| row.location == Location::EventHeader) => return,
            None => {
                self.structured(event);
                self.format.content_type()
            }
        };
        self.headers.push(text_header(":content-type", content_type));
    }

    fn structured(&mut self, members: &dyn Members) {
        match self.format.write(members) {
            Ok(payload) => self.payload = payload,
            Err(error) => self.failure = Some(error),
        }
    }

    fn header(&mut self, value: HeaderValue) {
        match self.place {
            Place::Header(row) => self.headers.push(Header::new(row.name, value)),
            Place::Event | Place::Payload => self.refuse("a single value"),
        }
    }

    fn refuse(&mut self, what: &str) {
        self.failure = Some(SerializeError(format!("{what} cannot stand here in an event")));
    }

    fn finish(self) -> Result<Message, SerializeError> {
        match self.failure {
            Some(failure) => Err(failure),
            None => Ok(Message::new_from_parts(self.headers, self.payload)),
        }
    }
}

/// Sorts the members of an event by where they go; those of the payload come later, together.
struct Parts<'e, 'f> {
    rows: &'static [Member],
    encoder: &'e mut EventEncoder<'f>,
}

impl MemberWriter for Parts<'_, '_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.rows.get(index).filter(|_| !value.is_absent()) else { return };
        self.encoder.place = match row.location {
            Location::EventHeader => Place::Header(row),
            Location::EventPayload => Place::Payload,
            _ => return,
        };
        value.write(self.encoder);
    }
}

impl Encoder for EventEncoder<'_> {
    fn boolean(&mut self, value: bool) {
        self.header(HeaderValue::Bool(value));
    }

    fn integer(&mut self, value: i64) {
        let long = matches!(self.place, Place::Header(row) if matches!(row.shape.kind, Kind::Long));
        match i32::try_from(value).ok().filter(|_| !long) {
            Some(value) => self.header(HeaderValue::Int32(value)),
            None => self.header(HeaderValue::Int64(value)),
        }
    }

    fn float(&mut self, _value: f32) {
        self.refuse("a fraction");
    }

    fn double(&mut self, _value: f64) {
        self.refuse("a fraction");
    }

    fn string(&mut self, value: &str) {
        match self.place {
            Place::Payload => self.payload = value.as_bytes().to_vec(),
            _ => self.header(HeaderValue::String(value.to_owned().into())),
        }
    }

    fn blob(&mut self, value: &[u8]) {
        match self.place {
            Place::Payload => self.payload = value.to_vec(),
            _ => self.header(HeaderValue::ByteArray(value.to_vec().into())),
        }
    }

    fn timestamp(&mut self, value: &DateTime) {
        self.header(HeaderValue::Timestamp(*value));
    }

    fn document(&mut self, _value: &Document) {
        self.refuse("a document");
    }

    fn structure(&mut self, value: &dyn Members) {
        match self.place {
            Place::Event => self.event(value),
            Place::Payload => self.structured(value),
            Place::Header(_) => self.refuse("a structure"),
        }
    }

    fn list(&mut self, _len: usize, _items: &mut dyn Iterator<Item = &dyn Value>) {
        self.refuse("a list");
    }

    fn map(&mut self, _len: usize, _entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        self.refuse("a map");
    }

    fn null(&mut self) {}
}
