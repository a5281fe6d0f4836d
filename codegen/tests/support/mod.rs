//! The committed models, read as `xtask` reads them.

use std::fs;
use std::path::{Path, PathBuf};

use awslice_codegen::ir::Layout;
use awslice_codegen::{Request, Selection, ServiceRequest, Source};

/// The crate of these operations: (botocore's name of the service, API version, operation).
pub fn request(operations: &[(&str, &str, &str)]) -> Request {
    Request {
        crate_name: "generated".to_owned(),
        crate_version: "0.1.0".to_owned(),
        layout: Layout::Modules,
        runtime: "path = \"../runtime\"".to_owned(),
        own_workspace: false,
        services: operations.iter().map(|(service, version, operation)| one(service, version, operation)).collect(),
        partitions: source(&models().join("partitions.json")).expect("models/ has partitions"),
        commands: false,
        strict: true,
    }
}

/// One operation of a service; of the companions those that are there.
fn one(service: &str, version: &str, operation: &str) -> ServiceRequest {
    let folder = models().join(service).join(version);
    let file = |name: &str| source(&folder.join(name));
    ServiceRequest {
        directory: service.to_owned(),
        operations: Selection::Named(vec![operation.to_owned()]),
        protocol: None,
        botocore: "1.44.5".to_owned(),
        service: file("service-2.json").unwrap_or_else(|| panic!("no model in {}", folder.display())),
        service_extras: ["service-2.sdk-extras.json", "docs.json"].into_iter().filter_map(file).collect(),
        paginators: file("paginators-1.json"),
        paginators_extras: file("paginators-1.sdk-extras.json").into_iter().collect(),
        waiters: file("waiters-2.json"),
        examples: file("examples-1.json"),
        endpoint_rule_set: file("endpoint-rule-set-1.json"),
    }
}

fn source(path: &Path) -> Option<Source> {
    let name = path.strip_prefix(models()).unwrap_or(path).display().to_string();
    Some(Source { name, text: fs::read_to_string(path).ok()? })
}

fn models() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../models")
}
