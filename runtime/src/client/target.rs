//! Where calls go: the rules about regions and endpoint URLs that botocore's client puts above the rule set.
//!
//! A region with `fips-` in front or `-fips` behind means that region with FIPS; a region must be fit for a host name;
//! an endpoint URL turns the FIPS and dual-stack flags off.

use std::fmt::{Display, Formatter};

use aws_smithy_runtime_api::box_error::BoxError;

use super::context::{self, Client, Value};
use crate::auth::Preference;
use crate::config::{ClientContext, Settings};
use crate::endpoint::{Endpoint, Params};
use crate::schema::{BuiltIn, Operation, Service};
use crate::shape::Members;

/// Why there is nowhere to send a call to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TargetError {
    /// Neither the configuration nor the environment names a region.
    NoRegion,
    /// The region does not fit into a host name.
    InvalidRegion(String),
    /// The endpoint is not an `http` or `https` URL.
    InvalidEndpoint(String),
    /// The name of the bucket, which the endpoint is made of, is empty.
    EmptyBucket,
}

impl Display for TargetError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRegion => f.write_str("no region: set `region` on the config, or AWS_REGION"),
            Self::InvalidRegion(region) => write!(
                f,
                "invalid region `{region}`: a region is 1 to 63 letters, digits and hyphens, not all digits, with no hyphen at either end"
            ),
            Self::EmptyBucket => f.write_str("invalid bucket name: it is empty"),
            Self::InvalidEndpoint(url) => {
                write!(
                    f,
                    "invalid endpoint `{url}`: an endpoint is a URL that begins with http:// or https:// and a host"
                )
            }
        }
    }
}

impl std::error::Error for TargetError {}

/// Where the calls of a client go.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) region: String,
    /// The account of the credentials, where rule sets ask for it.
    pub(crate) account_id: Option<String>,
    /// What some services' rule sets ask beside the rest.
    pub(crate) context: ClientContext,
    /// How requests say who sends them.
    pub(crate) auth: Preference,
    pub(crate) endpoint_url: Option<String>,
    pub(crate) use_fips: bool,
    pub(crate) use_dual_stack: bool,
}

impl Target {
    /// Where calls of `service` go with these settings.
    pub(crate) fn of(settings: &Settings, service: &Service) -> Result<Self, TargetError> {
        let region = settings.region.clone().or_else(|| settings.environment.region()).ok_or(TargetError::NoRegion)?;
        let endpoint_url = settings.endpoint_url.clone().or_else(|| settings.environment.endpoint_url(service.id));
        let (region, fips_region) = without_fips(region.as_ref());
        // With an endpoint, botocore takes an empty region for one.
        let is_empty = region.is_empty() && endpoint_url.is_some();
        if !is_empty && !is_valid(&region) {
            return Err(TargetError::InvalidRegion(region));
        }
        let free = endpoint_url.is_none();
        Ok(Self {
            account_id: None,
            context: settings.context.clone().or(&ClientContext::of_environment(&settings.environment)),
            auth: preference(&region, settings, service),
            region,
            endpoint_url,
            use_fips: free && (fips_region || settings.use_fips.unwrap_or_default()),
            use_dual_stack: free && settings.use_dual_stack.unwrap_or_default(),
        })
    }

    /// Whether the rule set of `service` asks for the account of the credentials.
    pub(crate) fn needs_account(&self, service: &Service) -> bool {
        let asks = || service.endpoint_params.iter().any(|it| it.built_in == Some(BuiltIn::AccountId));
        self.endpoint_url.is_none() && asks()
    }

    /// The same target, for calls with credentials of this account.
    pub(crate) fn with_account(&self, account_id: Option<&str>) -> Self {
        Self { account_id: account_id.map(str::to_owned), ..self.clone() }
    }

    /// What the rule set says of this target, for a call of `operation`.
    pub(crate) fn endpoint(&self, operation: &Operation, input: &dyn Members) -> Result<Endpoint, BoxError> {
        let client = Client { settings: &self.context, account_id: self.account_id.as_deref(), region: &self.region };
        let values = context::values(operation, input, client);
        if operation.service.id == "S3" {
            check_bucket(&values)?;
        }
        let others: Vec<_> = values.iter().map(|(name, value)| (*name, value.borrow())).collect();
        let params = Params {
            region: Some(&self.region),
            use_fips: self.use_fips,
            use_dual_stack: self.use_dual_stack,
            endpoint: self.endpoint_url.as_deref(),
            others: &others,
        };
        Ok((operation.service.endpoint)(&params)?)
    }
}

/// How requests say who sends them, as far as settings go: a token of its own in the environment goes first for Bedrock,
/// as in botocore; a token that is set, where no credentials are.
fn preference(region: &str, settings: &Settings, service: &Service) -> Preference {
    let in_environment = || settings.environment.bearer_token(service.signing_name).is_some();
    let only_token = settings.token_provider.is_some() && settings.credentials_provider.is_none();
    Preference {
        region: region.to_owned(),
        region_set: settings.sigv4a_region_set.clone().or_else(|| settings.environment.sigv4a_region_set()),
        bearer: only_token || service.signing_name == "bedrock" && in_environment(),
    }
}

/// The bucket must have a name: without it the path would name another thing. What else it must be is left to the rule
/// set, which encodes it.
fn check_bucket(values: &[(&str, Value)]) -> Result<(), TargetError> {
    let is_empty = |it: &(&str, Value)| it.0 == "Bucket" && it.1 == Value::Text(String::new());
    if values.iter().any(is_empty) { Err(TargetError::EmptyBucket) } else { Ok(()) }
}

/// The region that a `fips-` region means, and whether it is one.
fn without_fips(region: &str) -> (String, bool) {
    if region.starts_with("fips-") || region.ends_with("-fips") {
        (region.replace("fips-", "").replace("-fips", ""), true)
    } else {
        (region.to_owned(), false)
    }
}

/// Whether the region is a valid label of a host name (botocore's `validate_region_name`).
fn is_valid(region: &str) -> bool {
    (1..=63).contains(&region.len())
        && region.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !region.bytes().all(|b| b.is_ascii_digit())
        && !region.starts_with('-')
        && !region.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_have_names() {
        let check =
            |name: &str| check_bucket(&[("Region", Value::Flag(true)), ("Bucket", Value::Text(name.to_owned()))]);
        assert_eq!(check("b"), Ok(()));
        assert_eq!(check(""), Err(TargetError::EmptyBucket));
        assert_eq!(check_bucket(&[]), Ok(()));
    }
}
