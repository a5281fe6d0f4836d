//! How long the body of a response may stay silent.

use std::fmt::{Display, Formatter};
use std::time::Duration;

use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::timeout::TimeoutConfig;

/// A limit of the silence between two pieces of a body; as an error, that it was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Silence {
    pub(crate) limit: Duration,
    setting: &'static str,
}

impl Silence {
    /// The shorter of the read time-out and the grace period of stalled downloads, where they are set.
    pub(crate) fn of(timeouts: &TimeoutConfig, stalled: Option<&StalledStreamProtectionConfig>) -> Option<Self> {
        let read = timeouts.read_timeout().map(|limit| Self { limit, setting: "read time-out" });
        let stalled = stalled.filter(|stalled| stalled.download_enabled());
        let grace = stalled.map(|stalled| Self { limit: stalled.grace_period(), setting: "stalled stream protection" });
        read.into_iter().chain(grace).min_by_key(|silence| silence.limit)
    }
}

impl Display for Silence {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "the response broke off: no more of its body came for {:?} ({})", self.limit, self.setting)
    }
}

impl std::error::Error for Silence {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shorter_limit_counts() {
        let seconds = Duration::from_secs;
        let read = TimeoutConfig::builder().read_timeout(seconds(60)).build();
        let stalled = |grace| StalledStreamProtectionConfig::enabled().grace_period(seconds(grace)).build();
        let limit = |timeouts, stalled: Option<&_>| Silence::of(timeouts, stalled).map(|it| it.limit.as_secs());
        assert_eq!(limit(&read, None), Some(60));
        assert_eq!(limit(&read, Some(&stalled(5))), Some(5));
        assert_eq!(limit(&read, Some(&stalled(90))), Some(60));
        assert_eq!(limit(&read, Some(&StalledStreamProtectionConfig::disabled())), Some(60));
        let unlimited = TimeoutConfig::disabled();
        assert_eq!((limit(&unlimited, None), limit(&unlimited, Some(&stalled(5)))), (None, Some(5)));
    }
}
