//! When to ask again: the delays of Smithy's specification of waiters.

use std::time::{Duration, SystemTime};

use aws_smithy_async::time::SharedTimeSource;

/// No delay is longer, unless the waiter's shortest is.
const MAX_DELAY: Duration = Duration::from_secs(120);

/// The calls of a waiter so far, and the time left.
#[derive(Debug)]
pub(super) struct Schedule {
    min_delay: Duration,
    max_wait: Duration,
    clock: SharedTimeSource,
    start: SystemTime,
    slept: Duration,
    polls: u32,
}

impl Schedule {
    /// The time of `max_wait` begins.
    pub(super) fn start(min_delay: Duration, max_wait: Duration, clock: SharedTimeSource) -> Self {
        let start = clock.now();
        Self { min_delay, max_wait, clock, start, slept: Duration::ZERO, polls: 0 }
    }

    /// A call has decided nothing: how long to sleep before the next. `None` if the time is over.
    ///
    /// The delay lies between the shortest and twice, four times, eight times .. the shortest; `random` from 0 to 1
    /// says where. When there would be no time for another delay after it, it goes to the end.
    pub(super) fn next(&mut self, random: f64) -> Option<Duration> {
        self.polls = self.polls.saturating_add(1);
        let left = self.max_wait.checked_sub(self.elapsed()).filter(|it| !it.is_zero())?;
        let doubled = 2_u32.saturating_pow(self.polls - 1);
        let longest = self.min_delay.saturating_mul(doubled).min(MAX_DELAY.max(self.min_delay));
        let delay = self.min_delay + (longest - self.min_delay).mul_f64(random);
        let delay = if left.saturating_sub(delay) <= self.min_delay { left } else { delay };
        self.slept = self.slept.saturating_add(delay);
        Some(delay)
    }

    /// The time since the start. A clock that stands still, as those of tests do, does not make it less than the sleeps.
    pub(super) fn elapsed(&self) -> Duration {
        self.clock.now().duration_since(self.start).unwrap_or_default().max(self.slept)
    }

    /// How many calls there were.
    pub(super) fn polls(&self) -> u32 {
        self.polls
    }
}
