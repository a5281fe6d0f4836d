//! What an error response in XML says: the rules that query, ec2 and rest-xml share.
//!
//! An error is the root's child `Error`, or that of its child `Errors`, with `Code`, `Message` and `Type`; of several the
//! first counts. What is empty is `None`.

use super::unmodeled::not_empty;
use super::{ErrorMeta, Response};
use crate::codec::xml::XmlDecoder;
use crate::shape::{DecodeError, Decoder};

/// What the children of an error response's root say.
pub(super) struct XmlError {
    /// The name of the child that holds the request id.
    id_name: &'static str,
    pub(super) meta: ErrorMeta,
    /// The request id of a response that is no error after all.
    pub(super) success_id: Option<String>,
}

impl XmlError {
    /// Reads an error response; `id_name` is the name of the root's child that holds the request id.
    ///
    /// # Errors
    /// When the body is not XML.
    pub(super) fn read(response: &Response<'_>, id_name: &'static str) -> Result<Self, DecodeError> {
        let mut error = Self { id_name, meta: ErrorMeta::default(), success_id: None };
        let mut decoder = XmlDecoder::new(response.body)?;
        decoder.children(&mut |name, child| error.child(name, child))?;
        decoder.finish()?;
        Ok(error)
    }

    /// Reads an error response whose root is the error itself.
    ///
    /// # Errors
    /// When the body is not XML.
    pub(super) fn read_bare(response: &Response<'_>) -> Result<ErrorMeta, DecodeError> {
        let mut meta = ErrorMeta { readable: true, ..ErrorMeta::default() };
        let mut decoder = XmlDecoder::new(response.body)?;
        decoder.children(&mut |name, child| field(&mut meta, name, child))?;
        decoder.finish()?;
        Ok(meta)
    }

    fn child(&mut self, name: &str, child: &mut XmlDecoder<'_>) -> Result<(), DecodeError> {
        match name {
            "Error" if !self.meta.readable => {
                self.meta.readable = true;
                child.children(&mut |name, child| field(&mut self.meta, name, child))
            }
            "Errors" => {
                child.children(&mut |name, child| if name == "Error" { self.child(name, child) } else { child.skip() })
            }
            "ResponseMetadata" => {
                self.success_id = read_request_id(child)?;
                Ok(())
            }
            name if name == self.id_name => {
                self.meta.request_id = not_empty(child.text()?);
                Ok(())
            }
            _ => child.skip(),
        }
    }
}

/// The request id in the `ResponseMetadata` of a query response.
///
/// # Errors
/// When the element is not XML.
pub(super) fn read_request_id(metadata: &mut XmlDecoder<'_>) -> Result<Option<String>, DecodeError> {
    let mut request_id = None;
    metadata.children(&mut |name, child| {
        if name != "RequestId" {
            return child.skip();
        }
        request_id = not_empty(child.text()?);
        Ok(())
    })?;
    Ok(request_id)
}

fn field(meta: &mut ErrorMeta, name: &str, child: &mut XmlDecoder<'_>) -> Result<(), DecodeError> {
    let field = match name {
        "Code" => &mut meta.code,
        "Message" => &mut meta.message,
        "Type" => &mut meta.fault,
        _ => return child.skip(),
    };
    *field = not_empty(child.text()?);
    Ok(())
}
