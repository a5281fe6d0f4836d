//! Attempts and delays, as botocore's standard mode counts them.

use std::time::Duration;

use awslice_tests::calls::{Outcome, Setup, call, least_input};
use awslice_tests::cases;
use awslice_tests::connector::{Canned, Script};
use serde_json::Value;

/// The response that a case names, such as `400 ThrottlingException*`.
fn canned(case: &Value) -> Canned {
    let words = case["input"]["responses"].as_str().unwrap().trim_end_matches('*');
    let (status, code) = words.split_once(' ').unwrap_or((words, ""));
    let body = if code.is_empty() { String::new() } else { format!(r#"{{"__type": "{code}", "message": "m"}}"#) };
    let headers = case["input"]["name"].as_str().unwrap().split_once(": ");
    let headers = headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    Canned { status: status.parse().unwrap(), headers, body: body.into_bytes() }
}

#[tokio::test]
async fn attempts_and_longest_delays_are_botocores() {
    let mut seen = 0;
    // Mode `legacy` is not built.
    for case in cases::read("retry.json").iter().filter(|case| case["input"]["mode"] == "standard") {
        let mut setup = Setup::new(Script::new(vec![canned(case)]));
        setup.attempts = case["input"]["total_max_attempts"].as_u64().map(|it| u32::try_from(it).unwrap());
        let outcome =
            call("RequestCancelWorkflowExecution", &least_input("RequestCancelWorkflowExecution"), &setup).await;
        assert!(matches!(outcome, Outcome::Service { .. }), "{case}: {outcome:?}");
        assert_eq!(case["expected"]["attempts"].as_u64().unwrap(), setup.script.sent().len() as u64, "{case}");
        // The cases' delays are those of a random factor of 1: the upper bounds of ours.
        let longest: Vec<Duration> = case["expected"]["sleeps_with_rand_1"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| Duration::from_secs_f64(it.as_f64().unwrap()))
            .collect();
        let slept = setup.sleep.slept();
        assert_eq!(longest.len(), slept.len(), "{case}: {slept:?}");
        assert!(longest.iter().zip(&slept).all(|(longest, slept)| slept <= longest), "{case}: {slept:?}");
        seen += 1;
    }
    assert!(seen >= 8, "{seen} cases");
}

#[tokio::test]
async fn each_attempt_says_which_one_it_is() {
    let setup = Setup::new(Script::new(vec![Canned { status: 503, ..Canned::default() }]));
    call("RequestCancelWorkflowExecution", &least_input("RequestCancelWorkflowExecution"), &setup).await;
    let sent = setup.script.sent();
    let attempts: Vec<&str> = sent.iter().map(|it| it.header("amz-sdk-request").unwrap()).collect();
    assert_eq!(attempts, ["attempt=1; max=3", "attempt=2; max=3", "attempt=3; max=3"]);
}
