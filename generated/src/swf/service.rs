//! What all operations of Amazon SWF share.

use awslice_runtime::config::ServiceMarker;
use awslice_runtime::{protocol, schema};

/// Types the configuration and the clients of this service.
#[derive(Clone, Copy, Debug)]
pub struct Swf;

impl ServiceMarker for Swf {
    const ROW: &'static schema::Service = &SERVICE;
}

/// The service's row.
pub(crate) static SERVICE: schema::Service = schema::Service {
    name: "swf",
    id: "SWF",
    endpoint_prefix: "swf",
    signing_name: "swf",
    api_version: "2012-01-25",
    protocol: &protocol::AWS_JSON_1_0,
    target_prefix: "SimpleWorkflowService",
    xml_namespace: "",
    query_compatible: false,
    endpoint: super::endpoint::resolve,
};
