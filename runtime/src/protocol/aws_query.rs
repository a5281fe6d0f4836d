//! The query protocol: a form in, XML out.
//!
//! - POST to `/`; `Content-Type: application/x-www-form-urlencoded; charset=utf-8`; the form begins with `Action` and
//!   `Version`.
//! - The output stands in the element that the model calls `resultWrapper`; the name of the root does not matter.
//! - The request id is in the body: `ResponseMetadata/RequestId`, of errors `RequestId`. Headers are not looked at.

use super::unmodeled;
use super::xml_error::{XmlError, read_request_id};
use super::{ErrorMeta, OutputMeta, Protocol, Request, Response, SerializeError};
use crate::codec::http::host_prefix;
use crate::codec::query;
use crate::codec::xml::XmlDecoder;
use crate::schema::Operation;
use crate::shape::{DecodeError, Decoder, Members, ReadMembers};

/// The query protocol.
#[derive(Clone, Copy, Debug)]
pub struct AwsQuery;

/// query.
pub static AWS_QUERY: AwsQuery = AwsQuery;

impl Protocol for AwsQuery {
    fn is_xml(&self) -> bool {
        true
    }

    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError> {
        form_request(operation, input, query::Names::Query)
    }

    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError> {
        let request_id = match operation.result_wrapper {
            _ if !operation.has_output => read_wrapped(response.body, None, into)?,
            Some(wrapper) => read_wrapped(response.body, Some(wrapper), into)?,
            None => {
                let mut decoder = XmlDecoder::new(response.body)?;
                decoder.structure(into)?;
                decoder.finish()?;
                read_wrapped(response.body, None, into)?
            }
        };
        Ok(OutputMeta { request_id })
    }

    fn parse_error(&self, _operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        if let Some(meta) = unmodeled::generic(response) {
            return Ok(meta);
        }
        let error = XmlError::read(response, "RequestId")?;
        if response.status < 301 {
            return Ok(unmodeled::neither(error.success_id));
        }
        Ok(error.meta)
    }

    fn read_error(
        &self,
        _operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError> {
        let mut decoder = XmlDecoder::new(response.body)?;
        if decoder.name() != "ErrorResponse" {
            return decoder.structure(into);
        }
        decoder.children(&mut |name, child| if name == "Error" { child.structure(into) } else { child.skip() })
    }
}

/// A request whose body is a form.
///
/// # Errors
/// When the input cannot be written.
pub(super) fn form_request(
    operation: &Operation,
    input: &dyn Members,
    names: query::Names,
) -> Result<Request, SerializeError> {
    let content_type = "application/x-www-form-urlencoded; charset=utf-8";
    Ok(Request {
        method: operation.method,
        path: "/".to_owned(),
        query: String::new(),
        headers: vec![("content-type".to_owned(), content_type.to_owned())],
        host_prefix: host_prefix(operation, input)?,
        body: query::write((operation.name, operation.service.api_version), input, names)?,
    })
}

/// Reads the child `wrapper` of the root into `into`, and gives the request id.
fn read_wrapped(body: &[u8], wrapper: Option<&str>, into: &mut dyn ReadMembers) -> Result<Option<String>, DecodeError> {
    let (mut found, mut request_id) = (false, None);
    let mut decoder = XmlDecoder::new(body)?;
    decoder.children(&mut |name, child| {
        if Some(name) == wrapper && !found {
            found = true;
            child.structure(into)
        } else if name == "ResponseMetadata" {
            request_id = read_request_id(child)?;
            Ok(())
        } else {
            child.skip()
        }
    })?;
    decoder.finish()?;
    match wrapper {
        Some(wrapper) if !found => Err(DecodeError::new(format!("expected the element `{wrapper}` in the response"))),
        _ => Ok(request_id),
    }
}
