//! Calls through a scripted transport: what is sent, what comes back, and what fails where.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::error::Error;
use std::time::{Duration, SystemTime};

use aws_credential_types::credential_fn::provide_credentials_fn;
use aws_credential_types::provider::{self, ProvideCredentials, error::CredentialsError};
use aws_smithy_async::rt::sleep::{AsyncSleep, Sleep};
use aws_smithy_async::time::StaticTimeSource;
use awslice_runtime::client::{Malformed, TargetError, parse_http_response, to_http_request, to_signed_http_request};
#[cfg(not(feature = "rt-tokio"))]
use awslice_runtime::config::Builder;
use awslice_runtime::config::Config;
use awslice_runtime::config::exports::{BehaviorVersion, Credentials, Region};
use awslice_runtime::config::retry::RetryConfig;
use awslice_runtime::config::timeout::TimeoutConfig;
use awslice_runtime::types::{DisplayErrorContext, ProvideErrorMetadata, RequestId, SdkError};
use awslice_runtime::validate::ValidationError;
use support::script::{NoSleep, Script, Step, answer, answer_with};
#[cfg(not(feature = "rt-tokio"))]
use support::service::Notes;
use support::service::{Client, PutNote, PutNoteError, PutNoteInput};
use support::{client, config};

const PUT: &str = r#"{"id":"n1"}"#;

/// The cause of an error, as printed.
fn cause(error: &impl Error) -> String {
    error.source().map(ToString::to_string).unwrap_or_default()
}

