//! Where the three operations are sent: regions, FIPS, dual stack, partitions, endpoints of the caller's.

use awslice_tests::calls::{Outcome, Setup, call, least_input};
use awslice_tests::cases;
use awslice_tests::connector::{Canned, Script};
use serde_json::{Value, json};

fn setup(given: &Value) -> Setup {
    let body = b"<R><CompleteLifecycleActionResult/></R>".to_vec();
    let mut setup = Setup::new(Script::new(vec![Canned { status: 200, body, ..Canned::default() }]));
    setup.region = given["region"].as_str().map(str::to_owned);
    setup.endpoint_url = given["endpoint_url"].as_str().map(str::to_owned);
    setup.fips = given["use_fips"].as_bool().unwrap();
    setup.dual_stack = given["use_dualstack"].as_bool().unwrap();
    setup
}

/// Cases of a file that we do not import, or of schemes that cannot be sent: skipped by name.
fn is_skipped(case: &Value) -> bool {
    let legacy = case["expected"]["error"] == "botocore.exceptions.EndpointVariantError";
    let scheme = case["input"]["endpoint_url"].as_str().is_some_and(|url| url.starts_with("ftp:"));
    legacy || scheme
}

#[tokio::test]
async fn endpoints_are_botocores() {
    let (mut urls, mut errors) = (0, 0);
    for case in cases::read("endpoint.json").iter().filter(|case| !is_skipped(case)) {
        let operation = case["operation"].as_str().unwrap();
        let setup = setup(&case["input"]);
        let outcome = call(operation, &least_input(operation), &setup).await;
        let sent = setup.script.sent();
        match case["expected"]["url"].as_str() {
            Some(url) => {
                // botocore's cases hold the URL of the endpoint, which for imagebuilder has the operation's path.
                let suffix = "/CancelLifecycleExecution";
                let (url, got) =
                    (url.trim_end_matches(suffix), sent.first().unwrap_or_else(|| panic!("{case}: {outcome:?}")));
                assert_eq!(url.trim_end_matches('/'), got.url.trim_end_matches(suffix).trim_end_matches('/'), "{case}");
                let scope = case["expected"]["credential_scope"].as_str().unwrap();
                assert!(got.header("authorization").unwrap().contains(scope), "{case}: {got:?}");
                urls += 1;
            }
            None => {
                assert!(sent.is_empty(), "{case}");
                assert!(matches!(outcome, Outcome::Other("construction", _)), "{case}: {outcome:?}");
                errors += 1;
            }
        }
    }
    assert!(urls >= 80 && errors >= 4, "{urls} endpoints, {errors} errors");
}

#[tokio::test]
async fn a_scheme_other_than_http_is_refused_with_what_to_do() {
    let mut setup = setup(&json!({ "region": "us-east-1", "use_fips": false, "use_dualstack": false }));
    for url in ["ftp://h", "127.0.0.1:8000", "http://"] {
        setup.endpoint_url = Some(url.into());
        match call("RequestCancelWorkflowExecution", &least_input("RequestCancelWorkflowExecution"), &setup).await {
            Outcome::Other("construction", text) => assert!(text.contains(url), "{text}"),
            other => panic!("{url}: {other:?}"),
        }
    }
    assert!(setup.script.sent().is_empty());
}
