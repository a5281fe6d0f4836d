//! Requests and responses of three operations, and errors of six other services, against what botocore 1.44.5 does.
//!
//! The cases are in `tests/data/` of the repository: captured from botocore, the same for all parts of the house. Python's `''` and `None` for
//! codes and messages are both `None` here, and what crashes in Python is a `DecodeError`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use awslice_runtime::protocol::{AWS_JSON_1_0, AWS_QUERY, EC2_QUERY, Protocol, REST_JSON, REST_XML, Response};
use awslice_runtime::schema::{Member, Operation, Service, Structure, string};
use awslice_runtime::shape::ReadMembers;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde_json::Value;

#[derive(Clone, Debug, Default, PartialEq)]
struct SwfInput {
    domain: Option<String>,
    workflow_id: Option<String>,
    run_id: Option<String>,
}
static SWF_INPUT: Structure = Structure::new(
    "RequestCancelWorkflowExecutionInput",
    &[Member::new("domain", string()), Member::new("workflowId", string()), Member::new("runId", string())],
);
awslice_runtime::structure!(SwfInput, SWF_INPUT { 0: domain, 1: workflow_id, 2: run_id });

#[derive(Clone, Debug, Default, PartialEq)]
struct AsgInput {
    hook: Option<String>,
    group: Option<String>,
    token: Option<String>,
    result: Option<String>,
    instance: Option<String>,
}
static ASG_INPUT: Structure = Structure::new(
    "CompleteLifecycleActionType",
    &[
        Member::new("LifecycleHookName", string()),
        Member::new("AutoScalingGroupName", string()),
        Member::new("LifecycleActionToken", string()),
        Member::new("LifecycleActionResult", string()),
        Member::new("InstanceId", string()),
    ],
);
awslice_runtime::structure!(AsgInput, ASG_INPUT { 0: hook, 1: group, 2: token, 3: result, 4: instance });

#[derive(Clone, Debug, Default, PartialEq)]
struct IbInput {
    id: Option<String>,
    token: Option<String>,
}
static IB_INPUT: Structure = Structure::new(
    "CancelLifecycleExecutionRequest",
    &[Member::new("lifecycleExecutionId", string()), Member::new("clientToken", string())],
);
awslice_runtime::structure!(IbInput, IB_INPUT { 0: id, 1: token });

/// The output of the operation that has one with a member.
#[derive(Clone, Debug, Default, PartialEq)]
struct IbOutput {
    id: Option<String>,
}
static IB_OUTPUT: Structure =
    Structure::new("CancelLifecycleExecutionResponse", &[Member::new("lifecycleExecutionId", string())]);
awslice_runtime::structure!(IbOutput, IB_OUTPUT { 0: id });

#[derive(Clone, Debug, Default, PartialEq)]
struct Empty {}
static EMPTY: Structure = Structure::new("Empty", &[]);
awslice_runtime::structure!(Empty, EMPTY {});

/// The one form of all errors of the three services.
#[derive(Clone, Debug, Default, PartialEq)]
struct Fault {
    message: Option<String>,
}
static FAULT: Structure = Structure::new("Fault", &[Member::new("message", string())]);
awslice_runtime::structure!(Fault, FAULT { 0: message });

const fn service(name: &'static str, protocol: &'static dyn Protocol) -> Service {
    Service {
        name,
        id: name,
        endpoint_prefix: name,
        signing_name: name,
        api_version: "2011-01-01",
        protocol,
        target_prefix: "SimpleWorkflowService",
        xml_namespace: "",
        query_compatible: false,
        auth: &[],
        endpoint: |_| Ok(awslice_runtime::endpoint::Endpoint::default()),
        endpoint_params: &[],
    }
}
static SWF: Service = service("swf", &AWS_JSON_1_0);
static ASG: Service = service("autoscaling", &AWS_QUERY);
static IB: Service = service("imagebuilder", &REST_JSON);

fn operation(service: &str) -> Operation {
    match service {
        "swf" => {
            Operation::new("RequestCancelWorkflowExecution", &SWF, "POST", "/", &SWF_INPUT, &EMPTY).without_output()
        }
        "autoscaling" => Operation::new("CompleteLifecycleAction", &ASG, "POST", "/", &ASG_INPUT, &EMPTY)
            .result_wrapper("CompleteLifecycleActionResult"),
        "imagebuilder" => {
            Operation::new("CancelLifecycleExecution", &IB, "PUT", "/CancelLifecycleExecution", &IB_INPUT, &IB_OUTPUT)
        }
        other => panic!("no operation of {other}"),
    }
}

fn cases(text: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    assert!(!cases.is_empty());
    cases
}

fn serialize(case: &Value, operation: &Operation) -> awslice_runtime::protocol::Request {
    let get = |name: &str| case["input"][name].as_str().map(str::to_owned);
    let protocol = operation.service.protocol;
    match operation.service.name {
        "swf" => {
            let input = SwfInput { domain: get("domain"), workflow_id: get("workflowId"), run_id: get("runId") };
            protocol.serialize(operation, &input)
        }
        "autoscaling" => {
            let input = AsgInput {
                hook: get("LifecycleHookName"),
                group: get("AutoScalingGroupName"),
                token: get("LifecycleActionToken"),
                result: get("LifecycleActionResult"),
                instance: get("InstanceId"),
            };
            protocol.serialize(operation, &input)
        }
        _ => protocol.serialize(operation, &IbInput { id: get("lifecycleExecutionId"), token: get("clientToken") }),
    }
    .unwrap()
}

