//! What the runtime cannot serve yet. Whoever teaches it one of these things takes the row out.

use std::collections::BTreeSet;

use super::select::Selected;
use crate::diagnostic::Severity;
use crate::ir::Protocol;
use crate::model::{Metadata, Operation, Report, Service, Shape, ShapeType, pointer};

/// What generated code can rely on.
#[derive(Clone, Copy, Debug)]
pub struct Support {
    /// Protocols that are spoken.
    protocols: &'static [Protocol],
    /// Protocols that are spoken in event streams too.
    event_streams: &'static [Protocol],
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
        protocols: &[Protocol::AwsJson10, Protocol::AwsJson11, Protocol::RestJson, Protocol::AwsQuery],
        event_streams: &[Protocol::AwsJson10, Protocol::AwsJson11, Protocol::RestJson],
        gaps: GAPS,
    };

    /// All that there is: for tests of what the runtime is still to learn.
    #[cfg(test)]
    pub const ALL: Self = Self { protocols: EVERY, event_streams: EVERY, gaps: &[] };
}

#[cfg(test)]
const EVERY: &[Protocol] = &[
    Protocol::AwsJson10,
    Protocol::AwsJson11,
    Protocol::RestJson,
    Protocol::AwsQuery,
    Protocol::RestXml,
    Protocol::Ec2Query,
    Protocol::RpcV2Cbor,
];

const GAPS: &[Gap] = &[
    Gap {
        what: "a request body that is a stream",
        place: |service, it| streams(service, input(service, it)).then_some("/input"),
    },
    Gap {
        what: "a response body that is a stream",
        place: |service, it| streams(service, output(service, it)).then_some("/output"),
    },
    Gap {
        what: "a checksum of the request",
        place: |_, it| it.http_checksum_required.then_some("/httpChecksumRequired"),
    },
    Gap {
        what: "a checksum of the request",
        place: |_, it| it.http_checksum.request_checksum_required.then_some("/httpChecksum/requestChecksumRequired"),
    },
    Gap {
        what: "a compressed request body",
        place: |_, it| (!it.compressions.is_empty()).then_some("/requestcompression"),
    },
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
        check_protocol(&service.metadata, protocol, report);
    }
    for (name, operation) in operations {
        let mut told = BTreeSet::new();
        for gap in support.gaps {
            let Some(part) = (gap.place)(service, operation).filter(|_| told.insert(gap.what)) else { continue };
            let message = format!("`{name}` needs {}, which clients cannot do yet", gap.what);
            refuse(name, part, message, report);
        }
        if protocol.is_some_and(|it| support.protocols.contains(&it) && !support.event_streams.contains(&it))
            && let Some(part) = events(service, operation)
        {
            refuse(name, part, format!("`{name}` needs an event stream, which its protocol cannot carry"), report);
        }
    }
}

fn refuse(name: &str, part: &str, message: String, report: &Report) {
    let hint = format!("leave `{name}` out of the selection: list the other operations in models.toml");
    report.add(Severity::Error, pointer("/operations", name) + part, message, Some(hint));
}

/// Where the operation has an event stream.
fn events(service: &Service, it: &Operation) -> Option<&'static str> {
    let has_events = |message: Option<&Shape>| {
        let mut targets = message.into_iter().flat_map(|it| it.members.values());
        targets.any(|it| service.shapes.get(&it.shape).is_some_and(|it| it.event_stream))
    };
    let sides = [("/input", input(service, it)), ("/output", output(service, it))];
    sides.into_iter().find(|(_, message)| has_events(*message)).map(|(part, _)| part)
}

fn check_protocol(metadata: &Metadata, protocol: Protocol, report: &Report) {
    let word = match protocol {
        Protocol::AwsJson10 | Protocol::AwsJson11 => "json",
        Protocol::RestJson => "rest-json",
        Protocol::AwsQuery => "query",
        Protocol::RestXml => "rest-xml",
        Protocol::Ec2Query => "ec2",
        Protocol::RpcV2Cbor => "smithy-rpc-v2-cbor",
    };
    let other = ["json", "rest-json", "query"].into_iter().find(|it| metadata.protocols.iter().any(|of| of == it));
    let hint = match other {
        Some(other) => format!("the service speaks it too: set `protocol = \"{other}\"` in models.toml"),
        None => "take the service out of models.toml".to_owned(),
    };
    let message = format!("clients do not speak `{word}` yet, but json, rest-json and query");
    report.add(Severity::Error, "/metadata".to_owned(), message, Some(hint));
}

fn input<'s>(service: &'s Service, it: &Operation) -> Option<&'s Shape> {
    service.shapes.get(&it.input.as_ref()?.shape)
}

fn output<'s>(service: &'s Service, it: &Operation) -> Option<&'s Shape> {
    service.shapes.get(&it.output.as_ref()?.shape)
}

/// Whether the body of a message is a streaming blob.
fn streams(service: &Service, message: Option<&Shape>) -> bool {
    let body = message.and_then(|it| it.members.get(it.payload.as_ref()?));
    body.is_some_and(|body| {
        let target = service.shapes.get(&body.shape);
        target.is_some_and(|it| it.ty == ShapeType::Blob && (it.streaming || body.streaming))
    })
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
