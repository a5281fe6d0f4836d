//! Retries: botocore's standard mode, and its adaptive mode, which also limits the rate of sending.
//!
//! [`classify`] says whether a failed attempt is worth another, [`Policy`] how many there may be and how long to wait,
//! [`Quota`] whether the client has not retried too much lately, [`RateLimiter`] when the next request may go out.
//! Source of all codes and numbers: botocore's `retries/standard.py`, `quota.py`, `throttling.py` and `bucket.py`.

mod classify;
mod policy;
mod quota;
mod rate_limiter;

pub(crate) use classify::{Kind, classify, is_garbled, is_long_polling};
pub(crate) use policy::Policy;
pub(crate) use quota::Quota;
pub(crate) use rate_limiter::RateLimiter;

/// What all calls of a client share.
#[derive(Debug, Default)]
pub(crate) struct State {
    pub(crate) quota: Quota,
    pub(crate) rate_limiter: RateLimiter,
}

#[cfg(test)]
mod tests;
