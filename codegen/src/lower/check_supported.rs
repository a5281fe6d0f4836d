//! What the runtime cannot serve yet. Whoever teaches it one of these things takes the row out.

use std::collections::BTreeSet;

use super::auth::{lower_operation_auth, lower_service_auth};
use super::select::Selected;
use crate::diagnostic::Severity;
use crate::ir::Protocol;
use crate::model::{Metadata, Operation, Report, Service, Shape, ShapeType, pointer};

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
        protocols: &[Protocol::AwsJson10, Protocol::AwsJson11, Protocol::RestJson, Protocol::AwsQuery],
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
    Gap {
        what: "a request body that is a stream",
        place: |service, it| streams(service, input(service, it)).then_some("/input"),
    },
    Gap {
        what: "a response body that is a stream",
        place: |service, it| streams(service, output(service, it)).then_some("/output"),
    },
    Gap { what: "an event stream", place: |service, it| has_events(service, input(service, it)).then_some("/input") },
    Gap { what: "an event stream", place: |service, it| has_events(service, output(service, it)).then_some("/output") },
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
    Gap { what: "an unknown authentication", place: unknown_authentication },
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
            report.add(
                Severity::Error,
                pointer("/operations", name) + part,
                format!("`{name}` needs {}, which clients cannot do yet", gap.what),
                Some(format!("leave `{name}` out of the selection: list the other operations in models.toml")),
            );
        }
    }
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

fn has_events(service: &Service, message: Option<&Shape>) -> bool {
    let mut targets = message.into_iter().flat_map(|it| it.members.values()).map(|it| service.shapes.get(&it.shape));
    targets.any(|it| it.is_some_and(|it| it.event_stream))
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
