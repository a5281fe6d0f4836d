//! Builders of `RequestCancelWorkflowExecution`.

use awslice_runtime::client::{Bare, Fluent, Holds};

use super::{RequestCancelWorkflowExecution, RequestCancelWorkflowExecutionInput};

pub use super::_output::RequestCancelWorkflowExecutionOutputBuilder;

/// Builds a [`RequestCancelWorkflowExecutionInput`].
pub type RequestCancelWorkflowExecutionInputBuilder =
    RequestCancelWorkflowExecutionBuilder<Bare<RequestCancelWorkflowExecutionInput>>;

/// Builds a call of `RequestCancelWorkflowExecution` and sends it.
pub type RequestCancelWorkflowExecutionFluentBuilder =
    RequestCancelWorkflowExecutionBuilder<Fluent<RequestCancelWorkflowExecution>>;

/// The setters of both builders: they work on the input that `S` holds.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct RequestCancelWorkflowExecutionBuilder<S> {
    inner: S,
}

impl<S: Holds<RequestCancelWorkflowExecutionInput>> RequestCancelWorkflowExecutionBuilder<S> {
    /// Sets `domain`. Required.
    pub fn domain(mut self, value: impl Into<String>) -> Self {
        self.inner.input_mut().domain = Some(value.into());
        self
    }

    /// Sets or clears `domain`.
    pub fn set_domain(mut self, value: Option<String>) -> Self {
        self.inner.input_mut().domain = value;
        self
    }

    /// `domain` as set so far.
    pub fn get_domain(&self) -> &Option<String> {
        &self.inner.input().domain
    }

    /// Sets `workflowId`. Required.
    pub fn workflow_id(mut self, value: impl Into<String>) -> Self {
        self.inner.input_mut().workflow_id = Some(value.into());
        self
    }

    /// Sets or clears `workflowId`.
    pub fn set_workflow_id(mut self, value: Option<String>) -> Self {
        self.inner.input_mut().workflow_id = value;
        self
    }

    /// `workflowId` as set so far.
    pub fn get_workflow_id(&self) -> &Option<String> {
        &self.inner.input().workflow_id
    }

    /// Sets `runId`.
    pub fn run_id(mut self, value: impl Into<String>) -> Self {
        self.inner.input_mut().run_id = Some(value.into());
        self
    }

    /// Sets or clears `runId`.
    pub fn set_run_id(mut self, value: Option<String>) -> Self {
        self.inner.input_mut().run_id = value;
        self
    }

    /// `runId` as set so far.
    pub fn get_run_id(&self) -> &Option<String> {
        &self.inner.input().run_id
    }
}

awslice_runtime::operation_builder!(
    RequestCancelWorkflowExecutionBuilder,
    RequestCancelWorkflowExecution,
    RequestCancelWorkflowExecutionInput,
    super::RequestCancelWorkflowExecutionOutput,
    super::RequestCancelWorkflowExecutionError
);
