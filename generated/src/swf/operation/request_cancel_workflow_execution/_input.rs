//! The input of `RequestCancelWorkflowExecution`.

use awslice_runtime::schema::{Member, Structure, length, max_length, string};
use awslice_runtime::validate::{self, ValidationError, Violation};

/// The input of `RequestCancelWorkflowExecution`.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RequestCancelWorkflowExecutionInput {
    /// Required, 1 to 256 characters. Full docs.
    pub domain: Option<String>,
    /// Required, 1 to 256 characters.
    pub workflow_id: Option<String>,
    /// At most 64 characters.
    pub run_id: Option<String>,
}

impl RequestCancelWorkflowExecutionInput {
    /// Starts building an input.
    pub fn builder() -> super::builders::RequestCancelWorkflowExecutionInputBuilder {
        Default::default()
    }

    /// `domain`, if it is set.
    #[inline]
    pub fn domain(&self) -> Option<&str> {
        self.domain.as_deref()
    }

    /// `workflowId`, if it is set.
    #[inline]
    pub fn workflow_id(&self) -> Option<&str> {
        self.workflow_id.as_deref()
    }

    /// `runId`, if it is set.
    #[inline]
    pub fn run_id(&self) -> Option<&str> {
        self.run_id.as_deref()
    }

    /// Checks required members and least lengths and values, at any depth, as `send()` does first of all.
    ///
    /// # Errors
    /// All violations, not just the first.
    pub fn validate(&self) -> Result<(), ValidationError> {
        validate::check(self)
    }

    /// What the service may refuse beyond [`validate`](Self::validate): greatest lengths and values, patterns, enumerations.
    pub fn advisories(&self) -> Vec<Violation> {
        validate::advise(self)
    }
}

/// The members, and what is checked of them.
pub(super) static REQUEST_CANCEL_WORKFLOW_EXECUTION_INPUT: Structure = Structure::new(
    "RequestCancelWorkflowExecutionInput",
    &[
        Member::new("domain", string().rules(&length(1, 256))).required(),
        Member::new("workflowId", string().rules(&length(1, 256))).required(),
        Member::new("runId", string().rules(&max_length(64))),
    ],
);

awslice_runtime::structure!(
    RequestCancelWorkflowExecutionInput,
    REQUEST_CANCEL_WORKFLOW_EXECUTION_INPUT { 0: domain, 1: workflow_id, 2: run_id }
);
