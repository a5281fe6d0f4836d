//! Event streams: messages in frames, in the body of a request or of a response (`eventstream: true`).
//!
//! - A frame is a prelude, headers and a payload, each with a checksum; `aws-smithy-eventstream` reads and writes them.
//! - `:message-type` says what a message is. Of an `event`, `:event-type` names the union's member; of an `exception`,
//!   `:exception-type` does; an `error` has `:error-code` and `:error-message`.
//! - Members of an event are headers (`eventheader`), the payload itself (`eventpayload`: bytes, text or a structure),
//!   or else stand in the payload as in a body of the protocol.
//! - Where a protocol has no HTTP bindings, the first message holds the members beside the stream: `initial-request`
//!   and `initial-response`.
//! - What is sent is signed message by message, each signature over the one before it, the first over the request's;
//!   an empty signed message is the end.

mod body;
mod frame;
mod initial;
mod read;
mod receiver;
mod sign;
#[cfg(test)]
mod tests;
mod upload;
mod write;

use aws_smithy_types::error::metadata::ProvideErrorMetadata;

pub use aws_smithy_http::event_stream::EventStreamSender;
pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message, RawMessage};
pub use aws_smithy_types::str_bytes::StrBytes;
pub use receiver::EventReceiver;
pub use upload::{Outgoing, upload};

pub(crate) use body::{EventBody, SignerSlot};
pub(crate) use initial::{receive_initial, split_initial};
pub(crate) use sign::Signer;

use crate::operation::WireError;
use crate::shape::{Decode, Members, ReadMembers};

/// The union of a stream's events; a variant per event.
pub trait Events: Members + ReadMembers + Decode + Send + Sync + 'static {}

impl<T: Members + ReadMembers + Decode + Send + Sync + 'static> Events for T {}

/// The error of a stream: a variant per exception among its members.
pub trait StreamError: std::error::Error + ProvideErrorMetadata + Send + Sync + 'static {
    /// The variant for an exception; its code is the name of the stream's member.
    fn read(wire: WireError<'_>) -> Self;

    /// The name of the stream's member, and the exception; `None`: it is not modeled.
    fn modeled(&self) -> Option<(&'static str, &dyn Members)>;
}

/// The text of a header, if it is there and text.
fn text<'m>(message: &'m Message, name: &str) -> Option<&'m str> {
    let header = message.headers().iter().find(|header| header.name().as_str() == name)?;
    header.value().as_string().ok().map(StrBytes::as_str)
}

/// A header that is text.
fn text_header(name: &'static str, value: &str) -> Header {
    Header::new(name, HeaderValue::String(value.to_owned().into()))
}
