//! Errors that are not of one service.

pub use awslice_runtime::error::UnknownVariantError;
pub use awslice_runtime::types::{
    BoxError, BuildError, ConnectorError, DisplayErrorContext, ErrorMetadata, ProvideErrorMetadata,
};

/// What a call fails with: the operation's error `E`, or what kept it from getting that far.
pub type SdkError<E, R = awslice_runtime::types::HttpResponse> = awslice_runtime::types::SdkError<E, R>;
