//! Asking where operations are reached.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_async::rt::sleep::SharedAsyncSleep;
use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_smithy_types::retry::RetryConfig;
use aws_types::region::Region;

use super::*;
use crate::config::{Environment, Settings};
use crate::protocol::AWS_JSON_1_0;
use crate::schema::{Auth, Service};
use crate::support::script::{NoSleep, Script, Step, answer};

static SERVICE: Service = Service {
    name: "streams",
    id: "Streams",
    endpoint_prefix: "streams",
    signing_name: "streams",
    api_version: "2026-11-20",
    protocol: &AWS_JSON_1_0,
    target_prefix: "Streams",
    xml_namespace: "",
    query_compatible: false,
    auth: &[Auth::SigV4],
    endpoint: |_| Ok(crate::endpoint::Endpoint::new("https://ask.example.com")),
    endpoint_params: &[],
};

static ASKED: Operation =
    Operation::new("DescribeEndpoints", &SERVICE, "POST", "/", &ENDPOINTS_INPUT, &ENDPOINTS_OUTPUT);

fn core(script: &Script, endpoint_url: Option<&str>) -> Core {
    let settings = Settings {
        region: Some(Region::new("us-east-1")),
        credentials_provider: Some(SharedCredentialsProvider::new(Credentials::new("id", "s", None, None, "test"))),
        http_client: Some(SharedHttpClient::new(script.clone())),
        sleep_impl: Some(SharedAsyncSleep::new(NoSleep::default())),
        endpoint_url: endpoint_url.map(str::to_owned),
        retry_config: Some(RetryConfig::disabled()),
        environment: Environment::of(&[]),
        ..Settings::default()
    };
    at(Core::new(settings, &SERVICE), 0)
}

/// The same client, so many seconds after 1970.
fn at(core: Core, seconds: u64) -> Core {
    let time = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    Core { clock: SharedTimeSource::new(StaticTimeSource::new(time)), ..core }
}

fn endpoint(address: &str, minutes: u64) -> Step {
    answer(200, &format!(r#"{{"Endpoints": [{{"Address": "{address}", "CachePeriodInMinutes": {minutes}}}]}}"#))
}

/// Where a request to `/path` goes, and its host.
async fn sent(core: &Core) -> Result<(String, String), String> {
    let mut request = HttpRequest::new(SdkBody::empty());
    request.set_uri("https://ask.example.com/path?q").unwrap();
    redirect(core, &ASKED, &mut request).await.map_err(|error| DisplayErrorContext(error).to_string())?;
    Ok((request.uri().to_owned(), request.headers().get("host").unwrap().to_owned()))
}

#[tokio::test]
async fn the_answer_is_kept_for_its_time() {
    let script = Script::new([endpoint("a.example.com", 2), endpoint("https://b.example.com:444/", 1)]);
    let first = core(&script, None);
    let a = ("https://a.example.com/path?q".to_owned(), "a.example.com".to_owned());
    assert_eq!(sent(&first).await.as_ref(), Ok(&a));
    let later = at(first, 119);
    assert_eq!(sent(&later).await.as_ref(), Ok(&a));
    assert_eq!(script.count(), 1);
    assert_eq!(script.header("x-amz-target").as_deref(), Some("Streams.DescribeEndpoints"));
    assert!(script.header("authorization").is_some());
    assert_eq!(script.urls(), ["https://ask.example.com/"]);
    let expired = at(later, 120);
    let b = ("https://b.example.com:444/path?q".to_owned(), "b.example.com:444".to_owned());
    assert_eq!(sent(&expired).await, Ok(b.clone()));
    expired.discovery.forget().await;
    assert_eq!(sent(&expired).await, Ok(b));
    assert_eq!(script.count(), 3);
}

#[tokio::test]
async fn the_last_answer_serves_while_nobody_answers() {
    let script = Script::new([endpoint("a.example.com", 1), Step::Broken, endpoint("b.example.com", 1)]);
    let core = core(&script, None);
    let address = |sent: Result<(String, String), String>| sent.unwrap().1;
    assert_eq!(address(sent(&core).await), "a.example.com");
    let core = at(core, 60);
    assert_eq!(address(sent(&core).await), "a.example.com");
    assert_eq!(script.count(), 2);
    let core = at(core, 119);
    assert_eq!(address(sent(&core).await), "a.example.com");
    assert_eq!(script.count(), 2, "nobody asks during the pause");
    let core = at(core, 120);
    assert_eq!(address(sent(&core).await), "b.example.com");
}

#[tokio::test]
async fn without_an_answer_the_call_fails_and_says_so() {
    let error = r#"{"__type": "AccessDenied", "message": "no"}"#;
    for (step, expected) in [
        (answer(400, error), "DescribeEndpoints did not say where to send the request: error code AccessDenied: no"),
        (answer(200, r#"{"Endpoints": []}"#), "DescribeEndpoints did not say where to send the request"),
        (Step::Broken, "the connection broke"),
    ] {
        let error = sent(&core(&Script::new([step]), None)).await.unwrap_err();
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn an_endpoint_url_turns_it_off() {
    let script = Script::new([Step::Broken]);
    let core = core(&script, Some("http://127.0.0.1:8000"));
    let mut request = HttpRequest::new(SdkBody::empty());
    request.set_uri("http://127.0.0.1:8000/").unwrap();
    redirect(&core, &ASKED, &mut request).await.unwrap();
    assert_eq!((request.uri(), script.count()), ("http://127.0.0.1:8000/", 0));
}
