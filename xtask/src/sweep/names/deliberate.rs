//! Names of the SDK that generated clients do not have, and why. DESIGN.md has the same table in prose.

/// A difference that is meant.
pub struct Deliberate {
    /// botocore's name of the service; empty for all.
    service: &'static str,
    /// What the name contains.
    part: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// All of them, in the order in which they are looked at.
const ALL: &[Deliberate] = &[
    all(".new()", "a macro of the runtime writes it"),
    all(".as_input()", "a macro of the runtime writes it"),
    all(".build()", "a macro of the runtime writes it"),
    all(".customize()", "a macro of the runtime writes it"),
    all(".into_paginator()", "a macro of the runtime writes it"),
    all(".send()", "a macro of the runtime writes it"),
    all(".message()", "a macro of the runtime writes it"),
    all(".generic()", "a macro of the runtime writes it"),
    all(".meta()", "a macro of the runtime writes it"),
    all(".set_meta()", "a macro of the runtime writes it"),
    all(".unhandled()", "a macro of the runtime writes it"),
    all(".try_parse()", "a macro of the runtime writes it"),
    all("Paginator.", "paginators are aliases of the runtime's generic ones"),
    all("PaginatorItems.", "paginators are aliases of the runtime's generic ones"),
    all(".send_with()", "an internal of the SDK's paginators"),
    all(".deserialize()", "an internal of the SDK"),
    all(".retryable_error_kind()", "an internal of the SDK's retries"),
    all("Client.registry()", "an internal of the SDK"),
    all("Client.error_registry()", "an internal of the SDK"),
    all(".presigned()", "there is no presigning"),
    all("::Unhandled", "the runtime's own type, with the SDK's name"),
    all("::Unknown", "the runtime's own type, with the SDK's name"),
    of("dynamodb", "InvalidEndpointException", "botocore's model has no such error"),
    of("dynamodb", "is_invalid_endpoint_exception", "botocore's model has no such error"),
    of("s3", "part_number_marker", "a number in botocore's model, as it is in the documentation"),
];

const fn all(part: &'static str, reason: &'static str) -> Deliberate {
    of("", part, reason)
}

const fn of(service: &'static str, part: &'static str, reason: &'static str) -> Deliberate {
    Deliberate { service, part, reason }
}

/// Why a name differs on purpose.
pub fn deliberate(service: &str, name: &str) -> Option<&'static Deliberate> {
    ALL.iter().find(|it| (it.service.is_empty() || it.service == service) && name.contains(it.part))
}
