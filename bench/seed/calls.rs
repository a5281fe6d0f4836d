//! The three calls, in the same words for both sides.

use super::{autoscaling, imagebuilder, swf};

/// Makes them, and prints what came of them.
pub async fn make(imagebuilder: imagebuilder::Client, swf: swf::Client, autoscaling: autoscaling::Client) {
    let cancelled = imagebuilder
        .cancel_lifecycle_execution()
        .lifecycle_execution_id("lce-01234567-89ab-cdef-0123-456789abcdef")
        .send()
        .await;
    println!("{cancelled:?}");
    let requested = swf.request_cancel_workflow_execution().domain("my-domain").workflow_id("my-workflow").send().await;
    println!("{requested:?}");
    let completed = autoscaling
        .complete_lifecycle_action()
        .lifecycle_hook_name("my-lifecycle-hook")
        .auto_scaling_group_name("my-auto-scaling-group")
        .lifecycle_action_result("CONTINUE")
        .send()
        .await;
    println!("{completed:?}");
}
