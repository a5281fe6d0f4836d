//! Where calls go, what stands in their URLs, and which errors come back.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use aws_types::region::Region;

use super::answer::modeled_code;
use super::target::{Target, TargetError};
use crate::config::{Config, Environment, Settings};
use crate::operation::Operation as _;
use crate::protocol::ErrorMeta;
use crate::schema;
use crate::support::service::{Notes, PUT_NOTE, PutNote, PutNoteInput, SERVICE};

fn settings(region: &str) -> Settings {
    Settings { region: Some(Region::new(region.to_owned())), environment: Environment::of(&[]), ..Settings::default() }
}

fn endpoint(settings: &Settings) -> String {
    Target::of(settings, &SERVICE).unwrap().endpoint(&PUT_NOTE, &PutNoteInput::default()).unwrap().url
}

/// The URL of a call with this endpoint URL.
fn url(endpoint_url: &str) -> String {
    let config = Config::<Notes>::builder().region(Region::new("us-east-1")).endpoint_url(endpoint_url).build();
    let input = PutNoteInput { title: Some("t".into()), token: None };
    super::to_http_request::<PutNote>(&input, &config).unwrap().uri().to_string()
}

#[test]
fn regions_with_fips_in_them_mean_fips() {
    for region in ["fips-us-east-1", "us-east-1-fips"] {
        assert_eq!(endpoint(&settings(region)), "https://notes-fips.us-east-1.amazonaws.com");
    }
}

#[test]
fn an_endpoint_url_turns_flags_off() {
    let flags = Settings { use_fips: Some(true), use_dual_stack: Some(true), ..settings("us-east-1") };
    assert_eq!(endpoint(&flags), "https://notes-fips.us-east-1.api.aws");
    let custom = Settings { endpoint_url: Some("http://h".into()), ..flags };
    let target = Target::of(&custom, &SERVICE).unwrap();
    assert!(!target.use_fips && !target.use_dual_stack);
}

#[test]
fn regions_must_fit_into_a_host_name() {
    let long = "a".repeat(64);
    for bad in ["", "bad region", "-a", "a-", "123", "a.b", long.as_str()] {
        let error = Target::of(&settings(bad), &SERVICE).unwrap_err();
        assert_eq!(error, TargetError::InvalidRegion(bad.to_owned()));
    }
    assert!(Target::of(&settings(&long[..63]), &SERVICE).is_ok());
}

#[test]
fn without_a_region_the_environment_is_asked_and_else_named() {
    let none = Settings { region: None, ..settings("") };
    let error = Target::of(&none, &SERVICE).unwrap_err();
    assert_eq!(error.to_string(), "no region: set `region` on the config, or AWS_REGION");
    let environment = Environment::of(&[("AWS_REGION", "eu-west-1"), ("AWS_ENDPOINT_URL", "http://e")]);
    let target = Target::of(&Settings { environment, ..none }, &SERVICE).unwrap();
    assert_eq!((target.region.as_str(), target.endpoint_url.as_deref()), ("eu-west-1", Some("http://e")));
}

#[test]
fn base_path_and_query_of_an_endpoint_url_are_kept() {
    assert_eq!(url("http://h"), "http://h/notes?format=text");
    assert_eq!(url("http://h:81/base/"), "http://h:81/base/notes?format=text");
    assert_eq!(url("https://h/a/b?x=1"), "https://h/a/b/notes?x=1&format=text");
    assert_eq!(url("http://h."), "http://h./notes?format=text");
    assert_eq!(url("https://h:443"), "https://h:443/notes?format=text");
    assert_eq!(url("http://[::80]"), "http://[::80]/notes?format=text");
    assert_eq!(url("http://[::1]:81"), "http://[::1]:81/notes?format=text");
}

#[cfg(feature = "default-https-client")]
#[test]
fn without_trusted_roots_the_request_cannot_be_made() {
    use super::attempt::{Failure, dispatch_failure};
    use aws_smithy_runtime_api::client::result::ConnectorError;
    let roots = crate::transport::NoTrustedRoots::default();
    assert!(matches!(dispatch_failure(ConnectorError::user(roots.into())), Failure::ConstructionFailure(_)));
    assert!(matches!(dispatch_failure(ConnectorError::user("other".into())), Failure::DispatchFailure(_)));
}

#[test]
fn sqs_models_its_errors_by_their_type() {
    static SQS: schema::Service = schema::Service { id: "SQS", ..SERVICE };
    let of_sqs = schema::Operation { service: &SQS, ..*PutNote::ROW };
    let mut error =
        ErrorMeta { code: Some("AWS.Old.Code".into()), type_code: Some("New".into()), ..Default::default() };
    assert_eq!(modeled_code(PutNote::ROW, &error), Some("AWS.Old.Code"));
    assert_eq!(modeled_code(&of_sqs, &error), Some("New"));
    error.type_code = None;
    assert_eq!(modeled_code(&of_sqs, &error), Some("AWS.Old.Code"));
}
