//! Frames: what a message is on the wire.

use std::fmt::{Display, Formatter};

use aws_smithy_eventstream::frame::{read_message_from, write_message_to};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::event_stream::Message;
use bytes::{Buf, Bytes, BytesMut};

/// Two lengths and their checksum.
const PRELUDE: usize = 12;

/// The greatest frame that is read: 24 MiB of payload, 128 KiB of headers, prelude and checksum (botocore's limits).
const LONGEST: usize = 24 * 1024 * 1024 + 128 * 1024 + PRELUDE + 4;

/// Bytes that are no frame.
#[derive(Debug)]
pub(super) enum FrameError {
    /// The checksum of the lengths is not theirs.
    Prelude,
    /// The frame is longer than any may be, or shorter than its prelude.
    Length(usize),
    /// The stream ended within a frame.
    BrokenOff,
    /// The rest of the frame is not as it should be.
    Content(aws_smithy_eventstream::error::Error),
}

impl Display for FrameError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Prelude => f.write_str("the checksum of a message's lengths does not match: the stream is damaged"),
            Self::Length(length) => write!(f, "a message cannot have {length} bytes: the stream is damaged"),
            Self::BrokenOff => f.write_str("the stream ended within a message"),
            Self::Content(error) => write!(f, "a message of the stream cannot be read: {error}"),
        }
    }
}

impl std::error::Error for FrameError {}

/// Takes the first message out of `buffer`; `None`: more bytes are needed.
pub(super) fn take(buffer: &mut BytesMut) -> Result<Option<Message>, FrameError> {
    let Some(length) = length(buffer)? else { return Ok(None) };
    if buffer.len() < length {
        buffer.reserve(length - buffer.len());
        return Ok(None);
    }
    // The payload is a part of the frame, not a copy of it.
    let frame: Bytes = buffer.split_to(length).freeze();
    read_message_from(frame).map(Some).map_err(FrameError::Content)
}

/// The length of the first frame, as soon as its prelude is there.
fn length(buffer: &[u8]) -> Result<Option<usize>, FrameError> {
    let Some((mut lengths, mut checksum)) = buffer.get(..PRELUDE).and_then(|prelude| prelude.split_at_checked(8))
    else {
        return Ok(None);
    };
    if crc32fast::hash(lengths) != checksum.get_u32() {
        return Err(FrameError::Prelude);
    }
    let length = lengths.get_u32() as usize;
    if (PRELUDE + 4..=LONGEST).contains(&length) { Ok(Some(length)) } else { Err(FrameError::Length(length)) }
}

/// The frame of a message.
pub(super) fn frame(message: &Message) -> Result<Bytes, BoxError> {
    let mut frame = Vec::with_capacity(message.payload().len() + 256);
    write_message_to(message, &mut frame)?;
    Ok(frame.into())
}
