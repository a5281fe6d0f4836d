//! The first message of a response whose protocol has no other place for the members beside the stream.

use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::event_stream::Message;
use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame};

use super::receiver::{Failure, Frames};
use super::{frame, text};
use crate::schema::Operation;

/// Waits for the first message of a response. If it holds the members beside the stream, it is taken out of the body
/// and its payload stands for the body that the protocol reads; else that is empty, and the body is left whole.
///
/// # Errors
/// When the body breaks off before there is a message.
pub(crate) async fn receive_initial(operation: &Operation, body: SdkBody) -> Result<(Bytes, SdkBody), ConnectorError> {
    if !has_initial(operation) {
        return Ok((Bytes::new(), body));
    }
    let mut frames = Frames::of(body);
    let first = match frames.next().await {
        Ok(message) => message,
        // Whoever receives events finds the same bytes, and reports them.
        Err(Failure::Frame(_, bytes)) => return Ok((Bytes::new(), joined(bytes, frames.into_parts().1))),
        Err(Failure::Body(error)) => return Err(error),
    };
    let (rest, body) = frames.into_parts();
    match first {
        Some(message) if is_initial(&message) => Ok((message.payload().clone(), joined(rest, body))),
        Some(message) => {
            // It was read from a frame, so that it can be written as one.
            let mut head = BytesMut::from(frame::frame(&message).unwrap_or_default().as_ref());
            head.extend_from_slice(&rest);
            Ok((Bytes::new(), joined(head.freeze(), body)))
        }
        None => Ok((Bytes::new(), body)),
    }
}

/// As [`receive_initial`], of a body that is in memory.
pub(crate) fn split_initial(operation: &Operation, body: &[u8]) -> (Bytes, SdkBody) {
    let mut rest = BytesMut::from(body);
    let first = if has_initial(operation) { frame::take(&mut rest).ok().flatten() } else { None };
    match first {
        Some(message) if is_initial(&message) => (message.payload().clone(), SdkBody::from(rest.freeze())),
        _ => (Bytes::new(), SdkBody::from(body.to_vec())),
    }
}

fn has_initial(operation: &Operation) -> bool {
    operation.output.is_event_stream()
        && operation.service.protocol.events().is_some_and(|format| format.has_initial_messages())
}

fn is_initial(message: &Message) -> bool {
    text(message, ":event-type") == Some("initial-response")
}

fn joined(head: Bytes, rest: SdkBody) -> SdkBody {
    if head.is_empty() { rest } else { SdkBody::from_body_1_x(Joined { head: Some(head), rest }) }
}

/// Bytes, and then a body.
struct Joined {
    head: Option<Bytes>,
    rest: SdkBody,
}

impl Body for Joined {
    type Data = Bytes;
    type Error = <SdkBody as Body>::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Self::Data>, Self::Error>>> {
        match self.head.take() {
            Some(head) => Poll::Ready(Some(Ok(Frame::data(head)))),
            None => Pin::new(&mut self.rest).poll_frame(cx),
        }
    }
}
