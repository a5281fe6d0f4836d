//! The builder of configurations.

use std::marker::PhantomData;

use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_async::rt::sleep::{AsyncSleep, SharedAsyncSleep};
use aws_smithy_async::time::{SharedTimeSource, TimeSource};
use aws_smithy_runtime_api::client::behavior_version::BehaviorVersion;
use aws_smithy_runtime_api::client::http::{HttpClient, SharedHttpClient};
use aws_smithy_runtime_api::client::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_smithy_runtime_api::shared::IntoShared;
use aws_smithy_types::checksum_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_smithy_types::retry::RetryConfig;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::app_name::AppName;
use aws_types::region::Region;

use super::{Config, ServiceMarker, Settings, sdk_config};

/// Builds a [`Config`].
#[derive(Clone, Debug)]
pub struct Builder<S> {
    pub(super) settings: Settings,
    service: PhantomData<S>,
}

impl<S> Default for Builder<S> {
    fn default() -> Self {
        Self { settings: Settings::default(), service: PhantomData }
    }
}

impl<S: ServiceMarker> Builder<S> {
    /// A builder in which nothing is set.
    pub fn new() -> Self {
        Self::default()
    }

    pub(crate) fn of(settings: Settings) -> Self {
        Self { settings, service: PhantomData }
    }

    pub(crate) fn into_settings(self) -> Settings {
        self.settings
    }

    /// The configuration.
    pub fn build(self) -> Config<S> {
        Config { settings: self.settings, service: PhantomData }
    }

    /// Sets the region, which chooses the endpoint and is part of the signature.
    pub fn region(mut self, region: impl Into<Option<Region>>) -> Self {
        self.settings.region = region.into();
        self
    }

    /// Sets where credentials come from. Default: the environment variables `AWS_ACCESS_KEY_ID`,
    /// `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`.
    pub fn credentials_provider(mut self, credentials_provider: impl ProvideCredentials + 'static) -> Self {
        self.settings.credentials_provider = Some(SharedCredentialsProvider::new(credentials_provider));
        self
    }

    /// Sets the transport.
    pub fn http_client(mut self, http_client: impl HttpClient + 'static) -> Self {
        self.settings.http_client = Some(http_client.into_shared());
        self
    }

    /// Sets a URL that stands in for the rule set's: `http` or `https`, with an optional base path and query.
    pub fn endpoint_url(mut self, endpoint_url: impl Into<String>) -> Self {
        self.settings.endpoint_url = Some(endpoint_url.into());
        self
    }

    /// Sets whether endpoints are to meet FIPS 140.
    pub fn use_fips(mut self, use_fips: impl Into<bool>) -> Self {
        self.settings.use_fips = Some(use_fips.into());
        self
    }

    /// Sets whether endpoints are to be reachable over IPv6 too.
    pub fn use_dual_stack(mut self, use_dual_stack: impl Into<bool>) -> Self {
        self.settings.use_dual_stack = Some(use_dual_stack.into());
        self
    }

    /// Sets how calls are retried. Default: three attempts.
    pub fn retry_config(mut self, retry_config: RetryConfig) -> Self {
        self.settings.retry_config = Some(retry_config);
        self
    }

    /// Sets how long things may take. Default: 3.1 s to connect, 60 s between pieces of a response.
    pub fn timeout_config(mut self, timeout_config: TimeoutConfig) -> Self {
        self.settings.timeout_config = Some(timeout_config);
        self
    }

    /// Sets how long the body of a response may stay silent, if that is to be less than the read time-out: the grace
    /// period of the downloads. Uploads are watched by the read time-out alone: the time that nothing more is sent.
    pub fn stalled_stream_protection(mut self, stalled_stream_protection: StalledStreamProtectionConfig) -> Self {
        self.settings.stalled_stream_protection = Some(stalled_stream_protection);
        self
    }

    /// Sets what waits for retry delays and time-outs. Default: tokio (feature `rt-tokio`).
    pub fn sleep_impl(mut self, sleep_impl: impl AsyncSleep + 'static) -> Self {
        self.settings.sleep_impl = Some(sleep_impl.into_shared());
        self
    }

