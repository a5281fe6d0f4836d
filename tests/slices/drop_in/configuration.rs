//! How programs configure clients, and hand them about.

use std::time::Duration;

use generated::swf as aws_sdk_swf;

use aws_sdk_swf::config::retry::{RetryConfig, RetryMode};
use aws_sdk_swf::config::timeout::TimeoutConfig;
use aws_sdk_swf::config::{self, BehaviorVersion, Builder, Credentials, ProvideCredentials, Region};
use aws_sdk_swf::types::RegistrationStatus;
use aws_sdk_swf::{Client, Config, Error};

use super::{bodies, replay, shared};

const NONE: &str = r#"{"domainInfos":[]}"#;

/// Credentials of a program's own.
#[derive(Debug)]
struct Vault;

impl ProvideCredentials for Vault {
    fn provide_credentials<'a>(&'a self) -> aws_credential_types::provider::future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        let credentials = Credentials::new("AKIDVAULT", "SECRET", Some("token".to_owned()), None, "vault");
        aws_credential_types::provider::future::ProvideCredentials::ready(Ok(credentials))
    }
}

#[tokio::test]
async fn a_configuration_of_its_own() -> Result<(), Error> {
    let transport = replay(&[(200, NONE)]);
    let config = Config::builder()
        .behavior_version_latest()
        .region(Region::new("us-west-2"))
        .credentials_provider(Vault)
        .endpoint_url("http://localhost:4566")
        .retry_config(RetryConfig::standard().with_max_attempts(1))
        .timeout_config(TimeoutConfig::builder().operation_timeout(Duration::from_secs(5)).build())
        .http_client(transport.clone())
        .build();
    let client = Client::from_conf(config);
    client.list_domains().registration_status(RegistrationStatus::Registered).send().await?;

    let request = transport.actual_requests().next().expect("a request");
    assert_eq!(request.uri(), "http://localhost:4566/");
    assert_eq!(request.headers().get("x-amz-security-token"), Some("token"));
    let signature = request.headers().get("authorization").unwrap_or_default();
    assert!(signature.contains("Credential=AKIDVAULT/") && signature.contains("/us-west-2/swf/"), "{signature}");
    Ok(())
}

#[test]
fn what_is_set_can_be_read() {
    let mut builder = Builder::new().behavior_version(BehaviorVersion::latest());
    builder.set_region(Some(Region::from_static("eu-central-1"))).set_use_fips(Some(false));
    let config: Config = builder.build();
    assert_eq!(config.region().map(|it| it.to_string()).as_deref(), Some("eu-central-1"));
    assert!(config.retry_config().is_none() && config.http_client().is_none());
    let retry = RetryConfig::adaptive().with_max_attempts(5).with_initial_backoff(Duration::from_millis(10));
    let config = config.to_builder().retry_config(retry).build();
    assert_eq!(config.retry_config().map(RetryConfig::mode), Some(RetryMode::Adaptive));
    assert_eq!(config.region().map(AsRef::as_ref), Some("eu-central-1"));
}

#[tokio::test]
async fn shared_configuration_is_the_beginning() -> Result<(), Error> {
    let transport = replay(&[(200, NONE)]);
    let config = config::Builder::from(&shared(&transport)).region(Region::new("ap-south-1")).build();
    let client = Client::from_conf(config);
    let output = client.list_domains().registration_status("DEPRECATED".into()).send().await?;
    assert!(output.domain_infos().is_empty() && output.next_page_token().is_none());
    let request = transport.actual_requests().next().expect("a request");
    assert_eq!(request.uri(), "https://swf.ap-south-1.amazonaws.com/");
    Ok(())
}

/// A program's state, which its tasks share.
#[derive(Clone, Debug)]
struct App {
    client: Client,
    domain: String,
}

impl App {
    async fn count(&self, execution: &str) -> Result<i32, Error> {
        let tag = aws_sdk_swf::types::WorkflowExecutionFilter::builder().workflow_id(execution).build()?;
        let since = aws_sdk_swf::types::ExecutionTimeFilter::builder();
        let since = since.oldest_date(aws_sdk_swf::primitives::DateTime::from_secs(0)).build()?;
        let call = self.client.count_open_workflow_executions().domain(&self.domain).start_time_filter(since);
        Ok(call.execution_filter(tag).send().await?.count())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_go_into_tasks() {
    let transport = replay(&[(200, r#"{"count":2}"#); 3]);
    let app = App { client: Client::new(&shared(&transport)), domain: "d".to_owned() };
    let spawn = |id: &'static str| {
        let app = app.clone();
        tokio::spawn(async move { app.count(id).await })
    };
    let tasks = ["a", "b", "c"].map(spawn);
    for task in tasks {
        assert_eq!(task.await.expect("no panic").expect("a count"), 2);
    }
    let mut sent = bodies(&transport);
    sent.sort();
    assert_eq!(sent.len(), 3);
    assert!(sent[0].contains(r#""executionFilter":{"workflowId":"a"}"#), "{}", sent[0]);
}

#[tokio::test]
async fn one_call_is_changed() {
    let transport = replay(&[(200, NONE)]);
    let client = Client::new(&shared(&transport));
    let call = client.list_domains().registration_status(RegistrationStatus::Registered).customize();
    let call = call.config_override(config::Config::builder().region(Region::new("us-east-1")));
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("x-trace", "t");
    });
    call.send().await.expect("a list");
    let request = transport.actual_requests().next().expect("a request");
    assert_eq!(request.uri(), "https://swf.us-east-1.amazonaws.com/");
    assert_eq!(request.headers().get("x-trace"), Some("t"));
    assert_eq!(client.config().region().map(AsRef::as_ref), Some("eu-west-1"));
}
