//! `RequestCancelWorkflowExecution`: POST `/`.

mod _input;
mod _output;
pub mod builders;

pub use _input::RequestCancelWorkflowExecutionInput;
pub use _output::RequestCancelWorkflowExecutionOutput;

use awslice_runtime::operation::Operation;
use awslice_runtime::schema::{self, ErrorRow};

/// The operation itself, as a type.
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct RequestCancelWorkflowExecution;

impl Operation for RequestCancelWorkflowExecution {
    type Service = crate::swf::service::Swf;
    type Input = RequestCancelWorkflowExecutionInput;
    type InputBuilder = builders::RequestCancelWorkflowExecutionInputBuilder;
    type Output = RequestCancelWorkflowExecutionOutput;
    type Error = RequestCancelWorkflowExecutionError;
    const ROW: &'static schema::Operation = &REQUEST_CANCEL_WORKFLOW_EXECUTION;
}

/// How the operation goes over the wire.
static REQUEST_CANCEL_WORKFLOW_EXECUTION: schema::Operation = schema::Operation::new(
    "RequestCancelWorkflowExecution",
    &crate::swf::service::SERVICE,
    "POST",
    "/",
    &_input::REQUEST_CANCEL_WORKFLOW_EXECUTION_INPUT,
    &_output::REQUEST_CANCEL_WORKFLOW_EXECUTION_OUTPUT,
)
.without_output()
.errors(&[ErrorRow::new("UnknownResourceFault"), ErrorRow::new("OperationNotPermittedFault")]);

/// What `RequestCancelWorkflowExecution` can fail with.
#[non_exhaustive]
#[derive(Debug)]
pub enum RequestCancelWorkflowExecutionError {
    /// The resource does not exist.
    UnknownResourceFault(crate::swf::types::error::UnknownResourceFault),
    /// The caller may not do this.
    OperationNotPermittedFault(crate::swf::types::error::OperationNotPermittedFault),
    /// Anything else: see its metadata and its source.
    #[deprecated(note = "match on a wildcard and look at `.code()` instead: new variants may be added")]
    Unhandled(awslice_runtime::error::Unhandled),
}

impl RequestCancelWorkflowExecutionError {
    /// Whether this is an `UnknownResourceFault`.
    pub fn is_unknown_resource_fault(&self) -> bool {
        matches!(self, Self::UnknownResourceFault(_))
    }

    /// Whether this is an `OperationNotPermittedFault`.
    pub fn is_operation_not_permitted_fault(&self) -> bool {
        matches!(self, Self::OperationNotPermittedFault(_))
    }
}

awslice_runtime::operation_error!(RequestCancelWorkflowExecutionError, &REQUEST_CANCEL_WORKFLOW_EXECUTION, {
    "UnknownResourceFault" => UnknownResourceFault,
    "OperationNotPermittedFault" => OperationNotPermittedFault,
});
