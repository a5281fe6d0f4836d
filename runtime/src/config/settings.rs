//! What can be set, whatever the service.

use std::fmt::{Debug, Formatter};
use std::sync::Arc;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;

use super::{ClientContext, Environment};
use crate::compression;

/// Numbers from 0 to 1, of which retry delays are made. Tests replace it.
#[derive(Clone)]
pub(crate) struct Random(Arc<dyn Fn() -> f64 + Send + Sync>);

impl Random {
    /// Numbers from this function.
    #[cfg(test)]
    pub(crate) fn new(next: impl Fn() -> f64 + Send + Sync + 'static) -> Self {
        Self(Arc::new(next))
    }

    /// The next number.
    pub(crate) fn next(&self) -> f64 {
        (self.0)()
    }
}

impl Default for Random {
    fn default() -> Self {
        Self(Arc::new(fastrand::f64))
    }
}

impl Debug for Random {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("Random")
    }
}

/// What is set; absent means the default.
#[derive(Clone, Debug, Default)]
pub(crate) struct Settings {
    pub(crate) region: Option<Region>,
    pub(crate) credentials_provider: Option<SharedCredentialsProvider>,
    pub(crate) token_provider: Option<SharedTokenProvider>,
    /// Regions of signatures for more than one, with commas between.
    pub(crate) sigv4a_region_set: Option<String>,
    /// What only some services' endpoint rules know of.
    pub(crate) context: ClientContext,
    pub(crate) http_client: Option<SharedHttpClient>,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) use_fips: Option<bool>,
    pub(crate) use_dual_stack: Option<bool>,
    pub(crate) retry_config: Option<RetryConfig>,
    pub(crate) timeout_config: Option<TimeoutConfig>,
    pub(crate) stalled_stream_protection: Option<StalledStreamProtectionConfig>,
    pub(crate) sleep_impl: Option<SharedAsyncSleep>,
    pub(crate) time_source: Option<SharedTimeSource>,
    pub(crate) app_name: Option<AppName>,
    pub(crate) behavior_version: Option<BehaviorVersion>,
    pub(crate) request_checksum_calculation: Option<RequestChecksumCalculation>,
    pub(crate) response_checksum_validation: Option<ResponseChecksumValidation>,
    pub(crate) disable_request_compression: Option<bool>,
    pub(crate) request_min_compression_size_bytes: Option<u32>,
    /// Replaced by tests only.
    pub(crate) random: Random,
    /// Replaced by tests only.
    pub(crate) environment: Environment,
}

impl Settings {
    /// When requests bear a checksum.
    pub(crate) fn checksum_calculation(&self) -> RequestChecksumCalculation {
        self.request_checksum_calculation.unwrap_or_default()
    }

    /// When checksums of responses are compared.
    pub(crate) fn checksum_validation(&self) -> ResponseChecksumValidation {
        self.response_checksum_validation.unwrap_or_default()
    }

    /// From how many bytes on the body of a request is compressed; `None`: none is.
    pub(crate) fn least_compressed_size(&self) -> Option<u32> {
        let enabled = self.disable_request_compression != Some(true);
        enabled.then(|| self.request_min_compression_size_bytes.unwrap_or(compression::LEAST_SIZE))
    }

    /// These settings, and those of `other` where these are absent. Time-outs are merged one by one.
    pub(crate) fn or(mut self, other: &Self) -> Self {
        if let (Some(timeouts), Some(defaults)) = (&mut self.timeout_config, &other.timeout_config) {
            timeouts.take_defaults_from(defaults);
        }
        Self {
            region: self.region.or_else(|| other.region.clone()),
            credentials_provider: self.credentials_provider.or_else(|| other.credentials_provider.clone()),
            token_provider: self.token_provider.or_else(|| other.token_provider.clone()),
            sigv4a_region_set: self.sigv4a_region_set.or_else(|| other.sigv4a_region_set.clone()),
            context: self.context.or(&other.context),
            http_client: self.http_client.or_else(|| other.http_client.clone()),
            endpoint_url: self.endpoint_url.or_else(|| other.endpoint_url.clone()),
            use_fips: self.use_fips.or(other.use_fips),
            use_dual_stack: self.use_dual_stack.or(other.use_dual_stack),
            retry_config: self.retry_config.or_else(|| other.retry_config.clone()),
            timeout_config: self.timeout_config.or_else(|| other.timeout_config.clone()),
            stalled_stream_protection: self
                .stalled_stream_protection
                .or_else(|| other.stalled_stream_protection.clone()),
            sleep_impl: self.sleep_impl.or_else(|| other.sleep_impl.clone()),
            time_source: self.time_source.or_else(|| other.time_source.clone()),
            app_name: self.app_name.or_else(|| other.app_name.clone()),
            behavior_version: self.behavior_version.or(other.behavior_version),
            request_checksum_calculation: self.request_checksum_calculation.or(other.request_checksum_calculation),
            response_checksum_validation: self.response_checksum_validation.or(other.response_checksum_validation),
            disable_request_compression: self.disable_request_compression.or(other.disable_request_compression),
            request_min_compression_size_bytes: self
                .request_min_compression_size_bytes
                .or(other.request_min_compression_size_bytes),
            random: other.random.clone(),
            environment: other.environment.clone(),
        }
    }
}
