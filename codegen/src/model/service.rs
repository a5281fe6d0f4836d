//! `service-2.json` as a whole.

use indexmap::IndexMap;
use serde_json::Value;

use super::merge::parse_merged;
use super::node::Node;
use super::operation::{Operation, parse_operation};
use super::report::Report;
use super::shape::{Deprecation, Shape, XmlNamespace, parse_shape};
use crate::diagnostic::Diagnostics;
use crate::request::Source;

/// A service model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// `version` of the file format.
    pub version: String,
    /// `metadata`.
    pub metadata: Metadata,
    /// `operations`, by name.
    pub operations: IndexMap<String, Operation>,
    /// `shapes`, by name.
    pub shapes: IndexMap<String, Shape>,
    /// `documentation`: HTML.
    pub documentation: String,
    /// `clientContextParams`: endpoint parameters that the client's configuration sets, as written.
    pub client_context_params: IndexMap<String, Value>,
    /// `deprecated` and its companions.
    pub deprecated: Deprecation,
}

/// `metadata` of a service.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Metadata {
    /// `apiVersion`, such as `2012-01-25`.
    pub api_version: String,
    /// `endpointPrefix`.
    pub endpoint_prefix: String,
    /// `jsonVersion`, such as `1.1`.
    pub json_version: Option<String>,
    /// `protocol`.
    pub protocol: String,
    /// `protocols`; empty in models older than the key.
    pub protocols: Vec<String>,
    /// `serviceAbbreviation`.
    pub service_abbreviation: Option<String>,
    /// `serviceFullName`.
    pub service_full_name: String,
    /// `serviceId`.
    pub service_id: String,
    /// `signatureVersion`.
    pub signature_version: String,
    /// `signingName`.
    pub signing_name: Option<String>,
    /// `uid`.
    pub uid: Option<String>,
    /// `auth`: authentication schemes in order of preference.
    pub auth: Vec<String>,
    /// `targetPrefix`.
    pub target_prefix: Option<String>,
    /// `xmlNamespace`.
    pub xml_namespace: Option<XmlNamespace>,
    /// `protocolSettings`, as written.
    pub protocol_settings: Option<Value>,
    /// `checksumFormat`.
    pub checksum_format: Option<String>,
    /// `awsQueryCompatible` is there.
    pub aws_query_compatible: bool,
    /// `ripServiceName`.
    pub rip_service_name: Option<String>,
    /// `globalEndpoint`.
    pub global_endpoint: Option<String>,
}

/// Reads `service-2.json` with its overlays. `None` if it is no JSON; all other problems are in `report`.
pub fn parse_service(
    source: &Source,
    extras: &[Source],
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Service> {
    let value = parse_merged(source, extras, report, diagnostics)?;
    let root = Node::root(&value, report);
    let mut service = Service::default();
    root.object("a service model", |key, node| {
        match key {
            "version" => service.version = node.string(),
            "metadata" => service.metadata = parse_metadata(node),
            "operations" => {
                node.entries(|name, it| drop(service.operations.insert(name.to_owned(), parse_operation(it))))
            }
            "shapes" => node.entries(|name, it| drop(service.shapes.insert(name.to_owned(), parse_shape(it)))),
            "documentation" => service.documentation = node.string(),
            "clientContextParams" => node.entries(|name, it| {
                service.client_context_params.insert(name.to_owned(), it.value().clone());
            }),
            "examples" => node.entries(|_, _| {}),
            _ => return service.deprecated.read(key, node),
        }
        true
    });
    for key in ["metadata", "operations", "shapes"] {
        if value.is_object() && value.get(key).is_none() {
            report.error(String::new(), format!("a service model without `{key}`"));
        }
    }
    Some(service)
}

fn parse_metadata(node: &Node<'_>) -> Metadata {
    let mut it = Metadata::default();
    node.object("metadata", |key, node| {
        match key {
            "apiVersion" => it.api_version = node.string(),
            "endpointPrefix" => it.endpoint_prefix = node.string(),
            "jsonVersion" => it.json_version = Some(node.string()),
            "protocol" => it.protocol = node.string(),
            "protocols" => it.protocols = node.strings(),
            "serviceAbbreviation" => it.service_abbreviation = Some(node.string()),
            "serviceFullName" => it.service_full_name = node.string(),
            "serviceId" => it.service_id = node.string(),
            "signatureVersion" => it.signature_version = node.string(),
            "signingName" => it.signing_name = Some(node.string()),
            "uid" => it.uid = Some(node.string()),
            "auth" => it.auth = node.strings(),
            "targetPrefix" => it.target_prefix = Some(node.string()),
            "xmlNamespace" => it.xml_namespace = Some(XmlNamespace::read(node)),
            "protocolSettings" => it.protocol_settings = Some(node.value().clone()),
            "checksumFormat" => it.checksum_format = Some(node.string()),
            "awsQueryCompatible" => it.aws_query_compatible = node.value().is_object() || node.boolean(),
            "ripServiceName" => it.rip_service_name = Some(node.string()),
            "globalEndpoint" => it.global_endpoint = Some(node.string()),
            _ => return false,
        }
        true
    });
    it
}
