//! The service: notes are put, and get an id.

use awslice_runtime::client::{Bare, Fluent, Handle, Holds};
use awslice_runtime::config::{Config, ServiceMarker};
use awslice_runtime::endpoint::{self, Endpoint, EndpointError};
use awslice_runtime::operation::Operation;
use awslice_runtime::schema::{self, ErrorRow, Member, Structure, min_length, string};
use awslice_runtime::types::{ErrorMetadata, SdkConfig};

use super::protocol::TEXTS;

#[derive(Clone, Copy, Debug)]
pub struct Notes;

impl ServiceMarker for Notes {
    const ROW: &'static schema::Service = &SERVICE;
}

pub static SERVICE: schema::Service = schema::Service {
    name: "notes",
    id: "Test Notes",
    endpoint_prefix: "notes",
    signing_name: "notes",
    api_version: "2026-11-20",
    protocol: &TEXTS,
    target_prefix: "",
    xml_namespace: "",
    query_compatible: false,
    auth: &[schema::Auth::SigV4],
    endpoint: resolve,
    endpoint_params: &[],
};

fn resolve(params: &endpoint::Params<'_>) -> Result<Endpoint, EndpointError> {
    let region = params.region.unwrap();
    if region == "nowhere" {
        return Err(EndpointError("there are no notes nowhere".to_owned()));
    }
    let fips = if params.use_fips { "-fips" } else { "" };
    let suffix = if params.use_dual_stack { "api.aws" } else { "amazonaws.com" };
    let default = format!("https://notes{fips}.{region}.{suffix}");
    let headers = vec![("x-amz-endpoint".to_owned(), "yes".to_owned())];
    Ok(Endpoint { url: params.endpoint.map_or(default, str::to_owned), headers, ..Endpoint::default() })
}

#[derive(Clone, Debug)]
pub struct Client {
    pub handle: Handle<Notes>,
}

impl Client {
    pub fn new(config: &SdkConfig) -> Self {
        Self::from_conf(config.into())
    }

    pub fn from_conf(config: Config<Notes>) -> Self {
        Self { handle: Handle::new(config) }
    }

    pub fn put_note(&self) -> PutNoteBuilder<Fluent<PutNote>> {
        Fluent::new(&self.handle).into()
    }
}

#[derive(Clone, Copy, Debug)]
pub struct PutNote;

impl Operation for PutNote {
    type Service = Notes;
    type Input = PutNoteInput;
    type InputBuilder = PutNoteBuilder<Bare<PutNoteInput>>;
    type Output = PutNoteOutput;
    type Error = PutNoteError;
    const ROW: &'static schema::Operation = &PUT_NOTE;

    fn fill_token(input: &mut PutNoteInput, token: &mut dyn FnMut() -> String) {
        input.token.get_or_insert_with(token);
    }
}

pub static PUT_NOTE: schema::Operation =
    schema::Operation::new("PutNote", &SERVICE, "PUT", "/notes?format=text", &PUT_NOTE_INPUT, &PUT_NOTE_OUTPUT).errors(
        &[ErrorRow::new("NoSuchBook").status(404).members(&NO_SUCH_BOOK), ErrorRow::new("Busy").retryable(true)],
    );

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutNoteInput {
    pub title: Option<String>,
    pub token: Option<String>,
}

static PUT_NOTE_INPUT: Structure = Structure::new(
    "PutNoteInput",
    &[
        Member::new("title", string().rules(&min_length(1))).required(),
        Member::new("token", string()).required().idempotency_token(),
    ],
);

awslice_runtime::structure!(PutNoteInput, PUT_NOTE_INPUT { 0: title, 1: token });

#[derive(Clone, Debug, PartialEq)]
pub struct PutNoteOutput {
    pub id: Option<String>,
    _request_id: Option<String>,
}

static PUT_NOTE_OUTPUT: Structure = Structure::new("PutNoteOutput", &[Member::new("id", string())]);

awslice_runtime::output!(PutNoteOutput, PUT_NOTE_OUTPUT { 0: id });

#[derive(Clone, Debug, Default, PartialEq)]
pub struct PutNoteBuilder<S> {
    inner: S,
}

impl<S: Holds<PutNoteInput>> PutNoteBuilder<S> {
    pub fn title(mut self, value: impl Into<String>) -> Self {
        self.inner.input_mut().title = Some(value.into());
        self
    }
}

awslice_runtime::operation_builder!(PutNoteBuilder, PutNote, PutNoteInput, PutNoteOutput, PutNoteError, Client);

#[derive(Clone, Debug, PartialEq)]
pub struct NoSuchBook {
    pub message: Option<String>,
    pub book: Option<String>,
    meta: ErrorMetadata,
}

static NO_SUCH_BOOK: Structure =
    Structure::new("NoSuchBook", &[Member::new("message", string()), Member::new("book", string())]);

awslice_runtime::modeled_error!(NoSuchBook, "NoSuchBook", NO_SUCH_BOOK { 0: message, 1: book });

#[derive(Debug)]
pub enum PutNoteError {
    NoSuchBook(NoSuchBook),
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::operation_error!(PutNoteError, &PUT_NOTE, { "NoSuchBook" => NoSuchBook });

/// The service's error.
#[derive(Debug)]
pub enum Error {
    NoSuchBook(NoSuchBook),
    #[deprecated(note = "as in generated code")]
    Unhandled(awslice_runtime::error::Unhandled),
}

awslice_runtime::service_error!(Error { NoSuchBook } from { PutNoteError { NoSuchBook } });
