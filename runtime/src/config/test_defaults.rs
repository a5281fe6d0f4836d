//! Settings that make calls repeatable, for callers' tests (feature `test-util`).

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_smithy_async::time::StaticTimeSource;
use aws_types::region::Region;

use super::{Builder, ServiceMarker};

/// The SDK's test clock stands still at this second since 1970.
const NOW: Duration = Duration::from_secs(1_234_567_890);

impl<S: ServiceMarker> Builder<S> {
    /// Sets a clock that stands still and credentials that are not real, the same as the SDK's. The transport stays as
    /// it is.
    pub fn with_test_defaults(self) -> Self {
        self.time_source(StaticTimeSource::new(SystemTime::UNIX_EPOCH + NOW))
            .credentials_provider(Credentials::for_tests())
            .behavior_version_latest()
    }

    /// As [`Builder::with_test_defaults`], with the region `us-east-1` unless one is set.
    pub fn with_test_defaults_v2(self) -> Self {
        let mut settings = self.with_test_defaults().into_settings();
        settings.region.get_or_insert(Region::from_static("us-east-1"));
        Self::of(settings)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::config::Config;
    use crate::support::service::Notes;

    #[test]
    fn a_region_that_is_set_stays() {
        let region = |builder: Builder<Notes>| builder.with_test_defaults_v2().build().region().unwrap().clone();
        assert_eq!(region(Config::builder()), Region::new("us-east-1"));
        assert_eq!(region(Config::builder().region(Region::new("r"))), Region::new("r"));
        let config = Config::<Notes>::builder().with_test_defaults().build();
        assert_eq!(config.time_source().unwrap().now(), SystemTime::UNIX_EPOCH + NOW);
        assert!(config.credentials_provider().is_some() && config.region().is_none());
    }
}
