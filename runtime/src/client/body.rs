//! What a request carries: bytes, or a stream.

use std::sync::{Mutex, PoisonError};

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;

#[cfg(feature = "event-stream")]
use crate::event_stream;

/// What an operation sends as a stream.
#[derive(Debug)]
#[non_exhaustive]
pub enum Upload {
    /// Bytes.
    Bytes(ByteStream),
    /// Events.
    #[cfg(feature = "event-stream")]
    Events(event_stream::Outgoing),
}

/// The body of a request.
#[derive(Debug)]
pub(crate) enum Body {
    /// In memory.
    Bytes(Bytes),
    /// A stream. One that cannot be copied is gone when it has been sent.
    Stream(Mutex<Option<SdkBody>>),
    /// Events, which cannot be sent twice.
    #[cfg(feature = "event-stream")]
    Events { body: Mutex<Option<SdkBody>>, signer: event_stream::SignerSlot },
}

impl Body {
    /// The body of a request: what is uploaded, else the bytes that the protocol wrote.
    pub(crate) fn new(written: Vec<u8>, upload: Option<Upload>) -> Self {
        match upload {
            None => Self::Bytes(written.into()),
            Some(Upload::Bytes(stream)) => Self::of_stream(stream.into_inner()),
            #[cfg(feature = "event-stream")]
            Some(Upload::Events(events)) => {
                let (body, signer) = events.into_body(written);
                Self::Events { body: Mutex::new(Some(SdkBody::from_body_1_x(body))), signer }
            }
        }
    }

    /// A stream that has its bytes in memory is bytes.
    fn of_stream(stream: SdkBody) -> Self {
        match stream.bytes() {
            Some(bytes) => Self::Bytes(Bytes::copy_from_slice(bytes)),
            None => Self::Stream(Mutex::new(Some(stream))),
        }
    }

    /// The body for one attempt; `None`: it was a stream that has been sent already.
    pub(crate) fn for_attempt(&self) -> Option<SdkBody> {
        match self {
            Self::Bytes(bytes) => Some(SdkBody::from(bytes.clone())),
            Self::Stream(stream) => {
                let mut stream = stream.lock().unwrap_or_else(PoisonError::into_inner);
                let copy = stream.as_ref().and_then(SdkBody::try_clone);
                copy.or_else(|| stream.take())
            }
            #[cfg(feature = "event-stream")]
            Self::Events { body, .. } => body.lock().unwrap_or_else(PoisonError::into_inner).take(),
        }
    }

    /// The bytes, if they are in memory.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Stream(_) => None,
            #[cfg(feature = "event-stream")]
            Self::Events { .. } => None,
        }
    }

    /// Lets events be signed, where there are any.
    #[cfg(feature = "event-stream")]
    pub(crate) fn sign_events(&self, signer: impl FnOnce() -> Option<event_stream::Signer>) {
        if let Self::Events { signer: slot, .. } = self {
            *slot.lock().unwrap_or_else(PoisonError::into_inner) = signer();
        }
    }

    /// How many bytes there are, if that is known before they are sent.
    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream(stream) => {
                stream.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(SdkBody::content_length)
            }
            #[cfg(feature = "event-stream")]
            Self::Events { .. } => None,
        }
    }

    /// The body with its stream changed; each copy of the stream is.
    pub(crate) fn map_stream(self, change: impl Fn(SdkBody) -> SdkBody + Send + Sync + 'static) -> Self {
        let changed = |stream: Mutex<Option<SdkBody>>| {
            let stream = stream.into_inner().unwrap_or_else(PoisonError::into_inner);
            Mutex::new(stream.map(|stream| stream.map(change)))
        };
        match self {
            Self::Bytes(bytes) => Self::Bytes(bytes),
            Self::Stream(stream) => Self::Stream(changed(stream)),
            #[cfg(feature = "event-stream")]
            Self::Events { body, signer } => Self::Events { body: changed(body), signer },
        }
    }

    /// A copy of the stream, if the body is one that can be copied.
    pub(crate) fn copied_stream(&self) -> Option<SdkBody> {
        match self {
            Self::Bytes(_) => None,
            Self::Stream(stream) => {
                stream.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(SdkBody::try_clone)
            }
            #[cfg(feature = "event-stream")]
            Self::Events { .. } => None,
        }
    }

    /// Whether there is a body for another attempt.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
            #[cfg(feature = "event-stream")]
            Self::Events { body, .. } => body.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn upload(stream: SdkBody) -> Body {
        Body::new(Vec::new(), Some(Upload::Bytes(ByteStream::new(stream))))
    }

    #[test]
    fn bytes_can_be_sent_again() {
        for body in [Body::new(b"abc".to_vec(), None), upload(SdkBody::from("abc"))] {
            for _ in 0..2 {
                assert_eq!(body.for_attempt().unwrap().bytes(), Some(&b"abc"[..]));
                assert!(body.is_repeatable());
            }
        }
    }

    #[test]
    fn a_stream_that_cannot_be_copied_is_sent_once() {
        let once = || SdkBody::from_body_1_x(SdkBody::from("abc"));
        let body = upload(once());
        assert!(body.is_repeatable());
        assert!(body.for_attempt().is_some());
        assert!(!body.is_repeatable());
        assert!(body.for_attempt().is_none());

        let body = upload(SdkBody::retryable(once));
        for _ in 0..2 {
            assert!(body.for_attempt().is_some());
            assert!(body.is_repeatable());
        }
    }
}
