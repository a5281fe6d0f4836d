//! What the runtime cannot serve yet. Whoever teaches it one of these things takes the row out.

use std::collections::BTreeSet;

use super::protocol::word;
use super::select::Selected;
use crate::diagnostic::Severity;
use crate::ir::Protocol;
use crate::model::{Metadata, Operation, Report, Service, Shape, pointer};

/// What generated code can rely on.
#[derive(Clone, Copy, Debug)]
pub struct Support {
    /// Protocols that are spoken.
    protocols: &'static [Protocol],
    /// What an operation must not need.
    gaps: &'static [Gap],
}

/// Something that an operation needs and the runtime lacks.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// What is needed, after "needs".
    what: &'static str,
    /// Where below the operation its model asks for it, if it does.
    place: fn(&Service, &Operation) -> Option<&'static str>,
}

impl Support {
    /// What `awslice-runtime` has.
    pub const RUNTIME: Self = Self {
        protocols: &[
            Protocol::AwsJson10,
            Protocol::AwsJson11,
            Protocol::RestJson,
            Protocol::AwsQuery,
            Protocol::RpcV2Cbor,
            Protocol::RestXml,
            Protocol::Ec2Query,
        ],
        gaps: GAPS,
    };

    /// All that there is: for tests of what the runtime is still to learn.
    #[cfg(test)]
    pub const ALL: Self = Self {
        protocols: &[
            Protocol::AwsJson10,
            Protocol::AwsJson11,
            Protocol::RestJson,
            Protocol::AwsQuery,
            Protocol::RestXml,
            Protocol::Ec2Query,
            Protocol::RpcV2Cbor,
        ],
        gaps: &[],
    };
}

const GAPS: &[Gap] = &[
    Gap { what: "an event stream", place: |service, it| has_events(service, input(service, it)).then_some("/input") },
    Gap { what: "an event stream", place: |service, it| has_events(service, output(service, it)).then_some("/output") },
    Gap {
        what: "endpoint discovery",
        place: |_, it| it.endpoint_discovery.is_some_and(|it| it.required).then_some("/endpointdiscovery"),
    },
    Gap { what: "an authentication other than Signature Version 4", place: unknown_authentication },
];

/// Reports the selected operations that cannot be served, and a protocol that is not spoken.
pub(super) fn check_supported(
    support: Support,
    (service, protocol): (&Service, Option<Protocol>),
    operations: &[Selected<'_>],
    report: &Report,
) {
    if let Some(protocol) = protocol.filter(|it| !support.protocols.contains(it)) {
        check_protocol(support, &service.metadata, protocol, report);
    }
    for (name, operation) in operations {
        let mut told = BTreeSet::new();
        for gap in support.gaps {
            let Some(part) = (gap.place)(service, operation).filter(|_| told.insert(gap.what)) else { continue };
            report.add(
                Severity::Error,
                pointer("/operations", name) + part,
                format!("`{name}` needs {}, which clients cannot do yet", gap.what),
                Some(format!("leave `{name}` out of the selection: list the other operations in models.toml")),
            );
        }
    }
}

fn check_protocol(support: Support, metadata: &Metadata, protocol: Protocol, report: &Report) {
    let mut spoken: Vec<&str> = support.protocols.iter().map(|it| word(*it)).collect();
    spoken.dedup();
    let other = spoken.iter().find(|it| metadata.protocols.iter().any(|of| of == *it));
    let hint = match other {
        Some(other) => format!("the service speaks it too: set `protocol = \"{other}\"` in models.toml"),
        None => "take the service out of models.toml".to_owned(),
    };
    let message = format!("clients do not speak `{}` yet, but {}", word(protocol), spoken.join(", "));
    report.add(Severity::Error, "/metadata".to_owned(), message, Some(hint));
}

fn input<'s>(service: &'s Service, it: &Operation) -> Option<&'s Shape> {
    service.shapes.get(&it.input.as_ref()?.shape)
}

fn output<'s>(service: &'s Service, it: &Operation) -> Option<&'s Shape> {
    service.shapes.get(&it.output.as_ref()?.shape)
}

fn has_events(service: &Service, message: Option<&Shape>) -> bool {
    let mut targets = message.into_iter().flat_map(|it| it.members.values()).map(|it| service.shapes.get(&it.shape));
    targets.any(|it| it.is_some_and(|it| it.event_stream))
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
