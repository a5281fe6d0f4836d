//! The body of a request that is a stream of events.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::Message;
use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body, Frame};

use super::Signer;
use super::frame::frame;

type Messages = Pin<Box<dyn Stream<Item = Result<Message, BoxError>> + Send + Sync>>;

/// Where a body finds its signer once the request is signed. A request without a signature has none.
pub(crate) type SignerSlot = Arc<Mutex<Option<Signer>>>;

/// Messages, each signed when it is due.
pub(crate) struct EventBody {
    first: Option<Message>,
    /// `None`: all have been sent, or one of them failed.
    messages: Option<Messages>,
    signer: SignerSlot,
}

impl EventBody {
    /// A body of these messages, and where it finds its signer.
    pub(super) fn new(first: Option<Message>, messages: Messages) -> (Self, SignerSlot) {
        let signer = SignerSlot::default();
        (Self { first, messages: Some(messages), signer: Arc::clone(&signer) }, signer)
    }

    fn signed(&self, message: &Message) -> Result<Bytes, BoxError> {
        match &mut *self.signer.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(signer) => frame(&signer.sign(message)?),
            None => frame(message),
        }
    }

    /// The end, where the messages are signed.
    fn end(&self) -> Option<Result<Bytes, BoxError>> {
        let mut signer = self.signer.lock().unwrap_or_else(PoisonError::into_inner);
        signer.as_mut().map(|signer| frame(&signer.sign_end()?))
    }
}

impl Body for EventBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = self.get_mut();
        let Some(messages) = &mut this.messages else { return Poll::Ready(None) };
        let message = match this.first.take() {
            Some(first) => Some(Ok(first)),
            None => match messages.as_mut().poll_next(cx) {
                Poll::Ready(message) => message,
                Poll::Pending => return Poll::Pending,
            },
        };
        let (frame, last) = match message {
            Some(message) => {
                let frame = message.and_then(|message| this.signed(&message));
                let failed = frame.is_err();
                (Some(frame), failed)
            }
            None => (this.end(), true),
        };
        if last {
            this.messages = None;
        }
        Poll::Ready(frame.map(|frame| frame.map(Frame::data)))
    }
}
