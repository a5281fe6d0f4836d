//! The json protocol: everything in one JSON body, the operation named by the `X-Amz-Target` header.
//!
//! - To `/`; `Content-Type: application/x-amz-json-1.0` or `1.1`; the body is always an object, of all members, whatever
//!   HTTP bindings the model has.
//! - The request id is the header `x-amzn-requestid`.
//! - Errors are named by `__type` alone: `x-amzn-errortype` and `code` are not looked at.

use super::events::JsonEvents;
use super::json_error::{self, ErrorBody};
use super::{ErrorMeta, EventFormat, OutputMeta, Protocol, Request, Response, SerializeError, json_body, unmodeled};
use crate::codec::http::{header, host_prefix};
use crate::codec::json;
use crate::schema::Operation;
use crate::shape::{DecodeError, Members, ReadMembers};

/// The json protocol in one of its versions, which differ in the content type alone.
#[derive(Clone, Copy, Debug)]
pub struct AwsJson {
    content_type: &'static str,
}

/// json with `jsonVersion` 1.0.
pub static AWS_JSON_1_0: AwsJson = AwsJson { content_type: "application/x-amz-json-1.0" };

/// json with `jsonVersion` 1.1.
pub static AWS_JSON_1_1: AwsJson = AwsJson { content_type: "application/x-amz-json-1.1" };

impl Protocol for AwsJson {
    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        let target = format!("{}.{}", operation.service.target_prefix, operation.name);
        let mut headers =
            vec![("x-amz-target".to_owned(), target), ("content-type".to_owned(), self.content_type.to_owned())];
        if operation.service.query_compatible {
            headers.push(("x-amzn-query-mode".to_owned(), "true".to_owned()));
        }
        Ok(Request {
            method: operation.method,
            path: "/".to_owned(),
            query: String::new(),
            headers,
            host_prefix: host_prefix(operation, input)?,
            body: json::write_whole(input)?,
        })
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        if operation.has_output {
            json_body::read_whole(response.body, into)?;
        }
        Ok(OutputMeta { request_id: request_id(response) })
    }

    fn events(&self) -> Option<&dyn EventFormat> {
        Some(&JsonEvents { initial_messages: true })
    }

    fn parse_error(&self, operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if response.status < 301 {
            return Ok(unmodeled::neither(request_id(response)));
        }
        match unmodeled::generic(response) {
            Some(meta) => Ok(meta),
            None => json_error::meta(operation, response, &ErrorBody::read(response.body)?, request_id(response)),
        }
    }

    fn read_error(
        &self,
        _operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        if json_body::is_json(response.body)? { json_body::read_whole(response.body, into) } else { Ok(()) }
    }
}

fn request_id(response: &Response<'_>) -> Option<String> {
    header(response, "x-amzn-requestid").map(Into::into)
}
