//! The rate limiter of adaptive mode: after a throttling answer the client sends more slowly, and then cautiously faster
//! again, along a cubic curve.
//!
//! Times are those of the client's clock, which may be set back: then no time has passed.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// Part of the rate that is kept after a throttling answer.
const BETA: f64 = 0.7;
/// Steepness of the curve.
const SCALE: f64 = 0.4;
/// Least rate, in requests a second.
const MIN_RATE: f64 = 0.5;
/// Weight of the newest measurement.
const SMOOTHING: f64 = 0.8;
/// Measurements a second.
const MEASUREMENTS: f64 = 2.0;

/// Limits the rate of sending. It does nothing before the first throttling answer.
#[derive(Debug, Default)]
pub(crate) struct RateLimiter(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    enabled: bool,
    bucket: Bucket,
    curve: Curve,
    measured: Measured,
}

impl RateLimiter {
    /// How long to wait before a request may go out that is ready at `now`. Its place is taken at once, so that it need
    /// not ask again.
    pub(crate) fn reserve(&self, now: SystemTime) -> Duration {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.enabled { state.bucket.take(seconds(now)) } else { Duration::ZERO }
    }

    /// Learns from an answer that came at `now`.
    pub(crate) fn learn(&self, throttled: bool, now: SystemTime) {
        let now = seconds(now);
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let measured = state.measured.record(now);
        let rate = if throttled {
            let rate = if state.enabled { measured.min(state.bucket.rate) } else { measured };
            state.enabled = true;
            state.curve.fall(rate, now)
        } else {
            state.curve.rise(now)
        };
        state.bucket.set_rate(rate.min(2.0 * measured), now);
    }
}

fn seconds(time: SystemTime) -> f64 {
    time.duration_since(UNIX_EPOCH).unwrap_or_default().as_secs_f64()
}

/// Fills with tokens at a rate; a request takes one, on credit if there is none.
#[derive(Debug, Default)]
struct Bucket {
    rate: f64,
    capacity: f64,
    tokens: f64,
    filled: Option<f64>,
}

impl Bucket {
    fn fill(&mut self, now: f64) {
        if let Some(filled) = self.filled {
            self.tokens = (self.tokens + (now - filled).max(0.0) * self.rate).min(self.capacity);
        }
        self.filled = Some(now);
    }

    fn set_rate(&mut self, rate: f64, now: f64) {
        self.fill(now);
        self.rate = rate.max(MIN_RATE);
        self.capacity = rate.max(1.0);
        self.tokens = self.tokens.min(self.capacity);
    }

    fn take(&mut self, now: f64) -> Duration {
        self.fill(now);
        let missing = (1.0 - self.tokens).max(0.0);
        self.tokens -= 1.0;
        Duration::try_from_secs_f64(missing / self.rate.max(MIN_RATE)).unwrap_or_default()
    }
}

/// The rate at which to send, as a function of the time since the last throttling answer.
#[derive(Debug, Default)]
struct Curve {
    max_rate: f64,
    fell: Option<f64>,
}

impl Curve {
    fn rise(&mut self, now: f64) -> f64 {
        let since = (now - *self.fell.get_or_insert(now)).max(0.0);
        let inflection = (self.max_rate * (1.0 - BETA) / SCALE).cbrt();
        SCALE * (since - inflection).powi(3) + self.max_rate
    }

    fn fall(&mut self, rate: f64, now: f64) -> f64 {
        self.max_rate = rate;
        self.fell = Some(now);
        rate * BETA
    }
}

/// The rate at which answers came lately, measured twice a second.
#[derive(Debug, Default)]
struct Measured {
    rate: f64,
    count: f64,
    last: Option<f64>,
}

impl Measured {
    fn record(&mut self, now: f64) -> f64 {
        let slot = (now * MEASUREMENTS).floor() / MEASUREMENTS;
        let last = *self.last.get_or_insert(now.floor());
        self.count += 1.0;
        if slot > last {
            self.rate = SMOOTHING * self.count / (slot - last) + (1.0 - SMOOTHING) * self.rate;
            self.count = 0.0;
        }
        if slot != last {
            self.last = Some(slot);
        }
        self.rate
    }
}
