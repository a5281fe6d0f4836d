//! How many attempts there may be, and how long to wait between them.

use std::time::Duration;

use aws_smithy_types::retry::{RetryConfig, RetryMode};

use super::Kind;
use crate::schema::Service;

/// Delay before the first retry of a throttled call.
const THROTTLING_BASE: Duration = Duration::from_secs(1);

/// Delay before the first retry of any other call.
const TRANSIENT_BASE: Duration = Duration::from_millis(50);

/// The same for DynamoDB and its streams, which answer sooner.
const DYNAMODB_BASE: Duration = Duration::from_millis(25);

/// By how much the service can lengthen a delay (`x-amz-retry-after`).
const MAX_LENGTHENING: Duration = Duration::from_secs(5);

/// How calls are retried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Policy {
    /// All attempts, the first one included.
    pub(crate) max_attempts: u32,
    /// Whether the rate of sending is limited.
    pub(crate) adaptive: bool,
    throttling_base: Duration,
    transient_base: Duration,
    max_backoff: Duration,
}

impl Policy {
    /// The policy for `service`: `config` sets mode, attempts and greatest delay. Its initial delay counts only where it
    /// is not the SDK's default, which is that of throttled calls.
    pub(crate) fn of(config: Option<&RetryConfig>, service: &Service) -> Self {
        let standard = RetryConfig::standard();
        let dynamodb = matches!(service.id, "DynamoDB" | "DynamoDB Streams");
        let default_attempts = if dynamodb { 4 } else { standard.max_attempts() };
        let set = config.unwrap_or(&standard);
        let own_base = Some(set.initial_backoff()).filter(|base| *base != standard.initial_backoff());
        Self {
            max_attempts: config.map_or(default_attempts, RetryConfig::max_attempts).max(1),
            adaptive: set.mode() == RetryMode::Adaptive,
            throttling_base: own_base.unwrap_or(THROTTLING_BASE),
            transient_base: own_base.unwrap_or(if dynamodb { DYNAMODB_BASE } else { TRANSIENT_BASE }),
            max_backoff: set.max_backoff(),
        }
    }

    /// Makes all retries wait as long: at most `delay` before the first.
    pub(crate) fn set_delay(&mut self, delay: Duration) {
        self.throttling_base = delay;
        self.transient_base = delay;
    }

    /// The mode's name in `User-Agent`.
    pub(crate) fn mode(&self) -> &'static str {
        if self.adaptive { "adaptive" } else { "standard" }
    }

    /// How long to wait after attempt number `attempt` (from 1). `random` is from 0 to 1; `retry_after` is what the
    /// service asks for.
    pub(crate) fn delay(&self, kind: Kind, attempt: u32, random: f64, retry_after: Option<Duration>) -> Duration {
        let base = match kind {
            Kind::Throttling => self.throttling_base,
            Kind::Transient => self.transient_base,
        };
        let factor = 2_u32.saturating_pow(attempt.saturating_sub(1));
        let delay = base.saturating_mul(factor).min(self.max_backoff).mul_f64(random.clamp(0.0, 1.0));
        retry_after.map_or(delay, |asked| asked.min(delay.saturating_add(MAX_LENGTHENING)).max(delay))
    }
}
