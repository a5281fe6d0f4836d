//! What went wrong, in botocore's words.

use awslice_runtime::client::TargetError;
use awslice_runtime::client::untyped::{Error, ServiceError};
use awslice_runtime::schema::Location;
use awslice_runtime::transport::{Failure, FailureKind};
use serde_json::{Map, Value};

use crate::error::{self, CliError};

/// Region or endpoint are not what they should be.
pub(super) fn target(error: &TargetError, program: &str) -> CliError {
    match error {
        TargetError::NoRegion => CliError::no_region(program),
        TargetError::InvalidRegion(region) => {
            CliError::other(format!("Provided region_name '{region}' doesn't match a supported format."))
        }
        TargetError::InvalidEndpoint(url) => match url.split_once(':') {
            Some((scheme, _)) if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") => {
                CliError::other(format!(
                    "An HTTP Client raised an unhandled exception: Not supported URL scheme {scheme}"
                ))
            }
            _ => CliError::other(format!("Invalid endpoint: {url}")),
        },
        other => CliError::other(other.to_string()),
    }
}

/// What keeps an input from becoming a request.
pub(super) fn before_sending(error: &Error, program: &str) -> CliError {
    match error {
        Error::Invalid(invalid) => CliError::invalid_input(invalid),
        Error::Target(error) => target(error, program),
        other => CliError::other(chain(other)),
    }
}

/// What a call that was sent to `url` came to. `is_only_attempt`: with one attempt, every error says that there were no
/// retries left.
pub(super) fn of_call(error: &Error, url: &str, is_only_attempt: bool, program: &str) -> CliError {
    match error {
        Error::Service(error) => service(error, is_only_attempt),
        Error::NotAnswered(_) | Error::TimedOut(_) => CliError::other(match failure_kind(error) {
            Some(FailureKind::Connect) => format!("Could not connect to the endpoint URL: \"{url}\""),
            Some(FailureKind::ConnectTimeout) => format!("Connect timeout on endpoint URL: \"{url}\""),
            Some(FailureKind::Tls) => format!("SSL validation failed for {url} {}", chain(error)),
            Some(FailureKind::ReadTimeout) => format!("Read timeout on endpoint URL: \"{url}\""),
            Some(FailureKind::Closed | FailureKind::NotHttp) => {
                format!("Connection was closed before we received a valid response from endpoint URL: \"{url}\".")
            }
            _ => chain(error),
        }),
        other => before_sending(other, program),
    }
}

/// How far the request got, where the transport says so.
fn failure_kind(error: &Error) -> Option<FailureKind> {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(failure) = error.downcast_ref::<Failure>() {
            return Some(failure.kind());
        }
        cause = error.source();
    }
    None
}

/// An error and its causes, each once.
fn chain(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(next) = cause {
        let line = next.to_string();
        if !text.contains(&line) {
            text = format!("{text}: {line}");
        }
        cause = next.source();
    }
    text
}

/// An error of the service.
fn service(error: &ServiceError, is_only_attempt: bool) -> CliError {
    let (code, text) = code_and_message(error);
    let retries = match (error.exhausted, is_only_attempt) {
        (_, true) => " (reached max retries: 0)".to_owned(),
        (true, _) => format!(" (reached max retries: {})", error.attempts.saturating_sub(1)),
        _ => String::new(),
    };
    let operation = error.operation.name;
    let message = format!(
        "An error occurred ({}) when calling the {operation} operation{retries}: {}",
        code.as_deref().unwrap_or("Unknown"),
        text.as_deref().unwrap_or("Unknown"),
    );
    CliError::service(message, error::ServiceError { members: members(error) })
}

/// The status below which botocore takes an answer for an output, and finds no error in it.
const FIRST_READ_AS_ERROR: u16 = 301;

/// Code and message as botocore's parser has them: in JSON there is always a message.
fn code_and_message(error: &ServiceError) -> (Option<String>, Option<String>) {
    if error.status < FIRST_READ_AS_ERROR {
        return (None, None);
    }
    let is_xml = error.operation.service.protocol.is_xml();
    let text = error.meta.message.clone();
    (error.meta.code.clone(), if is_xml { text } else { Some(text.unwrap_or_default()) })
}

/// The error as a document.
pub(super) fn members(error: &ServiceError) -> Map<String, Value> {
    let (code, text) = code_and_message(error);
    let mut known = [("Message", text), ("Code", code)];
    if error.operation.service.protocol.is_xml() {
        known.reverse();
    }
    let known = known.into_iter().filter_map(|(name, text)| Some((name.to_owned(), Value::from(text?))));
    // Members of headers come before those of the body.
    let rows = error.operation.errors.iter().filter_map(|row| row.members).flat_map(|it| it.members);
    let headers: Vec<&str> = rows.filter(|row| row.location != Location::Body).map(|row| row.name).collect();
    let (head, body): (Vec<_>, Vec<_>) =
        error.members.clone().into_iter().partition(|(name, _)| headers.contains(&name.as_str()));
    known.chain(head).chain(body).collect()
}
