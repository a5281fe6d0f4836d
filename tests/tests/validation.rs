//! What is checked before anything is sent, with botocore's own texts.

use awslice_tests::calls::{Outcome, Setup, call};
use awslice_tests::cases;
use awslice_tests::connector::{Canned, Script};
use serde_json::Value;

/// Whether a typed input can hold this case's input: known members, texts only. (An ordered JSON input can hold all;
/// `awslice-runtime` checks those.)
fn is_typed(case: &Value) -> bool {
    let known: &[&str] = match case["operation"].as_str() {
        Some("RequestCancelWorkflowExecution") => &["domain", "workflowId", "runId"],
        Some("CompleteLifecycleAction") => &[
            "LifecycleHookName",
            "AutoScalingGroupName",
            "LifecycleActionToken",
            "LifecycleActionResult",
            "InstanceId",
        ],
        Some("CancelLifecycleExecution") => &["lifecycleExecutionId", "clientToken"],
        _ => return false,
    };
    case["input"]
        .as_object()
        .is_some_and(|input| input.iter().all(|(name, value)| known.contains(&name.as_str()) && value.is_string()))
}

/// Calls without credentials, region and network: validation comes before all of them.
async fn validate(case: &Value) -> (Option<String>, usize) {
    let mut setup = Setup::new(Script::new(vec![Canned { status: 200, ..Canned::default() }]));
    setup.credentials = None;
    setup.region = None;
    let outcome = call(case["operation"].as_str().unwrap(), &case["input"], &setup).await;
    let sent = setup.script.sent().len();
    match outcome {
        Outcome::Other("construction", text) => (Some(text), sent),
        other => panic!("without a region a call cannot be made: {other:?}"),
    }
}

#[tokio::test]
async fn violations_read_as_botocores() {
    let (mut broken, mut fine) = (0, 0);
    let cases = cases::read("validation.json").into_iter().chain(cases::read("client_call.json"));
    for case in cases.filter(is_typed) {
        let (text, sent) = validate(&case).await;
        assert_eq!(sent, 0, "{case}");
        let text = text.unwrap();
        let expected = &case["expected"];
        // The raw validator of botocore also misses a token that its client has filled in; so have we.
        match expected["exception_text"].as_str().or(expected["str"].as_str()) {
            Some(wanted) => {
                let wanted = wanted.replace("\nMissing required parameter in input: \"clientToken\"", "");
                assert!(text.contains(&wanted), "{case}\n{text}");
                broken += 1;
            }
            None => {
                assert!(!text.contains("Parameter validation failed"), "{case}\n{text}");
                assert!(text.contains("region"), "{case}\n{text}");
                fine += 1;
            }
        }
    }
    assert!(broken >= 6 && fine >= 2, "{broken} broken and {fine} fine cases");
}
