//! Sending: a caller's stream of events becomes a stream of messages.

use std::fmt::{Debug, Formatter};
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::Message;
use futures_core::Stream;

use super::write::{initial_request, write_error, write_event};
use super::{EventBody, EventStreamSender, Events, SignerSlot, StreamError};
use crate::client::Upload;
use crate::protocol::EventFormat;
use crate::schema::Operation;

type Boxed<T> = Pin<Box<dyn Stream<Item = T> + Send + Sync>>;

/// Messages on their way out.
pub struct Outgoing {
    messages: Boxed<Result<Message, BoxError>>,
    format: Option<&'static dyn EventFormat>,
}

/// What the operation sends as events; `None`: nothing is set.
pub fn upload<T: Events, E: StreamError>(
    sender: &mut Option<EventStreamSender<T, E>>,
    operation: &'static Operation,
) -> Option<Upload> {
    let format = operation.service.protocol.events();
    let messages = Box::pin(Written { events: sender.take()?.into_inner(), format });
    Some(Upload::Events(Outgoing { messages, format }))
}

impl Outgoing {
    /// The body, and where it finds its signer. `members` are those beside the stream, as the protocol wrote them:
    /// where it has no place for them elsewhere, they are the first message.
    pub(crate) fn into_body(self, members: Vec<u8>) -> (EventBody, SignerSlot) {
        let format = self.format.filter(|format| format.has_initial_messages());
        EventBody::new(format.map(|format| initial_request(members, format)), self.messages)
    }
}

impl Debug for Outgoing {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outgoing").finish_non_exhaustive()
    }
}

/// The messages of events.
struct Written<T, E> {
    events: Boxed<Result<T, E>>,
    format: Option<&'static dyn EventFormat>,
}

impl<T: Events, E: StreamError> Stream for Written<T, E> {
    type Item = Result<Message, BoxError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let format = self.format;
        self.events.as_mut().poll_next(cx).map(|event| {
            let format = format.ok_or("the protocol has no event streams");
            event.map(|event| match event {
                Ok(event) => write_event(&event, format?),
                Err(error) => write_error(&error, format?),
            })
        })
    }
}
