//! Configuration of clients of Amazon SWF.

pub use awslice_runtime::config::exports::*;

/// The configuration of a client.
pub type Config = awslice_runtime::config::Config<super::service::Swf>;

/// Builds a [`Config`].
pub type Builder = awslice_runtime::config::Builder<super::service::Swf>;

pub use awslice_runtime::config::{auth, endpoint, http, interceptors, retry, timeout};
