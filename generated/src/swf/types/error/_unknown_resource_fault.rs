//! `UnknownResourceFault`.

use awslice_runtime::schema::{Member, Structure, string};
use awslice_runtime::types::ErrorMetadata;

/// The resource does not exist.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct UnknownResourceFault {
    /// What the service says of the failure.
    pub message: Option<String>,
    pub(crate) meta: ErrorMetadata,
}

impl UnknownResourceFault {
    /// Starts building an error.
    pub fn builder() -> UnknownResourceFaultBuilder {
        Default::default()
    }
}

/// The members.
static UNKNOWN_RESOURCE_FAULT: Structure = Structure::new("UnknownResourceFault", &[Member::new("message", string())]);

awslice_runtime::modeled_error!(UnknownResourceFault, "UnknownResourceFault", UNKNOWN_RESOURCE_FAULT { 0: message });

/// Builds an [`UnknownResourceFault`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct UnknownResourceFaultBuilder {
    message: Option<String>,
    meta: Option<ErrorMetadata>,
}

impl UnknownResourceFaultBuilder {
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
    pub fn build(self) -> UnknownResourceFault {
        UnknownResourceFault { message: self.message, meta: self.meta.unwrap_or_default() }
    }
}
