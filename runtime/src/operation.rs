//! What the pipeline needs to know of an operation's Rust types.

use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;

use crate::client::Upload;
use crate::schema;
use crate::shape::{Decode, DecodeError, Members, ReadMembers};

/// An operation: its row and its types. Implemented by the marker structs of generated code.
pub trait Operation: Send + Sync + 'static {
    /// The service's marker, which its configuration is typed by.
    type Service: crate::config::ServiceMarker;
    /// The input. Only one that holds a stream cannot be cloned.
    type Input: Members + Default + Send + Sync + std::fmt::Debug + 'static;
    /// The builder of the input.
    type InputBuilder: crate::client::Holds<Self::Input> + Default + Send + Sync + std::fmt::Debug + 'static;
    /// The output.
    type Output: Output;
    /// The error.
    type Error: OperationError;
    /// The row.
    const ROW: &'static schema::Operation;

    /// Fills the idempotency token of `input` with `token()` if the operation has one and it is absent.
    fn fill_token(_input: &mut Self::Input, _token: &mut dyn FnMut() -> String) {}

    /// Takes out of `input` what is sent as a stream, if the operation has such a body.
    fn take_upload(_input: &mut Self::Input) -> Option<Upload> {
        None
    }
}

/// An output.
pub trait Output: ReadMembers + Decode + Send + Sync + std::fmt::Debug + 'static {
    /// Keeps the id by which AWS knows the request.
    fn set_request_id(&mut self, id: Option<String>);

    /// Keeps the body of a response that is a stream: called only where the table says so ([`Structure::is_stream`]).
    ///
    /// [`Structure::is_stream`]: crate::schema::Structure::is_stream
    fn set_stream(&mut self, _body: SdkBody) {}
}

/// The error of an operation.
pub trait OperationError:
    std::error::Error + ProvideErrorMetadata + CreateUnhandledError + Send + Sync + 'static
{
    /// The operation.
    const OPERATION: &'static schema::Operation;

    /// The variant for what the service answered.
    fn read(wire: WireError<'_>) -> Self;
}

/// A modeled error of a service.
pub trait ModeledError: ReadMembers + Decode {
    /// Keeps code, message, status and request id; the message also fills the `message` field if that is empty.
    fn set_meta(&mut self, meta: ErrorMetadata);
}

/// Reads the modeled members of an error response into a structure.
pub type ReadError<'a> = &'a dyn Fn(&mut dyn ReadMembers) -> Result<(), DecodeError>;

/// An error response: its metadata, and its members as yet unread.
pub struct WireError<'a> {
    meta: ErrorMetadata,
    code: Option<&'a str>,
    read: ReadError<'a>,
}

impl<'a> WireError<'a> {
    /// An error response with this metadata; `code` is the one by which models know the error,
    /// `read` reads its members.
    pub fn new(meta: ErrorMetadata, code: Option<&'a str>, read: ReadError<'a>) -> Self {
        Self { meta, code, read }
    }

    /// The code by which models know the error, if the response has one.
    pub fn code(&self) -> Option<&str> {
        self.code
    }

    /// The modeled error. Members that cannot be read keep their zero value: what can be known of a failure is kept.
    pub fn modeled<E: ModeledError>(self) -> E {
        let mut error = E::zero();
        if (self.read)(&mut error).is_err() {
            error = E::zero();
        }
        error.set_meta(self.meta);
        error
    }

    /// The metadata, for a code that the operation does not list.
    pub fn into_meta(self) -> ErrorMetadata {
        self.meta
    }
}
