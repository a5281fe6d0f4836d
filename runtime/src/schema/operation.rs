//! An operation: one row that says how its request is made and its response read.

use super::{Auth, ContextParam, Service, Structure};

/// A modeled error of a service.
#[derive(Clone, Copy, Debug)]
pub struct ErrorRow {
    /// The shape's name, such as `ResourceContentionFault`.
    pub name: &'static str,
    /// What the wire calls it: `error.code` of the model, else the shape's name.
    pub code: &'static str,
    /// The HTTP status that the model names, if any.
    pub status: Option<u16>,
    /// Whether the model calls it retryable, and if so whether as throttling (`retryable`).
    pub retryable: Option<bool>,
    /// The table of the error, for who reads it without its Rust type.
    pub members: Option<&'static Structure>,
}

impl ErrorRow {
    /// An error whose code is its shape's name.
    pub const fn new(name: &'static str) -> Self {
        Self { name, code: name, status: None, retryable: None, members: None }
    }

    /// Has this code on the wire.
    pub const fn code(mut self, code: &'static str) -> Self {
        self.code = code;
        self
    }

    /// Comes with this HTTP status.
    pub const fn status(mut self, status: u16) -> Self {
        self.status = Some(status);
        self
    }

    /// May be tried again; `throttling` chooses the longer delays.
    pub const fn retryable(mut self, throttling: bool) -> Self {
        self.retryable = Some(throttling);
        self
    }

    /// Has these members.
    pub const fn members(mut self, members: &'static Structure) -> Self {
        self.members = Some(members);
        self
    }
}

/// One operation of a service.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// The operation's name in the model.
    pub name: &'static str,
    /// The service it belongs to.
    pub service: &'static Service,
    /// The HTTP method.
    pub method: &'static str,
    /// The path with its labels, such as `/2015-03-31/functions/{FunctionName}`; may end in a query.
    pub uri: &'static str,
    /// The table of the input.
    pub input: &'static Structure,
    /// The table of the output.
    pub output: &'static Structure,
    /// Whether the model names an input shape. Where it does not, smithy-rpc-v2-cbor sends no body.
    pub has_input: bool,
    /// Whether the model names an output shape. Where it does not, response bodies are not read.
    pub has_output: bool,
    /// Element around the output in query responses (`resultWrapper`).
    pub result_wrapper: Option<&'static str>,
    /// Prefix of the host name with its labels, such as `{AccountId}.` (`endpoint.hostPrefix`).
    pub host_prefix: Option<&'static str>,
    /// The errors that the operation lists.
    pub errors: &'static [ErrorRow],
    /// The payload is not part of the signature (`v4-unsigned-body`, `unsignedPayload`).
    pub unsigned_payload: bool,
    /// How the request says who sends it, best first (`auth`, `authtype`); empty: as the service has it.
    pub auth: &'static [Auth],
    /// What the operation says of the parameters of the endpoint rules.
    pub context: &'static [ContextParam],
    /// The operation that says where this one is reached (`endpointdiscovery`, where it is required).
    pub endpoint_operation: Option<&'static Operation>,
    /// The body bears a checksum (`httpChecksumRequired`, `httpChecksum.requestChecksumRequired`).
    pub checksum_required: bool,
    /// Name of the input's member that chooses the algorithm of the body's checksum
    /// (`httpChecksum.requestAlgorithmMember`).
    pub checksum_algorithm: Option<&'static str>,
    /// Name of the input's member that asks for a checksum of the response, and the algorithms that it may have
    /// (`httpChecksum.requestValidationModeMember` and `responseAlgorithms`).
    pub response_checksums: Option<(&'static str, &'static [&'static str])>,
    /// Encodings that the body may be compressed in (`requestcompression`).
    pub compressions: &'static [&'static str],
}

impl Operation {
    /// An operation without labels, errors or output.
    pub const fn new(
        name: &'static str,
        service: &'static Service,
        method: &'static str,
        uri: &'static str,
        input: &'static Structure,
        output: &'static Structure,
    ) -> Self {
        Self {
            name,
            service,
            method,
            uri,
            input,
            output,
            has_input: true,
            has_output: true,
            result_wrapper: None,
            host_prefix: None,
            errors: &[],
            unsigned_payload: false,
            auth: &[],
            context: &[],
            endpoint_operation: None,
            checksum_required: false,
            checksum_algorithm: None,
            response_checksums: None,
            compressions: &[],
        }
    }

    /// The model names no input shape.
    pub const fn without_input(mut self) -> Self {
        self.has_input = false;
        self
    }

    /// The model names no output shape.
    pub const fn without_output(mut self) -> Self {
        self.has_output = false;
        self
    }

    /// The output stands in this element of a query response.
    pub const fn result_wrapper(mut self, name: &'static str) -> Self {
        self.result_wrapper = Some(name);
        self
    }

    /// The host name gets this prefix.
    pub const fn host_prefix(mut self, prefix: &'static str) -> Self {
        self.host_prefix = Some(prefix);
        self
    }

    /// The operation lists these errors.
    pub const fn errors(mut self, errors: &'static [ErrorRow]) -> Self {
        self.errors = errors;
        self
    }

    /// The payload is not part of the signature.
    pub const fn unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// The request needs no credentials.
    pub const fn no_auth(self) -> Self {
        self.auth(&[Auth::None])
    }

    /// The request says in these ways who sends it, best first.
    pub const fn auth(mut self, schemes: &'static [Auth]) -> Self {
        self.auth = schemes;
        self
    }

    /// The operation says this of the parameters of the endpoint rules.
    pub const fn context(mut self, params: &'static [ContextParam]) -> Self {
        self.context = params;
        self
    }

    /// This operation says where the other is reached.
    pub const fn endpoint_operation(mut self, operation: &'static Self) -> Self {
        self.endpoint_operation = Some(operation);
        self
    }

    /// The body bears a checksum.
    pub const fn checksum_required(mut self) -> Self {
        self.checksum_required = true;
        self
    }

    /// The member of this name chooses the algorithm of the body's checksum.
    pub const fn checksum_algorithm(mut self, member: &'static str) -> Self {
        self.checksum_algorithm = Some(member);
        self
    }

    /// The response may bear a checksum in one of these algorithms, if the member of this name asks for it.
    pub const fn response_checksums(mut self, member: &'static str, algorithms: &'static [&'static str]) -> Self {
        self.response_checksums = Some((member, algorithms));
        self
    }

    /// The body may be compressed in these encodings.
    pub const fn compressions(mut self, encodings: &'static [&'static str]) -> Self {
        self.compressions = encodings;
        self
    }

    /// The modeled error with this wire code, if the operation lists one.
    pub fn error(&self, code: &str) -> Option<&'static ErrorRow> {
        self.errors.iter().find(|row| row.code == code)
    }
}
