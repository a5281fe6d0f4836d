//! Streams that bear a checksum at their end: the content encoding `aws-chunked`.
//!
//! Pieces of [`CHUNK`] bytes, each after its length in hexadecimal digits, an empty piece, and the trailer. Pieces are
//! all of one size so that the length of the whole is known where that of the stream is; S3 wants at least 8 KiB.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use aws_smithy_types::body::{Error, SdkBody};
use bytes::{Bytes, BytesMut};
use http_body::{Body, Frame, SizeHint};

use super::{Algorithm, Hash};
use crate::codec::base64;

/// How many bytes a piece has, but for the last.
const CHUNK: usize = 64 * 1024;

/// A stream in `aws-chunked`.
pub(super) struct AwsChunked {
    stream: SdkBody,
    algorithm: Algorithm,
    /// `None` when everything has been given out.
    hash: Option<Box<dyn Hash>>,
    waiting: BytesMut,
    /// How many bytes are still to be given out, if that is known.
    left: Option<u64>,
}

impl AwsChunked {
    /// The stream with a checksum at its end.
    pub(super) fn new(stream: SdkBody, algorithm: Algorithm, hash: Box<dyn Hash>) -> Self {
        let left = stream.content_length().map(|length| encoded_length(length, algorithm));
        Self { stream, algorithm, hash: Some(hash), waiting: BytesMut::new(), left }
    }

    fn frame(&mut self, bytes: BytesMut) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        // Lengths fit: a body's is 64 bits.
        self.left = self.left.map(|left| left.saturating_sub(bytes.len() as u64));
        Poll::Ready(Some(Ok(Frame::data(bytes.freeze()))))
    }
}

impl Body for AwsChunked {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let this = &mut *self;
        let Some(hash) = &mut this.hash else { return Poll::Ready(None) };
        while this.waiting.len() < CHUNK {
            let Some(frame) = ready!(Pin::new(&mut this.stream).poll_frame(context)?) else {
                let mut end = BytesMut::new();
                write_chunk(&mut end, &this.waiting);
                if let Some(hash) = this.hash.take() {
                    let checksum = base64::encode(&hash.finish());
                    end.extend_from_slice(format!("0\r\n{}:{checksum}\r\n\r\n", this.algorithm.header()).as_bytes());
                }
                return this.frame(end);
            };
            // Trailers of the stream itself have no place here.
            let Ok(bytes) = frame.into_data() else { continue };
            hash.update(&bytes);
            this.waiting.extend_from_slice(&bytes);
        }
        let chunk = this.waiting.split_to(CHUNK);
        let mut out = BytesMut::with_capacity(CHUNK + 16);
        write_chunk(&mut out, &chunk);
        this.frame(out)
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

/// Writes a piece, unless it is empty: that would be the end.
fn write_chunk(out: &mut BytesMut, bytes: &[u8]) {
    if !bytes.is_empty() {
        out.extend_from_slice(format!("{:x}\r\n", bytes.len()).as_bytes());
        out.extend_from_slice(bytes);
        out.extend_from_slice(b"\r\n");
    }
}

/// How long a stream of `length` bytes becomes.
fn encoded_length(length: u64, algorithm: Algorithm) -> u64 {
    let framed = |size: u64| size + 4 + u64::from(16 - size.leading_zeros() / 4);
    let (full, rest) = (length / CHUNK as u64, length % CHUNK as u64);
    let last = if rest == 0 { 0 } else { framed(rest) };
    let checksum = algorithm.size().div_ceil(3) * 4;
    let end = "0\r\n:\r\n\r\n".len() + algorithm.header().len() + checksum;
    full * framed(CHUNK as u64) + last + end as u64
}
