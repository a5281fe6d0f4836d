//! Settings to a client of the runtime.

use std::time::Duration;

use awslice_runtime::client::untyped::Client;
use awslice_runtime::config::exports::{
    Credentials, Region, RequestChecksumCalculation, ResponseChecksumValidation, SharedCredentialsProvider,
};
use awslice_runtime::config::retry::RetryConfig;
use awslice_runtime::config::timeout::TimeoutConfig;
use awslice_runtime::schema::Service;
use awslice_runtime::transport::{HyperClient, Trust};
use awslice_runtime::types::SdkConfig;

use crate::error::CliError;
use crate::session::ClientSettings;
use crate::world::Environment;

/// The least time that the AWS CLI takes as the most before a first retry.
const RETRY_DELAY: Duration = Duration::from_secs(1);

/// The settings as the runtime takes them, without credentials.
///
/// # Errors
/// The file of certificates cannot be read.
pub(super) fn config(environment: &Environment, settings: &ClientSettings) -> Result<SdkConfig, CliError> {
    let mut config = SdkConfig::builder()
        .region(Region::new(settings.region.clone()))
        .use_fips(settings.use_fips)
        .use_dual_stack(settings.use_dual_stack)
        .timeout_config(timeouts(settings))
        .disable_request_compression(settings.no_compression)
        .http_client(HyperClient::trusting(trust(environment, settings)));
    config.set_endpoint_url(settings.endpoint_url.clone());
    config.set_retry_config(retries(settings));
    if settings.few_request_checksums {
        config.set_request_checksum_calculation(Some(RequestChecksumCalculation::WhenRequired));
    }
    if settings.few_response_checksums {
        config.set_response_checksum_validation(Some(ResponseChecksumValidation::WhenRequired));
    }
    Ok(config.build())
}

/// The same settings, with these credentials.
pub(super) fn with_credentials(config: &SdkConfig, credentials: Credentials) -> SdkConfig {
    config.to_builder().credentials_provider(SharedCredentialsProvider::new(credentials)).build()
}

/// A client with these settings.
pub(super) fn client(
    service: &'static Service,
    config: &SdkConfig,
    settings: &ClientSettings,
    is_signing: bool,
) -> Client {
    let client = Client::new(service, config);
    let client = if settings.newer_delays { client } else { client.retry_delay(RETRY_DELAY) };
    if is_signing { client } else { client.unsigned() }
}

/// What is set of retries; nothing, if nothing is: then the service's own numbers count.
fn retries(settings: &ClientSettings) -> Option<RetryConfig> {
    let config = if settings.adaptive { RetryConfig::adaptive() } else { RetryConfig::standard() };
    match settings.max_attempts {
        Some(attempts) => Some(config.with_max_attempts(attempts)),
        None => settings.adaptive.then_some(config),
    }
}

fn timeouts(settings: &ClientSettings) -> TimeoutConfig {
    let timeouts = TimeoutConfig::builder();
    let timeouts = match settings.connect_timeout {
        Some(limit) => timeouts.connect_timeout(limit),
        None => timeouts.disable_connect_timeout(),
    };
    match settings.read_timeout {
        Some(limit) => timeouts.read_timeout(limit),
        None => timeouts.disable_read_timeout(),
    }
    .build()
}

fn trust(environment: &Environment, settings: &ClientSettings) -> Trust {
    match &settings.ca_bundle {
        _ if !settings.verify_ssl => Trust::Anyone,
        Some(path) if !path.is_empty() => Trust::Bundle(environment.resolve(&environment.expand(path))),
        _ => Trust::System,
    }
}
