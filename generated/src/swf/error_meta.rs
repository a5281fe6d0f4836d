//! The error of any operation of Amazon SWF.

/// An error of any operation.
#[non_exhaustive]
#[derive(Debug)]
pub enum Error {
    /// The caller may not do this.
    OperationNotPermittedFault(crate::swf::types::error::OperationNotPermittedFault),
    /// The resource does not exist.
    UnknownResourceFault(crate::swf::types::error::UnknownResourceFault),
    /// Anything else: see its metadata and its source.
    #[deprecated(note = "match on a wildcard and look at `.code()` instead: new variants may be added")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::service_error!(Error { OperationNotPermittedFault, UnknownResourceFault } from {
    crate::swf::operation::request_cancel_workflow_execution::RequestCancelWorkflowExecutionError {
        UnknownResourceFault,
        OperationNotPermittedFault,
    },
});
