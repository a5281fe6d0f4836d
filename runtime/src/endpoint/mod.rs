//! Endpoints: where a service is reached in a region.
//!
//! A rule set (`endpoint-rule-set-1.json`) becomes a [`Resolver`] in generated code; the functions that rule sets call
//! are here. This layer is pure and answers what the rule set says, errors included. What botocore's client does above
//! it (flags are dropped when an endpoint URL is set, `fips-` regions) is done by [`crate::client`].

/// What a rule set is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Params<'a> {
    /// `AWS::Region`.
    pub region: Option<&'a str>,
    /// `AWS::UseFIPS`.
    pub use_fips: bool,
    /// `AWS::UseDualStack`.
    pub use_dual_stack: bool,
    /// `SDK::Endpoint`.
    pub endpoint: Option<&'a str>,
    /// Parameters that only some services have, by their names in the rule set.
    pub others: &'a [(&'a str, ParamValue<'a>)],
}

/// A parameter that only some services have.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ParamValue<'a> {
    /// Text.
    String(&'a str),
    /// True or false.
    Boolean(bool),
    /// Texts.
    StringArray(&'a [String]),
}

/// A rule set as code.
pub type Resolver = fn(&Params<'_>) -> Result<Endpoint, EndpointError>;

/// Where to send a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// URL with an optional base path and query.
    pub url: String,
    /// Headers to add.
    pub headers: Vec<(String, String)>,
    /// Ways to sign, best first; empty: the service's own.
    pub auth_schemes: Vec<AuthScheme>,
}

/// A way to sign (`authSchemes` of an endpoint's properties).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AuthScheme {
    /// Name, such as `sigv4`.
    pub name: String,
    /// Service name to sign with.
    pub signing_name: Option<String>,
    /// Region to sign with.
    pub signing_region: Option<String>,
    /// Regions to sign with (sigv4a).
    pub signing_region_set: Vec<String>,
    /// The path is signed as it stands, not encoded again.
    pub disable_double_encoding: bool,
}

/// Why a rule set names no endpoint: its own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(pub String);

impl std::fmt::Display for EndpointError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EndpointError {}
