//! A case's `response` as a typed output or error, compared with its `result` or `error` by botocore's rules.

use awslice_runtime::client::parse_http_response;
use awslice_runtime::operation::Operation;
use awslice_runtime::protocol::Response;
use awslice_runtime::shape::Members;
use awslice_runtime::types::ProvideErrorMetadata;
use awslice_runtime::types::http::{self, HeaderName, HeaderValue};
use serde_json::{Value as Json, json};

use crate::events::Events;
use crate::presence::{Observer, Seen};
use crate::verdict::ProtocolCase;
use crate::{expected, json, write};

/// The modeled error that an operation's error holds, if it holds one.
pub type Modeled<E> = fn(&E) -> Option<&dyn Members>;

/// Where what a case's response becomes is not as expected.
pub fn judge<O: Operation<Output: Members>>(
    case: &ProtocolCase,
    modeled: Modeled<O::Error>,
    events: Option<&Events<O::Output>>,
) -> Vec<String> {
    let response = match response(case) {
        Ok(response) => response,
        Err(error) => return vec![error],
    };
    let parsed = parse_http_response::<O>(&response);
    match (case.case.get("error"), parsed) {
        (Some(members), Err(error)) => judge_error::<O>(case, members, &response, &error, modeled(&error)),
        (Some(_), Ok(output)) => vec![format!("expected an error, got {output:?}")],
        (None, Err(error)) => vec![format!("expected an output, got the error {error}")],
        (None, Ok(output)) => {
            let actual = match events {
                Some(events) => with_events::<O>(output, events),
                None => read_twice::<O>(&response, &output),
            };
            let none = json!({});
            let expected = expected::members(O::ROW.output, case.case.get("result").unwrap_or(&none));
            actual.map_or_else(|error| vec![error], |actual| json::differences("result", &expected, &actual))
        }
    }
}

/// An output in the words of a suite, and which of its members the response mentions.
fn read_twice<O: Operation<Output: Members>>(
    response: &http::Response<Vec<u8>>,
    output: &O::Output,
) -> Result<Json, String> {
    let mut observer = Observer::new(O::ROW.output);
    let read = O::ROW.service.protocol.parse_output(O::ROW, &view(response), &mut observer);
    read.map_err(|error| format!("the response cannot be read twice: {error}"))?;
    Ok(write::to_json(output, &observer.seen()))
}

/// An output with its events, in the words of a suite. What the response mentions is not asked: it is in messages.
fn with_events<O: Operation<Output: Members>>(
    mut output: O::Output,
    events: &Events<O::Output>,
) -> Result<Json, String> {
    let all = events.all(&mut output)?;
    let mut members = write::to_json(&output, &Seen::All);
    if let Json::Object(members) = &mut members {
        members.insert(events.member.to_owned(), all);
    }
    Ok(members)
}

/// Where an error is not the expected one: code, message and modeled members.
fn judge_error<O: Operation>(
    case: &ProtocolCase,
    members: &Json,
    response: &http::Response<Vec<u8>>,
    error: &O::Error,
    modeled: Option<&dyn Members>,
) -> Vec<String> {
    let mut found = Vec::new();
    for (key, actual) in [("errorCode", error.code()), ("errorMessage", error.message())] {
        let (expected, actual) = (case.text(key), actual.unwrap_or_default());
        if expected != actual {
            found.push(format!("{key}: expected {expected:?}, got {actual:?}"));
        }
    }
    let Some(modeled) = modeled else {
        found.extend(json::differences("error", members, &json!({})));
        return found;
    };
    let mut observer = Observer::new(modeled.schema());
    if let Err(error) = O::ROW.service.protocol.read_error(O::ROW, &view(response), &mut observer) {
        found.push(format!("the error's members cannot be read: {error}"));
    }
    let seen = observer.seen();
    let mut actual = write::to_json(modeled, &seen);
    forget_filled_message(&mut actual, modeled, &seen, error.message());
    found.extend(json::differences("error", &expected::members(modeled.schema(), members), &actual));
    found
}

/// Types fill an absent `message` with what the response says elsewhere; suites expect it there only.
fn forget_filled_message(actual: &mut Json, modeled: &dyn Members, seen: &Seen, message: Option<&str>) {
    for (index, row) in modeled.schema().members.iter().enumerate() {
        let filled = row.name.eq_ignore_ascii_case("message") && seen.member(index).is_none();
        if let (true, Json::Object(members)) = (filled, &mut *actual)
            && members.get(row.name).and_then(Json::as_str) == message
        {
            members.remove(row.name);
        }
    }
}

/// The response of a case. Without a body it is empty, but for query, whose responses are always XML.
fn response(case: &ProtocolCase) -> Result<http::Response<Vec<u8>>, String> {
    let none = json!({});
    let given = case.case.get("response").unwrap_or(&none);
    let body = match given.get("body").and_then(Json::as_str) {
        None if case.protocol == "query" => b"<xml/>".to_vec(),
        None => Vec::new(),
        Some(text) if case.base64 => base64_simd::STANDARD
            .decode_to_vec(text)
            .map_err(|error| format!("the case's response is not base64: {error}"))?,
        Some(text) => text.as_bytes().to_vec(),
    };
    let mut response = http::Response::new(body);
    let status = given.get("status_code").and_then(Json::as_u64).and_then(|it| u16::try_from(it).ok());
    *response.status_mut() = status
        .and_then(|it| http::StatusCode::from_u16(it).ok())
        .ok_or("the case's response has no status_code that HTTP knows")?;
    for (name, value) in given.get("headers").and_then(Json::as_object).into_iter().flatten() {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|error| format!("header {name}: {error}"))?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let value = HeaderValue::from_str(&text).map_err(|error| format!("header {name}: {error}"))?;
        response.headers_mut().append(name, value);
    }
    Ok(response)
}

/// The response as protocols see it.
fn view(response: &http::Response<Vec<u8>>) -> Response<'_> {
    Response { status: response.status().as_u16(), headers: response.headers(), body: response.body() }
}
