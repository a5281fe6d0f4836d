//! Captured calls, and the numbers behind them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::time::{Duration, SystemTime};

use aws_smithy_types::retry::RetryConfig;
use serde_json::Value;

use super::{Kind, Policy, Quota, RateLimiter, classify, is_garbled, is_long_polling};
use crate::config::{Builder, Random};
use crate::schema::{Operation, Service};
use crate::support::script::{NoSleep, Script, Step, answer, answer_with};
use crate::support::service::{Client, Notes, PUT_NOTE, SERVICE};
use crate::support::{client, config};

/// A configuration whose delays are as long as they can be.
fn longest(script: &Script, sleep: &NoSleep) -> Builder<Notes> {
    let mut settings = config(script, sleep).into_settings();
    settings.random = Random::new(|| 1.0);
    Builder::of(settings)
}

/// The answer that a case names, such as `400 ThrottlingException*`.
fn step(case: &Value) -> Step {
    let words = case["responses"].as_str().unwrap().trim_end_matches('*');
    let (status, code) = words.split_once(' ').unwrap_or((words, ""));
    let body = if code.is_empty() { String::new() } else { format!(r#"{{"code":"{code}"}}"#) };
    let status = status.parse().unwrap();
    match case["name"].as_str().unwrap().split_once(": ") {
        Some((_, value)) => answer_with(status, "x-amz-retry-after", value, &body),
        None => answer(status, &body),
    }
}

#[tokio::test]
async fn attempts_and_delays_are_botocores() {
    let cases: Vec<Value> = serde_json::from_str(include_str!("../../../tests/data/retry.json")).unwrap();
    let mut seen = 0;
    // Mode `legacy` is not built.
    for case in cases.iter().filter(|case| case["input"]["mode"] == "standard") {
        let (script, sleep) = (Script::new([step(&case["input"])]), NoSleep::default());
        let mut config = longest(&script, &sleep);
        if let Some(attempts) = case["input"]["total_max_attempts"].as_u64() {
            config = config.retry_config(RetryConfig::standard().with_max_attempts(attempts.try_into().unwrap()));
        }
        Client::from_conf(config.build()).put_note().title("t").send().await.unwrap_err();
        assert_eq!(script.count() as u64, case["expected"]["attempts"].as_u64().unwrap(), "{case}");
        let expected = case["expected"]["sleeps_with_rand_1"].as_array().unwrap().iter().map(|it| it.as_f64().unwrap());
        assert_eq!(sleep.slept(), expected.collect::<Vec<_>>(), "{case}");
        seen += 1;
    }
    assert_eq!(seen, 9);
}

#[tokio::test]
async fn a_client_that_only_fails_stops_retrying() {
    let script = Script::new([answer(500, "")]);
    let client = client(&script);
    let mut attempts = Vec::new();
    for _ in 0..19 {
        let before = script.count();
        client.clone().put_note().title("t").send().await.unwrap_err();
        attempts.push(script.count() - before);
    }
    assert_eq!(attempts[16..], [3, 2, 1]);
}

#[test]
fn success_refills_the_quota() {
    let quota = Quota::default();
    let paid: Vec<_> = std::iter::from_fn(|| quota.pay(Kind::Transient)).collect();
    assert_eq!(paid.len(), 35);
    // 10 of 500 tokens are left.
    assert!(quota.pay(Kind::Throttling).is_some() && quota.pay(Kind::Throttling).is_some());
    assert_eq!(quota.pay(Kind::Throttling), None);
    (0..5).for_each(|_| quota.refund(None));
    assert!(quota.pay(Kind::Throttling).is_some());
    quota.refund(Some(paid[0]));
    assert!(quota.pay(Kind::Transient).is_some());
    assert_eq!(quota.pay(Kind::Throttling), None);
}

#[test]
fn statuses_codes_and_the_model_say_what_is_worth_another_attempt() {
    use Kind::{Throttling, Transient};
    for (status, code, expected) in [
        (500, None, Some(Transient)),
        (501, None, None),
        (509, None, None),
        (400, Some("RequestTimeout"), Some(Transient)),
        (400, Some("PriorRequestNotComplete"), Some(Throttling)),
        (400, Some("SlowDown"), Some(Throttling)),
        (503, Some("SlowDown"), Some(Throttling)),
        (400, Some("Busy"), Some(Throttling)),
        (429, Some("Other"), Some(Throttling)),
        (429, None, Some(Throttling)),
        // The model knows the error, and does not call it retryable.
        (429, Some("NoSuchBook"), None),
        (500, Some("NoSuchBook"), Some(Transient)),
        (400, Some("IDPCommunicationError"), None),
    ] {
        assert_eq!(classify(&PUT_NOTE, status, code), expected, "{status} {code:?}");
    }
    static STS: Service = Service { id: "STS", ..SERVICE };
    let assume = Operation { service: &STS, ..PUT_NOTE };
    assert_eq!(classify(&assume, 400, Some("IDPCommunicationError")), Some(Transient));
}

#[test]
fn long_polls_are_known() {
    static SQS: Service = Service { id: "SQS", ..SERVICE };
    assert!(is_long_polling(&Operation { service: &SQS, name: "ReceiveMessage", ..PUT_NOTE }));
    assert!(!is_long_polling(&PUT_NOTE));
}

#[test]
fn a_retry_config_sets_the_numbers() {
    let millis = Duration::from_millis;
    let delays =
        |policy: Policy| (policy.delay(Kind::Transient, 1, 1.0, None), policy.delay(Kind::Throttling, 3, 1.0, None));
    let standard = Policy::of(None, &SERVICE);
    assert_eq!((standard.max_attempts, standard.mode(), delays(standard)), (3, "standard", (millis(50), millis(4000))));
    assert_eq!(Policy::of(Some(&RetryConfig::standard()), &SERVICE), standard);
    let set =
        RetryConfig::adaptive().with_initial_backoff(millis(10)).with_max_backoff(millis(30)).with_max_attempts(7);
    let set = Policy::of(Some(&set), &SERVICE);
    assert_eq!((set.max_attempts, set.mode(), delays(set)), (7, "adaptive", (millis(10), millis(30))));
    assert_eq!(Policy::of(Some(&RetryConfig::disabled()), &SERVICE).max_attempts, 1);
    let dynamodb = Policy::of(None, &Service { id: "DynamoDB", ..SERVICE });
    assert_eq!((dynamodb.max_attempts, delays(dynamodb).0), (4, millis(25)));
}

#[test]
fn the_service_may_lengthen_a_delay_by_five_seconds() {
    let policy = Policy::of(None, &SERVICE);
    let delay =
        |random, asked| policy.delay(Kind::Throttling, 1, random, Some(Duration::from_secs(asked))).as_secs_f64();
    assert_eq!(
        [delay(1.0, 0), delay(1.0, 3), delay(0.0, 3), delay(1.0, 60), delay(0.0, 60)],
        [1.0, 3.0, 3.0, 6.0, 5.0]
    );
    // Nothing overflows.
    assert_eq!(policy.delay(Kind::Transient, u32::MAX, 1.0, None), Duration::from_secs(20));
}

/// How many requests may go out at `now`, and how long the next one has to wait, in seconds.
fn drain(limiter: &RateLimiter, now: SystemTime) -> (usize, f64) {
    let waits: Vec<Duration> = std::iter::repeat_with(|| limiter.reserve(now)).take(10).collect();
    let free = waits.iter().take_while(|wait| wait.is_zero()).count();
    (free, waits[free].as_secs_f64())
}

/// The figures are those of botocore's limiter with the same answers at the same times.
#[test]
fn the_rate_limiter_slows_down_after_throttling_and_recovers() {
    let at = |tenths: u64| SystemTime::UNIX_EPOCH + Duration::from_millis(1_000_000 + tenths * 100);
    let limiter = RateLimiter::default();
    for tenths in 0..20 {
        assert_eq!(limiter.reserve(at(tenths)), Duration::ZERO);
        limiter.learn(false, at(tenths));
    }
    limiter.learn(true, at(20));
    limiter.learn(true, at(21));
    let (count, wait) = drain(&limiter, at(21));
    assert!(count == 2 && (wait - 0.087_216).abs() < 1e-5, "{count} {wait}");
    (0..8).for_each(|halves| limiter.learn(false, at(30 + 5 * halves)));
    let (count, wait) = drain(&limiter, at(65));
    assert!(count == 4 && (wait - 0.249987).abs() < 1e-5, "{count} {wait}");
}

#[test]
fn a_clock_that_is_set_back_holds_nothing_up() {
    let at = |seconds: u64| SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    let limiter = RateLimiter::default();
    (0..10).for_each(|second| limiter.learn(false, at(10_000 + second)));
    limiter.learn(true, at(10_010));
    assert!(limiter.reserve(at(1000)) <= Duration::from_secs(2));
    (0..20).for_each(|second| limiter.learn(false, at(1000 + second)));
    assert_eq!(limiter.reserve(at(1020)), Duration::ZERO);
}

#[test]
fn only_dynamodb_is_held_to_its_checksum() {
    static DYNAMODB: Service = Service { id: "DynamoDB", ..SERVICE };
    static OPERATION: Operation = Operation { service: &DYNAMODB, ..PUT_NOTE };
    let headers = |value: &'static str| {
        http::HeaderMap::from_iter([(
            http::HeaderName::from_static("x-amz-crc32"),
            http::HeaderValue::from_static(value),
        )])
    };
    assert!(!is_garbled(&OPERATION, &headers("907060870"), b"hello"));
    assert!(is_garbled(&OPERATION, &headers("907060870"), b"hallo"));
    assert!(!is_garbled(&OPERATION, &headers("none"), b"hallo"));
    assert!(!is_garbled(&OPERATION, &http::HeaderMap::new(), b"hallo"));
    assert!(!is_garbled(&PUT_NOTE, &headers("907060870"), b"hallo"));
}
