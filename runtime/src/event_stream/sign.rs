//! Signatures of messages: each is over the one before it.

use aws_credential_types::Credentials;
use aws_sigv4::event_stream::{sign_empty_message, sign_message};
use aws_sigv4::sign::v4::SigningParams;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::event_stream::Message;

use crate::auth::Scope;

/// Signs the messages of one request.
#[derive(Debug)]
pub(crate) struct Signer {
    identity: Identity,
    service: String,
    region: String,
    clock: SharedTimeSource,
    /// In hexadecimal: the request's own at first.
    last: String,
}

impl Signer {
    /// A signer of what follows the signature of `request`, valid for the same; `None`: the request is
    /// not signed.
    pub(crate) fn after(
        request: &HttpRequest,
        scope: &Scope,
        credentials: &Credentials,
        clock: SharedTimeSource,
    ) -> Option<Self> {
        let authorization = request.headers().get("authorization")?;
        let (_, last) = authorization.rsplit_once("Signature=")?;
        Some(Self {
            identity: credentials.clone().into(),
            service: scope.service.clone(),
            region: scope.region.clone(),
            clock,
            last: last.to_owned(),
        })
    }

    /// The message within a signed one.
    pub(super) fn sign(&mut self, message: &Message) -> Result<Message, BoxError> {
        let (signed, signature) = sign_message(message, &self.last, &self.params()?)?.into_parts();
        self.last = signature;
        Ok(signed)
    }

    /// The signed message that is the end of the stream.
    pub(super) fn sign_end(&mut self) -> Result<Message, BoxError> {
        let (signed, signature) = sign_empty_message(&self.last, &self.params()?)?.into_parts();
        self.last = signature;
        Ok(signed)
    }

    fn params(&self) -> Result<SigningParams<'_, ()>, BoxError> {
        Ok(SigningParams::builder()
            .identity(&self.identity)
            .region(&self.region)
            .name(&self.service)
            .time(self.clock.now())
            .settings(())
            .build()?)
    }
}
