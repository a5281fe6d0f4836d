//! Why a call without Rust types came to nothing.

use std::fmt::{Display, Formatter};

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::result::{ConnectorError, SdkError};
use serde_json::{Map, Value as Json};

use crate::client::TargetError;
use crate::client::answer::modeled_code;
use crate::client::attempt::Failure;
use crate::error::Malformed;
use crate::protocol::{ErrorMeta, Response};
use crate::retry;
use crate::schema::Operation;
use crate::untyped::{JsonOutput, Times};
use crate::validate::ValidationError;

/// Why a call came to nothing.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The input is not valid.
    Invalid(ValidationError),
    /// There is no region, or region or endpoint are not well-formed.
    Target(TargetError),
    /// The request cannot be made: no endpoint, no credentials, a value that HTTP does not allow.
    NotMade(BoxError),
    /// The request was sent, or at least tried, and there was no answer.
    NotAnswered(ConnectorError),
    /// The configured time was over.
    TimedOut(BoxError),
    /// The answer is not what the model says.
    Malformed(Malformed),
    /// The service says that it failed.
    Service(Box<ServiceError>),
}

/// What the service says went wrong.
#[derive(Debug)]
pub struct ServiceError {
    /// The operation.
    pub operation: &'static Operation,
    /// The HTTP status.
    pub status: u16,
    /// Code, message and request id.
    pub meta: ErrorMeta,
    /// The modeled members, if the operation models this error.
    pub members: Map<String, Json>,
    /// How many attempts there were.
    pub attempts: u32,
    /// Whether another attempt would have been made if there were not a limit to them.
    pub exhausted: bool,
}

impl ServiceError {
    /// Reads an error response. `attempts` are those that were made, and how many there may be.
    pub(super) fn read(
        operation: &'static Operation,
        response: &Response<'_>,
        meta: ErrorMeta,
        times: Times<'_>,
        (attempts, most): (u32, u32),
    ) -> Self {
        let is_retryable = retry::classify(operation, response.status, meta.code.as_deref()).is_some();
        let row = modeled_code(operation, &meta).and_then(|code| operation.error(code));
        let mut members = Map::new();
        if let Some(schema) = row.and_then(|row| row.members).filter(|_| meta.readable) {
            let mut output = JsonOutput::new(schema, times);
            // Members that cannot be read are left out: what can be known of a failure is kept.
            if operation.service.protocol.read_error(operation, response, &mut output).is_ok() {
                members = output.into_members();
            }
        }
        Self {
            operation,
            status: response.status,
            meta,
            members,
            attempts,
            exhausted: is_retryable && attempts >= most,
        }
    }
}

impl Error {
    /// What kept an input from becoming a request.
    pub(super) fn of_draft(error: BoxError) -> Self {
        let error = match error.downcast() {
            Ok(invalid) => return Self::Invalid(*invalid),
            Err(error) => error,
        };
        match error.downcast() {
            Ok(target) => Self::Target(*target),
            Err(error) => Self::NotMade(error),
        }
    }

    /// What kept a request from being answered.
    pub(super) fn of_failure(failure: Failure) -> Self {
        match failure {
            SdkError::DispatchFailure(_) => match source(failure).downcast() {
                Ok(error) => Self::NotAnswered(*error),
                Err(error) => Self::NotMade(error),
            },
            SdkError::TimeoutError(_) => Self::TimedOut(source(failure)),
            _ => Self::NotMade(source(failure)),
        }
    }
}

fn source(failure: Failure) -> BoxError {
    failure.into_source().unwrap_or_else(Into::into)
}

impl From<ServiceError> for Error {
    fn from(error: ServiceError) -> Self {
        Self::Service(Box::new(error))
    }
}

impl Display for Error {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Invalid(error) => error.fmt(f),
            Self::Target(error) => error.fmt(f),
            Self::NotMade(error) | Self::TimedOut(error) => error.fmt(f),
            Self::NotAnswered(error) => error.fmt(f),
            Self::Malformed(error) => error.fmt(f),
            Self::Service(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::NotMade(error) | Self::TimedOut(error) => error.source(),
            Self::NotAnswered(error) => error.source(),
            _ => None,
        }
    }
}

/// `service Operation: Code: message (HTTP 400)`.
impl Display for ServiceError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.operation.service.name, self.operation.name)?;
        for part in [&self.meta.code, &self.meta.message].into_iter().flatten() {
            write!(f, ": {part}")?;
        }
        write!(f, " (HTTP {})", self.status)
    }
}
