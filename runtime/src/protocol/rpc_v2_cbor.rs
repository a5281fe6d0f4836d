//! The smithy-rpc-v2-cbor protocol: everything in one CBOR body, the operation named by the path.
//!
//! - POST to `/service/{targetPrefix}/operation/{name}`, whatever `http` of the model says.
//! - `Smithy-Protocol: rpc-v2-cbor`, `Accept: application/cbor`; a body and its content type only where the model names
//!   an input.
//! - An empty response has no members. Headers of a response, `Smithy-Protocol` too, are not looked at but for the
//!   request id, which is `x-amzn-requestid`.
//! - The first message of an event stream holds the members beside it.
//! - Errors are named by `__type`, else by the status; the message is `message`, else `Message`.

use super::error_code::{apply_query_error, short_code};
use super::events::CborEvents;
use super::unmodeled::{self, not_empty};
use super::{ErrorMeta, EventFormat, OutputMeta, Protocol, Request, Response, SerializeError};
use crate::codec::cbor;
use crate::codec::http::{header, host_prefix};
use crate::schema::{Member, Operation, Structure, string};
use crate::shape::{DecodeError, Members, ReadMembers};

/// The smithy-rpc-v2-cbor protocol.
#[derive(Clone, Copy, Debug)]
pub struct RpcV2Cbor;

/// smithy-rpc-v2-cbor.
pub static RPC_V2_CBOR: RpcV2Cbor = RpcV2Cbor;

impl Protocol for RpcV2Cbor {
    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        let service = operation.service;
        let mut headers = vec![("smithy-protocol", "rpc-v2-cbor"), ("accept", "application/cbor")];
        if service.query_compatible {
            headers.push(("x-amzn-query-mode", "true"));
        }
        if operation.has_input {
            headers.push(("content-type", "application/cbor"));
        }
        Ok(Request {
            method: "POST",
            path: format!("/service/{}/operation/{}", service.target_prefix, operation.name),
            query: String::new(),
            headers: headers.into_iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            host_prefix: host_prefix(operation, input)?,
            body: if operation.has_input { cbor::write(input) } else { Vec::new() },
        })
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        if operation.has_output {
            read_members(response.body, into)?;
        }
        Ok(OutputMeta { request_id: request_id(response) })
    }

    fn events(&self) -> Option<&dyn EventFormat> {
        Some(&CborEvents)
    }

    fn parse_error(&self, _operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if response.status < 301 {
            return Ok(unmodeled::neither(request_id(response)));
        }
        if let Some(meta) = unmodeled::generic(response) {
            return Ok(meta);
        }
        let mut body = ErrorBody::default();
        read_members(response.body, &mut body)?;
        let code = body.code.unwrap_or_else(|| response.status.to_string());
        let mut meta = ErrorMeta {
            code: not_empty(short_code(&code)),
            message: body.message.or(body.capital_message).and_then(not_empty),
            request_id: request_id(response),
            readable: true,
            ..ErrorMeta::default()
        };
        apply_query_error(response, &mut meta);
        Ok(meta)
    }

    fn read_error(
        &self,
        _operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        read_members(response.body, into)
    }
}

/// What the body of every error can say.
#[derive(Default)]
struct ErrorBody {
    code: Option<String>,
    message: Option<String>,
    capital_message: Option<String>,
}

static ERROR_BODY: Structure = Structure::new(
    "ErrorBody",
    &[Member::new("__type", string()), Member::new("message", string()), Member::new("Message", string())],
);

crate::structure!(ErrorBody, ERROR_BODY { 0: code, 1: message, 2: capital_message });

fn read_members(body: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    if body.is_empty() { Ok(()) } else { cbor::read(body, into) }
}

fn request_id(response: &Response<'_>) -> Option<String> {
    header(response, "x-amzn-requestid").map(Into::into)
}
