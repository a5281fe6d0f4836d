//! What clients cannot do, and so is refused.

use super::auth::{lower_operation_auth, lower_service_auth};
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
        if let Some(part) = unknown_authentication(service, operation) {
            refuse(part, "an authentication that is not known");
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

/// Where it says how requests are to be signed, if that is in no way that is known.
fn unknown_authentication(service: &Service, it: &Operation) -> Option<&'static str> {
    let place = if it.auth.is_empty() { "/authtype" } else { "/auth" };
    match lower_operation_auth(it) {
        None => Some(place),
        Some(own) if own.is_empty() => lower_service_auth(&service.metadata).is_empty().then_some(""),
        Some(_) => None,
    }
}
