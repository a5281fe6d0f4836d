//! Code as callers of aws-sdk-rust write it, against the generated modules under the SDK's crate names.

use aws_types::SdkConfig;
use aws_types::region::Region;
use awslice_tests::connector::{Canned, NoSleep, Script};
use generated::autoscaling as aws_sdk_autoscaling;
use generated::imagebuilder as aws_sdk_imagebuilder;
use generated::swf as aws_sdk_swf;

use aws_sdk_swf::config::{BehaviorVersion, Credentials, SharedCredentialsProvider};
use aws_sdk_swf::error::{BuildError, ErrorMetadata, ProvideErrorMetadata, SdkError};
use aws_sdk_swf::operation::RequestId;
use aws_sdk_swf::operation::request_cancel_workflow_execution::builders::RequestCancelWorkflowExecutionFluentBuilder;
use aws_sdk_swf::operation::request_cancel_workflow_execution::{
    RequestCancelWorkflowExecutionError, RequestCancelWorkflowExecutionInput, RequestCancelWorkflowExecutionOutput,
};
use aws_sdk_swf::types::error::UnknownResourceFault;

fn shared(script: Script) -> SdkConfig {
    SdkConfig::builder()
        .behavior_version(BehaviorVersion::latest())
        .region(Region::new("eu-west-1"))
        .credentials_provider(SharedCredentialsProvider::new(Credentials::for_tests()))
        .http_client(script)
        .sleep_impl(NoSleep::default())
        .build()
}

fn answer(status: u16, body: &str) -> Script {
    let headers = vec![("x-amzn-requestid".to_owned(), "r1".to_owned())];
    Script::new(vec![Canned { status, headers, body: body.as_bytes().to_vec() }])
}

async fn cancel(client: &aws_sdk_swf::Client) -> Result<Option<String>, aws_sdk_swf::Error> {
    let output = client.request_cancel_workflow_execution().domain("d").workflow_id("w").send().await?;
    Ok(output.request_id().map(str::to_owned))
}

#[tokio::test]
async fn a_client_from_shared_configuration_and_the_question_mark() {
    let script = answer(200, "");
    let client = aws_sdk_swf::Client::new(&shared(script.clone()));
    assert_eq!(cancel(&client).await.unwrap().as_deref(), Some("r1"));
    assert_eq!(script.sent()[0].url, "https://swf.eu-west-1.amazonaws.com/");
    assert_eq!(client.config().region().map(Region::as_ref), Some("eu-west-1"));
    assert!(!aws_sdk_swf::meta::PKG_VERSION.is_empty());
}

#[tokio::test]
async fn errors_match_as_in_the_sdk() {
    let script = answer(400, r#"{"__type":"a#UnknownResourceFault","message":"m"}"#);
    let client = aws_sdk_swf::Client::new(&shared(script));
    match client.request_cancel_workflow_execution().domain("d").workflow_id("w").send().await {
        Err(SdkError::ServiceError(context)) => match context.err() {
            RequestCancelWorkflowExecutionError::UnknownResourceFault(fault) => {
                assert_eq!(fault.message(), Some("m"));
                assert_eq!(fault.message.as_deref(), Some("m"));
                assert_eq!(fault.to_string(), "UnknownResourceFault: m");
                assert_eq!(context.raw().status().as_u16(), 400);
            }
            other => panic!("{other}"),
        },
        other => panic!("{other:?}"),
    }
    let whole = cancel(&client).await.unwrap_err();
    assert!(matches!(whole, aws_sdk_swf::Error::UnknownResourceFault(_)), "{whole}");
    assert_eq!((whole.code(), whole.request_id()), (Some("UnknownResourceFault"), Some("r1")));
}

#[test]
fn errors_are_made_for_tests_as_in_the_sdk() {
    let fault = UnknownResourceFault::builder().message("no such domain").build();
    let error = RequestCancelWorkflowExecutionError::UnknownResourceFault(fault);
    assert!(error.is_unknown_resource_fault());
    let raw = aws_sdk_swf::config::http::HttpResponse::new(400_u16.try_into().unwrap(), "".into());
    let sdk: SdkError<RequestCancelWorkflowExecutionError> = SdkError::service_error(error, raw);
    assert_eq!(sdk.to_string(), "service error");
    assert!(sdk.as_service_error().is_some());

    let generic = RequestCancelWorkflowExecutionError::generic(ErrorMetadata::builder().code("Custom").build());
    assert_eq!(generic.code(), Some("Custom"));
    let unhandled = RequestCancelWorkflowExecutionError::unhandled("broken");
    assert!(unhandled.code().is_none());
}

#[test]
fn inputs_and_builders_as_in_the_sdk() -> Result<(), BuildError> {
    let input = RequestCancelWorkflowExecutionInput::builder().domain("d").set_run_id(None).build()?;
    assert_eq!((input.domain(), input.workflow_id(), input.run_id.as_deref()), (Some("d"), None, None));
    let output = RequestCancelWorkflowExecutionOutput::builder().build();
    assert_eq!(output.request_id(), None);

    let builder = aws_sdk_imagebuilder::operation::cancel_lifecycle_execution::CancelLifecycleExecutionInput::builder();
    assert_eq!(builder.client_token("t").get_client_token(), &Some("t".to_owned()));
    Ok(())
}

#[tokio::test]
async fn calls_are_customized_as_in_the_sdk() {
    let script = answer(200, "");
    let client = aws_sdk_swf::Client::new(&shared(script.clone()));
    let call: RequestCancelWorkflowExecutionFluentBuilder = client.request_cancel_workflow_execution();
    let call = call.domain("d").workflow_id("w");
    assert_eq!(call.as_input().get_domain().as_deref(), Some("d"));
    call.customize()
        .config_override(aws_sdk_swf::Config::builder().region(Region::new("us-west-2")))
        .mutate_request(|request| {
            request.headers_mut().insert("x-added", "1");
        })
        .send()
        .await
        .unwrap();
    let sent = &script.sent()[0];
    assert_eq!(sent.url, "https://swf.us-west-2.amazonaws.com/");
    assert_eq!(sent.header("x-added"), Some("1"));
}

#[tokio::test]
async fn what_is_missing_is_named_and_nothing_panics() {
    let config = aws_sdk_autoscaling::Config::builder().http_client(answer(200, "")).build();
    let call = aws_sdk_autoscaling::Client::from_conf(config).complete_lifecycle_action();
    let call = call.lifecycle_hook_name("h").auto_scaling_group_name("g").lifecycle_action_result("ABANDON");
    let error = call.send().await.unwrap_err();
    assert!(matches!(error, SdkError::ConstructionFailure(_)), "{error:?}");
    let text = aws_sdk_autoscaling::Error::from(error).to_string();
    assert!(text.contains("region"), "{text}");
}
