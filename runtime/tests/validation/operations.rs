//! The inputs of the three operations, as the generator writes them.

pub use autoscaling::CompleteLifecycleActionInput;
pub use imagebuilder::CancelLifecycleExecutionInput;
pub use swf::RequestCancelWorkflowExecutionInput;

pub mod swf {
    use awslice_runtime::schema::{Member, Structure, length, max_length, string};

    #[derive(Debug)]
    pub struct RequestCancelWorkflowExecutionInput {
        pub domain: Option<String>,
        pub workflow_id: Option<String>,
        pub run_id: Option<String>,
    }

    pub static INPUT: Structure = Structure::new(
        "RequestCancelWorkflowExecutionInput",
        &[
            Member::new("domain", string().rules(&length(1, 256))).required(),
            Member::new("workflowId", string().rules(&length(1, 256))).required(),
            Member::new("runId", string().rules(&max_length(64))),
        ],
    );

    awslice_runtime::structure!(RequestCancelWorkflowExecutionInput, INPUT { 0: domain, 1: workflow_id, 2: run_id });
}

pub mod autoscaling {
    use awslice_runtime::schema::{Member, Structure, length, string};

    #[derive(Debug)]
    pub struct CompleteLifecycleActionInput {
        pub lifecycle_hook_name: Option<String>,
        pub auto_scaling_group_name: Option<String>,
        pub lifecycle_action_token: Option<String>,
        pub lifecycle_action_result: Option<String>,
        pub instance_id: Option<String>,
    }

    pub static INPUT: Structure = Structure::new(
        "CompleteLifecycleActionType",
        &[
            Member::new("LifecycleHookName", string().rules(&length(1, 255).pattern(r"[A-Za-z0-9\-_\/]+"))).required(),
            Member::new(
                "AutoScalingGroupName",
                string().rules(&length(1, 1600).pattern(r"[\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}\r\n\t]*")),
            )
            .required(),
            Member::new("LifecycleActionToken", string().rules(&length(36, 36))),
            Member::new("LifecycleActionResult", string()).required(),
            Member::new("InstanceId", string().rules(&length(1, 19))),
        ],
    );

    awslice_runtime::structure!(
        CompleteLifecycleActionInput,
        INPUT {
            0: lifecycle_hook_name,
            1: auto_scaling_group_name,
            2: lifecycle_action_token,
            3: lifecycle_action_result,
            4: instance_id,
        }
    );
}

pub mod imagebuilder {
    use awslice_runtime::schema::{Member, Structure, length, matching, string};

    #[derive(Debug)]
    pub struct CancelLifecycleExecutionInput {
        pub lifecycle_execution_id: Option<String>,
        pub client_token: Option<String>,
    }

    const EXECUTION: Member = Member::new(
        "lifecycleExecutionId",
        string().rules(&matching("^lce-[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$")),
    )
    .required();
    const TOKEN: Member = Member::new("clientToken", string().rules(&length(1, 64))).required();

    pub static INPUT: Structure =
        Structure::new("CancelLifecycleExecutionRequest", &[EXECUTION, TOKEN.idempotency_token()]);
    /// As botocore's raw validator sees it, which knows nothing of tokens.
    pub static RAW_INPUT: Structure = Structure::new("CancelLifecycleExecutionRequest", &[EXECUTION, TOKEN]);

    awslice_runtime::structure!(CancelLifecycleExecutionInput, INPUT { 0: lifecycle_execution_id, 1: client_token });
}
