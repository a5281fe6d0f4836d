//! Responses to the three operations, with what botocore made of them.

use awslice_tests::calls::{Outcome, Setup, call, least_input};
use awslice_tests::cases;
use awslice_tests::connector::{Canned, Script};
use generated::swf::error::ErrorMetadata;
use generated::swf::operation::RequestId;
use serde_json::Value;

/// The errors that each operation lists: botocore looks codes up across the whole service, our enums have these.
const LISTED: &[(&str, &[&str])] = &[
    ("RequestCancelWorkflowExecution", &["UnknownResourceFault", "OperationNotPermittedFault"]),
    ("CompleteLifecycleAction", &["ResourceContentionFault"]),
    (
        "CancelLifecycleExecution",
        &[
            "ServiceException",
            "ClientException",
            "ServiceUnavailableException",
            "InvalidRequestException",
            "IdempotentParameterMismatchException",
            "ForbiddenException",
            "CallRateLimitExceededException",
            "ResourceInUseException",
        ],
    ),
];

fn canned(given: &Value) -> Canned {
    let body = match given["body"].as_str() {
        Some(text) => text.as_bytes().to_vec(),
        None => {
            assert_eq!(given["body_base64"], "//4=", "the one body that is not text");
            vec![0xff, 0xfe]
        }
    };
    let headers = given["headers"].as_object().unwrap();
    Canned {
        status: u16::try_from(given["status"].as_u64().unwrap()).unwrap(),
        headers: headers.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect(),
        body,
    }
}

fn check_output(case: &Value, members: &Value, request_id: Option<&str>) {
    let mut expected = case["expected"]["result"].clone();
    let metadata = expected.as_object_mut().unwrap().remove("ResponseMetadata").unwrap();
    assert_eq!(&expected, members, "{case}");
    if let Some(id) = metadata.get("RequestId") {
        assert_eq!(id.as_str(), request_id, "{case}");
    }
}

fn check_error(case: &Value, variant: &str, meta: &ErrorMetadata, text: &str) {
    let response = &case["expected"]["response"];
    let error = &response["Error"];
    // What is empty is absent with us.
    let given = |name: &str| error[name].as_str().filter(|text| !text.is_empty());
    assert_eq!(given("Code"), meta.code(), "{case}");
    assert_eq!(given("Message"), meta.message(), "{case}");
    if let Some(id) = response["ResponseMetadata"].get("RequestId") {
        assert_eq!(id.as_str(), meta.request_id(), "{case}");
    }
    let raised = case["expected"]["raises"].as_str().unwrap();
    let operation = case["operation"].as_str().unwrap();
    let listed = LISTED.iter().any(|(name, errors)| *name == operation && errors.contains(&raised));
    assert_eq!(variant, if listed { raised } else { "Unhandled" }, "{case}");
    assert!(text.contains(operation), "{text}");
    assert!(text.contains(&format!("HTTP {}", case["input"]["status"])), "{text}");
}

#[tokio::test]
async fn responses_mean_what_botocore_makes_of_them() {
    let mut seen = 0;
    for case in cases::read("response.json") {
        let operation = case["operation"].as_str().unwrap();
        let setup = Setup::new(Script::new(vec![canned(&case["input"])]));
        let outcome = call(operation, &least_input(operation), &setup).await;
        let raises = case["expected"]["raises"].as_str().unwrap_or_default();
        match &outcome {
            Outcome::Output(members, id) if raises.is_empty() => check_output(&case, members, id.as_deref()),
            Outcome::Service { variant, meta, text } if !raises.contains('.') => {
                check_error(&case, variant, meta, text)
            }
            // Where botocore's parser fails, be it by its own error or one of Python's, the response is not what it
            // should be.
            Outcome::Other("response", text) if raises.contains('.') => {
                assert!(text.contains(&format!("HTTP {}", case["input"]["status"])), "{case}: {text}");
            }
            _ => panic!("{case}\n{outcome:?}"),
        }
        assert_eq!(case["expected"]["attempts"].as_u64().unwrap(), setup.script.sent().len() as u64, "{case}");
        seen += 1;
    }
    assert!(seen >= 75, "{seen} cases");
}

#[tokio::test]
async fn a_service_error_prints_all_that_is_known() {
    let body = br#"{"__type": "com.amazonaws.swf.base.model#UnknownResourceFault", "message": "Unknown domain: d"}"#;
    let headers = vec![("x-amzn-requestid".to_owned(), "r1".to_owned())];
    let setup = Setup::new(Script::new(vec![Canned { status: 400, headers, body: body.to_vec() }]));
    match call("RequestCancelWorkflowExecution", &least_input("RequestCancelWorkflowExecution"), &setup).await {
        Outcome::Service { text, .. } => assert_eq!(
            text,
            "swf RequestCancelWorkflowExecution: UnknownResourceFault: Unknown domain: d (HTTP 400, request id r1)"
        ),
        other => panic!("{other:?}"),
    }
}
