//! The ec2 protocol: query, as Amazon EC2 alone speaks it.
//!
//! - POST to `/`; `Content-Type: application/x-www-form-urlencoded; charset=utf-8`; the form begins with `Action` and
//!   `Version`. Lists are always flattened, and an empty one is not written; names are those of [`query::Names::Ec2`].
//! - The output stands in the root itself, whose name does not matter; the request id is its child `requestId`.
//! - An error is `Errors/Error` below the root, with `Code` and `Message`; its request id is the root's child `RequestID`.

use super::unmodeled::{self, not_empty};
use super::xml_error::XmlError;
use super::{ErrorMeta, OutputMeta, Protocol, Request, Response, SerializeError, aws_query};
use crate::codec::query;
use crate::codec::xml::XmlDecoder;
use crate::schema::Operation;
use crate::shape::{DecodeError, Decoder, Members, ReadMembers};

/// The ec2 protocol.
#[derive(Clone, Copy, Debug)]
pub struct Ec2Query;

/// ec2.
pub static EC2_QUERY: Ec2Query = Ec2Query;

impl Protocol for Ec2Query {
    fn is_xml(&self) -> bool {
        true
    }

    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        aws_query::form_request(operation, input, query::Names::Ec2)
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        let mut decoder = XmlDecoder::new(response.body)?;
        if operation.has_output {
            decoder.structure(into)?;
        } else {
            decoder.skip()?;
        }
        decoder.finish()?;
        // The services write it first.
        let request_id = XmlDecoder::new(response.body)?.child_text("requestId")?;
        Ok(OutputMeta { request_id: request_id.and_then(not_empty) })
    }

    fn parse_error(&self, _operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if response.status < 301 {
            let request_id = XmlDecoder::new(response.body)?.child_text("requestId")?;
            return Ok(unmodeled::neither(request_id.and_then(not_empty)));
        }
        match unmodeled::generic(response) {
            Some(meta) => Ok(meta),
            None => Ok(XmlError::read(response, "RequestID")?.meta),
        }
    }

    fn read_error(
        &self,
        _operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        let mut wrapped = false;
        XmlDecoder::new(response.body)?.children(&mut |name, errors| {
            if name != "Errors" {
                return errors.skip();
            }
            errors.children(&mut |name, error| {
                if name != "Error" || std::mem::replace(&mut wrapped, true) {
                    return error.skip();
                }
                error.structure(into)
            })
        })?;
        if wrapped { Ok(()) } else { XmlDecoder::new(response.body)?.structure(into) }
    }
}
