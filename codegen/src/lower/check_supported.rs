//! What clients cannot do, and so is refused.

use super::select::Selected;
use crate::diagnostic::Severity;
use crate::ir::Protocol;
use crate::model::{Operation, Report, Service, pointer};

/// Reports the selected operations that need what clients cannot do.
pub(super) fn check_supported(
    (service, protocol): (&Service, Option<Protocol>),
    operations: &[Selected<'_>],
    report: &Report,
) {
    let mute = matches!(protocol, Some(Protocol::AwsQuery | Protocol::Ec2Query));
    for (name, operation) in operations {
        let refuse = |part: &str, what: &str| {
            let message = format!("`{name}` needs {what}");
            let hint = format!("leave `{name}` out of the selection: list the other operations in models.toml");
            report.add(Severity::Error, pointer("/operations", name) + part, message, Some(hint));
        };
        if operation.endpoint_discovery.is_some_and(|it| it.required) {
            refuse("/endpointdiscovery", "endpoint discovery, which clients cannot do yet");
        }
        if let Some(part) = unknown_authentication(service, operation) {
            refuse(part, "an authentication other than Signature Version 4, which clients cannot do yet");
        }
        if let Some(part) = event_stream(service, operation).filter(|_| mute) {
            refuse(part, "an event stream, which its protocol cannot carry");
        }
    }
}

/// Where the operation has an event stream.
fn event_stream(service: &Service, it: &Operation) -> Option<&'static str> {
    let has_events = |message: &str| {
        let members = service.shapes.get(message).into_iter().flat_map(|it| it.members.values());
        members.filter_map(|it| service.shapes.get(&it.shape)).any(|it| it.event_stream)
    };
    if it.input.as_ref().is_some_and(|it| has_events(&it.shape)) {
        return Some("/input");
    }
    it.output.as_ref().is_some_and(|it| has_events(&it.shape)).then_some("/output")
}

/// What neither the operation nor the service lets be signed with Signature Version 4, or sent unsigned.
fn unknown_authentication(service: &Service, it: &Operation) -> Option<&'static str> {
    if let Some(auth_type) = it.auth_type.as_deref() {
        return (!["none", "v4", "v4-unsigned-body"].contains(&auth_type)).then_some("/authtype");
    }
    let is_served =
        |schemes: &[String]| schemes.iter().any(|it| ["aws.auth#sigv4", "smithy.api#noAuth"].contains(&it.as_str()));
    let of_service = &service.metadata;
    let served = match (it.auth.as_slice(), of_service.auth.as_slice()) {
        ([], []) => ["", "v4"].contains(&of_service.signature_version.as_str()),
        ([], schemes) => is_served(schemes),
        (schemes, _) => is_served(schemes),
    };
    match it.auth.as_slice() {
        _ if served => None,
        [] => Some(""),
        _ => Some("/auth"),
    }
}
