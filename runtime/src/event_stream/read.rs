//! From a message to an event or to the error that it stands for.

use std::borrow::Cow;

use aws_smithy_types::event_stream::{HeaderValue, Message};
use aws_smithy_types::{DateTime, Document};

use super::{Events, StreamError, text};
use crate::codec::TextDecoder;
use crate::error::metadata;
use crate::operation::WireError;
use crate::protocol::{ErrorMeta, EventFormat};
use crate::schema::{Kind, Location, Member, Operation, Structure, string};
use crate::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};

/// The event, or the error of the service, that a message holds.
///
/// # Errors
/// When the message is neither, or not what the model says.
pub(super) fn read<T: Events, E: StreamError>(
    operation: &'static Operation,
    message: &Message,
) -> Result<Result<T, E>, DecodeError> {
    let format = format(operation)?;
    match text(message, ":message-type") {
        Some("event") => {
            let mut event = T::zero();
            read_event(format, message, &mut event)?;
            Ok(Ok(event))
        }
        Some("exception") => {
            let said = exception(format, message);
            let read = |into: &mut dyn ReadMembers| Place::Event(message).read(format, into);
            Ok(Err(E::read(WireError::new(metadata(operation, None, &said), said.code.as_deref(), &read))))
        }
        Some("error") => {
            let said = error(message);
            Ok(Err(E::read(WireError::new(metadata(operation, None, &said), said.code.as_deref(), &|_| Ok(())))))
        }
        Some(other) => Err(DecodeError::new(format!("expected an event, found a message of the type `{other}`"))),
        None => Err(DecodeError::new("expected an event, found a message without the header `:message-type`")),
    }
}

/// How the operation's protocol writes events.
pub(super) fn format(operation: &'static Operation) -> Result<&'static dyn EventFormat, DecodeError> {
    operation.service.protocol.events().ok_or_else(|| DecodeError::new("the protocol has no event streams"))
}

/// Reads the event into the union; an event that its table does not list leaves it as it is.
fn read_event(
    format: &'static dyn EventFormat,
    message: &Message,
    into: &mut dyn ReadMembers,
) -> Result<(), DecodeError> {
    let name = text(message, ":event-type").ok_or_else(|| DecodeError::new("the event has no `:event-type`"))?;
    match into.schema().members.iter().position(|row| row.name == name) {
        Some(index) => into
            .read_member(index, &mut EventDecoder { format, place: Place::Event(message) })
            .map_err(|error| error.within(name)),
        None => Ok(()),
    }
}

/// What an exception says of itself: its type, and the message in its payload.
fn exception(format: &dyn EventFormat, message: &Message) -> ErrorMeta {
    let mut said = Said::default();
    // What cannot be read is told by the members, which are read next.
    let _ = format.read(message.payload(), &mut said);
    ErrorMeta {
        code: text(message, ":exception-type").map(str::to_owned),
        message: said.message,
        readable: true,
        ..ErrorMeta::default()
    }
}

fn error(message: &Message) -> ErrorMeta {
    ErrorMeta {
        code: text(message, ":error-code").map(str::to_owned),
        message: text(message, ":error-message").map(str::to_owned),
        ..ErrorMeta::default()
    }
}

/// The message of an exception, whichever it is.
#[derive(Default)]
struct Said {
    message: Option<String>,
}

static SAID: Structure =
    Structure::new("Exception", &[Member::new("message", string()), Member::new("Message", string())]);

impl ReadMembers for Said {
    fn schema(&self) -> &'static Structure {
        &SAID
    }

    fn read_member(&mut self, _index: usize, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        self.message = Some(from.string()?.into_owned());
        Ok(())
    }
}

