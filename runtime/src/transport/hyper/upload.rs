//! The body of a request on its way: in pieces, so that it is known when the last one was taken.
//!
//! The read time-out is for a silent service. While a body is being sent the service has nothing to say yet: the time
//! counts from the last piece that the connection took, and not at all while the caller's stream has nothing to give.

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use aws_smithy_types::body::{Error, SdkBody};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tokio::time::{Instant, timeout_at};

/// How many bytes the connection is given at a time.
const PIECE: usize = 64 * 1024;

/// How far an upload has got.
#[derive(Clone, Debug)]
pub(super) struct Progress(Arc<Mutex<State>>);

#[derive(Clone, Copy, Debug)]
enum State {
    /// The connection took a piece then.
    Took(Instant),
    /// The caller's stream has nothing to give yet.
    Waits,
}

impl Progress {
    /// Nothing is sent yet.
    pub(super) fn new() -> Self {
        Self(Arc::new(Mutex::new(State::Took(Instant::now()))))
    }

    fn set(&self, state: State) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = state;
    }

    /// From when on the connection has been silent.
    fn silent_since(&self) -> Instant {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            State::Took(then) => then,
            State::Waits => Instant::now(),
        }
    }

    /// The body, watched. One that fits a piece has nothing to tell.
    pub(super) fn of(&self, body: SdkBody) -> SdkBody {
        if body.bytes().is_some_and(|bytes| bytes.len() <= PIECE) {
            return body;
        }
        SdkBody::from_body_1_x(Upload { body, rest: Bytes::new(), progress: self.clone() })
    }

    /// What `response` becomes; `None` when the connection was silent for `limit`.
    pub(super) async fn wait<T>(&self, limit: Duration, response: impl Future<Output = T>) -> Option<T> {
        let mut response = pin!(response);
        loop {
            let deadline = self.silent_since() + limit;
            if let Ok(response) = timeout_at(deadline, &mut response).await {
                return Some(response);
            }
            if self.silent_since() + limit <= deadline {
                return None;
            }
        }
    }
}

/// A body that tells when its pieces are taken.
struct Upload {
    body: SdkBody,
    /// What is left of a piece that was too large.
    rest: Bytes,
    progress: Progress,
}

impl Body for Upload {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let this = &mut *self;
        this.progress.set(State::Took(Instant::now()));
        if this.rest.is_empty() {
            let polled = Pin::new(&mut this.body).poll_frame(context);
            if polled.is_pending() {
                this.progress.set(State::Waits);
            }
            match ready!(polled).map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Ok(bytes))) => this.rest = bytes,
                Some(Ok(Err(other))) => return Poll::Ready(Some(Ok(other))),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
        let piece = this.rest.split_to(this.rest.len().min(PIECE));
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let Some(length) = self.body.content_length() else { return SizeHint::new() };
        // Lengths fit: a body's is 64 bits.
        SizeHint::with_exact(length + self.rest.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::future::{pending, poll_fn};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(60);

    async fn pieces(mut body: SdkBody) -> Vec<usize> {
        let mut lengths = Vec::new();
        while let Some(frame) = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await {
            lengths.push(frame.unwrap().into_data().unwrap().len());
        }
        lengths
    }

    #[tokio::test(start_paused = true)]
    async fn bodies_go_in_pieces_and_keep_their_length() {
        let progress = Progress::new();
        let small = progress.of(SdkBody::from(vec![0; PIECE]));
        assert!(small.bytes().is_some());
        let large = progress.of(SdkBody::from(vec![0; 2 * PIECE + 1]));
        assert_eq!(large.content_length(), Some(2 * PIECE as u64 + 1));
        assert_eq!(pieces(large).await, [PIECE, PIECE, 1]);
    }

    #[tokio::test(start_paused = true)]
    async fn the_time_counts_from_the_last_piece() {
        let started = Instant::now();
        let progress = Progress::new();
        let mut body = progress.of(SdkBody::from(vec![0; 4 * PIECE]));
        let upload = async {
            for _ in 0..4 {
                tokio::time::sleep(Duration::from_secs(50)).await;
                poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)).await.unwrap().unwrap();
            }
            pending::<()>().await;
        };
        assert_eq!(progress.wait(LIMIT, upload).await, None);
        assert_eq!(started.elapsed().as_secs(), 260);
    }

    #[tokio::test(start_paused = true)]
    async fn a_stream_may_take_its_time() {
        struct Slow;

        impl Body for Slow {
            type Data = Bytes;
            type Error = Error;

            fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
                Poll::Pending
            }
        }

        let progress = Progress::new();
        let mut body = progress.of(SdkBody::from_body_1_x(Slow));
        let upload = async {
            tokio::select! {
                _ = poll_fn(|cx| Pin::new(&mut body).poll_frame(cx)) => {}
                () = tokio::time::sleep(Duration::from_secs(500)) => {}
            }
            "sent"
        };
        assert_eq!(progress.wait(LIMIT, upload).await, Some("sent"));
    }
}
