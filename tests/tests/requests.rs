//! Requests of the three operations, as captured from botocore with a frozen clock.
//!
//! JSON bodies are compared as values and form bodies as sets of pairs (botocore writes other spaces and the caller's
//! order), so their signatures differ too; `awslice-runtime` signs the captured bytes themselves.

use std::collections::BTreeSet;

use awslice_tests::calls::{Outcome, Setup, call};
use awslice_tests::cases;
use awslice_tests::connector::{Canned, Script, Sent};
use generated::swf::config::Credentials;
use serde_json::Value;

/// A success that each of the three operations can read: JSON services pass over a body that is not JSON.
fn success() -> Script {
    let body = b"<R><CompleteLifecycleActionResult/></R>".to_vec();
    Script::new(vec![Canned { status: 200, headers: Vec::new(), body }])
}

fn setup(case: &Value) -> Setup {
    let mut setup = Setup::new(success());
    setup.region = case["region"].as_str().map(str::to_owned);
    setup.endpoint_url = case["endpoint_url"].as_str().map(str::to_owned);
    if let Some(given) = case.get("credentials") {
        let part = |name: &str| given[name].as_str().map(str::to_owned);
        let (key, secret) = (part("access_key").unwrap(), part("secret_key").unwrap());
        setup.credentials = Some(Credentials::new(key, secret, part("session_token"), None, "case"));
    }
    setup
}

async fn send(case: &Value) -> Sent {
    let setup = setup(case);
    let outcome = call(case["operation"].as_str().unwrap(), &case["input"], &setup).await;
    assert!(matches!(outcome, Outcome::Output(..)), "{case}: {outcome:?}");
    let sent = setup.script.sent();
    assert_eq!(sent.len(), 1, "{case}");
    sent.into_iter().next().unwrap()
}

fn pairs(form: &str) -> BTreeSet<String> {
    form.split('&').map(str::to_owned).collect()
}

fn assert_body(expected: &str, sent: &Sent) {
    let body = String::from_utf8(sent.body.clone()).unwrap();
    if expected.starts_with('{') {
        let expected: Value = serde_json::from_str(expected).unwrap();
        assert_eq!(expected, serde_json::from_str::<Value>(&body).unwrap());
    } else {
        assert_eq!(pairs(expected), pairs(&body));
    }
}

/// `Authorization` without date and signature: scope and signed headers.
fn signed(authorization: &str) -> (Vec<&str>, &str) {
    let scope = authorization.split_once("Credential=").unwrap().1.split(',').next().unwrap();
    let headers = authorization.split_once("SignedHeaders=").unwrap().1.split(',').next().unwrap();
    let mut scope: Vec<&str> = scope.split('/').collect();
    scope.remove(1);
    (scope, headers)
}

#[tokio::test]
async fn requests_are_botocores() {
    let mut seen = 0;
    for case in cases::read("request.json").iter().filter(|case| case.get("credentials").is_some()) {
        let sent = send(case).await;
        let expected = &case["expected"];
        assert_eq!(expected["method"], sent.method.as_str());
        assert_eq!(expected["url"], sent.url.as_str(), "{case}");
        assert_body(expected["body"].as_str().unwrap(), &sent);
        for name in ["Content-Type", "X-Amz-Target", "X-Amz-Security-Token", "amz-sdk-request"] {
            let wanted = expected["headers"].get(name).and_then(Value::as_str);
            assert_eq!(wanted, sent.header(&name.to_ascii_lowercase()), "{name} of {case}");
        }
        let wanted = signed(expected["headers"]["Authorization"].as_str().unwrap());
        assert_eq!(wanted, signed(sent.header("authorization").unwrap()), "{case}");
        seen += 1;
    }
    assert!(seen >= 8, "{seen} cases");
}

#[tokio::test]
async fn an_absent_token_is_filled_and_the_same_on_every_retry() {
    let mut setup = Setup::new(Script::new(vec![
        Canned { status: 500, ..Canned::default() },
        Canned { status: 200, body: b"{}".to_vec(), ..Canned::default() },
    ]));
    setup.endpoint_url = Some("http://127.0.0.1:1".into());
    let input = serde_json::json!({ "lifecycleExecutionId": "lce-1" });
    let outcome = call("CancelLifecycleExecution", &input, &setup).await;
    assert!(matches!(outcome, Outcome::Output(..)), "{outcome:?}");

    let sent = setup.script.sent();
    let tokens: Vec<String> = sent
        .iter()
        .map(|it| serde_json::from_slice::<Value>(&it.body).unwrap()["clientToken"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(tokens.len(), 2);
    assert_eq!(tokens[0], tokens[1]);
    let parts: Vec<usize> = tokens[0].split('-').map(str::len).collect();
    assert_eq!(parts, [8, 4, 4, 4, 12], "{}", tokens[0]);
    assert_eq!(tokens[0].as_bytes()[14], b'4', "a UUID of version 4: {}", tokens[0]);
    assert_eq!(sent[0].header("amz-sdk-invocation-id"), sent[1].header("amz-sdk-invocation-id"));
    assert_eq!(
        sent[1].header("amz-sdk-request").unwrap().split("; ").find(|it| it.starts_with("attempt")),
        Some("attempt=2")
    );
}
