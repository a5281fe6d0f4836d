//! Where credentials come from when the configuration has no provider: the environment.

use aws_credential_types::Credentials;
use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_runtime_api::box_error::BoxError;

use crate::config::Settings;

/// Neither the configuration nor the environment has credentials.
const NONE: &str = "no credentials: set `credentials_provider` on the config, \
                    or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN)";

/// The credentials for one attempt.
///
/// # Errors
/// The provider's, or a text that names what to set.
pub(crate) async fn find(settings: &Settings) -> Result<Credentials, BoxError> {
    match &settings.credentials_provider {
        Some(provider) => Ok(provider.provide_credentials().await?),
        None => from_environment(settings).ok_or_else(|| NONE.into()),
    }
}

fn from_environment(settings: &Settings) -> Option<Credentials> {
    let environment = &settings.environment;
    let id = environment.get("AWS_ACCESS_KEY_ID")?;
    let secret = environment.get("AWS_SECRET_ACCESS_KEY")?;
    Some(Credentials::new(id, secret, environment.get("AWS_SESSION_TOKEN"), None, "environment"))
}