/// Where a value of an event stands.
#[derive(Clone, Copy)]
enum Place<'m> {
    /// It is the event.
    Event(&'m Message),
    /// It is the structure that is the payload.
    Payload(&'m [u8]),
    /// It is a header.
    Header(&'m HeaderValue),
}

impl Place<'_> {
    /// Reads the structure that stands here.
    fn read(self, format: &'static dyn EventFormat, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        let message = match self {
            Self::Event(message) => message,
            Self::Payload(payload) => return format.read(payload, into),
            Self::Header(_) => return Err(DecodeError::new("expected a structure, found a header")),
        };
        let rows = into.schema().members;
        read_headers(format, message, into)?;
        let payload = message.payload().as_ref();
        let Some((index, row)) = rows.iter().enumerate().find(|(_, row)| row.location == Location::EventPayload) else {
            return if payload.is_empty() { Ok(()) } else { format.read(payload, into) };
        };
        let read = match row.shape.kind {
            kind @ (Kind::Blob | Kind::String) => into.read_member(index, &mut TextDecoder::raw(payload, kind)),
            _ if payload.is_empty() => Ok(()),
            _ => into.read_member(index, &mut EventDecoder { format, place: Place::Payload(payload) }),
        };
        read.map_err(|error| error.within(row.name))
    }
}

fn read_headers(
    format: &'static dyn EventFormat,
    message: &Message,
    into: &mut dyn ReadMembers,
) -> Result<(), DecodeError> {
    for (index, row) in into.schema().members.iter().enumerate().filter(|it| it.1.location == Location::EventHeader) {
        if let Some(header) = message.headers().iter().find(|header| header.name().as_str() == row.name) {
            into.read_member(index, &mut EventDecoder { format, place: Place::Header(header.value()) })
                .map_err(|error| error.within(row.name))?;
        }
    }
    Ok(())
}

/// Stands on a value of an event.
struct EventDecoder<'m> {
    format: &'static dyn EventFormat,
    place: Place<'m>,
}

impl<'m> EventDecoder<'m> {
    fn header(&self) -> Result<&'m HeaderValue, DecodeError> {
        match self.place {
            Place::Header(value) => Ok(value),
            _ => Err(DecodeError::new("expected a single value, found a structure")),
        }
    }

    fn header_of<T>(&self, what: &str, read: impl Fn(&'m HeaderValue) -> Option<T>) -> Result<T, DecodeError> {
        read(self.header()?)
            .ok_or_else(|| DecodeError::new(format!("expected a header that is {what}, found another type")))
    }
}

impl Decoder for EventDecoder<'_> {
    fn is_null(&mut self) -> bool {
        false
    }

    fn boolean(&mut self) -> Result<bool, DecodeError> {
        self.header_of("a boolean", |value| value.as_bool().ok())
    }

    fn integer(&mut self) -> Result<i64, DecodeError> {
        self.header_of("a whole number", |value| match value {
            HeaderValue::Byte(value) => Some(i64::from(*value)),
            HeaderValue::Int16(value) => Some(i64::from(*value)),
            HeaderValue::Int32(value) => Some(i64::from(*value)),
            HeaderValue::Int64(value) => Some(*value),
            _ => None,
        })
    }

    fn double(&mut self) -> Result<f64, DecodeError> {
        self.integer().map(|value| value as f64)
    }

    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError> {
        self.header_of("text", |value| value.as_string().ok().map(|text| Cow::Borrowed(text.as_str())))
    }

    fn blob(&mut self) -> Result<Vec<u8>, DecodeError> {
        self.header_of("bytes", |value| value.as_byte_array().ok().map(|bytes| bytes.to_vec()))
    }

    fn timestamp(&mut self) -> Result<DateTime, DecodeError> {
        self.header_of("a timestamp", |value| value.as_timestamp().ok())
    }

    fn document(&mut self) -> Result<Document, DecodeError> {
        Err(DecodeError::new("a document cannot be a header of an event"))
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
        self.place.read(self.format, into)
    }

    fn list(&mut self, _item: &mut ReadItem<'_>) -> Result<(), DecodeError> {
        Err(DecodeError::new("a list cannot be a header or the payload of an event"))
    }

    fn map(&mut self, _entry: &mut ReadEntry<'_>) -> Result<(), DecodeError> {
        Err(DecodeError::new("a map cannot be a header or the payload of an event"))
    }

    fn skip(&mut self) -> Result<(), DecodeError> {
        Ok(())
    }
}
