//! Programs as callers of aws-sdk-rust write them, against all operations of three services under the SDK's crate
//! names. The transport is the SDK's own test client, which plays responses and compares requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::result_large_err, reason = "errors are laid out as the SDK's")]

#[path = "drop_in/assertions.rs"]
mod assertions;
#[path = "drop_in/autoscaling.rs"]
mod autoscaling;
#[path = "drop_in/configuration.rs"]
mod configuration;
#[path = "drop_in/errors.rs"]
mod errors;
#[path = "drop_in/imagebuilder.rs"]
mod imagebuilder;
#[path = "drop_in/mocks.rs"]
mod mocks;
#[path = "drop_in/swf.rs"]
mod swf;

use aws_smithy_http_client::test_util::{ReplayEvent, StaticReplayClient};
use aws_smithy_types::body::SdkBody;
use aws_types::SdkConfig;
use aws_types::region::Region;
use generated::swf::config::{BehaviorVersion, Credentials, SharedCredentialsProvider};

/// A transport that gives these answers, a status and a body each. What requests are expected is not said.
fn replay(answers: &[(u16, &str)]) -> StaticReplayClient {
    let event = |(status, body): &(u16, &str)| {
        let response = http::Response::builder().status(*status).header("x-amzn-requestid", "r1");
        let response = response.body(SdkBody::from(*body)).unwrap();
        ReplayEvent::new(http::Request::new(SdkBody::empty()), response)
    };
    StaticReplayClient::new(answers.iter().map(event).collect())
}

/// What `aws-config` gives a program.
fn shared(transport: &StaticReplayClient) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::new("AKID", "SECRET", None, None, "tests")))
        .retry_config(generated::swf::config::retry::RetryConfig::disabled())
        .http_client(transport.clone())
        .build()
}

/// The bodies that were sent.
fn bodies(transport: &StaticReplayClient) -> Vec<String> {
    let text = |body: &SdkBody| String::from_utf8(body.bytes().unwrap_or_default().to_vec()).unwrap();
    transport.actual_requests().map(|request| text(request.body())).collect()
}