    /// Sets the clock that signatures take their time from. Default: the system's.
    pub fn time_source(mut self, time_source: impl TimeSource + 'static) -> Self {
        self.settings.time_source = Some(time_source.into_shared());
        self
    }

    /// Sets the program's name in `User-Agent`.
    pub fn app_name(mut self, app_name: AppName) -> Self {
        self.settings.app_name = Some(app_name);
        self
    }

    /// Sets when requests bear a checksum of their body. Default: whenever the operation supports it.
    pub fn request_checksum_calculation(mut self, request_checksum_calculation: RequestChecksumCalculation) -> Self {
        self.settings.request_checksum_calculation = Some(request_checksum_calculation);
        self
    }

    /// Sets when checksums of responses are compared. Default: whenever the operation supports it.
    pub fn response_checksum_validation(mut self, response_checksum_validation: ResponseChecksumValidation) -> Self {
        self.settings.response_checksum_validation = Some(response_checksum_validation);
        self
    }

    /// Sets whether the bodies of requests stay uncompressed where the operation would have them compressed.
    pub fn disable_request_compression(mut self, disable_request_compression: impl Into<Option<bool>>) -> Self {
        self.settings.disable_request_compression = disable_request_compression.into();
        self
    }

    /// Sets from how many bytes on bodies of requests are compressed, where the operation supports it. Default: 10,240.
    pub fn request_min_compression_size_bytes(
        mut self,
        request_min_compression_size_bytes: impl Into<Option<u32>>,
    ) -> Self {
        self.settings.request_min_compression_size_bytes = request_min_compression_size_bytes.into();
        self
    }

    /// Sets the behavior version. Kept for the SDK's sake: every version behaves the same here, and none need be set.
    pub fn behavior_version(mut self, behavior_version: BehaviorVersion) -> Self {
        self.settings.behavior_version = Some(behavior_version);
        self
    }

    /// Sets the latest behavior version.
    pub fn behavior_version_latest(self) -> Self {
        self.behavior_version(BehaviorVersion::latest())
    }
}

/// The `set_` twins: each sets, or clears, what the method without `set_` sets.
macro_rules! setters {
    ($($setter:ident: $field:ident: $ty:ty;)*) => {
        impl<S: ServiceMarker> Builder<S> {
            $(
                #[doc = concat!("Sets or clears `", stringify!($field), "`.")]
                pub fn $setter(&mut self, $field: Option<$ty>) -> &mut Self {
                    self.settings.$field = $field;
                    self
                }
            )*
        }
    };
}

setters! {
    set_region: region: Region;
    set_credentials_provider: credentials_provider: SharedCredentialsProvider;
    set_http_client: http_client: SharedHttpClient;
    set_endpoint_url: endpoint_url: String;
    set_use_fips: use_fips: bool;
    set_use_dual_stack: use_dual_stack: bool;
    set_retry_config: retry_config: RetryConfig;
    set_timeout_config: timeout_config: TimeoutConfig;
    set_stalled_stream_protection: stalled_stream_protection: StalledStreamProtectionConfig;
    set_sleep_impl: sleep_impl: SharedAsyncSleep;
    set_time_source: time_source: SharedTimeSource;
    set_app_name: app_name: AppName;
    set_behavior_version: behavior_version: BehaviorVersion;
    set_request_checksum_calculation: request_checksum_calculation: RequestChecksumCalculation;
    set_response_checksum_validation: response_checksum_validation: ResponseChecksumValidation;
    set_disable_request_compression: disable_request_compression: bool;
    set_request_min_compression_size_bytes: request_min_compression_size_bytes: u32;
}

impl<S: ServiceMarker> From<&SdkConfig> for Builder<S> {
    fn from(config: &SdkConfig) -> Self {
        Self::of(sdk_config::settings(config, S::ROW))
    }
}

impl<S: ServiceMarker> From<Config<S>> for Builder<S> {
    fn from(config: Config<S>) -> Self {
        Self::of(config.settings)
    }
}
