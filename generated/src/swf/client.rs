//! The client of Amazon SWF.

use awslice_runtime::client::{Fluent, Handle};
use awslice_runtime::types::SdkConfig;

use super::config::Config;
use super::operation;
use super::service::Swf;

/// A client of Amazon Simple Workflow Service. Cloning it is cheap; clones share connections and retry quota.
#[derive(Clone, Debug)]
pub struct Client {
    handle: Handle<Swf>,
}

impl Client {
    /// A client with the shared configuration of `aws-config`.
    pub fn new(sdk_config: &SdkConfig) -> Self {
        Self::from_conf(sdk_config.into())
    }

    /// A client with a configuration of its own.
    pub fn from_conf(config: Config) -> Self {
        Self { handle: Handle::new(config) }
    }

    /// The configuration.
    pub fn config(&self) -> &Config {
        self.handle.config()
    }

    /// Requests the cancellation of a workflow execution. (first paragraph; link to the operation)
    pub fn request_cancel_workflow_execution(
        &self,
    ) -> operation::request_cancel_workflow_execution::builders::RequestCancelWorkflowExecutionFluentBuilder {
        Fluent::new(&self.handle).into()
    }
}

/// Calls that are changed before they are sent.
pub mod customize {
    pub use awslice_runtime::client::CustomizableOperation;
}
