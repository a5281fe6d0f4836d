//! Where calls go: the rules about regions and endpoint URLs that botocore's client puts above the rule set.
//!
//! A region with `fips-` in front or `-fips` behind means that region with FIPS; a region must be fit for a host name;
//! an endpoint URL turns the FIPS and dual-stack flags off.

use std::fmt::{Display, Formatter};

use aws_smithy_runtime_api::box_error::BoxError;

use crate::config::Settings;
use crate::endpoint::{Endpoint, Params};
use crate::schema::Service;

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
}

impl Display for TargetError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoRegion => f.write_str("no region: set `region` on the config, or AWS_REGION"),
            Self::InvalidRegion(region) => write!(
                f,
                "invalid region `{region}`: a region is 1 to 63 letters, digits and hyphens, not all digits, with no hyphen at either end"
            ),
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Target {
    pub(crate) region: String,
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
            region,
            endpoint_url,
            use_fips: free && (fips_region || settings.use_fips.unwrap_or_default()),
            use_dual_stack: free && settings.use_dual_stack.unwrap_or_default(),
        })
    }

    /// What the rule set of `service` says of this target.
    pub(crate) fn endpoint(&self, service: &Service) -> Result<Endpoint, BoxError> {
        let params = Params {
            region: Some(&self.region),
            use_fips: self.use_fips,
            use_dual_stack: self.use_dual_stack,
            endpoint: self.endpoint_url.as_deref(),
            ..Params::default()
        };
        Ok((service.endpoint)(&params)?)
    }
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
