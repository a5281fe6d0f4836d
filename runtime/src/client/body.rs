//! What a request carries: bytes, or a stream.

use std::sync::{Mutex, PoisonError};

use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use bytes::Bytes;

/// What an operation sends as a stream.
#[derive(Debug)]
#[non_exhaustive]
pub enum Upload {
    /// Bytes.
    Bytes(ByteStream),
}

/// The body of a request.
#[derive(Debug)]
pub(crate) enum Body {
    /// In memory.
    Bytes(Bytes),
    /// A stream. One that cannot be copied is gone when it has been sent.
    Stream(Mutex<Option<SdkBody>>),
}

impl Body {
    /// The body of a request: what is uploaded, else the bytes that the protocol wrote.
    pub(crate) fn new(written: Vec<u8>, upload: Option<Upload>) -> Self {
        match upload {
            None => Self::Bytes(written.into()),
            Some(Upload::Bytes(stream)) => Self::of_stream(stream.into_inner()),
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
        }
    }

    /// The bytes, if they are in memory.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Stream(_) => None,
        }
    }

    /// How many bytes there are, if that is known before they are sent.
    pub(crate) fn length(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream(stream) => {
                stream.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(SdkBody::content_length)
            }
        }
    }

    /// The body with its stream changed; each copy of the stream is.
    pub(crate) fn map_stream(self, change: impl Fn(SdkBody) -> SdkBody + Send + Sync + 'static) -> Self {
        match self {
            Self::Bytes(bytes) => Self::Bytes(bytes),
            Self::Stream(stream) => {
                let stream = stream.into_inner().unwrap_or_else(PoisonError::into_inner);
                Self::Stream(Mutex::new(stream.map(|stream| stream.map(change))))
            }
        }
    }

    /// A copy of the stream, if the body is one that can be copied.
    pub(crate) fn copied_stream(&self) -> Option<SdkBody> {
        match self {
            Self::Bytes(_) => None,
            Self::Stream(stream) => {
                stream.lock().unwrap_or_else(PoisonError::into_inner).as_ref().and_then(SdkBody::try_clone)
            }
        }
    }

    /// Whether there is a body for another attempt.
    pub(crate) fn is_repeatable(&self) -> bool {
        match self {
            Self::Bytes(_) => true,
            Self::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).is_some(),
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
