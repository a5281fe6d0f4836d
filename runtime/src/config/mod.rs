//! Configuration of clients: one implementation for all services, typed by a marker.
//!
//! [`Config`] and [`Builder`] are thin: what is set lies in `Settings`, which knows no service and is what the
//! pipeline reads. A setting that is absent means the default, which the pipeline chooses.

mod builder;
mod client_context;
mod environment;
pub mod exports;
mod sdk_config;
mod settings;
#[cfg(feature = "test-util")]
mod test_defaults;
pub mod token;

use std::marker::PhantomData;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;

use crate::schema;

pub use builder::Builder;
pub(crate) use client_context::ClientContext;
pub use client_context::{
    HasAccelerate, HasAccountIdEndpointMode, HasDisableMultiRegionAccessPoints, HasDisableS3ExpressSessionAuth,
    HasForcePathStyle, HasUseArnRegion,
};
pub(crate) use environment::Environment;
pub use exports::{auth, endpoint, http, interceptors, retry, timeout};
pub(crate) use sdk_config::settings as of_sdk_config;
#[cfg(test)]
pub(crate) use settings::Random;
pub(crate) use settings::Settings;
pub use token::HasBearerAuth;

/// The marker of a service, which types its configuration and clients.
pub trait ServiceMarker: Clone + Copy + Send + Sync + std::fmt::Debug + 'static {
    /// The service's row.
    const ROW: &'static schema::Service;
}

/// The configuration of a service's clients.
#[derive(Clone, Debug)]
pub struct Config<S> {
    settings: Settings,
    service: PhantomData<S>,
}

impl<S: ServiceMarker> Config<S> {
    /// Starts building a configuration.
    pub fn builder() -> Builder<S> {
        Builder::default()
    }

    /// The configuration that `aws-config` loaded.
    pub fn new(config: &SdkConfig) -> Self {
        Builder::from(config).build()
    }

    /// A builder that begins with this configuration.
    pub fn to_builder(&self) -> Builder<S> {
        Builder::of(self.settings.clone())
    }

    /// The region, if one is set.
    pub fn region(&self) -> Option<&Region> {
        self.settings.region.as_ref()
    }

    /// Where credentials come from, if that is set.
    pub fn credentials_provider(&self) -> Option<SharedCredentialsProvider> {
        self.settings.credentials_provider.clone()
    }

    /// The transport, if one is set.
    pub fn http_client(&self) -> Option<SharedHttpClient> {
        self.settings.http_client.clone()
    }

    /// The URL that stands in for the rule set's, if one is set.
    pub fn endpoint_url(&self) -> Option<&str> {
        self.settings.endpoint_url.as_deref()
    }

    /// Whether endpoints are to meet FIPS 140, if that is set.
    pub fn use_fips(&self) -> Option<bool> {
        self.settings.use_fips
    }

    /// Whether endpoints are to be reachable over IPv6 too, if that is set.
    pub fn use_dual_stack(&self) -> Option<bool> {
        self.settings.use_dual_stack
    }

    /// How calls are retried, if that is set.
    pub fn retry_config(&self) -> Option<&RetryConfig> {
        self.settings.retry_config.as_ref()
    }

    /// How long things may take, if that is set.
    pub fn timeout_config(&self) -> Option<&TimeoutConfig> {
        self.settings.timeout_config.as_ref()
    }

    /// How long the body of a response may stay silent, if that is set.
    pub fn stalled_stream_protection(&self) -> Option<&StalledStreamProtectionConfig> {
        self.settings.stalled_stream_protection.as_ref()
    }

    /// What waits, if that is set.
    pub fn sleep_impl(&self) -> Option<SharedAsyncSleep> {
        self.settings.sleep_impl.clone()
    }

    /// The clock, if one is set.
    pub fn time_source(&self) -> Option<SharedTimeSource> {
        self.settings.time_source.clone()
    }

    /// The program's name in `User-Agent`, if one is set.
    pub fn app_name(&self) -> Option<&AppName> {
        self.settings.app_name.as_ref()
    }

    /// When requests bear a checksum of their body, if that is set.
    pub fn request_checksum_calculation(&self) -> Option<&RequestChecksumCalculation> {
        self.settings.request_checksum_calculation.as_ref()
    }

    /// When checksums of responses are compared, if that is set.
    pub fn response_checksum_validation(&self) -> Option<&ResponseChecksumValidation> {
        self.settings.response_checksum_validation.as_ref()
    }

    /// Whether bodies of requests stay uncompressed, if that is set.
    pub fn disable_request_compression(&self) -> Option<bool> {
        self.settings.disable_request_compression
    }

    /// From how many bytes on bodies of requests are compressed, if that is set.
    pub fn request_min_compression_size_bytes(&self) -> Option<u32> {
        self.settings.request_min_compression_size_bytes
    }

    /// The behavior version, if one is set.
    pub fn behavior_version(&self) -> Option<BehaviorVersion> {
        self.settings.behavior_version
    }

    /// The service's name in a signature.
    pub fn signing_name(&self) -> &'static str {
        S::ROW.signing_name
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.settings
    }
}

impl<S: ServiceMarker> From<&SdkConfig> for Config<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::new(config)
    }
}

#[cfg(test)]
mod tests;
