//! The operations of Amazon SWF, a module each.

pub use awslice_runtime::types::RequestId;

pub mod request_cancel_workflow_execution;
