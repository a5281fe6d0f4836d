//! `OperationNotPermittedFault`.

use awslice_runtime::schema::{Member, Structure, string};
use awslice_runtime::types::ErrorMetadata;

/// The caller may not do this.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct OperationNotPermittedFault {
    /// What the service says of the failure.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl OperationNotPermittedFault {
    /// Starts building an error.
    pub fn builder() -> OperationNotPermittedFaultBuilder {
        Default::default()
    }
}

/// The members.
static OPERATION_NOT_PERMITTED_FAULT: Structure =
    Structure::new("OperationNotPermittedFault", &[Member::new("message", string())]);

awslice_runtime::modeled_error!(
    OperationNotPermittedFault,
    "OperationNotPermittedFault",
    OPERATION_NOT_PERMITTED_FAULT { 0: message }
);

/// Builds an [`OperationNotPermittedFault`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct OperationNotPermittedFaultBuilder {
    message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl OperationNotPermittedFaultBuilder {
    /// Sets `message`.
    pub fn message(mut self, value: impl Into<String>) -> Self {
        self.message = Some(value.into());
        self
    }

    /// Sets or clears `message`.
    pub fn set_message(mut self, value: Option<String>) -> Self {
        self.message = value;
        self
    }

    /// `message` as set so far.
    pub fn get_message(&self) -> &Option<String> {
        &self.message
    }

    /// Sets code, message and request id.
    pub fn meta(mut self, meta: ErrorMetadata) -> Self {
        self.meta = Some(meta);
        self
    }

    /// Sets or clears code, message and request id.
    pub fn set_meta(&mut self, meta: Option<ErrorMetadata>) -> &mut Self {
        self.meta = meta;
        self
    }

    /// The error.
    pub fn build(self) -> OperationNotPermittedFault {
        OperationNotPermittedFault { message: self.message, meta: self.meta.unwrap_or_default() }
    }
}