#[tokio::test]
async fn a_call_sends_a_signed_request_and_reads_the_output() {
    let script = Script::new([answer_with(200, "x-amzn-requestid", "r1", PUT)]);
    let output = client(&script).put_note().title("t").send().await.unwrap();
    assert_eq!(output.id.as_deref(), Some("n1"));
    assert_eq!(output.request_id(), Some("r1"));
    assert_eq!(script.urls(), ["https://notes.us-east-1.amazonaws.com/notes?format=text"]);
    assert!(script.bodies()[0].starts_with(r#"{"title":"t","token":""#));
    assert_eq!(script.header("host").unwrap(), "notes.us-east-1.amazonaws.com");
    assert_eq!(script.header("x-amz-endpoint").unwrap(), "yes");
    assert_eq!(script.header("amz-sdk-request").unwrap(), "attempt=1; max=3");
    assert_eq!(script.header("amz-sdk-invocation-id").unwrap().len(), 36);
    let agent = script.header("user-agent").unwrap();
    assert!(
        agent.starts_with("awslice/") && agent.contains(" api/test-notes#2026-11-20 cfg/retry-mode#standard"),
        "{agent}"
    );
    let authorization = script.header("authorization").unwrap();
    let signed = "SignedHeaders=content-type;host;x-amz-date;x-amz-endpoint;x-amz-target, ";
    assert!(
        authorization.contains("/us-east-1/notes/aws4_request, ") && authorization.contains(signed),
        "{authorization}"
    );
}

#[tokio::test]
async fn a_modeled_error_is_typed_and_says_what_happened() {
    let body = r#"{"code":"NoSuchBook","message":"no such book","book":"b"}"#;
    let script = Script::new([answer_with(404, "x-amzn-requestid", "r2", body)]);
    let error = client(&script).put_note().title("t").send().await.unwrap_err();
    assert_eq!(error.raw_response().unwrap().status().as_u16(), 404);
    assert_eq!(error.raw_response().unwrap().body().bytes(), Some(body.as_bytes()));
    let error = error.into_service_error();
    assert_eq!(
        (error.code(), error.message(), error.request_id()),
        (Some("NoSuchBook"), Some("no such book"), Some("r2"))
    );
    assert_eq!(error.to_string(), "notes PutNote: NoSuchBook: no such book (HTTP 404, request id r2)");
    let PutNoteError::NoSuchBook(modeled) = error else { panic!("{error:?}") };
    assert_eq!(modeled.book.as_deref(), Some("b"));
}

#[tokio::test]
async fn an_error_that_is_not_modeled_keeps_its_code() {
    let script = Script::new([answer(400, r#"{"code":"AccessDenied","message":"no"}"#)]);
    let error = client(&script).put_note().title("t").send().await.unwrap_err().into_service_error();
    assert_eq!(error.code(), Some("AccessDenied"));
    assert_eq!(error.to_string(), "notes PutNote: AccessDenied: no (HTTP 400)");
}

#[tokio::test]
async fn a_response_that_cannot_be_read_is_quoted_and_not_tried_again() {
    for status in [200, 500] {
        let script = Script::new([answer_with(status, "x-amzn-requestid", "r3", "<html>\u{1}oops")]);
        let error = client(&script).put_note().title("t").send().await.unwrap_err();
        assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
        let malformed = error.source().unwrap().downcast_ref::<Malformed>().unwrap();
        assert_eq!((malformed.status(), malformed.request_id()), (status, Some("r3")));
        let text = malformed.to_string();
        assert!(
            text.starts_with(&format!(
                "notes PutNote: cannot read the response (HTTP {status}, request id r3): not JSON"
            ))
        );
        assert!(text.ends_with("; the body begins: <html>\\u{1}oops"), "{text}");
        assert_eq!(script.count(), 1);
        let service_error = support::service::Error::from(error);
        assert_eq!((service_error.to_string(), service_error.request_id()), (text, Some("r3")));
    }
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_is_sent() {
    let script = Script::new([answer(200, PUT)]);
    let base = || config(&script, &NoSleep::default());
    let cases = [
        (base().region(Region::new("bad region")), "invalid region `bad region`"),
        (base().region(Region::new("nowhere")), "there are no notes nowhere"),
        (base().endpoint_url("127.0.0.1:8000"), "invalid endpoint `127.0.0.1:8000`"),
        (base().endpoint_url("ftp://h"), "invalid endpoint `ftp://h`"),
        (base().endpoint_url("http://a..b"), "invalid endpoint `http://a..b`"),
        (base().endpoint_url("http://user:secret@h/p"), "invalid endpoint `http://***@h/p`"),
    ];
    for (config, expected) in cases {
        let error = Client::from_conf(config.build()).put_note().title("t").send().await.unwrap_err();
        assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
        assert!(cause(&error).starts_with(expected), "{}", cause(&error));
    }
    let error = client(&script).put_note().title("unwritable").send().await.unwrap_err();
    assert_eq!((error.to_string().as_str(), cause(&error).as_str()), ("failed to construct request", "unwritable"));
    let invalid =
        Client::from_conf(base().region(Region::new("-x")).build()).put_note().title("t").send().await.unwrap_err();
    assert_eq!(invalid.source().unwrap().downcast_ref(), Some(&TargetError::InvalidRegion("-x".into())));
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn an_invalid_input_is_refused_before_credentials_are_looked_up() {
    #[derive(Debug)]
    struct Never;
    impl ProvideCredentials for Never {
        fn provide_credentials<'a>(&'a self) -> provider::future::ProvideCredentials<'a>
        where
            Self: 'a,
        {
            panic!("nobody asked for credentials")
        }
    }
    let config = config(&Script::new([answer(200, PUT)]), &NoSleep::default()).credentials_provider(Never).build();
    let client = Client::from_conf(config);
    let error = client.put_note().send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let invalid = error.source().unwrap().downcast_ref::<ValidationError>().unwrap();
    assert_eq!(invalid.report(), "Missing required parameter in input: \"title\"");
    assert!(client.put_note().title("").send().await.unwrap_err().source().unwrap().is::<ValidationError>());
}

#[tokio::test]
async fn credentials_that_cannot_be_had_are_not_asked_for_again() {
    let script = Script::new([answer(200, PUT)]);
    let failing = provide_credentials_fn(|| async { Err(CredentialsError::not_loaded("locked away")) });
    let config = config(&script, &NoSleep::default()).credentials_provider(failing).build();
    let error = Client::from_conf(config).put_note().title("t").send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    assert!(DisplayErrorContext(&error).to_string().contains("locked away"));
    assert_eq!(script.count(), 0);
}

#[tokio::test]
async fn the_token_and_the_invocation_stay_the_same_on_every_attempt() {
    let script = Script::new([answer(500, ""), Step::Broken, answer(200, PUT)]);
    client(&script).put_note().title("t").send().await.unwrap();
    let (bodies, ids) = (script.bodies(), script.headers("amz-sdk-invocation-id"));
    assert_eq!(bodies.len(), 3);
    assert!(bodies.iter().all(|body| body == &bodies[0]) && ids.iter().all(|id| id == &ids[0]));
    let attempts: Vec<String> = script.headers("amz-sdk-request").into_iter().flatten().collect();
    assert_eq!(attempts, ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
}

#[tokio::test]
async fn a_success_that_says_it_failed_is_tried_again() {
    let failed = || answer_with(200, "x-failed", "yes", r#"{"code":"Late"}"#);
    let script = Script::new([failed(), answer(200, PUT)]);
    client(&script).put_note().title("t").send().await.unwrap();
    assert_eq!(script.count(), 2);
    let error = client(&Script::new([failed()])).put_note().title("t").send().await.unwrap_err();
    assert_eq!((error.code(), error.raw_response().unwrap().status().as_u16()), (Some("Late"), 500));
}

#[tokio::test]
async fn adaptive_mode_waits_before_it_sends() {
    let script = Script::new([answer(429, ""), answer(200, PUT)]);
    let sleep = NoSleep::default();
    let config = config(&script, &sleep).retry_config(RetryConfig::adaptive());
    let client = Client::from_conf(config.time_source(StaticTimeSource::from_secs(1_000_000)).build());
    client.put_note().title("t").send().await.unwrap();
    assert!(script.headers("user-agent")[0].as_ref().unwrap().contains("cfg/retry-mode#adaptive"));
    // The delay of the retry, and then the wait for the rate limiter's leave: half a request a second.
    let slept = sleep.slept();
    assert!(slept.len() == 2 && slept[1] == 2.0, "{slept:?}");
}

#[tokio::test]
async fn a_date_in_a_failed_answer_gives_the_next_attempt_a_time_to_live() {
    let late = answer_with(500, "date", "Fri, 20 Nov 2026 11:00:00 GMT", "");
    let script = Script::new([late, answer(200, PUT)]);
    client(&script).put_note().title("t").send().await.unwrap();
    assert_eq!(script.headers("amz-sdk-request")[1].as_deref(), Some("ttl=20261120T110100Z; attempt=2; max=3"));
}

#[tokio::test]
async fn failures_of_the_transport_are_readable_and_only_breaks_are_tried_again() {
    for (step, attempts) in [(Step::Broken, 3), (Step::Refused, 1)] {
        let script = Script::new([step]);
        let error = client(&script).put_note().title("t").send().await.unwrap_err();
        assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
        assert_eq!(script.count(), attempts, "{}", DisplayErrorContext(&error));
    }
}

#[tokio::test]
async fn calls_that_got_no_answer_print_the_operation_and_each_cause_once() {
    let broken = || async { client(&Script::new([Step::Broken])).put_note().title("t").send().await.unwrap_err() };
    let text = "notes PutNote: dispatch failure: io error: the connection broke";
    assert_eq!(support::service::Error::from(broken().await).to_string(), text);
    assert_eq!(broken().await.into_service_error().to_string(), text);
    let invalid = client(&Script::new([Step::Broken])).put_note().send().await.unwrap_err();
    assert_eq!(
        support::service::Error::from(invalid).to_string(),
        "notes PutNote: failed to construct request: Parameter validation failed:\n\
         Missing required parameter in input: \"title\""
    );
}

#[tokio::test]
async fn halves_of_a_call_need_no_network() {
    let config = config(&Script::new([answer(200, PUT)]), &NoSleep::default()).build();
    let input = || PutNoteInput { title: Some("t".into()), token: Some("1".into()) };
    let request = to_http_request::<PutNote>(&input(), &config).unwrap();
    assert_eq!(request.uri(), "https://notes.us-east-1.amazonaws.com/notes?format=text");
    assert_eq!((request.method().as_str(), &request.body()[..]), ("PUT", &br#"{"title":"t","token":"1"}"#[..]));
    assert!(!request.headers().contains_key("authorization"));

    let credentials = Credentials::new("AKID", "SECRET", Some("token".into()), None, "test");
    let signed = to_signed_http_request::<PutNote>(&input(), &config, &credentials, SystemTime::UNIX_EPOCH).unwrap();
    assert_eq!(signed.headers()["x-amz-date"], "19700101T000000Z");
    assert_eq!(signed.headers()["x-amz-security-token"], "token");
    assert!(signed.headers()["authorization"].to_str().unwrap().contains("Credential=AKID/19700101/us-east-1/notes/"));

    let respond = |status: u16, body: &'static str| http::Response::builder().status(status).body(body).unwrap();
    let output = parse_http_response::<PutNote>(&respond(200, PUT)).unwrap();
    assert_eq!(output.id.as_deref(), Some("n1"));
    let error = parse_http_response::<PutNote>(&respond(404, r#"{"code":"NoSuchBook","book":"b"}"#)).unwrap_err();
    assert!(matches!(error, PutNoteError::NoSuchBook(_)), "{error:?}");
    let error = parse_http_response::<PutNote>(&respond(200, "oops")).unwrap_err();
    assert!(error.source().unwrap().is::<Malformed>());
    assert!(error.to_string().contains("cannot read the response (HTTP 200)"), "{error}");
}

/// Sleeps by tokio's clock, which these tests turn by hand.
#[derive(Debug)]
struct Timer;

impl AsyncSleep for Timer {
    fn sleep(&self, duration: Duration) -> Sleep {
        Sleep::new(tokio::time::sleep(duration))
    }
}

#[tokio::test(start_paused = true)]
async fn attempts_and_calls_are_timed() {
    let second = Duration::from_secs(1);
    let attempt = TimeoutConfig::builder().operation_attempt_timeout(second).build();
    let whole = TimeoutConfig::builder().operation_timeout(second * 2).build();
    for (timeouts, attempts, text) in
        [(attempt, 3, "the attempt was not finished after 1s"), (whole, 1, "the operation was not finished after 2s")]
    {
        let script = Script::new([Step::Silent]);
        let config = config(&script, &NoSleep::default()).sleep_impl(Timer).timeout_config(timeouts);
        let error = Client::from_conf(config.build()).put_note().title("t").send().await.unwrap_err();
        assert!(matches!(error, SdkError::TimeoutError(_)), "{error:?}");
        assert_eq!((script.count(), cause(&error).as_str()), (attempts, text));
    }
}

#[tokio::test]
async fn connectors_are_given_the_time_outs() {
    let script = Script::new([answer(200, PUT)]);
    client(&script);
    let set = TimeoutConfig::builder().read_timeout(Duration::from_secs(5)).disable_connect_timeout().build();
    Client::from_conf(config(&script, &NoSleep::default()).timeout_config(set).build());
    let seconds = Duration::from_secs;
    assert_eq!(script.timeouts(), [(Some(Duration::from_millis(3100)), Some(seconds(60))), (None, Some(seconds(5)))]);
}

#[tokio::test]
async fn a_call_can_be_changed_before_it_is_signed() {
    let script = Script::new([answer(500, ""), answer(200, PUT)]);
    let call = client(&script).put_note().title("t").customize();
    let call = call.mutate_request(|request| {
        request.headers_mut().insert("x-amz-mine", "1");
    });
    let overrides =
        Config::builder().region(Region::new("eu-west-1")).retry_config(RetryConfig::standard().with_max_attempts(2));
    call.config_override(overrides).send().await.unwrap();
    assert_eq!(script.headers("x-amz-mine"), [Some("1".into()), Some("1".into())]);
    assert!(
        script
            .headers("authorization")
            .iter()
            .flatten()
            .all(|it| it.contains("/eu-west-1/") && it.contains(";x-amz-mine;"))
    );
    assert_eq!(script.headers("amz-sdk-request")[1].as_deref(), Some("attempt=2; max=2"));
    assert!(script.urls()[0].starts_with("https://notes.eu-west-1."));

    let call = client(&script).put_note().title("t").customize();
    call.mutate_request(|request| request.set_uri("http://elsewhere:81/notes").unwrap()).send().await.unwrap();
    assert_eq!(script.headers("host").pop().unwrap().as_deref(), Some("elsewhere:81"));

    let refuse = client(&script).put_note().title("t").customize().map_request(|_| Err(std::fmt::Error));
    let error = refuse.send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
}

#[test]
fn builders_hold_the_input() {
    let script = Script::new([answer(200, PUT)]);
    let call = client(&script).put_note().title("t");
    assert_eq!(call.as_input().clone().build().unwrap().title.as_deref(), Some("t"));
    assert!(format!("{call:?}").contains("PutNote"));
    fn is_send<T: Send>(future: T) -> T {
        future
    }
    let future = is_send(call.clone().send());
    assert!(size_of_val(&future) < 2048, "{}", size_of_val(&future));
    drop(future);
    drop(is_send(call.customize().send()));
}

#[test]
fn nothing_panics_without_behavior_version_or_region() {
    let client = Client::from_conf(Config::builder().behavior_version(BehaviorVersion::latest()).build());
    assert!(client.handle.config().region().is_none());
    let client = Client::new(&aws_types::SdkConfig::builder().region(Region::new("us-east-1")).build());
    assert_eq!(client.handle.config().region(), Some(&Region::new("us-east-1")));
    assert_eq!(client.handle.config().signing_name(), "notes");
}

#[cfg(not(feature = "rt-tokio"))]
#[tokio::test]
async fn without_features_what_is_missing_is_named() {
    let script = Script::new([answer(200, PUT)]);
    let put = |config: Builder<Notes>| Client::from_conf(config.build()).put_note().title("t").send();
    let mut no_sleep = config(&script, &NoSleep::default());
    no_sleep.set_sleep_impl(None);
    let error = put(no_sleep.clone()).await.unwrap_err();
    assert!(cause(&error).starts_with("nothing to measure time with: set `sleep_impl`"), "{}", cause(&error));
    put(no_sleep.retry_config(RetryConfig::disabled())).await.unwrap();
    let mut no_client = config(&script, &NoSleep::default());
    no_client.set_http_client(None);
    let error = put(no_client).await.unwrap_err();
    assert!(cause(&error).starts_with("no HTTP client: set `http_client`"), "{}", cause(&error));
}
