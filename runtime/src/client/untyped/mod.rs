//! A client for callers who have tables instead of Rust types: the command line, tools, proxies.
//!
//! It is the same pipeline as that of the generated clients, with JSON on both sides:
//! [`prepare`](Client::prepare) validates an input and writes its request, [`send`](Client::send) sends it and reads the
//! answer along the output's table.

mod error;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use aws_types::SdkConfig;
use bytes::Bytes;
use serde_json::{Map, Value as Json};

use super::answer::{Answer, Outcome};
use super::core::Core;
use super::draft::{Draft, draft};
use super::sans_io::signed;
use super::{TargetError, Upload, pipeline};
use crate::config;
use crate::error::Malformed;
use crate::schema::{Operation, Service, Structure};
use crate::shape::Members;
use crate::untyped::{JsonOutput, Times};
use crate::validate;
pub use error::{Error, ServiceError};

/// A client of a service that is known by its row. Clones share connections and retry quota.
#[derive(Clone, Debug)]
pub struct Client {
    core: Arc<Core>,
    signs: bool,
}

/// A request that is ready to be signed and sent.
#[derive(Debug)]
pub struct Prepared {
    operation: &'static Operation,
    draft: Draft,
}

/// What a call came to.
#[derive(Debug)]
pub struct Output {
    /// The members of the output, but for a stream.
    pub members: Map<String, Json>,
    /// The HTTP status.
    pub status: u16,
    /// The id by which AWS knows the request.
    pub request_id: Option<String>,
    /// The body, where the output has a member that is a stream.
    pub stream: Option<SdkBody>,
}

impl Client {
    /// A client with these settings. Unlike generated clients it does not look at the environment's variables.
    ///
    /// Nothing fails here: what is missing is reported by the calls that miss it.
    pub fn new(service: &'static Service, config: &SdkConfig) -> Self {
        let settings =
            config::Settings { environment: config::Environment::empty(), ..config::of_sdk_config(config, service) };
        Self { core: Arc::new(Core::new(settings, service)), signs: true }
    }

    /// Makes all retries wait as throttled calls do: up to this time before the first, twice that before the second.
    /// (The AWS CLI v2 knows no shorter delays.)
    pub fn retry_delay(self, delay: Duration) -> Self {
        self.changed(|core| core.policy.set_delay(delay))
    }

    /// Sends requests without signatures, whatever the operation says.
    pub fn unsigned(mut self) -> Self {
        self.signs = false;
        self
    }

    fn changed(mut self, change: impl FnOnce(&mut Core)) -> Self {
        match Arc::get_mut(&mut self.core) {
            Some(core) => change(core),
            None => {
                let mut core = self.core.overridden(&config::Settings::default());
                change(&mut core);
                self.core = Arc::new(core);
            }
        }
        self
    }

    /// Says whether there is a region, and whether region and endpoint are well-formed.
    ///
    /// # Errors
    /// When not.
    pub fn check_target(&self) -> Result<(), TargetError> {
        self.core.target.as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// Validates an input and writes its request; `upload` is its stream, if the operation has one. An idempotency token
    /// is the caller's to fill ([`fill_token`]).
    ///
    /// # Errors
    /// The input is not valid, there is nowhere to send it to, or it cannot be written.
    pub fn prepare(
        &self,
        operation: &'static Operation,
        input: &dyn Members,
        upload: Option<Upload>,
    ) -> Result<Prepared, Error> {
        let mut draft = self.draft(operation, input, upload).map_err(Error::of_draft)?;
        if !self.signs {
            draft.scope = None;
        }
        Ok(Prepared { operation, draft })
    }

    /// Endpoints by account are left out: who calls is not known before the request is signed.
    fn draft(
        &self,
        operation: &'static Operation,
        input: &dyn Members,
        upload: Option<Upload>,
    ) -> Result<Draft, BoxError> {
        validate::check(input)?;
        let target = self.core.target.as_ref().map_err(Clone::clone)?.with_account(None);
        draft(operation, input, upload, &target, &self.core)
    }

    /// Sends a request, as often as needed, and reads the answer.
    ///
    /// # Errors
    /// The service's, that its answer cannot be read, or what kept the call from getting one.
    pub async fn send(&self, prepared: Prepared, times: Times<'_>) -> Result<Output, Error> {
        let operation = prepared.operation;
        let answer = Box::pin(pipeline::run(&self.core, operation, prepared.draft, &[])).await;
        let Answer { mut response, outcome, attempts } = answer.map_err(Error::of_failure)?;
        match outcome {
            Outcome::Malformed(malformed) => Err(Error::Malformed(malformed)),
            Outcome::Error(meta) => {
                let most = self.core.policy.max_attempts;
                Err(ServiceError::read(operation, &response.view(), meta, times, (attempts, most)).into())
            }
            Outcome::Success => {
                let mut output = JsonOutput::new(operation.output, times);
                let meta = operation.service.protocol.parse_output(operation, &response.view(), &mut output);
                let meta =
                    meta.map_err(|source| Error::Malformed(Malformed::new(operation, &response.view(), source)))?;
                let (members, request_id) = (output.into_members(), meta.request_id);
                Ok(Output { members, status: response.status, request_id, stream: response.stream.take() })
            }
        }
    }
}

impl Prepared {
    /// The operation.
    pub fn operation(&self) -> &'static Operation {
        self.operation
    }

    /// The request without signature and retry headers. Its body is `None` if that is a stream.
    pub fn request(&self) -> http::Request<Option<Bytes>> {
        self.draft.to_http(self.draft.body.bytes().cloned())
    }

    /// Whether the request is to be signed.
    pub fn is_signed(&self) -> bool {
        self.draft.scope.is_some()
    }

    /// Region and name of the service in the signature, if the request is to be signed.
    pub fn signing(&self) -> Option<(&str, &str)> {
        self.draft.scope.as_ref().map(|it| (it.region.as_str(), it.service.as_str()))
    }

    /// The headers of the request as signed at `time`, if it is to be signed at all.
    ///
    /// # Errors
    /// When it cannot be signed.
    pub fn signed(&self, credentials: &Credentials, time: SystemTime) -> Result<http::HeaderMap, BoxError> {
        let body = self.draft.body.bytes().map_or_else(SdkBody::empty, |bytes| SdkBody::from(bytes.clone()));
        Ok(signed(&self.draft, body, credentials, time)?.into_parts().0.headers)
    }
}

/// Fills the idempotency token of an input, if it has one and does not mention it, with a UUID.
pub fn fill_token(schema: &Structure, input: &mut Map<String, Json>) {
    for row in schema.members.iter().filter(|row| row.idempotency_token) {
        input.entry(row.name).or_insert_with(|| uuid::Uuid::new_v4().to_string().into());
    }
}
