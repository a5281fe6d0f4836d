//! The retry quota of a client: a client whose calls fail again and again stops retrying them.

use std::sync::atomic::{AtomicU32, Ordering};

use super::Kind;

const CAPACITY: u32 = 500;
const COST: u32 = 14;
const THROTTLING_COST: u32 = 5;

/// What a call that succeeds at once gives back.
const REWARD: u32 = 1;

/// Tokens that retries are paid with.
#[derive(Debug)]
pub(crate) struct Quota {
    available: AtomicU32,
}

/// What a call paid for its last retry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Payment(u32);

impl Default for Quota {
    fn default() -> Self {
        Self { available: AtomicU32::new(CAPACITY) }
    }
}

impl Quota {
    /// Pays for a retry; `None`: there is not enough left.
    pub(crate) fn pay(&self, kind: Kind) -> Option<Payment> {
        let cost = match kind {
            Kind::Transient => COST,
            Kind::Throttling => THROTTLING_COST,
        };
        let paid = self.available.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| left.checked_sub(cost));
        paid.is_ok().then_some(Payment(cost))
    }

    /// A call succeeded: its last payment comes back, or a little where it paid nothing.
    pub(crate) fn refund(&self, payment: Option<Payment>) {
        let amount = payment.map_or(REWARD, |Payment(cost)| cost);
        let refill = |left: u32| (left < CAPACITY).then(|| left.saturating_add(amount).min(CAPACITY));
        // An error means that the quota is full already.
        let _ = self.available.fetch_update(Ordering::Relaxed, Ordering::Relaxed, refill);
    }
}
