//! A crate of services, and one service.

use super::{Auth, Commands, Enumeration, Operation, Partitions, RuleSet, Setting, StreamError, Structure, Union};

/// How services are laid out in crates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// One crate, with a module and a cargo feature per service (the default).
    Modules,
    /// One crate for the one service, bearing the SDK crate's names.
    PerService,
}

/// A crate to emit.
#[derive(Clone, Debug)]
pub struct Crate {
    /// The package's name, such as `generated`.
    pub name: String,
    /// The package's version.
    pub version: String,
    /// Where the services stand.
    pub layout: Layout,
    /// The services, sorted by module.
    pub services: Vec<Service>,
    /// The partitions of `partitions.json`, shared by all services.
    pub partitions: Partitions,
}

/// The protocol of a service, chosen by botocore's rule or by `models.toml`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Protocol {
    /// `json` with version 1.0.
    AwsJson10,
    /// `json` with version 1.1.
    AwsJson11,
    /// `rest-json`.
    RestJson,
    /// `rest-xml`.
    RestXml,
    /// `query`.
    AwsQuery,
    /// `ec2`.
    Ec2Query,
    /// `smithy-rpc-v2-cbor`.
    RpcV2Cbor,
}

/// The operation that says where others are reached (`endpointoperation`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndpointOperation {
    /// The name in the model.
    pub wire: String,
    /// HTTP method.
    pub http_method: String,
    /// `requestUri`.
    pub uri: String,
}

/// One service, pruned to its operations.
#[derive(Clone, Debug)]
pub struct Service {
    /// Module and cargo feature, such as `autoscaling`: also the last part of the SDK's crate name (`aws-sdk-autoscaling`).
    pub module: String,
    /// The directory in `models/`: botocore's name of the service.
    pub directory: String,
    /// `serviceId`, such as `Auto Scaling`.
    pub id: String,
    /// The service's name in the text of errors: the client's name in botocore, such as `autoscaling`.
    pub error_prefix: String,
    /// `serviceFullName`.
    pub full_name: String,
    /// `apiVersion`.
    pub api_version: String,
    /// `uid`, such as `swf-2012-01-25`: used in documentation links.
    pub uid: String,
    /// `endpointPrefix`.
    pub endpoint_prefix: String,
    /// `signingName`, or `endpointPrefix` where the model has none.
    pub signing_name: String,
    /// The protocol.
    pub protocol: Protocol,
    /// `targetPrefix`, empty where there is none.
    pub target_prefix: String,
    /// `xmlNamespace` of the metadata, empty where there is none.
    pub xml_namespace: String,
    /// `awsQueryCompatible` stands in the metadata.
    pub query_compatible: bool,
    /// How requests say who sends them, best first.
    pub auth: Vec<Auth>,
    /// The settings that only some services' clients have.
    pub settings: Vec<Setting>,
    /// The operation that says where others are reached: its name and its method.
    pub endpoint_operation: Option<EndpointOperation>,
    /// botocore's version and the model file's SHA-256, for the service's page.
    pub source: String,
    /// Markdown.
    pub docs: String,
    /// The operations, in model order.
    pub operations: Vec<Operation>,
    /// Structures of `types`, sorted by Rust name. (Inputs and outputs stand in their operations.)
    pub structures: Vec<Structure>,
    /// Enumerations of `types`, sorted by Rust name.
    pub enumerations: Vec<Enumeration>,
    /// Unions of `types`, sorted by Rust name.
    pub unions: Vec<Union>,
    /// Errors of `types::error` that operations or event streams list, sorted by Rust name.
    pub errors: Vec<Structure>,
    /// Errors of event streams, in `types::error`, sorted by Rust name.
    pub stream_errors: Vec<StreamError>,
    /// The endpoint rule set.
    pub endpoints: RuleSet,
    /// What the command line says of the service, if that is wanted.
    pub commands: Option<Commands>,
}
