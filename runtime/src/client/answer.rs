//! The second half of a call: a response becomes an output or an error.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::HeaderMap;

use crate::error::{Malformed, metadata};
use crate::operation::{Operation, OperationError, Output, WireError};
use crate::protocol::{ErrorMeta, Response};
use crate::schema;
use crate::shape::Decode;

/// A response, its body in memory unless it is a stream.
#[derive(Debug)]
pub(crate) struct Received {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// The body, where it is a stream; then `body` is empty.
    pub(crate) stream: Option<SdkBody>,
}

impl Received {
    /// The response, as protocols see it.
    pub(crate) fn view(&self) -> Response<'_> {
        Response { status: self.status, headers: &self.headers, body: &self.body }
    }

    /// The response, as the SDK's errors carry it.
    pub(crate) fn into_raw(self) -> HttpResponse {
        let mut raw = http::Response::new(SdkBody::from(self.body));
        *raw.headers_mut() = self.headers;
        let status = http::StatusCode::from_u16(self.status).unwrap_or_default();
        *raw.status_mut() = status;
        // Only headers that are not text cannot be converted.
        HttpResponse::try_from(raw).unwrap_or_else(|_| HttpResponse::new(status.into(), SdkBody::empty()))
    }
}

/// What a response says at first sight.
#[derive(Debug)]
pub(crate) enum Outcome {
    /// It is below 300; its body has not been read.
    Success,
    /// It is an error of the service; its members have not been read.
    Error(ErrorMeta),
    /// It ought to be an error of the service, but cannot be read.
    Malformed(Malformed),
}

impl Outcome {
    /// Looks at a response as far as needed to know whether it is an error, and which.
    pub(crate) fn of(operation: &'static schema::Operation, response: &Response<'_>) -> Self {
        if response.status < 300 {
            return Self::Success;
        }
        match operation.service.protocol.parse_error(operation, response) {
            Ok(error) => Self::Error(error),
            Err(source) => Self::Malformed(Malformed::new(operation, response, source)),
        }
    }
}

/// What the service answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) response: Received,
    pub(crate) outcome: Outcome,
    /// How many attempts there were.
    pub(crate) attempts: u32,
}

/// The output, or the service's error.
///
/// # Errors
/// Outside: when the response cannot be read. Inside: what the service says went wrong.
pub(crate) fn read<O: Operation>(
    response: &Response<'_>,
    outcome: Outcome,
) -> Result<Result<O::Output, O::Error>, Malformed> {
    let operation = O::ROW;
    match outcome {
        Outcome::Malformed(malformed) => return Err(malformed),
        Outcome::Error(error) => return Ok(Err(read_error(operation, response, &error))),
        Outcome::Success => {}
    }
    let mut output = O::Output::zero();
    let meta = operation.service.protocol.parse_output(operation, response, &mut output);
    let meta = meta.map_err(|source| Malformed::new(operation, response, source))?;
    output.set_request_id(meta.request_id);
    Ok(Ok(output))
}

/// The output, or the error, of a response that nobody has looked at yet.
pub(crate) fn parse<O: Operation>(response: &Response<'_>) -> Result<O::Output, O::Error> {
    let response = &Response { status: O::ROW.service.protocol.status(O::ROW, response), ..*response };
    if response.status < 300 && O::ROW.output.is_stream() {
        let (body, stream) = split(O::ROW, response.body);
        return parse_with::<O>(&Response { body: &body, ..*response }, Some(stream));
    }
    parse_with::<O>(response, None)
}

/// What stands for the body of a response that is a stream, and the stream.
fn split(operation: &schema::Operation, body: &[u8]) -> (Bytes, SdkBody) {
    #[cfg(feature = "event-stream")]
    if operation.output.is_event_stream() {
        return crate::event_stream::split_initial(operation, body);
    }
    let _ = operation;
    (Bytes::new(), SdkBody::from(Bytes::copy_from_slice(body)))
}

fn parse_with<O: Operation>(response: &Response<'_>, stream: Option<SdkBody>) -> Result<O::Output, O::Error> {
    let parsed = read::<O>(response, Outcome::of(O::ROW, response)).unwrap_or_else(|malformed| {
        let meta = malformed.meta();
        Err(O::Error::create_unhandled_error(malformed.into(), Some(meta)))
    });
    parsed.map(|mut output| {
        if let Some(stream) = stream {
            output.set_stream(stream);
        }
        output
    })
}

fn read_error<E: OperationError>(
    operation: &'static schema::Operation,
    response: &Response<'_>,
    error: &ErrorMeta,
) -> E {
    let meta = metadata(operation, Some(response.status), error);
    let code = modeled_code(operation, error);
    if error.readable {
        E::read(WireError::new(meta, code, &|into| operation.service.protocol.read_error(operation, response, into)))
    } else {
        E::read(WireError::new(meta, code, &|_| Ok(())))
    }
}

/// The code by which models know the error: the one that it says, but for SQS that of its type. (SQS came to json before
/// models could say which query code a shape stands for; botocore's `_handle_sqs_compatible_error`.)
pub(super) fn modeled_code<'e>(operation: &schema::Operation, error: &'e ErrorMeta) -> Option<&'e str> {
    match (operation.service.id, &error.type_code) {
        ("SQS", Some(code)) => Some(code),
        _ => error.code.as_deref(),
    }
}
