//! What a client works with, whatever its service: its settings with all defaults filled in.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use aws_credential_types::Credentials;
use aws_smithy_async::rt::sleep::{SharedAsyncSleep, default_async_sleep};
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime_api::client::http::{HttpClient, HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_types::timeout::TimeoutConfig;
use http::HeaderValue;

use super::discovery::Discovery;
use super::silence::Silence;
use super::target::{Target, TargetError};
use super::user_agent::user_agent;
use crate::config::Settings;
use crate::credentials;
use crate::retry;
use crate::schema::Service;
use crate::transport;

/// How long a connection may take to be made, TLS included.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(3100);

/// How long a response may stay silent.
const READ_TIMEOUT: Duration = Duration::from_secs(60);

/// A client's settings, ready for use.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) settings: Settings,
    pub(crate) service: &'static Service,
    pub(crate) target: Result<Target, TargetError>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) policy: retry::Policy,
    /// What all calls of a client, changed or not, draw on.
    pub(crate) retry_state: Arc<retry::State>,
    pub(crate) credentials: Arc<credentials::Source>,
    /// Where operations are reached that must ask.
    pub(crate) discovery: Arc<Discovery>,
    pub(crate) timeouts: TimeoutConfig,
    /// How long the body of a response may stay silent.
    pub(crate) silence: Option<Silence>,
    pub(crate) clock: SharedTimeSource,
    pub(crate) sleep: Option<SharedAsyncSleep>,
    /// `None`: there is no transport.
    pub(crate) connector: Option<SharedHttpConnector>,
}

impl Core {
    /// A client's core, with connections and retry quota of its own.
    pub(crate) fn new(mut settings: Settings, service: &'static Service) -> Self {
        settings.http_client = settings.http_client.or_else(transport::default_client);
        Self::without_transport(settings, service).connected()
    }

    /// The core of a call with settings of its own: it shares the quota, and the transport and the
    /// credentials unless those are replaced.
    pub(crate) fn overridden(&self, overrides: &Settings) -> Self {
        let core = Self::without_transport(overrides.clone().or(&self.settings), self.service).connected();
        let credentials =
            if overrides.credentials_provider.is_some() { core.credentials } else { Arc::clone(&self.credentials) };
        // What is known of endpoints is known of one region and account.
        let is_elsewhere = overrides.region.is_some() || overrides.credentials_provider.is_some();
        let discovery = if is_elsewhere { core.discovery } else { Arc::clone(&self.discovery) };
        Self { retry_state: Arc::clone(&self.retry_state), credentials, discovery, ..core }
    }

    /// All but the transport.
    pub(crate) fn without_transport(settings: Settings, service: &'static Service) -> Self {
        let timeouts = timeouts(settings.timeout_config.as_ref());
        let policy = retry::Policy::of(settings.retry_config.as_ref(), service);
        Self {
            target: Target::of(&settings, service),
            user_agent: user_agent(service, policy.mode(), settings.app_name.as_ref()),
            policy,
            retry_state: Arc::default(),
            credentials: Arc::new(credentials::Source::of(&settings)),
            discovery: Arc::default(),
            silence: Silence::of(&timeouts, settings.stalled_stream_protection.as_ref()),
            timeouts,
            clock: settings.time_source.clone().unwrap_or_default(),
            sleep: settings.sleep_impl.clone().or_else(default_async_sleep),
            connector: None,
            service,
            settings,
        }
    }

    /// Where calls go; where the rule set asks for the account of the credentials, and they have one, with that account.
    /// Credentials that cannot be found are reported when they are to sign.
    pub(crate) async fn target(&self) -> Result<Cow<'_, Target>, TargetError> {
        let target = self.target.as_ref().map_err(Clone::clone)?;
        if !target.needs_account(self.service) {
            return Ok(Cow::Borrowed(target));
        }
        // On the heap: few services need it.
        let credentials = Box::pin(self.credentials.find(self.clock.now())).await.ok();
        Ok(Cow::Owned(target.with_account(credentials.as_ref().and_then(account))))
    }

    fn connected(mut self) -> Self {
        let mut settings = HttpConnectorSettings::builder();
        settings.set_connect_timeout(self.timeouts.connect_timeout());
        settings.set_read_timeout(self.timeouts.read_timeout());
        let settings = settings.build();
        let components = transport::components(&self.clock, self.sleep.as_ref());
        let client = self.settings.http_client.as_ref();
        self.connector =
            client.zip(components.as_ref()).map(|(client, components)| client.http_connector(&settings, components));
        self
    }
}

/// The account of credentials, if they name it.
pub(crate) fn account(credentials: &Credentials) -> Option<&str> {
    credentials.account_id().map(|it| it.as_str())
}

/// The time-outs, with defaults where nothing is set.
fn timeouts(set: Option<&TimeoutConfig>) -> TimeoutConfig {
    let defaults = TimeoutConfig::builder().connect_timeout(CONNECT_TIMEOUT).read_timeout(READ_TIMEOUT);
    set.map_or_else(TimeoutConfig::builder, TimeoutConfig::to_builder).take_unset_from(defaults).build()
}
