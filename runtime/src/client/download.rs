//! The body of a response, watched while it is read: silence, a length that is not the announced one, damage.

use std::fmt::{Debug, Display, Formatter};
use std::future::Future as _;
use std::pin::Pin;
use std::task::{Context, Poll};

use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep, Sleep};
use aws_smithy_types::body::{Error, SdkBody};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};

use super::core::Core;
use super::silence::Silence;
use crate::checksum::Expected;

/// The body of a response.
pub(super) struct Download {
    body: SdkBody,
    silence: Option<(Silence, SharedAsyncSleep)>,
    /// Runs while a piece is waited for.
    timer: Option<Sleep>,
    /// How many bytes are still to come, if the response says how many there are.
    missing: Option<u64>,
    expected: Option<Expected>,
    ended: bool,
}

impl Download {
    /// The body, under the time limit of `core`.
    pub(super) fn new(core: &Core, body: SdkBody) -> Self {
        let silence = core.silence.zip(core.sleep.clone());
        Self { body, silence, timer: None, missing: None, expected: None, ended: false }
    }

    /// The body is to have this many bytes.
    pub(super) fn of_length(self, length: Option<u64>) -> Self {
        Self { missing: length, ..self }
    }

    /// The body is a stream of events, which come when they happen: no silence is too long.
    pub(super) fn of_events(self) -> Self {
        Self { silence: None, ..self }
    }

    /// The body is to have this checksum.
    pub(super) fn of_checksum(self, expected: Option<Expected>) -> Self {
        Self { expected, ..self }
    }

    /// An error if nothing has come for too long.
    fn check_silence(&mut self, context: &mut Context<'_>) -> Result<(), Silence> {
        let Some((silence, sleep)) = &self.silence else { return Ok(()) };
        let timer = self.timer.get_or_insert_with(|| sleep.sleep(silence.limit));
        if Pin::new(timer).poll(context).is_ready() { Err(*silence) } else { Ok(()) }
    }

    /// Keeps count of what has come.
    fn check(&mut self, bytes: &[u8]) {
        // Lengths fit: a body's is 64 bits.
        self.missing = self.missing.map(|missing| missing.saturating_sub(bytes.len() as u64));
        if let Some(expected) = &mut self.expected {
            expected.update(bytes);
        }
    }

    /// An error if what has come is not what was announced.
    fn check_end(&mut self) -> Result<(), Error> {
        if let Some(missing @ 1..) = self.missing {
            return Err(Incomplete { missing }.into());
        }
        Ok(self.expected.take().map_or(Ok(()), Expected::compare)?)
    }
}

impl Body for Download {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let this = &mut *self;
        if this.ended {
            return Poll::Ready(None);
        }
        let Poll::Ready(frame) = Pin::new(&mut this.body).poll_frame(context) else {
            let silent = this.check_silence(context);
            this.ended = silent.is_err();
            return silent.map_or_else(|silence| Poll::Ready(Some(Err(silence.into()))), |()| Poll::Pending);
        };
        this.timer = None;
        this.ended = !matches!(frame, Some(Ok(_)));
        let frame = frame.transpose()?;
        match &frame {
            Some(frame) => {
                if let Some(bytes) = frame.data_ref() {
                    this.check(bytes);
                }
            }
            None => this.check_end()?,
        }
        Poll::Ready(frame.map(Ok))
    }

    fn size_hint(&self) -> SizeHint {
        self.missing.map_or_else(|| self.body.size_hint(), SizeHint::with_exact)
    }
}

impl Debug for Download {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Download").field("missing", &self.missing).finish_non_exhaustive()
    }
}

/// The connection was closed in the middle of the body.
#[derive(Debug)]
struct Incomplete {
    missing: u64,
}

impl Display for Incomplete {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the response broke off: {} bytes of its body are missing", self.missing)
    }
}

impl std::error::Error for Incomplete {}
