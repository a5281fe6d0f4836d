//! Which setting counts.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use aws_credential_types::Token;
use aws_credential_types::provider::token::SharedTokenProvider;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::timeout::TimeoutConfig;
use aws_types::SdkConfig;
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::region::{Region, SigningRegionSet};
use aws_types::service_config::{LoadServiceConfig, ServiceConfigKey};

use super::{Builder, ClientContext, Config, Environment, Settings};
use crate::support::service::Notes;

/// What a profile says of the endpoints of services.
#[derive(Debug)]
struct Profile;

impl LoadServiceConfig for Profile {
    fn load_config(&self, key: ServiceConfigKey<'_>) -> Option<String> {
        assert_eq!((key.env(), key.profile()), ("AWS_ENDPOINT_URL", "endpoint_url"));
        (key.service_id() == "Test Notes").then(|| "http://profile".to_owned())
    }
}

#[test]
fn an_endpoint_url_of_the_service_stands_before_that_of_all() {
    let shared = SdkConfig::builder().endpoint_url("http://all").build();
    assert_eq!(Config::<Notes>::new(&shared).endpoint_url(), Some("http://all"));
    let shared = shared.into_builder().service_config(Profile).build();
    assert_eq!(Config::<Notes>::from(&shared).endpoint_url(), Some("http://profile"));
    let explicit = Builder::<Notes>::from(&shared).endpoint_url("http://own").build();
    assert_eq!(explicit.endpoint_url(), Some("http://own"));
}

#[test]
fn what_code_sets_for_all_services_stands_before_a_profile() {
    let mut shared = SdkConfig::builder().endpoint_url("http://code").service_config(Profile);
    shared.insert_origin("endpoint_url", aws_types::origin::Origin::shared_config());
    assert_eq!(Config::<Notes>::new(&shared.build()).endpoint_url(), Some("http://code"));
}

#[test]
fn the_environment_has_endpoints_and_a_region() {
    let all = [("AWS_ENDPOINT_URL", "http://all"), ("AWS_DEFAULT_REGION", "r1")];
    let environment = Environment::of(&all);
    assert_eq!(environment.endpoint_url("Test Notes").as_deref(), Some("http://all"));
    assert_eq!(environment.region(), Some(Region::new("r1")));
    let one = [all[0], all[1], ("AWS_ENDPOINT_URL_TEST_NOTES", "http://notes"), ("AWS_REGION", "r2")];
    let environment = Environment::of(&one);
    assert_eq!(environment.endpoint_url("Test Notes").as_deref(), Some("http://notes"));
    assert_eq!(environment.region(), Some(Region::new("r2")));
    let off = Environment::of(&[one[0], one[2], ("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "TRUE")]);
    assert_eq!(off.endpoint_url("Test Notes"), None);
}

#[test]
fn an_override_counts_where_it_is_set() {
    let seconds = Duration::from_secs;
    let timeouts = |builder: aws_smithy_types::timeout::TimeoutConfigBuilder| Some(builder.build());
    let base = Settings {
        region: Some(Region::new("base")),
        use_fips: Some(true),
        timeout_config: timeouts(TimeoutConfig::builder().read_timeout(seconds(1)).connect_timeout(seconds(1))),
        ..Settings::default()
    };
    let over = Settings {
        region: Some(Region::new("over")),
        timeout_config: timeouts(TimeoutConfig::builder().read_timeout(seconds(2))),
        ..Settings::default()
    };
    let merged = over.or(&base);
    assert_eq!((merged.region, merged.use_fips), (Some(Region::new("over")), Some(true)));
    let merged = merged.timeout_config.unwrap();
    assert_eq!((merged.read_timeout(), merged.connect_timeout()), (Some(seconds(2)), Some(seconds(1))));
}

#[test]
fn what_is_said_of_bodies_is_taken_over() {
    let required = RequestChecksumCalculation::WhenRequired;
    let shared = SdkConfig::builder().request_checksum_calculation(required).disable_request_compression(true).build();
    let config = Config::<Notes>::new(&shared);
    assert_eq!((config.request_checksum_calculation(), config.response_checksum_validation()), (Some(&required), None));
    assert_eq!(config.settings().least_compressed_size(), None);
    let enabled = config.to_builder().disable_request_compression(false).request_min_compression_size_bytes(7).build();
    assert_eq!(enabled.settings().least_compressed_size(), Some(7));
    assert_eq!(Settings::default().least_compressed_size(), Some(10_240));
}

#[test]
fn setters_have_twins_that_clear() {
    let mut builder = Config::<Notes>::builder().region(Region::new("r")).use_fips(true);
    builder.set_region(None).set_use_fips(None).set_use_dual_stack(Some(true));
    let config = builder.build().to_builder().build();
    assert_eq!((config.region(), config.use_fips(), config.use_dual_stack()), (None, None, Some(true)));
}

#[test]
fn the_environment_says_what_endpoint_rules_ask() {
    let environment = Environment::of(&[
        ("AWS_S3_USE_ARN_REGION", "TRUE"),
        ("AWS_S3_DISABLE_MULTIREGION_ACCESS_POINTS", "false"),
        ("AWS_S3_DISABLE_EXPRESS_SESSION_AUTH", "perhaps"),
        ("AWS_ACCOUNT_ID_ENDPOINT_MODE", "Required"),
        ("AWS_STS_REGIONAL_ENDPOINTS", "legacy"),
        ("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "regional"),
    ]);
    let context = ClientContext::of_environment(&environment);
    assert_eq!((context.use_arn_region, context.disable_multi_region_access_points), (Some(true), Some(false)));
    assert_eq!((context.disable_s3_express_session_auth, context.force_path_style), (None, None));
    assert_eq!(context.account_id_endpoint_mode, Some(AccountIdEndpointMode::Required));
    assert!(context.sts_legacy_endpoint && !context.s3_legacy_endpoint);
    let own = ClientContext { use_arn_region: Some(false), ..ClientContext::default() };
    assert_eq!(own.or(&context).use_arn_region, Some(false));
}

#[test]
fn tokens_are_found_by_the_name_that_signs() {
    let environment = Environment::of(&[("AWS_BEARER_TOKEN_MY_SERVICE", "t")]);
    assert_eq!(environment.bearer_token("my-service").unwrap().token(), "t");
    assert!(environment.bearer_token("other").is_none());
}

#[test]
fn shared_configuration_has_regions_tokens_and_modes() {
    let shared = SdkConfig::builder()
        .account_id_endpoint_mode(AccountIdEndpointMode::Disabled)
        .sigv4a_signing_region_set(SigningRegionSet::from_iter(["a", "b"]))
        .token_provider(SharedTokenProvider::new(Token::new("t", None)))
        .build();
    let config = Config::<Notes>::new(&shared);
    let settings = config.settings();
    assert_eq!(settings.context.account_id_endpoint_mode, Some(AccountIdEndpointMode::Disabled));
    assert_eq!(settings.sigv4a_region_set.as_deref(), Some("a,b"));
    assert!(settings.token_provider.is_some());
}
