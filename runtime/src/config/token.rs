//! Tokens, for the services that take them (`smithy.api#httpBearerAuth`).

pub use aws_credential_types::Token;
pub use aws_credential_types::provider::token::{ProvideToken, SharedTokenProvider};

use super::{Builder, ServiceMarker};

/// A service whose clients can say by a token who they are.
pub trait HasBearerAuth: ServiceMarker {}

impl<S: HasBearerAuth> Builder<S> {
    /// Sets where tokens come from. Default: the environment variable `AWS_BEARER_TOKEN_` and the service's signing name,
    /// such as `AWS_BEARER_TOKEN_BEDROCK`. Where a service takes signatures too, a token that is set is used if no
    /// `credentials_provider` is.
    pub fn token_provider(mut self, token_provider: impl ProvideToken + 'static) -> Self {
        self.settings.token_provider = Some(SharedTokenProvider::new(token_provider));
        self
    }

    /// Sets or clears `token_provider`.
    pub fn set_token_provider(&mut self, token_provider: Option<SharedTokenProvider>) -> &mut Self {
        self.settings.token_provider = token_provider;
        self
    }

    /// Sets the token.
    pub fn bearer_token(self, bearer_token: Token) -> Self {
        self.token_provider(bearer_token)
    }
}
