//! Endpoints: where a service is reached in a region.
//!
//! A rule set (`endpoint-rule-set-1.json`) becomes a [`Resolver`] in generated code; the functions that rule sets call
//! are here. This layer is pure and answers what the rule set says, errors included. What botocore's client does above
//! it (flags are dropped when an endpoint URL is set, `fips-` regions) is done by [`crate::client`].

mod arn;
mod host;
mod outcome;
mod params;
mod partition;
mod standard;
mod text;
mod url;

pub use arn::{Arn, parse_arn};
pub use host::{is_valid_host_label, is_virtual_hostable_s3_bucket};
pub use outcome::{AuthScheme, Endpoint, EndpointError};
pub use params::{ParamValue, Params, required};
pub use partition::{Partition, aws_partition};
pub use standard::standard;
pub use text::{element, substring, uri_encode};
pub use url::{Url, parse_url};

/// A rule set as code.
pub type Resolver = fn(&Params<'_>) -> Result<Endpoint, EndpointError>;
