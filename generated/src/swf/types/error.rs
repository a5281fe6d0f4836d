//! Modeled errors.

mod _operation_not_permitted_fault;
mod _unknown_resource_fault;

pub use _operation_not_permitted_fault::OperationNotPermittedFault;
pub use _unknown_resource_fault::UnknownResourceFault;

/// Builders of these errors.
pub mod builders {
    pub use super::_operation_not_permitted_fault::OperationNotPermittedFaultBuilder;
    pub use super::_unknown_resource_fault::UnknownResourceFaultBuilder;
}
