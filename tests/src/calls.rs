//! Calls of the three operations with the inputs of captured cases.

use awslice_runtime::config::{Builder, ServiceMarker};
use generated::swf::config::retry::RetryConfig;
use generated::swf::config::{Credentials, Region};
use generated::swf::error::{DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata, SdkError};
use generated::swf::operation::RequestId;
use generated::{autoscaling, imagebuilder, swf};
use serde_json::{Value, json};

use crate::cases::text;
use crate::connector::{NoSleep, Script};

/// What all calls of a test are configured with.
#[derive(Clone, Debug)]
pub struct Setup {
    /// Transport.
    pub script: Script,
    /// Timer.
    pub sleep: NoSleep,
    /// Region; `None` is a configuration without one.
    pub region: Option<String>,
    /// Endpoint URL.
    pub endpoint_url: Option<String>,
    /// Credentials.
    pub credentials: Option<Credentials>,
    /// FIPS endpoints.
    pub fips: bool,
    /// Dual-stack endpoints.
    pub dual_stack: bool,
    /// Attempts in all, where it is not the default.
    pub attempts: Option<u32>,
}

impl Setup {
    /// Dummy credentials and `us-east-1`.
    pub fn new(script: Script) -> Self {
        Self {
            script,
            sleep: NoSleep::default(),
            region: Some("us-east-1".into()),
            endpoint_url: None,
            credentials: Some(Credentials::new("AKIDEXAMPLE", "SECRET", None, None, "test")),
            fips: false,
            dual_stack: false,
            attempts: None,
        }
    }

    /// Applies this to a builder of any service.
    pub fn apply<S: ServiceMarker>(&self, mut builder: Builder<S>) -> Builder<S> {
        builder = builder
            .http_client(self.script.clone())
            .sleep_impl(self.sleep.clone())
            .region(self.region.clone().map(Region::new))
            .use_fips(self.fips)
            .use_dual_stack(self.dual_stack)
            .behavior_version_latest();
        if let Some(url) = &self.endpoint_url {
            builder = builder.endpoint_url(url);
        }
        if let Some(attempts) = self.attempts {
            builder = builder.retry_config(RetryConfig::standard().with_max_attempts(attempts));
        }
        if let Some(credentials) = &self.credentials {
            builder = builder.credentials_provider(credentials.clone());
        }
        builder
    }
}

/// The least input that an operation takes.
///
/// # Panics
/// When the operation is none of the three.
pub fn least_input(operation: &str) -> Value {
    match operation {
        "RequestCancelWorkflowExecution" => json!({ "domain": "d", "workflowId": "w" }),
        "CompleteLifecycleAction" => {
            json!({ "LifecycleHookName": "h", "AutoScalingGroupName": "g", "LifecycleActionResult": "CONTINUE" })
        }
        "CancelLifecycleExecution" => json!({ "lifecycleExecutionId": "lce-1" }),
        other => panic!("no case calls {other}"),
    }
}

/// How a call ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// With an output: its members, and the request id.
    Output(Value, Option<String>),
    /// With an error of the service.
    Service {
        /// Variant of the operation's error.
        variant: String,
        /// What the response said.
        meta: ErrorMetadata,
        /// The error as printed.
        text: String,
    },
    /// Without a usable answer: the kind of [`SdkError`], and its causes as printed.
    Other(&'static str, String),
}

/// Makes a call.
///
/// # Panics
/// When the operation is none of the three.
pub async fn call(operation: &str, input: &Value, setup: &Setup) -> Outcome {
    match operation {
        "RequestCancelWorkflowExecution" => {
            let client = swf::Client::from_conf(setup.apply(swf::Config::builder()).build());
            let call = client.request_cancel_workflow_execution();
            let call = call.set_domain(text(input, "domain")).set_workflow_id(text(input, "workflowId"));
            outcome(call.set_run_id(text(input, "runId")).send().await, |_| json!({}))
        }
        "CompleteLifecycleAction" => {
            let client = autoscaling::Client::from_conf(setup.apply(autoscaling::Config::builder()).build());
            let call = client
                .complete_lifecycle_action()
                .set_lifecycle_hook_name(text(input, "LifecycleHookName"))
                .set_auto_scaling_group_name(text(input, "AutoScalingGroupName"))
                .set_lifecycle_action_token(text(input, "LifecycleActionToken"))
                .set_lifecycle_action_result(text(input, "LifecycleActionResult"))
                .set_instance_id(text(input, "InstanceId"));
            outcome(call.send().await, |_| json!({}))
        }
        "CancelLifecycleExecution" => {
            let client = imagebuilder::Client::from_conf(setup.apply(imagebuilder::Config::builder()).build());
            let call = client
                .cancel_lifecycle_execution()
                .set_lifecycle_execution_id(text(input, "lifecycleExecutionId"))
                .set_client_token(text(input, "clientToken"));
            outcome(call.send().await, |output| match output.lifecycle_execution_id() {
                Some(id) => json!({ "lifecycleExecutionId": id }),
                None => json!({}),
            })
        }
        other => panic!("no case calls {other}"),
    }
}

fn outcome<O: RequestId, E>(result: Result<O, SdkError<E>>, members: impl Fn(&O) -> Value) -> Outcome
where
    E: std::error::Error + ProvideErrorMetadata + 'static,
{
    match result {
        Ok(output) => Outcome::Output(members(&output), output.request_id().map(str::to_owned)),
        Err(SdkError::ServiceError(context)) => {
            let error = context.err();
            let debug = format!("{error:?}");
            let variant = debug.split('(').next().unwrap_or_default().to_owned();
            Outcome::Service { variant, meta: error.meta().clone(), text: error.to_string() }
        }
        Err(error) => {
            let kind = match &error {
                SdkError::ConstructionFailure(_) => "construction",
                SdkError::TimeoutError(_) => "timeout",
                SdkError::DispatchFailure(_) => "dispatch",
                SdkError::ResponseError(_) => "response",
                _ => "other",
            };
            Outcome::Other(kind, DisplayErrorContext(&error).to_string())
        }
    }
}
