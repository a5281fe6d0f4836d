//! Sends a call, reads its pages, waits.
//!
//! | file | what |
//! |---|---|
//! | `connect` | settings to a client of the runtime |
//! | `failure` | what went wrong, in botocore's words |
//! | `times` | timestamps of outputs |
//! | `outfile` | the stream of an output to a file |
//! | `pages`, `token`, `path` | pages of an operation, the token between runs, places in an output |
//! | `wait` | waiters |
//!
//! Everything blocks until it is done; Ctrl-C is [`CliError::interrupted`].

mod connect;
mod failure;
mod outfile;
mod pages;
mod path;
#[cfg(test)]
mod tests;
mod times;
mod token;
mod wait;

use std::cell::OnceCell;
use std::future::Future;

use awslice_runtime::client::Upload;
use awslice_runtime::client::untyped::{self, Error, Output, Prepared, fill_token};
use awslice_runtime::command::{Command, Service};
use awslice_runtime::types::{ByteStream, SdkConfig, http};
use awslice_runtime::untyped::{Blobs, JsonInput, Times};
use serde_json::{Map, Value};

use crate::arguments::Globals;
use crate::error::CliError;
use crate::session::{ClientSettings, Session};
use crate::world::Environment;
pub use pages::PageIterator;

/// A client of a service.
pub struct Client<'s> {
    environment: Environment,
    session: &'s Session,
    service: &'static Service,
    program: String,
    settings: ClientSettings,
    is_signing: bool,
    config: SdkConfig,
    /// The client that validates and writes requests. It has no credentials.
    drafting: untyped::Client,
    /// The client that sends: made when credentials are needed.
    sending: OnceCell<untyped::Client>,
    times: times::Times,
    runtime: tokio::runtime::Runtime,
}

/// What a call is made of.
#[derive(Clone, Debug)]
pub struct Call<'c> {
    /// The operation.
    pub command: &'static Command,
    /// The input; blobs are base64 text.
    pub input: Map<String, Value>,
    /// The file that the streaming member of the input is read from.
    pub upload: Option<&'c str>,
}

impl<'s> Client<'s> {
    /// A client. Credentials are not looked for yet.
    ///
    /// # Errors
    /// The profile does not exist, there is no region, settings are wrong, or the endpoint is no URL.
    pub fn new(
        environment: &Environment,
        session: &'s Session,
        globals: &Globals,
        service: &'static Service,
        program: &str,
    ) -> Result<Self, CliError> {
        let settings = session.client(globals, service.row, program)?;
        let config = connect::config(environment, &settings)?;
        let drafting = connect::client(service.row, &config, &settings, globals.sign_request);
        drafting.check_target().map_err(|error| failure::target(&error, program))?;
        Ok(Self {
            environment: environment.clone(),
            session,
            service,
            program: program.to_owned(),
            is_signing: globals.sign_request,
            config,
            drafting,
            sending: OnceCell::new(),
            times: times::Times::new(environment, settings.wire_timestamps),
            runtime: runtime()?,
            settings,
        })
    }

    /// The request of a call, without signature: token, validation, endpoint.
    ///
    /// # Errors
    /// The input is not valid, or cannot be written.
    pub fn prepare(&self, call: &Call<'_>) -> Result<Prepared, CliError> {
        let operation = call.command.operation;
        let mut input = call.input.clone();
        fill_token(operation.input, &mut input);
        let input = Value::Object(input);
        let members = JsonInput::new(operation.input, &input).map_err(|error| CliError::invalid_input(&error))?;
        let upload = call.upload.map(|path| self.upload(path)).transpose()?;
        let prepared = self.drafting.prepare(operation, &members.blobs(Blobs::Base64), upload);
        prepared.map_err(|error| failure::before_sending(&error, &self.program))
    }

    /// The headers of a request as signed now.
    ///
    /// # Errors
    /// There are no credentials, or the request cannot be signed.
    pub fn sign(&self, prepared: &Prepared) -> Result<http::HeaderMap, CliError> {
        if !prepared.is_signed() {
            return Ok(prepared.request().into_parts().0.headers);
        }
        let credentials = self.session.credentials(&self.program)?;
        let signed = prepared.signed(&credentials, std::time::SystemTime::now());
        signed.map_err(|error| CliError::other(error.to_string()))
    }

    /// Makes a call; the body of its output goes to `outfile`, if there is one.
    ///
    /// # Errors
    /// The input's, the credentials', the service's; or there was no answer, or the file cannot be written.
    pub fn send(&self, call: &Call<'_>, outfile: Option<&str>) -> Result<Map<String, Value>, CliError> {
        let prepared = self.prepare(call)?;
        let url = prepared.request().uri().to_string();
        let mut output = self.dispatch(prepared)?.map_err(|error| self.told(&error, &url))?;
        match (output.stream, outfile) {
            (Some(stream), Some(path)) => self.block(outfile::write(stream, path, &self.environment))??,
            (None, Some(path)) => {
                let schema = call.command.operation.output;
                outfile::write_member(schema, &mut output.members, path, &self.environment)?;
            }
            (_, None) => {}
        }
        Ok(output.members)
    }

    /// The pages of a call.
    pub fn pages<'c>(
        &'c self,
        call: Call<'c>,
        paging: &crate::arguments::Paging,
    ) -> Result<PageIterator<'c>, CliError> {
        PageIterator::new(self, call, paging)
    }

    /// Sends a request. The inner error is the call's.
    fn dispatch(&self, prepared: Prepared) -> Result<Result<Output, Error>, CliError> {
        let client = self.sending(prepared.is_signed())?;
        let rewrite = |sent| self.times.rewrite(sent);
        let times = if self.settings.wire_timestamps { Times::AsSent } else { Times::Rewritten(&rewrite) };
        self.block(client.send(prepared, times))
    }

    fn told(&self, error: &Error, url: &str) -> CliError {
        failure::of_call(error, url, self.settings.max_attempts == Some(1), &self.program)
    }

    /// The client that sends, with credentials if it needs them.
    fn sending(&self, is_signed: bool) -> Result<&untyped::Client, CliError> {
        if !is_signed {
            return Ok(&self.drafting);
        }
        if let Some(client) = self.sending.get() {
            return Ok(client);
        }
        let credentials = self.session.credentials(&self.program)?;
        let config = connect::with_credentials(&self.config, credentials);
        let client = connect::client(self.service.row, &config, &self.settings, self.is_signing);
        Ok(self.sending.get_or_init(|| client))
    }

    fn upload(&self, path: &str) -> Result<Upload, CliError> {
        let stream = self.block(ByteStream::from_path(self.environment.resolve(path)))?;
        let failed = |error| CliError::other(format!("cannot read {path}: {error}"));
        stream.map(Upload::Bytes).map_err(failed)
    }

    /// Waits for what is being done, or for Ctrl-C.
    fn block<T>(&self, work: impl Future<Output = T>) -> Result<T, CliError> {
        self.runtime.block_on(async {
            tokio::select! {
                biased;
                done = work => Ok(done),
                Ok(()) = tokio::signal::ctrl_c() => Err(CliError::interrupted()),
            }
        })
    }
}

fn runtime() -> Result<tokio::runtime::Runtime, CliError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    runtime.map_err(|error| CliError::other(format!("cannot start: {error}")))
}
