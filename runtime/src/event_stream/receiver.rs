//! Receiving: events out of the body of a response, one at a time.

use std::fmt::{Debug, Formatter};
use std::future::poll_fn;
use std::pin::Pin;

use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::{Message, RawMessage};
use bytes::{Bytes, BytesMut};
use http_body::Body;

use super::frame::{self, FrameError};
use super::{Events, StreamError, read};
use crate::schema::Operation;
use crate::shape::DecodeError;

/// Reads a message of the stream.
type Read<T, E> = fn(&'static Operation, &Message) -> Result<Result<T, E>, DecodeError>;

/// Receives the events of a response, one at a time, as they come.
pub struct EventReceiver<T, E> {
    /// `None`: the stream has ended, or failed.
    source: Option<(Frames, &'static Operation)>,
    read: Read<T, E>,
}

impl<T: Events, E: StreamError> EventReceiver<T, E> {
    /// The events in the body of this operation's response.
    #[doc(hidden)]
    pub fn new(body: SdkBody, operation: &'static Operation) -> Self {
        Self { source: Some((Frames::of(body), operation)), read: read::read }
    }

    /// A stream without events.
    #[doc(hidden)]
    pub fn ended() -> Self {
        Self { source: None, read: read::read }
    }
}

impl<T, E> EventReceiver<T, E> {
    /// Waits for the next event; `None`: the stream has ended. An event that the model does not list is `Unknown`.
    ///
    /// The future may be dropped and the method called again: nothing is lost.
    ///
    /// # Errors
    /// An exception of the service (`ServiceError`), a connection that broke (`DispatchFailure`), or what is not an
    /// event (`ResponseError`). After an error the stream has ended.
    pub async fn recv(&mut self) -> Result<Option<T>, SdkError<E, RawMessage>> {
        let Some((frames, operation)) = &mut self.source else { return Ok(None) };
        let received = match frames.next().await {
            Ok(Some(message)) => match (self.read)(operation, &message) {
                Ok(Ok(event)) => return Ok(Some(event)),
                Ok(Err(error)) => Err(SdkError::service_error(error, RawMessage::Decoded(message))),
                Err(error) => Err(SdkError::response_error(error, RawMessage::Decoded(message))),
            },
            Ok(None) => Ok(None),
            Err(Failure::Body(error)) => Err(SdkError::dispatch_failure(error)),
            Err(Failure::Frame(error, rest)) => Err(SdkError::response_error(error, RawMessage::Invalid(Some(rest)))),
        };
        self.source = None;
        received
    }
}

impl<T, E> Debug for EventReceiver<T, E> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EventReceiver")
            .field("operation", &self.source.as_ref().map(|(_, operation)| operation.name))
            .finish_non_exhaustive()
    }
}

/// Why there is no further message.
#[derive(Debug)]
pub(super) enum Failure {
    /// The body could not be read.
    Body(ConnectorError),
    /// What was read is no message.
    Frame(FrameError, Bytes),
}

/// The messages of a body.
#[derive(Debug)]
pub(super) struct Frames {
    body: SdkBody,
    buffer: BytesMut,
}

impl Frames {
    pub(super) fn of(body: SdkBody) -> Self {
        Self { body, buffer: BytesMut::new() }
    }

    /// The next message; `None`: the body has ended.
    pub(super) async fn next(&mut self) -> Result<Option<Message>, Failure> {
        loop {
            match frame::take(&mut self.buffer) {
                Ok(None) => {}
                Ok(message) => return Ok(message),
                Err(error) => return Err(self.broken(error)),
            }
            let piece = poll_fn(|cx| Pin::new(&mut self.body).poll_frame(cx)).await;
            match piece.map(|piece| piece.map(http_body::Frame::into_data)) {
                Some(Ok(Ok(data))) => self.buffer.extend_from_slice(&data),
                // Trailers say nothing about events.
                Some(Ok(Err(_))) => {}
                Some(Err(error)) => return Err(Failure::Body(ConnectorError::io(error))),
                None if self.buffer.is_empty() => return Ok(None),
                None => return Err(self.broken(FrameError::BrokenOff)),
            }
        }
    }

    fn broken(&mut self, error: FrameError) -> Failure {
        Failure::Frame(error, self.buffer.split().freeze())
    }

    /// What has been read and not been taken, and the rest of the body.
    pub(super) fn into_parts(self) -> (Bytes, SdkBody) {
        (self.buffer.freeze(), self.body)
    }
}
