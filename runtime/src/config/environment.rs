//! What the environment says where the configuration says nothing.

use aws_credential_types::Token;
use aws_types::os_shim_internal::Env;
use aws_types::region::Region;

/// The environment variables of this process, or of a test.
#[derive(Clone, Debug)]
pub(crate) struct Environment(Env);

impl Default for Environment {
    fn default() -> Self {
        Self(Env::real())
    }
}

impl Environment {
    /// An environment without variables.
    pub(crate) fn empty() -> Self {
        Self(Env::from_slice(&[]))
    }

    /// An environment of these variables.
    #[cfg(test)]
    pub(crate) fn of(variables: &[(&str, &str)]) -> Self {
        Self(Env::from_slice(variables))
    }

    /// The variable's value, if it is set, is text and is not blank.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        self.0.get(name).ok().filter(|value| !value.trim().is_empty())
    }

    /// The region: `AWS_REGION`, else `AWS_DEFAULT_REGION`.
    pub(crate) fn region(&self) -> Option<Region> {
        self.get("AWS_REGION").or_else(|| self.get("AWS_DEFAULT_REGION")).map(Region::new)
    }

    /// The token for services that sign with this name: `AWS_BEARER_TOKEN_<NAME>`.
    pub(crate) fn bearer_token(&self, signing_name: &str) -> Option<Token> {
        let name = signing_name.replace(['-', ' '], "_").to_ascii_uppercase();
        self.get(&format!("AWS_BEARER_TOKEN_{name}")).map(|it| Token::new(it, None))
    }

    /// The regions of signatures for more than one: `AWS_SIGV4A_SIGNING_REGION_SET`.
    pub(crate) fn sigv4a_region_set(&self) -> Option<String> {
        self.get("AWS_SIGV4A_SIGNING_REGION_SET")
    }

    /// The endpoint URL of the service with this id: `AWS_ENDPOINT_URL_<ID>`, else `AWS_ENDPOINT_URL`.
    /// `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true` turns both off.
    pub(crate) fn endpoint_url(&self, service_id: &str) -> Option<String> {
        let ignored = self.get("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS");
        if ignored.is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return None;
        }
        let id: String =
            service_id.chars().map(|c| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' }).collect();
        self.get(&format!("AWS_ENDPOINT_URL_{id}")).or_else(|| self.get("AWS_ENDPOINT_URL"))
    }
}
