//! The three operations over real HTTP, through the default transport.

use std::time::Duration;

use awslice_tests::server::{Reply, Server};
use generated::swf::config::timeout::TimeoutConfig;
use generated::swf::config::{Credentials, Region};
use generated::swf::error::{DisplayErrorContext, ProvideErrorMetadata, SdkError};
use generated::swf::operation::RequestId;
use generated::{autoscaling, imagebuilder, swf};

fn swf_client(url: &str) -> swf::Client {
    swf::Client::from_conf(swf_config(url).build())
}

fn swf_config(url: &str) -> swf::config::Builder {
    swf::Config::builder()
        .endpoint_url(url)
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", Some("TOKEN".into()), None, "test"))
        .behavior_version_latest()
}

#[tokio::test]
async fn swf_sends_json_and_reads_no_output() {
    let server = Server::scripted(vec![Reply::new(200, &[("x-amzn-requestid", "r1")], "")]);
    let call = swf_client(server.url()).request_cancel_workflow_execution();
    let output = call.domain("d").workflow_id("é\"\n😀").send().await.unwrap();
    assert_eq!(output.request_id(), Some("r1"));

    let received = server.received();
    let [request] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!((request.method.as_str(), request.target.as_str()), ("POST", "/"));
    assert_eq!(request.text(), "{\"domain\":\"d\",\"workflowId\":\"é\\\"\\n😀\"}");
    assert_eq!(request.header("x-amz-target"), Some("SimpleWorkflowService.RequestCancelWorkflowExecution"));
    assert_eq!(request.header("content-type"), Some("application/x-amz-json-1.0"));
    assert_eq!(request.header("x-amz-security-token"), Some("TOKEN"));
    let authorization = request.header("authorization").unwrap();
    assert!(
        authorization.contains("SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target,"),
        "{authorization}"
    );
    assert!(request.header("user-agent").unwrap().starts_with("awslice/"));
}

#[tokio::test]
async fn autoscaling_sends_a_form_and_reads_xml() {
    let body = "<CompleteLifecycleActionResponse><CompleteLifecycleActionResult/>\
                <ResponseMetadata><RequestId>r2</RequestId></ResponseMetadata></CompleteLifecycleActionResponse>";
    let server = Server::scripted(vec![Reply::new(200, &[("content-type", "text/xml")], body)]);
    let config = autoscaling::Config::builder()
        .endpoint_url(server.url())
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .behavior_version_latest();
    let call = autoscaling::Client::from_conf(config.build()).complete_lifecycle_action();
    let call = call.lifecycle_hook_name("h").auto_scaling_group_name("a b").lifecycle_action_result("CONTINUE");
    assert_eq!(call.send().await.unwrap().request_id(), Some("r2"));
    assert_eq!(
        server.received()[0].text(),
        "Action=CompleteLifecycleAction&Version=2011-01-01&LifecycleHookName=h&AutoScalingGroupName=a+b&LifecycleActionResult=CONTINUE"
    );
}

#[tokio::test]
async fn imagebuilder_puts_json_and_reads_a_member() {
    let reply = Reply::new(200, &[("content-type", "application/json")], r#"{"lifecycleExecutionId":"lce-1"}"#);
    let server = Server::scripted(vec![reply]);
    let config = imagebuilder::Config::builder()
        .endpoint_url(format!("{}/base/", server.url()))
        .region(Region::new("us-east-1"))
        .credentials_provider(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test"))
        .behavior_version_latest();
    let call = imagebuilder::Client::from_conf(config.build()).cancel_lifecycle_execution();
    let output = call.lifecycle_execution_id("lce-1").send().await.unwrap();
    assert_eq!(output.lifecycle_execution_id(), Some("lce-1"));
    let request = &server.received()[0];
    assert_eq!((request.method.as_str(), request.target.as_str()), ("PUT", "/base/CancelLifecycleExecution"));
}

#[tokio::test]
async fn an_error_is_typed_and_carries_its_metadata() {
    let body = r#"{"__type":"com.amazonaws.swf.base.model#UnknownResourceFault","message":"Unknown domain: d"}"#;
    let server = Server::scripted(vec![Reply::new(400, &[("x-amzn-requestid", "r1")], body)]);
    let error = swf_client(server.url()).request_cancel_workflow_execution().domain("d").workflow_id("w").send().await;
    let error = error.unwrap_err().into_service_error();
    assert!(error.is_unknown_resource_fault());
    assert_eq!(error.code(), Some("UnknownResourceFault"));
    assert_eq!(error.message(), Some("Unknown domain: d"));
    assert_eq!(error.request_id(), Some("r1"));
    let whole = swf::Error::from(error).to_string();
    assert_eq!(
        whole,
        "swf RequestCancelWorkflowExecution: UnknownResourceFault: Unknown domain: d (HTTP 400, request id r1)"
    );
}

#[tokio::test]
async fn a_dropped_connection_is_tried_again() {
    let server = Server::scripted(vec![Reply::Drop, Reply::new(200, &[], "")]);
    let call = swf_client(server.url()).request_cancel_workflow_execution().domain("d").workflow_id("w");
    call.send().await.unwrap();
    assert_eq!(server.received().len(), 2);
}

#[tokio::test]
async fn a_slow_answer_is_a_timeout_that_says_so() {
    let late = Reply::Late(Duration::from_secs(5), Box::new(Reply::new(200, &[], "")));
    let server = Server::scripted(vec![late]);
    let timeouts = TimeoutConfig::builder().read_timeout(Duration::from_millis(100)).build();
    let config = swf_config(server.url()).timeout_config(timeouts);
    let config = config.retry_config(swf::config::retry::RetryConfig::disabled());
    let call = swf::Client::from_conf(config.build()).request_cancel_workflow_execution().domain("d").workflow_id("w");
    let error = call.send().await.unwrap_err();
    let text = DisplayErrorContext(&error).to_string();
    assert!(matches!(error, SdkError::DispatchFailure(_) | SdkError::TimeoutError(_)), "{text}");
    assert!(text.to_lowercase().contains("time"), "{text}");
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let config = swf_config("http://127.0.0.1:1").retry_config(swf::config::retry::RetryConfig::disabled());
    let call = swf::Client::from_conf(config.build()).request_cancel_workflow_execution().domain("d").workflow_id("w");
    let error = swf::Error::from(call.send().await.unwrap_err()).to_string();
    assert!(error.starts_with("swf RequestCancelWorkflowExecution: "), "{error}");
    assert!(error.contains("127.0.0.1:1") || error.contains("refused"), "{error}");
}
