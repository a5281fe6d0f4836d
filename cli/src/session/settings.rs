//! What a client is made with: region, endpoint, retries, time-outs, TLS.

use std::time::Duration;

use awslice_runtime::schema::Service;

use super::Session;
use super::files::Setting;
use crate::arguments::{Globals, number, python_repr};
use crate::error::CliError;

/// What a client is made with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClientSettings {
    /// The region, which is empty only if it is set to that.
    pub region: String,
    /// The endpoint that stands in for the rule set's.
    pub endpoint_url: Option<String>,
    /// Endpoints are to meet FIPS 140.
    pub use_fips: bool,
    /// Endpoints are to be reachable over IPv6 too.
    pub use_dual_stack: bool,
    /// Attempts for each call, the first one included, if that is set.
    pub max_attempts: Option<u32>,
    /// The rate of sending is limited too (`retry_mode = adaptive`).
    pub adaptive: bool,
    /// Retries wait as in botocore's newer versions (`AWS_NEW_RETRIES_2026`).
    pub newer_delays: bool,
    /// How long connecting may take.
    pub connect_timeout: Option<Duration>,
    /// How long a response may stay silent.
    pub read_timeout: Option<Duration>,
    /// False: certificates are not looked at.
    pub verify_ssl: bool,
    /// The file of certificates of authorities to trust.
    pub ca_bundle: Option<String>,
    /// Requests bear checksums only where the operation requires them.
    pub few_request_checksums: bool,
    /// Checksums of responses are compared only where the operation requires it.
    pub few_response_checksums: bool,
    /// Bodies of requests stay uncompressed.
    pub no_compression: bool,
    /// Timestamps of outputs stay as the service wrote them (`cli_timestamp_format = wire`).
    pub wire_timestamps: bool,
}

/// Seconds for connecting, and of silence.
const TIMEOUT: u64 = 60;

impl Session {
    /// What a client of `service` is made with.
    ///
    /// # Errors
    /// The profile does not exist, there is no region, or settings of retries or time-outs are wrong; in this order.
    pub fn client(&self, globals: &Globals, service: &Service, program: &str) -> Result<ClientSettings, CliError> {
        self.check_profile()?;
        let max_attempts = self.max_attempts()?;
        let adaptive = self.is_adaptive()?;
        let region = globals.region.clone().or_else(|| self.region()).ok_or_else(|| CliError::no_region(program))?;
        let endpoint_url = globals.endpoint_url.clone().or_else(|| self.endpoint_url(service.id));
        if region.is_empty() && endpoint_url.is_none() {
            return Err(CliError::no_region(program));
        }
        let when_required = |variable, setting| {
            self.variable_or(variable, setting).is_some_and(|it| it.eq_ignore_ascii_case("when_required"))
        };
        Ok(ClientSettings {
            region,
            endpoint_url,
            use_fips: self.is_on("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint"),
            use_dual_stack: self.is_on("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint"),
            max_attempts,
            adaptive,
            newer_delays: self.environment.get("AWS_NEW_RETRIES_2026").is_some_and(is_true),
            connect_timeout: timeout(globals.connect_timeout.as_deref())?,
            read_timeout: timeout(globals.read_timeout.as_deref())?,
            verify_ssl: globals.verify_ssl,
            ca_bundle: globals.ca_bundle.clone().or_else(|| self.variable_or("AWS_CA_BUNDLE", "ca_bundle")),
            few_request_checksums: when_required("AWS_REQUEST_CHECKSUM_CALCULATION", "request_checksum_calculation"),
            few_response_checksums: when_required("AWS_RESPONSE_CHECKSUM_VALIDATION", "response_checksum_validation"),
            no_compression: self.is_on("AWS_DISABLE_REQUEST_COMPRESSION", "disable_request_compression"),
            wire_timestamps: self.setting("cli_timestamp_format").as_deref() == Some("wire"),
        })
    }

    fn region(&self) -> Option<String> {
        self.environment
            .get("AWS_REGION")
            .map(str::to_owned)
            .or_else(|| self.variable_or("AWS_DEFAULT_REGION", "region"))
    }

    /// The endpoint of the environment, else of the profile; both have one for a service and one for all.
    fn endpoint_url(&self, service_id: &str) -> Option<String> {
        if self.is_on("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls") {
            return None;
        }
        let id = service_id.to_ascii_lowercase().replace([' ', '-'], "_");
        let variables = [format!("AWS_ENDPOINT_URL_{}", id.to_ascii_uppercase()), "AWS_ENDPOINT_URL".to_owned()];
        let of_variable = variables.iter().find_map(|name| self.environment.get(name).filter(|it| !it.is_empty()));
        of_variable.map(str::to_owned).or_else(|| self.service_endpoint(&id)).or_else(|| self.setting("endpoint_url"))
    }

    /// The endpoint of the service in the `[services NAME]` that the profile names.
    fn service_endpoint(&self, id: &str) -> Option<String> {
        match self.services.get(&self.setting("services")?)?.get(id)? {
            Setting::Nested(settings) => settings.get("endpoint_url").cloned(),
            Setting::Text(_) => None,
        }
    }

    fn max_attempts(&self) -> Result<Option<u32>, CliError> {
        let Some(text) = self.variable_or("AWS_MAX_ATTEMPTS", "max_attempts") else { return Ok(None) };
        let Some(number) = number::int(&text) else { return Err(not_an_integer(&text)) };
        if number < 1 {
            return Err(CliError::other(format!(
                "Value provided to \"max_attempts\": {number} must be an integer greater than or equal to one."
            )));
        }
        Ok(Some(u32::try_from(number).unwrap_or(u32::MAX)))
    }

    fn is_adaptive(&self) -> Result<bool, CliError> {
        match self.variable_or("AWS_RETRY_MODE", "retry_mode").as_deref() {
            None | Some("standard") => Ok(false),
            Some("adaptive") => Ok(true),
            Some(mode) => Err(CliError::other(format!(
                "Invalid value provided to \"mode\": \"{mode}\" must be one of: \"standard\" or \"adaptive\""
            ))),
        }
    }

    fn is_on(&self, variable: &str, setting: &str) -> bool {
        self.variable_or(variable, setting).is_some_and(|it| is_true(&it))
    }
}

fn is_true(text: &str) -> bool {
    text.eq_ignore_ascii_case("true")
}

/// Seconds; 0 is no limit at all.
fn timeout(text: Option<&str>) -> Result<Option<Duration>, CliError> {
    let Some(text) = text else { return Ok(Some(Duration::from_secs(TIMEOUT))) };
    let seconds = number::int(text).ok_or_else(|| not_an_integer(text))?;
    if seconds < 0 {
        return Err(CliError::other("Attempted to set a time-out that is less than 0"));
    }
    Ok((seconds > 0).then(|| Duration::from_secs(u64::try_from(seconds).unwrap_or(u64::MAX))))
}

/// Python's message for text that is no whole number.
fn not_an_integer(text: &str) -> CliError {
    CliError::other(format!("invalid literal for int() with base 10: {}", python_repr(text)))
}