#[test]
fn requests_are_those_of_botocore() {
    let mut cases = cases(include_str!("../../tests/data/request.json"));
    // One case is about the token that the client fills in before the protocol sees the input.
    cases.retain(|case| case["expected"].get("body_regex").is_none());
    assert_eq!(cases.len(), 8);
    for case in cases {
        let operation = operation(case["service"].as_str().unwrap());
        let (request, expected) = (serialize(&case, &operation), &case["expected"]);
        assert_eq!(request.method, expected["method"]);
        assert!(expected["url"].as_str().unwrap().ends_with(&request.path), "{} {}", expected["url"], request.path);
        let (ours, theirs) = (std::str::from_utf8(&request.body).unwrap(), expected["body"].as_str().unwrap());
        if operation.service.name == "autoscaling" {
            assert_eq!(ours.split('&').collect::<BTreeSet<_>>(), theirs.split('&').collect::<BTreeSet<_>>());
        } else {
            let parse = |text| serde_json::from_str::<Value>(text).unwrap();
            assert_eq!(parse(ours), parse(theirs));
        }
        let theirs = expected["headers"].as_object().unwrap().iter();
        let theirs = theirs.map(|(name, value)| (name.to_ascii_lowercase(), value.as_str().unwrap().to_owned()));
        let theirs: BTreeSet<_> = theirs.filter(|(name, _)| name == "content-type" || name == "x-amz-target").collect();
        assert_eq!(request.headers.into_iter().collect::<BTreeSet<_>>(), theirs);
    }
}

/// An answer of the service; several attempts all got the same one.
struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    fn of(case: &Value) -> Self {
        let input = &case["input"];
        let header = |(name, value): (&String, &Value)| {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            (name, HeaderValue::from_str(value.as_str().unwrap()).unwrap())
        };
        let body = match (input["body"].as_str(), input["body_base64"].as_str()) {
            (Some(text), _) => text.as_bytes().to_vec(),
            (None, Some("//4=")) => vec![0xff, 0xfe],
            other => panic!("no body in {other:?}"),
        };
        let status = u16::try_from(input["status"].as_u64().unwrap()).unwrap();
        Self { status, headers: input["headers"].as_object().unwrap().iter().map(header).collect(), body }
    }

    fn response(&self) -> Response<'_> {
        Response { status: self.status, headers: &self.headers, body: &self.body }
    }
}

/// A text of the expected response; what is empty is `None`.
fn text(value: &Value) -> Option<String> {
    value.as_str().filter(|text| !text.is_empty()).map(str::to_owned)
}

fn check_success(case: &Value, operation: &Operation, response: &Response<'_>) {
    let (expected, mut output) = (&case["expected"], IbOutput::default());
    let into: &mut dyn ReadMembers = if operation.service.name == "imagebuilder" { &mut output } else { &mut Empty {} };
    let parsed = operation.service.protocol.parse_output(operation, response, into);
    match expected.get("result") {
        None => assert!(parsed.is_err(), "{case}"),
        Some(result) => {
            assert_eq!(parsed.unwrap().request_id, text(&result["ResponseMetadata"]["RequestId"]), "{case}");
            assert_eq!(output.id, text(&result["lifecycleExecutionId"]), "{case}");
        }
    }
}

fn check_failure(case: &Value, operation: &Operation, response: &Response<'_>) {
    let (expected, protocol) = (&case["expected"], operation.service.protocol);
    let parsed = protocol.parse_error(operation, response);
    let Some(theirs) = expected.get("response") else {
        assert!(parsed.is_err(), "{case}: {parsed:?}");
        return;
    };
    let meta = parsed.unwrap();
    assert_eq!(meta.code, text(&theirs["Error"]["Code"]), "{case}");
    assert_eq!(meta.message, text(&theirs["Error"]["Message"]), "{case}");
    assert_eq!(meta.fault, text(&theirs["Error"]["Type"]), "{case}");
    assert_eq!(meta.request_id, text(&theirs["ResponseMetadata"]["RequestId"]), "{case}");
    if expected["modeled"] == true {
        let mut fault = Fault::default();
        assert!(meta.readable, "{case}");
        protocol.read_error(operation, response, &mut fault).unwrap();
        // A body that is not JSON is a message to botocore; here it is one of the metadata alone.
        let in_body = theirs["message"].as_str().filter(|message| message.as_bytes() != response.body);
        assert_eq!(fault.message.as_deref(), in_body, "{case}");
    }
}

#[test]
fn responses_are_read_as_botocore_reads_them() {
    for case in cases(include_str!("../../tests/data/response.json")) {
        let (operation, answer) = (operation(case["service"].as_str().unwrap()), Answer::of(&case));
        if answer.status < 300 {
            check_success(&case, &operation, &answer.response());
        } else {
            check_failure(&case, &operation, &answer.response());
        }
    }
}

#[test]
fn errors_of_other_services_are_read_as_botocore_reads_them() {
    for case in cases(include_str!("../../tests/data/response_other.json")) {
        let protocol: &'static dyn Protocol = match case["protocol"].as_str().unwrap() {
            "json" => &AWS_JSON_1_0,
            "query" => &AWS_QUERY,
            "ec2" => &EC2_QUERY,
            "rest-json" => &REST_JSON,
            "rest-xml" => &REST_XML,
            other => panic!("no protocol {other}"),
        };
        let (answer, expected) = (Answer::of(&case), &case["expected"]);
        let meta = protocol.parse_error(&operation("swf"), &answer.response()).unwrap();
        assert_eq!(meta.code, text(&expected["code"]), "{case}");
        assert_eq!(meta.message, text(&expected["message"]), "{case}");
    }
}
