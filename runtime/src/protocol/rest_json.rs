//! The rest-json protocol: members bound to path, query, headers and status, the others in a JSON body.
//!
//! - Without members for the body there is no body and no content type. A payload member is the whole body: blobs and
//!   text as they are and without a content type, anything else as JSON.
//! - Two services want a header that their model does not mention.
//! - The request id is the header `x-amzn-requestid`, else `x-amz-request-id`.
//! - Errors are named by the header `x-amzn-errortype`, else by `code`, `Code`, `__type` of the body, else by the status.

use super::error_code::short_code;
use super::events::JsonEvents;
use super::json_error::{self, ErrorBody};
use super::unmodeled::not_empty;
use super::{ErrorMeta, EventFormat, OutputMeta, Protocol, Request, Response, SerializeError, json_body, unmodeled};
use crate::codec::http::{header, read_bindings, read_raw_payload, write_bindings, write_raw_payload};
use crate::codec::json::{self, JsonDecoder, JsonEncoder};
use crate::schema::{Kind, Location, Member, Operation, Service};
use crate::shape::{DecodeError, Decoder, MemberWriter, Members, ReadMembers, Value};

/// The rest-json protocol.
#[derive(Clone, Copy, Debug)]
pub struct RestJson;

/// rest-json.
pub static REST_JSON: RestJson = RestJson;

impl Protocol for RestJson {
    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        let mut request = write_bindings(operation, input)?;
        let body = write_body(input)?;
        let typed = request.headers.iter().any(|(name, _)| name == "content-type");
        if body.json && !typed {
            request.headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        request.body = body.bytes;
        if let Some((name, value)) = unmodeled_header(operation.service)
            && !request.headers.iter().any(|(known, _)| known == name)
        {
            request.headers.push((name.to_owned(), value.to_owned()));
        }
        Ok(request)
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        if operation.has_output {
            read_bindings(response, into)?;
            read_body(response, into)?;
        }
        Ok(OutputMeta { request_id: request_id(response) })
    }

    fn events(&self) -> Option<&dyn EventFormat> {
        Some(&JsonEvents { initial_messages: false })
    }

    fn parse_error(&self, operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if response.status < 301 {
            return Ok(unmodeled::neither(request_id(response)));
        }
        if let Some(meta) = unmodeled::generic(response) {
            return Ok(meta);
        }
        let body = ErrorBody::read(response.body)?;
        let mut meta =
            json_error::meta(operation, response, &body, header(response, "x-amzn-requestid").map(Into::into))?;
        let named = match header(response, "x-amzn-errortype") {
            Some(code) => Some(code.into_owned()),
            None => body.first(&["code", "Code"])?.flatten(),
        };
        if let Some(code) = named {
            meta.code = not_empty(short_code(&code));
        }
        Ok(meta)
    }

    fn read_error(
        &self,
        _operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        read_bindings(response, into)?;
        if into.schema().payload.is_some() || json_body::is_json(response.body)? {
            read_body(response, into)
        } else {
            Ok(())
        }
    }
}

/// What botocore adds for a service without its model's word (`add_glacier_version` and `add_accept_header`).
fn unmodeled_header(service: &Service) -> Option<(&'static str, &'static str)> {
    match service.id {
        "Glacier" => Some(("x-amz-glacier-version", service.api_version)),
        "API Gateway" => Some(("accept", "application/json")),
        _ => None,
    }
}

/// A body, and whether it is JSON.
#[derive(Default)]
struct Body {
    bytes: Vec<u8>,
    json: bool,
}

fn write_body(input: &dyn Members) -> Result<Body, SerializeError> {
    let schema = input.schema();
    if let Some(index) = schema.payload {
        let mut payload = Payload { row: schema.members.get(index), index, body: Ok(Body::default()) };
        input.write_members(&mut payload);
        return match (payload.body?, payload.row.map(|row| row.shape.kind)) {
            // An absent payload other than text is an empty object, so that the service finds JSON.
            (body, Some(kind)) if !body.json && !is_raw(kind) => Ok(Body { bytes: b"{}".to_vec(), json: true }),
            (body, _) => Ok(body),
        };
    }
    if schema.members.iter().all(|row| row.location != Location::Body) {
        return Ok(Body::default());
    }
    Ok(Body { bytes: json::write(input)?, json: true })
}

/// Picks the payload out of the members and writes it.
struct Payload {
    row: Option<&'static Member>,
    index: usize,
    body: Result<Body, SerializeError>,
}

impl MemberWriter for Payload {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.row else { return };
        if index != self.index || value.is_absent() {
            return;
        }
        self.body = if is_raw(row.shape.kind) {
            Ok(Body { bytes: write_raw_payload(value), json: false })
        } else {
            let mut encoder = JsonEncoder::payload(row.shape.kind);
            value.write(&mut encoder);
            encoder.finish().map(|bytes| Body { bytes, json: true })
        };
    }
}

/// Whether a payload of this kind is the body as it is.
fn is_raw(kind: Kind) -> bool {
    matches!(kind, Kind::Blob | Kind::String)
}

fn read_body(response: &Response<'_>, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let schema = into.schema();
    let Some((index, row)) = schema.payload.and_then(|index| Some((index, schema.members.get(index)?))) else {
        return json_body::read_members(response.body, into);
    };
    if read_raw_payload(response, into)? || response.body.is_empty() {
        return Ok(());
    }
    let mut decoder = JsonDecoder::payload(response.body, row.shape.kind)?;
    if decoder.is_null() {
        decoder.skip()?;
    } else {
        into.read_member(index, &mut decoder)?;
    }
    decoder.finish()
}

fn request_id(response: &Response<'_>) -> Option<String> {
    header(response, "x-amzn-requestid").or_else(|| header(response, "x-amz-request-id")).map(Into::into)
}
