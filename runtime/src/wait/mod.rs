//! Waiters: a call that is made again until its answer says that something has come about, or never will.
//!
//! Generated code says what an answer means; asking again, and how long to wait before, is here.

mod schedule;
#[cfg(test)]
mod tests;

use std::fmt::{Debug, Formatter};
use std::time::Duration;

use aws_smithy_async::rt::sleep::AsyncSleep;
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_runtime_api::client::waiters::FinalPoll;
use aws_smithy_runtime_api::client::waiters::error::{ExceededMaxWait, FailureState, OperationFailed, WaiterError};
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::client::{Fluent, Handle, Holds};
use crate::operation::Operation;
use schedule::Schedule;

/// A waiter: what it asks, and what the answers mean.
pub trait Waiter: Send + Sync + 'static {
    /// The operation that is called.
    type Operation: Operation<Input: Clone, InputBuilder: Clone>;

    /// The least time between two calls (`delay` in botocore's `waiters-2.json`).
    const DELAY: Duration;

    /// What errors of the service mean. The first row that fits counts; without one the waiter fails.
    const ERRORS: &'static [(Failure, State)] = &[];

    /// What an output means; `None` is to go on waiting.
    fn of_output(output: &<Self::Operation as Operation>::Output) -> Option<State>;
}

/// What an answer means for who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It has come about.
    Success,
    /// It will not come about.
    Failure,
    /// It is too early to say.
    Retry,
}

/// Which errors of the service a waiter knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Those with this code.
    Code(&'static str),
    /// Those with this HTTP status.
    Status(u16),
}

impl Failure {
    fn fits(self, code: Option<&str>, status: u16) -> bool {
        match self {
            Self::Code(expected) => code == Some(expected),
            Self::Status(expected) => status == expected,
        }
    }
}

/// Whether there are items, and all of them are `expected`.
pub fn all<T: PartialEq>(items: impl IntoIterator<Item = T>, expected: T) -> bool {
    let mut items = items.into_iter().peekable();
    items.peek().is_some() && items.all(|it| it == expected)
}

/// An input and the client that its calls will be sent with, for a waiter.
pub struct Waiting<W: Waiter> {
    call: Fluent<W::Operation>,
}

/// What a call ends with.
type Answer<O> = Result<<O as Operation>::Output, SdkError<<O as Operation>::Error, HttpResponse>>;

/// What a waiter ends with.
type Waited<O> = Result<
    FinalPoll<<O as Operation>::Output, SdkError<<O as Operation>::Error, HttpResponse>>,
    WaiterError<<O as Operation>::Output, <O as Operation>::Error>,
>;

impl<W: Waiter> Waiting<W> {
    /// A waiter whose input is not set yet.
    pub fn new(handle: &Handle<<W::Operation as Operation>::Service>) -> Self {
        Self { call: Fluent::new(handle) }
    }

    /// The builder of the input, as set so far.
    pub fn input_builder(&self) -> &<W::Operation as Operation>::InputBuilder {
        self.call.input_builder()
    }

    /// Calls the operation until it is decided, but for no longer than `max_wait`.
    ///
    /// The time between two calls grows, with some chance in it; the last call is made when `max_wait` is over.
    ///
    /// # Errors
    /// The state that is waited for will not be reached or was not reached in time, or a call failed.
    pub async fn wait(self, max_wait: Duration) -> Waited<W::Operation> {
        let (handle, input) = self.call.into_parts();
        let core = handle.core();
        let Some(sleep) = &core.sleep else { return Err(WaiterError::construction_failure(NO_SLEEP)) };
        let mut schedule = Schedule::start(W::DELAY, max_wait, core.clock.clone());
        loop {
            let result = handle.send::<W::Operation>(input.clone()).await;
            match (state::<W>(&result), result) {
                (Some(State::Success), result) => return Ok(FinalPoll::new(result)),
                (Some(State::Failure), result) => {
                    let poll = FinalPoll::new(result.map_err(SdkError::into_service_error));
                    return Err(WaiterError::FailureState(FailureState::new(poll)));
                }
                (None, Err(error)) => return Err(failed(error)),
                (Some(State::Retry), _) | (None, Ok(_)) => {}
            }
            let Some(delay) = schedule.next(core.settings.random.next()) else {
                let (elapsed, polls) = (schedule.elapsed(), schedule.polls());
                return Err(WaiterError::ExceededMaxWait(ExceededMaxWait::new(max_wait, elapsed, polls)));
            };
            sleep.sleep(delay).await;
        }
    }
}

/// A waiter cannot wait.
const NO_SLEEP: &str =
    "nothing to measure time with: set `sleep_impl` on the config, or turn the feature `rt-tokio` on";

/// What the result of a call means: nothing, if it is no answer of the service or one that the waiter does not know.
fn state<W: Waiter>(result: &Answer<W::Operation>) -> Option<State> {
    match result {
        Ok(output) => W::of_output(output),
        Err(SdkError::ServiceError(context)) => {
            let (code, status) = (context.err().code(), context.raw().status().as_u16());
            W::ERRORS.iter().find(|(failure, _)| failure.fits(code, status)).map(|(_, state)| *state)
        }
        Err(_) => None,
    }
}

/// A call that could not even be made is a waiter that could not be constructed.
fn failed<O, E: std::error::Error + Send + Sync + 'static>(error: SdkError<E, HttpResponse>) -> WaiterError<O, E> {
    match error {
        SdkError::ConstructionFailure(_) => match error.into_source() {
            Ok(source) => WaiterError::construction_failure(source),
            Err(error) => WaiterError::OperationFailed(OperationFailed::new(error)),
        },
        error => WaiterError::OperationFailed(OperationFailed::new(error)),
    }
}

impl<W: Waiter> Holds<<W::Operation as Operation>::Input> for Waiting<W> {
    #[inline]
    fn input(&self) -> &<W::Operation as Operation>::Input {
        self.call.input()
    }

    #[inline]
    fn input_mut(&mut self) -> &mut <W::Operation as Operation>::Input {
        self.call.input_mut()
    }

    #[inline]
    fn into_input(self) -> <W::Operation as Operation>::Input {
        self.call.into_input()
    }
}

impl<W: Waiter> Clone for Waiting<W> {
    fn clone(&self) -> Self {
        Self { call: self.call.clone() }
    }
}

impl<W: Waiter> Debug for Waiting<W> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Waiting").field("call", &self.call).finish()
    }
}
