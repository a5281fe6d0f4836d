//! The pipeline of a call: attempts, until one succeeds or no other is worth while.
//!
//! It knows the operation by its row only, so that it is compiled once, not once per operation.

use std::fmt::{Display, Formatter};
use std::future::Future;
use std::time::Duration;

use aws_smithy_async::future::timeout::Timeout;
use aws_smithy_async::rt::sleep::AsyncSleep;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_smithy_types::retry::ErrorKind;

use super::answer::{Answer, Outcome};
use super::attempt::{Failure, attempt};
use super::core::Core;
use super::customize::Change;
use super::draft::Draft;
use super::payload;
use crate::retry::{self, Kind};
use crate::schema::Operation;

/// Something took longer than the configuration allows.
#[derive(Debug)]
struct TimedOut {
    what: &'static str,
    limit: Duration,
}

impl Display for TimedOut {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the {} was not finished after {:?}", self.what, self.limit)
    }
}

impl std::error::Error for TimedOut {}

/// Sends `draft`, as often as needed.
///
/// # Errors
/// What kept the last attempt from getting an answer. An error response is an answer.
pub(super) async fn run(
    core: &Core,
    operation: &'static Operation,
    mut draft: Draft,
    changes: &[Change],
) -> Result<Answer, Failure> {
    if core.sleep.is_none() && needs_sleep(core) {
        return Err(Failure::construction_failure(
            "nothing to measure time with: set `sleep_impl` on the config, turn the feature `rt-tokio` on, or turn \
             retries and time-outs off",
        ));
    }
    let all = async {
        payload::hash(operation, &mut draft).await.map_err(Failure::construction_failure)?;
        attempts(core, operation, &draft, changes).await
    };
    within(core, core.timeouts.operation_timeout(), "operation", all).await
}

/// Whether the settings ask for retries or time-outs. (Connecting and reading is timed by the transport.)
fn needs_sleep(core: &Core) -> bool {
    let timeouts = &core.timeouts;
    core.policy.max_attempts > 1
        || timeouts.operation_timeout().is_some()
        || timeouts.operation_attempt_timeout().is_some()
}

async fn attempts(
    core: &Core,
    operation: &'static Operation,
    draft: &Draft,
    changes: &[Change],
) -> Result<Answer, Failure> {
    let invocation = uuid::Uuid::new_v4().to_string();
    let quota = &core.retry_state.quota;
    let mut payment = None;
    let mut ttl = None;
    let mut number = 1;
    loop {
        wait_for_leave(core).await;
        let headers = [
            ("amz-sdk-invocation-id", invocation.clone()),
            ("amz-sdk-request", attempt_header(core, number, ttl.as_deref())),
        ];
        let attempt = attempt(core, operation, draft, changes, headers);
        let mut result = within(core, core.timeouts.operation_attempt_timeout(), "attempt", attempt).await;
        if let Ok(answer) = &mut result {
            answer.attempts = number;
        }
        let kind = kind(operation, &result);
        if operation.endpoint_operation.is_some() && is_misdirected(&result) {
            core.discovery.forget().await;
        }
        if core.policy.adaptive {
            core.retry_state.rate_limiter.learn(kind == Some(Kind::Throttling), core.clock.now());
        }
        let Some(kind) = kind.filter(|_| number < core.policy.max_attempts && draft.body.is_repeatable()) else {
            if matches!(&result, Ok(Answer { outcome: Outcome::Success, .. })) {
                quota.refund(payment);
            }
            return result;
        };
        let delay = core.policy.delay(kind, number, core.settings.random.next(), retry_after(&result));
        payment = quota.pay(kind);
        if payment.is_some() || retry::is_long_polling(operation) {
            sleep(core, delay).await;
        }
        if payment.is_none() {
            return result;
        }
        ttl = time_to_live(core, &result).or(ttl);
        number += 1;
    }
}

/// Waits until the rate limiter lets a request out; only in adaptive mode does it ever hold one back.
async fn wait_for_leave(core: &Core) {
    let wait = core.retry_state.rate_limiter.reserve(core.clock.now());
    if !wait.is_zero() {
        sleep(core, wait).await;
    }
}

async fn sleep(core: &Core, duration: Duration) {
    if let Some(sleep) = &core.sleep {
        sleep.sleep(duration).await;
    }
}

/// The result of `future`, unless it takes longer than `limit`.
async fn within<T>(
    core: &Core,
    limit: Option<Duration>,
    what: &'static str,
    future: impl Future<Output = Result<T, Failure>>,
) -> Result<T, Failure> {
    let (Some(limit), Some(sleep)) = (limit, &core.sleep) else {
        return future.await;
    };
    match Timeout::new(future, sleep.sleep(limit)).await {
        Ok(result) => result,
        Err(_) => Err(Failure::timeout_error(TimedOut { what, limit })),
    }
}

/// Why the attempt is worth another, if it is.
fn kind(operation: &Operation, result: &Result<Answer, Failure>) -> Option<Kind> {
    match result {
        Ok(Answer { response, .. }) if retry::is_garbled(operation, &response.headers, &response.body) => {
            Some(Kind::Transient)
        }
        Ok(_) if operation.endpoint_operation.is_some() && is_misdirected(result) => Some(Kind::Transient),
        Ok(Answer { response, outcome: Outcome::Error(error), .. }) => {
            retry::classify(operation, response.status, error.code.as_deref())
        }
        Err(Failure::TimeoutError(_)) => Some(Kind::Transient),
        Err(Failure::DispatchFailure(failure)) => match failure.as_other() {
            Some(ErrorKind::ThrottlingError) => Some(Kind::Throttling),
            Some(ErrorKind::TransientError | ErrorKind::ServerError) => Some(Kind::Transient),
            _ => (failure.is_io() || failure.is_timeout()).then_some(Kind::Transient),
        },
        Ok(_) | Err(_) => None,
    }
}

/// Whether the service says that the request was sent to a wrong host.
fn is_misdirected(result: &Result<Answer, Failure>) -> bool {
    const MISDIRECTED: u16 = 421;
    result.as_ref().is_ok_and(|answer| {
        let code = if let Outcome::Error(error) = &answer.outcome { error.code.as_deref() } else { None };
        answer.response.status == MISDIRECTED || code == Some("InvalidEndpointException")
    })
}

/// How long the service asks to wait (`x-amz-retry-after`, in milliseconds).
fn retry_after(result: &Result<Answer, Failure>) -> Option<Duration> {
    let answer = result.as_ref().ok()?;
    let value = answer.response.headers.get("x-amz-retry-after")?.to_str().ok()?;
    value.trim().parse().ok().map(Duration::from_millis)
}

/// `amz-sdk-request`, which tells the service how far the call has got.
fn attempt_header(core: &Core, number: u32, ttl: Option<&str>) -> String {
    let ttl = ttl.map(|ttl| format!("ttl={ttl}; ")).unwrap_or_default();
    format!("{ttl}attempt={number}; max={}", core.policy.max_attempts)
}

/// Until when the next attempt's answer is of use, by the service's clock: the time of this answer and the read time-out.
fn time_to_live(core: &Core, result: &Result<Answer, Failure>) -> Option<String> {
    let answer = result.as_ref().ok()?;
    let date = answer.response.headers.get(http::header::DATE)?.to_str().ok()?;
    let date = DateTime::from_str(date, Format::HttpDate).ok()?;
    let limit = i64::try_from(core.timeouts.read_timeout()?.as_secs()).ok()?;
    let until = DateTime::from_secs(date.secs().checked_add(limit)?).fmt(Format::DateTime).ok()?;
    Some(until.replace(['-', ':'], ""))
}
