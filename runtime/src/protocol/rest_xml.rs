//! The rest-xml protocol: members bound to path, query, headers and status, the others in an XML body.
//!
//! - Without members for the body there is no body and no content type. A payload member is the whole body: blobs and
//!   text as they are and without a content type, anything else as XML.
//! - The request id is the header `x-amzn-requestid`, else `x-amz-request-id`; of errors `RequestId` in the body goes first.
//!   `x-amz-id-2`, Amazon S3's second id, is kept as well.
//! - An error is `ErrorResponse/Error`, or the root `Error` itself. Where the body is neither, status and reason stand for
//!   code and message.
//! - Events have their payload in XML, whatever its root; there are no initial messages.
//! - What is S3's alone is in [`s3`].

use super::events::XmlEvents;
use super::unmodeled::not_empty;
use super::xml_error::XmlError;
use super::{ErrorMeta, EventFormat, OutputMeta, Protocol, Request, Response, SerializeError, s3, unmodeled};
use crate::codec::http::{header, read_bindings, read_raw_payload, write_bindings, write_raw_payload};
use crate::codec::xml::{self, XmlDecoder};
use crate::schema::{Kind, Member, Operation};
use crate::shape::{DecodeError, Decoder, MemberWriter, Members, ReadMembers, Value};

/// The rest-xml protocol.
#[derive(Clone, Copy, Debug)]
pub struct RestXml;

/// rest-xml.
pub static REST_XML: RestXml = RestXml;

impl Protocol for RestXml {
    fn is_xml(&self) -> bool {
        true
    }

    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        let mut request = write_bindings(operation, input)?;
        let body = write_body(input)?;
        let typed = request.headers.iter().any(|(name, _)| name == "content-type");
        if body.xml && !typed {
            request.headers.push(("content-type".to_owned(), "application/xml".to_owned()));
        }
        request.body = body.bytes;
        Ok(request)
    }

    fn status(&self, operation: &Operation, response: &Response<'_>) -> u16 {
        if s3::is_error_in_success(operation, response) { s3::ERROR_IN_SUCCESS } else { response.status }
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        if operation.has_output {
            read_bindings(response, into)?;
            read_body(operation, response, into)?;
        }
        Ok(OutputMeta { request_id: request_id(response) })
    }

    fn events(&self) -> Option<&dyn EventFormat> {
        Some(&XmlEvents)
    }

    fn parse_error(&self, operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        let mut meta = if response.status < 301 {
            unmodeled::neither(None)
        } else if let Some(meta) = unmodeled::generic(response) {
            meta
        } else {
            read_meta(response).unwrap_or_else(|_| of_status(operation, response))
        };
        meta.request_id = meta.request_id.or_else(|| request_id(response));
        meta.extended_request_id = header(response, "x-amz-id-2").and_then(not_empty);
        Ok(meta)
    }

    fn read_error(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        read_bindings(response, into)?;
        if into.schema().payload.is_some() {
            return read_body(operation, response, into);
        }
        let mut decoder = XmlDecoder::new(response.body)?;
        if decoder.name() != "ErrorResponse" {
            return decoder.structure(into);
        }
        decoder.children(&mut |name, child| if name == "Error" { child.structure(into) } else { child.skip() })
    }
}

/// A body, and whether it is XML.
#[derive(Default)]
struct Body {
    bytes: Vec<u8>,
    xml: bool,
}

fn write_body(input: &dyn Members) -> Result<Body, SerializeError> {
    let Some(index) = input.schema().payload else {
        let bytes = xml::write(input)?;
        return Ok(Body { xml: bytes.is_some(), bytes: bytes.unwrap_or_default() });
    };
    let mut payload = Payload { row: input.schema().members.get(index), index, body: Ok(Body::default()) };
    input.write_members(&mut payload);
    payload.body
}

/// Picks the payload out of the members and writes it.
struct Payload {
    row: Option<&'static Member>,
    index: usize,
    body: Result<Body, SerializeError>,
}

impl MemberWriter for Payload {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.row.filter(|_| index == self.index && !value.is_absent()) else { return };
        self.body = match row.shape.kind {
            Kind::Blob | Kind::String => Ok(Body { bytes: write_raw_payload(value), xml: false }),
            _ => xml::write_payload(row, value).map(|bytes| Body { bytes, xml: true }),
        };
    }
}

fn read_body(operation: &Operation, response: &Response<'_>, into: &mut dyn ReadMembers) -> Result<(), DecodeError> {
    let schema = into.schema();
    let in_body = schema.members.iter().any(|row| row.location.is_in_response_body());
    if !in_body || read_raw_payload(response, into)? || response.body.is_empty() {
        return Ok(());
    }
    let mut decoder = XmlDecoder::new(response.body)?;
    let whole = schema.payload.or_else(|| s3::unwrapped_member(operation));
    match whole.and_then(|index| Some((index, schema.members.get(index)?))) {
        Some((index, row)) => {
            decoder.stand_on_member(row);
            into.read_member(index, &mut decoder)?;
        }
        None => decoder.structure(into)?,
    }
    decoder.finish()
}

/// What the body says of an error.
fn read_meta(response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
    if XmlDecoder::new(response.body)?.name() == "Error" {
        return XmlError::read_bare(response);
    }
    Ok(XmlError::read(response, "RequestId")?.meta)
}

/// An error whose body says nothing.
fn of_status(operation: &Operation, response: &Response<'_>) -> ErrorMeta {
    ErrorMeta {
        code: Some(s3::code_of_status(operation, response).unwrap_or_else(|| response.status.to_string())),
        ..unmodeled::of_status(response)
    }
}

fn request_id(response: &Response<'_>) -> Option<String> {
    header(response, "x-amzn-requestid").or_else(|| header(response, "x-amz-request-id")).map(Into::into)
}
