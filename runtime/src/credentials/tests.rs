//! Where credentials come from, and how long they are kept.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, SystemTime};

use aws_credential_types::Credentials;
use aws_credential_types::provider::future::ProvideCredentials as Provided;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};

use super::Source;
use crate::config::{Environment, Settings};

/// Hands out credentials whose id counts up.
#[derive(Clone, Debug, Default)]
struct Counting {
    count: Arc<AtomicU64>,
    expiry: Option<SystemTime>,
}

impl ProvideCredentials for Counting {
    fn provide_credentials<'a>(&'a self) -> Provided<'a>
    where
        Self: 'a,
    {
        let number = self.count.fetch_add(1, Ordering::Relaxed);
        Provided::ready(Ok(Credentials::new(number.to_string(), "secret", None, self.expiry, "test")))
    }
}

fn source(expiry: Option<SystemTime>) -> Source {
    let provider = SharedCredentialsProvider::new(Counting { expiry, ..Counting::default() });
    Source::of(&Settings { credentials_provider: Some(provider), ..Settings::default() })
}

async fn id(source: &Source, seconds: u64) -> String {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
    source.find(now).await.unwrap().access_key_id().to_owned()
}

#[tokio::test]
async fn credentials_are_kept_until_shortly_before_they_expire() {
    let source = source(Some(SystemTime::UNIX_EPOCH + Duration::from_secs(100)));
    assert_eq!([id(&source, 0).await, id(&source, 89).await], ["0", "0"]);
    assert_eq!(id(&source, 90).await, "1");
}

#[tokio::test]
async fn credentials_without_expiry_are_kept_for_a_quarter_of_an_hour() {
    let source = source(None);
    assert_eq!([id(&source, 0).await, id(&source, 899).await, id(&source, 900).await], ["0", "0", "1"]);
}

#[tokio::test]
async fn without_a_provider_the_environment_counts() {
    let from = |variables: &[(&str, &str)]| {
        Source::of(&Settings { environment: Environment::of(variables), ..Settings::default() })
    };
    let all = [("AWS_ACCESS_KEY_ID", "id"), ("AWS_SECRET_ACCESS_KEY", "secret"), ("AWS_SESSION_TOKEN", "token")];
    let found = from(&all).find(SystemTime::UNIX_EPOCH).await.unwrap();
    assert_eq!(
        (found.access_key_id(), found.secret_access_key(), found.session_token()),
        ("id", "secret", Some("token"))
    );
    for incomplete in [&all[..1], &[], &[("AWS_ACCESS_KEY_ID", " "), ("AWS_SECRET_ACCESS_KEY", "secret")]] {
        let error = from(incomplete).find(SystemTime::UNIX_EPOCH).await.unwrap_err().to_string();
        assert!(
            error.starts_with("no credentials: set `credentials_provider` on the config, or AWS_ACCESS_KEY_ID and"),
            "{error}"
        );
    }
}
