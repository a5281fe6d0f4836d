//! An error that the operation does not model.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::SdkError;
use aws_smithy_types::error::ErrorMetadata;

use crate::operation::OperationError;

/// What stands behind the `Unhandled` variants. Its content is reached through
/// [`ProvideErrorMetadata`](aws_smithy_types::error::metadata::ProvideErrorMetadata) and
/// [`source`](std::error::Error::source).
#[derive(Debug)]
pub struct Unhandled {
    #[doc(hidden)]
    pub source: BoxError,
    #[doc(hidden)]
    pub meta: ErrorMetadata,
}

impl Unhandled {
    /// An unhandled error with this cause.
    pub fn new(source: impl Into<BoxError>, meta: ErrorMetadata) -> Self {
        Self { source: source.into(), meta }
    }
}

impl From<ErrorMetadata> for Unhandled {
    fn from(meta: ErrorMetadata) -> Self {
        Self { source: meta.clone().into(), meta }
    }
}

impl Unhandled {
    /// A call that did not get as far as an answer of the service: no connection, no time, no valid response.
    #[doc(hidden)]
    pub fn of_call<E, R>(error: SdkError<E, R>) -> Self
    where
        E: OperationError,
        R: Send + Sync + std::fmt::Debug + 'static,
    {
        let operation = E::OPERATION;
        let meta = ErrorMetadata::builder()
            .custom(super::OPERATION, format!("{} {}", operation.service.name, operation.name))
            .build();
        Self::new(error, meta)
    }
}
