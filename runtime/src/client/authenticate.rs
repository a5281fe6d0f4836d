//! Putting into a request who sends it: finding the token or credentials, and signing.

use aws_credential_types::provider::token::ProvideToken;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;

use super::body::Body;
use super::core::Core;
use crate::auth::{self, Scheme, Scope};
#[cfg(feature = "event-stream")]
use crate::event_stream::Signer;

/// Signs `request` as of now, or puts the token into it; the events of `body`, where it has any, are signed after it.
///
/// # Errors
/// When there are no credentials or no token, or the request cannot be signed.
pub(super) async fn authenticate(
    core: &Core,
    scope: &Scope,
    body: &Body,
    request: &mut HttpRequest,
) -> Result<(), BoxError> {
    if scope.optional && core.credentials.is_empty() {
        return Ok(());
    }
    if scope.scheme == Scheme::Bearer {
        let token = match &core.settings.token_provider {
            Some(provider) => provider.provide_token().await?,
            None => core.settings.environment.bearer_token(core.service.signing_name).ok_or(NO_TOKEN)?,
        };
        return auth::bear(request, &token);
    }
    let now = core.clock.now();
    let credentials = core.credentials.find(now).await?;
    auth::sign(request, scope, &credentials, now)?;
    #[cfg(feature = "event-stream")]
    body.sign_events(|| Signer::after(request, scope, &credentials, core.clock.clone()));
    #[cfg(not(feature = "event-stream"))]
    let _ = body;
    Ok(())
}

/// Neither the configuration nor the environment has a token.
const NO_TOKEN: &str = "no bearer token: set `token_provider` on the config, or AWS_BEARER_TOKEN_ and the service's \
                        signing name";
