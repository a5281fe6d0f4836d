//! A service: what all its operations share.

use super::{Auth, EndpointParam};
use crate::endpoint;
use crate::protocol::Protocol;

/// One service (`metadata` of `service-2.json`).
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// botocore's name of the service, such as `autoscaling`: used in error texts.
    pub name: &'static str,
    /// The service's id, such as `Auto Scaling`.
    pub id: &'static str,
    /// First label of the default host name.
    pub endpoint_prefix: &'static str,
    /// The service's name in a signature.
    pub signing_name: &'static str,
    /// The API version, such as `2011-01-01`.
    pub api_version: &'static str,
    /// How requests and responses are written.
    pub protocol: &'static dyn Protocol,
    /// First part of the `X-Amz-Target` header (json protocols).
    pub target_prefix: &'static str,
    /// XML namespace of requests, empty where there is none.
    pub xml_namespace: &'static str,
    /// The service speaks with clients of its former query protocol (`awsQueryCompatible`).
    pub query_compatible: bool,
    /// How requests say who sends them, best first (`auth`, `signatureVersion`).
    pub auth: &'static [Auth],
    /// The endpoint rule set, as code.
    pub endpoint: endpoint::Resolver,
    /// What the rule set asks beside region, FIPS, dual stack and URL, in its order.
    pub endpoint_params: &'static [EndpointParam],
}
