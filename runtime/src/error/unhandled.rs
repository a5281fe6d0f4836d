//! An error that the operation does not model.

use std::error::Error;

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::error::ErrorMetadata;

use super::Malformed;
use crate::operation::OperationError;
use crate::protocol::ErrorMeta;

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
    /// A call that did not get as far as an answer of the service: no connection, no time, no valid response. Without
    /// metadata it gets what is known: the operation, and what there is of the response.
    #[doc(hidden)]
    pub fn of_call<E: OperationError>(source: impl Into<BoxError>, meta: Option<ErrorMetadata>) -> Self {
        let source = source.into();
        let known = || match malformed(&*source) {
            Some(malformed) => malformed.meta(),
            None => super::metadata(E::OPERATION, None, &ErrorMeta::default()),
        };
        let meta = meta.unwrap_or_else(known);
        Self { source, meta }
    }
}

/// The unreadable response among an error and its causes.
pub(super) fn malformed<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a Malformed> {
    let mut cause = Some(error);
    while let Some(error) = cause {
        if let Some(malformed) = error.downcast_ref() {
            return Some(malformed);
        }
        cause = error.source();
    }
    None
}
