//! What `aws-config` loaded, as settings of one service.

use aws_credential_types::provider::token::SharedTokenProvider;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

use super::{ClientContext, Environment, Settings};
use crate::schema::Service;

/// The settings of `service` in `config`.
pub(crate) fn settings(config: &SdkConfig, service: &Service) -> Settings {
    Settings {
        region: config.region().cloned(),
        credentials_provider: config.credentials_provider(),
        token_provider: token_provider(config, service),
        sigv4a_region_set: config.sigv4a_signing_region_set().map(|it| it.as_ref().to_owned()),
        context: ClientContext::of_sdk_config(config, service),
        http_client: config.http_client(),
        endpoint_url: endpoint_url(config, service),
        use_fips: config.use_fips(),
        use_dual_stack: config.use_dual_stack(),
        retry_config: config.retry_config().cloned(),
        timeout_config: config.timeout_config().cloned(),
        stalled_stream_protection: config.stalled_stream_protection(),
        sleep_impl: config.sleep_impl(),
        time_source: config.time_source(),
        app_name: config.app_name().cloned(),
        behavior_version: config.behavior_version(),
        request_checksum_calculation: config.request_checksum_calculation(),
        response_checksum_validation: config.response_checksum_validation(),
        disable_request_compression: config.disable_request_compression(),
        request_min_compression_size_bytes: config.request_min_compression_size_bytes(),
        ..Settings::default()
    }
}

/// Where tokens come from, unless the environment has one for this service.
fn token_provider(config: &SdkConfig, service: &Service) -> Option<SharedTokenProvider> {
    let in_environment = Environment::default().bearer_token(service.signing_name).is_some();
    config.token_provider().filter(|_| !in_environment)
}

/// The URL that code set, else the one that the environment or profile has for the service, else the one for all.
fn endpoint_url(config: &SdkConfig, service: &Service) -> Option<String> {
    let for_all = || config.endpoint_url().map(str::to_owned);
    if config.get_origin("endpoint_url").is_client_config() {
        return for_all();
    }
    let key =
        ServiceConfigKey::builder().service_id(service.id).env("AWS_ENDPOINT_URL").profile("endpoint_url").build().ok();
    key.and_then(|key| config.service_config()?.load_config(key)).or_else(for_all)
}
