//! Compressed request bodies (`requestcompression` of `service-2.json`; botocore's `compress.py`).
//!
//! With the feature `compression`, bytes from a least size on and streams go as gzip, unless a stream's length must be
//! known. Without it bodies are sent as they are, which every service takes.

use http::HeaderMap;

use crate::client::Body;
use crate::schema::Operation;

/// From how many bytes on bodies are compressed, where the configuration does not say.
pub(crate) const LEAST_SIZE: u32 = 10_240;

/// The body that is sent; headers say how it is encoded.
#[cfg(not(feature = "compression"))]
pub(crate) fn apply(_: &Operation, _: Option<u32>, _: &mut HeaderMap, body: Body) -> Body {
    body
}

/// The body that is sent; headers say how it is encoded. `least_size` is in bytes; `None`: nothing is compressed.
#[cfg(feature = "compression")]
pub(crate) fn apply(operation: &Operation, least_size: Option<u32>, headers: &mut HeaderMap, body: Body) -> Body {
    use aws_smithy_types::body::SdkBody;
    use http::HeaderValue;
    use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};

    let Some(least_size) = least_size else { return body };
    let row = operation.input.members.iter().find(|row| row.streaming);
    let wanted = match (row, &body) {
        (Some(row), _) => !row.requires_length,
        (None, Body::Bytes(bytes)) => u32::try_from(bytes.len()).unwrap_or(u32::MAX) >= least_size,
        (None, _) => false,
    };
    if !wanted || !operation.compressions.contains(&"gzip") {
        return body;
    }
    let encoding = match headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes) {
        Some(other) => [other, b", gzip"].concat(),
        None => b"gzip".to_vec(),
    };
    if let Ok(encoding) = HeaderValue::try_from(encoding) {
        headers.insert(CONTENT_ENCODING, encoding);
    }
    // A length that the caller set is that of what he gave.
    headers.remove(CONTENT_LENGTH);
    match body {
        Body::Bytes(bytes) => Body::Bytes(gzip::whole(&bytes)),
        stream => stream.map_stream(|stream| SdkBody::from_body_1_x(gzip::Gzip::new(stream))),
    }
}

#[cfg(feature = "compression")]
mod gzip {
    //! Bytes and streams as gzip.

    use std::io::Write as _;
    use std::pin::Pin;
    use std::task::{Context, Poll, ready};

    use aws_smithy_types::body::{Error, SdkBody};
    use bytes::Bytes;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use http_body::{Body, Frame};

    /// How much is compressed before it is given out.
    const PIECE: usize = 64 * 1024;

    /// All of it at once.
    pub(super) fn whole(bytes: &[u8]) -> Bytes {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        // A vector takes all that is written to it.
        let _ = encoder.write_all(bytes);
        encoder.finish().unwrap_or_default().into()
    }

    /// A stream, compressed as it is read.
    pub(super) struct Gzip {
        stream: SdkBody,
        /// `None` when everything has been given out.
        encoder: Option<GzEncoder<Vec<u8>>>,
    }

    impl Gzip {
        pub(super) fn new(stream: SdkBody) -> Self {
            Self { stream, encoder: Some(GzEncoder::new(Vec::new(), Compression::default())) }
        }
    }

    impl Body for Gzip {
        type Data = Bytes;
        type Error = Error;

        fn poll_frame(
            mut self: Pin<&mut Self>,
            context: &mut Context<'_>,
        ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
            let this = &mut *self;
            let Some(encoder) = &mut this.encoder else { return Poll::Ready(None) };
            while encoder.get_ref().len() < PIECE {
                let Some(frame) = ready!(Pin::new(&mut this.stream).poll_frame(context)?) else {
                    let rest = this.encoder.take().map(GzEncoder::finish).transpose()?.unwrap_or_default();
                    return Poll::Ready(Some(Ok(Frame::data(rest.into()))));
                };
                if let Ok(bytes) = frame.into_data() {
                    encoder.write_all(&bytes)?;
                }
            }
            let piece = std::mem::take(encoder.get_mut());
            Poll::Ready(Some(Ok(Frame::data(piece.into()))))
        }
    }
}

#[cfg(all(test, feature = "compression"))]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::io::Read as _;

    use aws_smithy_types::body::SdkBody;
    use aws_smithy_types::byte_stream::ByteStream;
    use flate2::read::GzDecoder;

    use super::*;
    use crate::client::Upload;
    use crate::schema::{Member, Structure, blob};
    use crate::support::service::{PUT_NOTE, SERVICE};

    static STREAM: Structure = Structure::new("Stream", &[Member::new("body", blob()).streaming()]).payload(0);
    static UPLOAD: Operation =
        Operation::new("Upload", &SERVICE, "PUT", "/", &STREAM, &STREAM).compressions(&["br", "gzip"]);

    fn text(bytes: &[u8]) -> String {
        let mut text = String::new();
        GzDecoder::new(bytes).read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn bytes_are_compressed_from_the_least_size_on() {
        let operation = Operation { compressions: &["gzip"], ..PUT_NOTE };
        for (size, compressed) in [(99, false), (100, true), (200_000, true)] {
            let mut headers = HeaderMap::new();
            headers.insert("content-encoding", "identity".parse().unwrap());
            let body = apply(&operation, Some(100), &mut headers, Body::new(vec![b'a'; size], None));
            let bytes = body.bytes().unwrap();
            assert_eq!(headers["content-encoding"], if compressed { "identity, gzip" } else { "identity" });
            assert_eq!(if compressed { text(bytes).len() } else { bytes.len() }, size);
        }
        let mut headers = HeaderMap::new();
        assert_eq!(apply(&PUT_NOTE, Some(0), &mut headers, Body::new(vec![0; 9], None)).bytes().unwrap().len(), 9);
        assert!(headers.is_empty());
    }

    #[tokio::test]
    async fn streams_are_compressed_as_they_are_read() {
        let long = "abcdefgh".repeat(100_000);
        let source = SdkBody::from_body_1_x(SdkBody::from(long.clone()));
        let mut headers = HeaderMap::new();
        headers.insert("content-length", 800_000.into());
        let upload = Body::new(Vec::new(), Some(Upload::Bytes(ByteStream::new(source))));
        let body = apply(&UPLOAD, Some(10_240), &mut headers, upload);
        assert_eq!((headers["content-encoding"].as_bytes(), headers.len(), body.length()), (&b"gzip"[..], 1, None));
        let bytes = ByteStream::new(body.for_attempt().unwrap()).collect().await.unwrap().into_bytes();
        assert!(bytes.len() < 10_000 && text(&bytes) == long);
    }
}
