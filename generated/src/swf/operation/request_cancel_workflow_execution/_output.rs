//! The output of `RequestCancelWorkflowExecution`.

use awslice_runtime::schema::Structure;

/// The output of `RequestCancelWorkflowExecution`: nothing but the request id.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct RequestCancelWorkflowExecutionOutput {
    _request_id: Option<String>,
}

impl RequestCancelWorkflowExecutionOutput {
    /// Starts building an output.
    pub fn builder() -> super::builders::RequestCancelWorkflowExecutionOutputBuilder {
        Default::default()
    }
}

/// The members.
pub(super) static REQUEST_CANCEL_WORKFLOW_EXECUTION_OUTPUT: Structure =
    Structure::new("RequestCancelWorkflowExecutionOutput", &[]);

awslice_runtime::output!(RequestCancelWorkflowExecutionOutput, REQUEST_CANCEL_WORKFLOW_EXECUTION_OUTPUT {});

/// Builds a [`RequestCancelWorkflowExecutionOutput`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RequestCancelWorkflowExecutionOutputBuilder {
    _request_id: Option<String>,
}

impl RequestCancelWorkflowExecutionOutputBuilder {
    /// The output.
    pub fn build(self) -> RequestCancelWorkflowExecutionOutput {
        RequestCancelWorkflowExecutionOutput { _request_id: self._request_id }
    }
}
