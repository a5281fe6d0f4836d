//! Protocols: how an input becomes a request and a response an output or error.
//!
//! A protocol is a thin file over the shared codecs. Generated code names it in the service's row, so that a program
//! links only the protocols of the services it uses.

mod aws_json;
mod aws_query;
mod ec2_query;
mod error_code;
mod events;
mod json_body;
mod json_error;
mod rest_json;
mod rest_xml;
mod rpc_v2_cbor;
mod s3;
#[cfg(test)]
mod tests;
mod unmodeled;
mod xml_error;
#[cfg(test)]
mod xml_tests;

pub use aws_json::{AWS_JSON_1_0, AWS_JSON_1_1, AwsJson};
pub use aws_query::{AWS_QUERY, AwsQuery};
pub use ec2_query::{EC2_QUERY, Ec2Query};
pub use rest_json::{REST_JSON, RestJson};
pub use rest_xml::{REST_XML, RestXml};
pub use rpc_v2_cbor::{RPC_V2_CBOR, RpcV2Cbor};

use crate::schema::Operation;
use crate::shape::{DecodeError, Members, ReadMembers};

/// A request before it knows its endpoint.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Request {
    /// HTTP method.
    pub method: &'static str,
    /// Path, encoded, beginning with `/`.
    pub path: String,
    /// Query, encoded, without `?`; empty where there is none.
    pub query: String,
    /// Headers in order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Prefix of the host name, labels filled in.
    pub host_prefix: Option<String>,
    /// Body.
    pub body: Vec<u8>,
}

/// A response, its body in memory.
#[derive(Clone, Copy, Debug)]
pub struct Response<'a> {
    /// HTTP status.
    pub status: u16,
    /// Headers.
    pub headers: &'a http::HeaderMap,
    /// Body.
    pub body: &'a [u8],
}

/// What is known of an output beside its members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputMeta {
    /// The id by which AWS knows the request.
    pub request_id: Option<String>,
}

/// What every error response can say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrorMeta {
    /// Error code, such as `UnknownResourceFault`.
    pub code: Option<String>,
    /// The code that `__type` names, where `x-amzn-query-error` gave another.
    pub type_code: Option<String>,
    /// Message for people.
    pub message: Option<String>,
    /// The id by which AWS knows the request.
    pub request_id: Option<String>,
    /// A second id, which Amazon S3 gives with the first.
    pub extended_request_id: Option<String>,
    /// `Sender` or `Receiver`, where the response says so.
    pub fault: Option<String>,
    /// Whether the body holds members to read: false for generic answers, such as a proxy's page.
    pub readable: bool,
}

/// An input that cannot be written as a request: an empty label, a header that HTTP does not allow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SerializeError(pub String);

impl std::fmt::Display for SerializeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for SerializeError {}

/// How a protocol writes the payloads of events that are structures.
pub trait EventFormat: Send + Sync + std::fmt::Debug {
    /// The content type of such a payload.
    fn content_type(&self) -> &'static str;

    /// Whether members beside the stream travel as its first message, not in the HTTP message: `initial-request` and
    /// `initial-response`.
    fn has_initial_messages(&self) -> bool;

    /// Writes the members that are neither headers nor the whole payload.
    ///
    /// # Errors
    /// When a value cannot be written.
    fn write(&self, event: &dyn Members) -> Result<Vec<u8>, SerializeError>;

    /// Reads the members of a payload into `into`.
    ///
    /// # Errors
    /// When the payload is not what the model says.
    fn read(&self, payload: &[u8], into: &mut dyn ReadMembers) -> Result<(), DecodeError>;
}

/// A protocol.
pub trait Protocol: Send + Sync + std::fmt::Debug {
    /// Writes a request.
    ///
    /// # Errors
    /// When the input cannot be written.
    fn serialize(&self, operation: &Operation, input: &dyn Members) -> Result<Request, SerializeError>;

    /// Whether messages are XML. (Botocore has the code of an error before its message there.)
    fn is_xml(&self) -> bool {
        false
    }

    /// The status that the response amounts to: its own, unless the service says in a success that it failed.
    fn status(&self, _operation: &Operation, response: &Response<'_>) -> u16 {
        response.status
    }

    /// Reads the members of a response with a status below 300 into `into`.
    ///
    /// # Errors
    /// When the response is not what the model says; the message has no status or request id (the caller adds them).
    fn parse_output(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<OutputMeta, DecodeError>;

    /// How events are written; `None`: the protocol has no event streams.
    fn events(&self) -> Option<&dyn EventFormat> {
        None
    }

    /// Reads what every error response can say.
    ///
    /// # Errors
    /// When the response is not what the protocol says.
    fn parse_error(&self, operation: &Operation, response: &Response<'_>) -> Result<ErrorMeta, DecodeError>;

    /// Reads the modeled members of an error response.
    ///
    /// # Errors
    /// When the response is not what the model says.
    fn read_error(
        &self,
        operation: &Operation,
        response: &Response<'_>,
        into: &mut dyn ReadMembers,
    ) -> Result<(), DecodeError>;
}
