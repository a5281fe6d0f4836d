//! Calls without Rust types, through a scripted transport.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::Duration;

use aws_credential_types::provider::SharedCredentialsProvider;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_types::region::Region;
use serde_json::json;

use super::*;
use crate::support::script::{NoSleep, Script, Step, answer, answer_with};
use crate::support::service::{PUT_NOTE, SERVICE};
use crate::untyped::JsonInput;

fn config(script: &Script) -> aws_types::sdk_config::Builder {
    let credentials = Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test");
    SdkConfig::builder()
        .region(Region::new("us-east-1"))
        .credentials_provider(SharedCredentialsProvider::new(credentials))
        .http_client(SharedHttpClient::new(script.clone()))
        .sleep_impl(NoSleep::default())
}

fn client(script: &Script) -> Client {
    Client::new(&SERVICE, &config(script).build())
}

fn prepare(client: &Client, mut input: Json) -> Result<Prepared, Error> {
    fill_token(PUT_NOTE.input, input.as_object_mut().unwrap());
    client.prepare(&PUT_NOTE, &JsonInput::new(PUT_NOTE.input, &input).unwrap(), None)
}

async fn send(client: &Client, input: Json) -> Result<Output, Error> {
    client.send(prepare(client, input)?, Times::AsSent).await
}

#[tokio::test]
async fn a_call_sends_json_and_reads_json() {
    let script = Script::new([answer_with(200, "x-amzn-requestid", "r1", r#"{"id":"n1","more":1}"#)]);
    let output = send(&client(&script), json!({ "title": "t" })).await.unwrap();
    assert_eq!(Json::Object(output.members), json!({ "id": "n1" }));
    assert_eq!((output.status, output.request_id.as_deref()), (200, Some("r1")));
    let body: Json = serde_json::from_str(&script.bodies()[0]).unwrap();
    assert_eq!(body["title"], "t");
    assert_eq!(body["token"].as_str().unwrap().len(), 36);
    assert!(script.header("authorization").unwrap().contains("/us-east-1/notes/aws4_request, "));
}

#[tokio::test]
async fn errors_are_data() {
    let body = r#"{"code":"NoSuchBook","message":"no such book","book":"b","more":1}"#;
    let script = Script::new([answer_with(404, "x-amzn-requestid", "r2", body)]);
    let Err(Error::Service(error)) = send(&client(&script), json!({ "title": "t" })).await else { panic!() };
    assert_eq!(Json::Object(error.members.clone()), json!({ "message": "no such book", "book": "b" }));
    assert_eq!(
        (error.status, error.meta.code.as_deref(), error.meta.request_id.as_deref()),
        (404, Some("NoSuchBook"), Some("r2"))
    );
    assert_eq!((error.attempts, error.exhausted), (1, false));
    assert_eq!(error.to_string(), "notes PutNote: NoSuchBook: no such book (HTTP 404)");

    let script = Script::new([answer(500, "{}")]);
    let Err(Error::Service(error)) = send(&client(&script), json!({ "title": "t" })).await else { panic!() };
    assert_eq!((error.attempts, error.exhausted, script.count()), (3, true, 3));

    let script = Script::new([answer(200, "oops")]);
    assert!(matches!(send(&client(&script), json!({ "title": "t" })).await, Err(Error::Malformed(_))));

    let script = Script::new([Step::Broken]);
    let error = send(&client(&script), json!({ "title": "t" })).await.unwrap_err();
    assert!(matches!(&error, Error::NotAnswered(error) if error.is_io()), "{error:?}");
}

#[test]
fn what_is_wrong_is_known_before_anything_is_sent() {
    let script = Script::new([answer(200, "{}")]);
    let error = prepare(&client(&script), json!({ "titel": "t" })).unwrap_err();
    let Error::Invalid(invalid) = &error else { panic!("{error:?}") };
    assert_eq!(invalid.violations.len(), 2);
    let nowhere = Client::new(&SERVICE, &SdkConfig::builder().build());
    assert!(matches!(prepare(&nowhere, json!({ "title": "t" })), Err(Error::Target(TargetError::NoRegion))));
    assert_eq!(nowhere.check_target(), Err(TargetError::NoRegion));
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn without_signatures_no_credentials_are_needed() {
    let script = Script::new([answer(200, "{}")]);
    let mut config = config(&script);
    config.set_credentials_provider(None);
    let signing = Client::new(&SERVICE, &config.build());
    assert!(matches!(send(&signing, json!({ "title": "t" })).await, Err(Error::NotMade(_))));
    let client = signing.unsigned();
    let prepared = prepare(&client, json!({ "title": "t" })).unwrap();
    assert!(!prepared.is_signed() && prepared.operation().name == "PutNote");
    client.send(prepared, Times::AsSent).await.unwrap();
    assert_eq!(script.header("authorization"), None);
}

#[test]
fn a_request_can_be_looked_at() {
    let script = Script::new([answer(200, "{}")]);
    let prepared = prepare(&client(&script), json!({ "title": "t", "token": "k" })).unwrap();
    let request = prepared.request();
    assert_eq!(request.uri(), "https://notes.us-east-1.amazonaws.com/notes?format=text");
    assert_eq!(request.body().as_deref(), Some(&br#"{"title":"t","token":"k"}"#[..]));
    assert!(request.headers().get("authorization").is_none());
    let credentials = Credentials::new("AKID", "SECRET", None, None, "test");
    let headers = prepared.signed(&credentials, SystemTime::UNIX_EPOCH).unwrap();
    assert!(headers["authorization"].to_str().unwrap().contains("Credential=AKID/19700101/"));
}

#[test]
fn retries_can_be_as_slow_as_the_command_lines() {
    let client = client(&Script::new([answer(200, "{}")])).retry_delay(Duration::from_secs(2));
    let delay = |attempt| client.core.policy.delay(crate::retry::Kind::Transient, attempt, 1.0, None);
    assert_eq!([delay(1), delay(2), delay(9)], [2, 4, 20].map(Duration::from_secs));
}
