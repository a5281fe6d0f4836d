//! The three operations of the committed slice, and small answers.

use bench_common::{Answer, Bench, Canned, Error, MediaType};
use bytes::Bytes;

use super::client;

/// Measures them.
///
/// # Errors
/// A call failed.
pub fn run(bench: &Bench) -> Result<(), Error> {
    cancel_lifecycle_execution(bench)?;
    request_cancel_workflow_execution(bench)?;
    complete_lifecycle_action(bench)
}

fn cancel_lifecycle_execution(bench: &Bench) -> Result<(), Error> {
    let body = r#"{"lifecycleExecutionId": "lce-01234567-89ab-cdef-0123-456789abcdef"}"#;
    let canned = Canned::new(MediaType::Json, Bytes::from_static(body.as_bytes()));
    let client = client!(imagebuilder, canned);
    bench.calls(
        "small rest-json CancelLifecycleExecution",
        || canned.request_length(),
        || async {
            let call = client.cancel_lifecycle_execution().client_token("a5d1f3c2-0000-4000-8000-000000000000");
            let output = call.lifecycle_execution_id("lce-01234567-89ab-cdef-0123-456789abcdef").send().await?;
            Ok(Answer::counted(output.lifecycle_execution_id().map_or(0, str::len)))
        },
    )
}

fn request_cancel_workflow_execution(bench: &Bench) -> Result<(), Error> {
    let canned = Canned::new(MediaType::AwsJson, Bytes::new());
    let client = client!(swf, canned);
    bench.calls(
        "small json RequestCancelWorkflowExecution",
        || canned.request_length(),
        || async {
            client.request_cancel_workflow_execution().domain("my-domain").workflow_id("my-workflow").send().await?;
            Ok(Answer::counted(1))
        },
    )
}

fn complete_lifecycle_action(bench: &Bench) -> Result<(), Error> {
    let body = "<CompleteLifecycleActionResponse xmlns=\"http://autoscaling.amazonaws.com/doc/2011-01-01/\">\
                <CompleteLifecycleActionResult/>\
                <ResponseMetadata><RequestId>00000000-bench</RequestId></ResponseMetadata>\
                </CompleteLifecycleActionResponse>";
    let canned = Canned::new(MediaType::Xml, Bytes::from_static(body.as_bytes()));
    let client = client!(autoscaling, canned);
    bench.calls(
        "small query CompleteLifecycleAction",
        || canned.request_length(),
        || async {
            let call = client.complete_lifecycle_action().lifecycle_hook_name("my-lifecycle-hook");
            let call = call.auto_scaling_group_name("my-auto-scaling-group").lifecycle_action_result("CONTINUE");
            call.send().await?;
            Ok(Answer::counted(1))
        },
    )
}
