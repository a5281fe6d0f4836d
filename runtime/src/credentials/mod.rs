//! Credentials: those of the configured provider, kept until shortly before they expire, or else the environment's.

use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use aws_smithy_runtime_api::box_error::BoxError;
use tokio::sync::Mutex;

use crate::config::{Environment, Settings};

/// Neither the configuration nor the environment has credentials.
const NONE: &str = "no credentials: set `credentials_provider` on the config, \
                    or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN)";

/// Credentials are renewed this long before they expire.
const BEFORE_EXPIRY: Duration = Duration::from_secs(10);

/// How long credentials are kept that do not say when they expire.
const LIFETIME: Duration = Duration::from_secs(15 * 60);

/// Where a client's credentials come from.
#[derive(Debug)]
pub(crate) enum Source {
    /// The configured provider, which may be slow: it is asked by one call at a time, and the answer is kept.
    Provider { provider: SharedCredentialsProvider, kept: Mutex<Option<Kept>> },
    /// The environment variables.
    Environment(Environment),
}

/// Credentials and until when they are good.
#[derive(Clone, Debug)]
pub(crate) struct Kept {
    credentials: Credentials,
    until: SystemTime,
}

impl Source {
    /// The source that the settings name.
    pub(crate) fn of(settings: &Settings) -> Self {
        match &settings.credentials_provider {
            Some(provider) => Self::Provider { provider: provider.clone(), kept: Mutex::default() },
            None => Self::Environment(settings.environment.clone()),
        }
    }

    /// Whether there is no provider, and nothing in the environment.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Self::Provider { .. } => false,
            Self::Environment(environment) => from_environment(environment).is_none(),
        }
    }

    /// Credentials that are good at `now`.
    ///
    /// # Errors
    /// The provider's, or a text that names what to set.
    pub(crate) async fn find(&self, now: SystemTime) -> Result<Credentials, BoxError> {
        match self {
            Self::Provider { provider, kept } => {
                let mut kept = kept.lock().await;
                if let Some(good) = kept.as_ref().filter(|kept| now < kept.until) {
                    return Ok(good.credentials.clone());
                }
                let credentials = provider.provide_credentials().await?;
                let until = match credentials.expiry() {
                    Some(expiry) => expiry.checked_sub(BEFORE_EXPIRY).unwrap_or(expiry),
                    None => now.checked_add(LIFETIME).unwrap_or(now),
                };
                *kept = Some(Kept { credentials: credentials.clone(), until });
                Ok(credentials)
            }
            Self::Environment(environment) => from_environment(environment).ok_or_else(|| NONE.into()),
        }
    }
}

fn from_environment(environment: &Environment) -> Option<Credentials> {
    let id = environment.get("AWS_ACCESS_KEY_ID")?;
    let secret = environment.get("AWS_SECRET_ACCESS_KEY")?;
    let mut credentials = Credentials::builder().access_key_id(id).secret_access_key(secret);
    credentials.set_session_token(environment.get("AWS_SESSION_TOKEN"));
    credentials.set_account_id(environment.get("AWS_ACCOUNT_ID").map(Into::into));
    Some(credentials.provider_name("environment").build())
}

#[cfg(test)]
mod tests;
