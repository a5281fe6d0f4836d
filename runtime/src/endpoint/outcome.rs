//! What a rule set answers: an endpoint or an error.

use std::fmt::{self, Display, Formatter, Write};

use super::{ParamValue, Params};

/// Where to send a request.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Endpoint {
    /// URL with an optional base path and query.
    pub url: String,
    /// Headers to add.
    pub headers: Vec<(String, String)>,
    /// Ways to sign, best first; empty: the service's own.
    pub auth_schemes: Vec<AuthScheme>,
    /// `backend`: the kind of back end, such as `S3Express`.
    pub backend: Option<String>,
    /// `metricValues`: features to name in the user agent, such as `O`.
    pub metric_values: Vec<String>,
}

impl Endpoint {
    /// An endpoint at a URL, with nothing else.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), ..Self::default() }
    }

    /// Adds a header.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Adds a way to sign, after those that are there.
    pub fn auth_scheme(mut self, scheme: AuthScheme) -> Self {
        self.auth_schemes.push(scheme);
        self
    }

    /// Sets the kind of back end.
    pub fn backend(mut self, backend: impl Into<String>) -> Self {
        self.backend = Some(backend.into());
        self
    }

    /// Adds a feature to name in the user agent.
    pub fn metric_value(mut self, value: impl Into<String>) -> Self {
        self.metric_values.push(value.into());
        self
    }
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

impl AuthScheme {
    /// A way to sign that leaves everything else to the service.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Sets the service name to sign with.
    pub fn signing_name(mut self, name: impl Into<String>) -> Self {
        self.signing_name = Some(name.into());
        self
    }

    /// Sets the region to sign with.
    pub fn signing_region(mut self, region: impl Into<String>) -> Self {
        self.signing_region = Some(region.into());
        self
    }

    /// Sets the regions to sign with (sigv4a).
    pub fn signing_region_set<R: Into<String>>(mut self, regions: impl IntoIterator<Item = R>) -> Self {
        self.signing_region_set = regions.into_iter().map(Into::into).collect();
        self
    }

    /// Signs the path as it stands.
    pub fn disable_double_encoding(mut self) -> Self {
        self.disable_double_encoding = true;
        self
    }
}

/// Why a rule set names no endpoint: its own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointError(pub String);

impl EndpointError {
    /// An error of a rule.
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    /// No rule applies: the parameters in botocore's words, flags as Python writes them.
    pub fn no_rule_applies(params: &Params<'_>) -> Self {
        let mut text = String::from("No endpoint found for parameters:");
        let mut line = |name: &str, value: &dyn Display| {
            // Writing to a string does not fail.
            let _ = write!(text, "\n{name}: {value}");
        };
        if let Some(region) = params.region {
            line("Region", &region);
        }
        line("UseDualStack", &flag(params.use_dual_stack));
        line("UseFIPS", &flag(params.use_fips));
        if let Some(endpoint) = params.endpoint {
            line("Endpoint", &endpoint);
        }
        for (name, value) in params.others {
            match value {
                ParamValue::String(value) => line(name, value),
                ParamValue::Boolean(value) => line(name, &flag(*value)),
                ParamValue::StringArray(values) => line(name, &values.join(", ")),
            }
        }
        Self(text)
    }
}

fn flag(value: bool) -> &'static str {
    if value { "True" } else { "False" }
}

impl Display for EndpointError {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for EndpointError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_built_up() {
        let scheme = AuthScheme::new("sigv4a")
            .signing_name("s3")
            .signing_region("us-east-1")
            .signing_region_set(["*"])
            .disable_double_encoding();
        let endpoint =
            Endpoint::new("https://h").header("x-a", "1").auth_scheme(scheme).backend("S3Express").metric_value("O");
        let expected = Endpoint {
            url: "https://h".into(),
            headers: vec![("x-a".into(), "1".into())],
            auth_schemes: vec![AuthScheme {
                name: "sigv4a".into(),
                signing_name: Some("s3".into()),
                signing_region: Some("us-east-1".into()),
                signing_region_set: vec!["*".into()],
                disable_double_encoding: true,
            }],
            backend: Some("S3Express".into()),
            metric_values: vec!["O".into()],
        };
        assert_eq!(endpoint, expected);
    }

    #[test]
    fn no_rule_applies_names_what_was_asked() {
        let others = [("ApiType", ParamValue::String("x")), ("Accelerate", ParamValue::Boolean(true))];
        let params = Params { region: Some("r"), use_fips: true, others: &others, ..Params::default() };
        let expected = "No endpoint found for parameters:\nRegion: r\nUseDualStack: False\nUseFIPS: True\nApiType: x\n\
                        Accelerate: True";
        assert_eq!(EndpointError::no_rule_applies(&params).to_string(), expected);
    }
}
