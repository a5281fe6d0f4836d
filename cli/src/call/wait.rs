//! Waiters (botocore's `waiter.py`).

use std::time::Duration;

use awslice_runtime::client::untyped::{Error, Output};
use awslice_runtime::command::{Acceptor, Waiter};
use serde_json::Value;

use super::{Call, Client, failure, path};
use crate::error::CliError;
use crate::output::python_text;

/// What an operation answers, as a waiter sees it.
struct Answer {
    status: u16,
    /// The error's code, if it is one.
    code: Option<String>,
    /// The output, or the error under `Error` and its members.
    value: Value,
}

impl Client<'_> {
    /// Calls the operation of a waiter until it is decided.
    ///
    /// # Errors
    /// The state that is waited for will not be reached or was not reached in time, or a call failed.
    pub fn wait(&self, waiter: &Waiter, call: &Call<'_>) -> Result<(), CliError> {
        let mut last = None;
        let mut attempts = 0;
        loop {
            let answer = self.answer(call)?;
            attempts += 1;
            let found = matching(waiter, &answer)?;
            if found.is_none()
                && let Some(code) = &answer.code
            {
                let message = path::find("Error.Message", &answer.value)?;
                let message = message.as_str().unwrap_or("Unknown");
                return Err(failed(waiter, &format!("An error occurred ({code}): {message}")));
            }
            match found.map(|it| it.state) {
                Some("success") => return Ok(()),
                Some("failure") => {
                    let reason = found.map(explanation).unwrap_or_default();
                    return Err(failed(waiter, &format!("Waiter encountered a terminal failure state: {reason}")));
                }
                _ => last = found.or(last),
            }
            if attempts >= waiter.max_attempts {
                let reason = last.map(|it| format!(". Previously accepted state: {}", explanation(it)));
                return Err(failed(waiter, &format!("Max attempts exceeded{}", reason.unwrap_or_default())));
            }
            // Within, since it needs the runtime from the start.
            self.block(async { tokio::time::sleep(Duration::from_secs(waiter.delay)).await })?;
        }
    }

    fn answer(&self, call: &Call<'_>) -> Result<Answer, CliError> {
        let prepared = self.prepare(call)?;
        let url = prepared.request().uri().to_string();
        match self.dispatch(prepared)? {
            Ok(Output { members, status, .. }) => Ok(Answer { status, code: None, value: Value::Object(members) }),
            Err(Error::Service(error)) => {
                let mut value = Value::Object(error.members.clone());
                path::set(&mut value, "Error", Value::Object(failure::members(&error)));
                let code = error.meta.code.clone().unwrap_or_else(|| "Unknown".to_owned());
                Ok(Answer { status: error.status, code: Some(code), value })
            }
            Err(error) => Err(self.told(&error, &url)),
        }
    }
}

fn failed(waiter: &Waiter, reason: &str) -> CliError {
    CliError::other(format!("Waiter {} failed: {reason}", waiter.wire))
}

/// The first acceptor that fits.
fn matching(waiter: &Waiter, answer: &Answer) -> Result<Option<&'static Acceptor>, CliError> {
    for acceptor in waiter.acceptors {
        if fits(acceptor, answer)? {
            return Ok(Some(acceptor));
        }
    }
    Ok(None)
}

fn fits(acceptor: &Acceptor, answer: &Answer) -> Result<bool, CliError> {
    let expected = expected(acceptor);
    let find = || path::find(acceptor.argument.unwrap_or("@"), &answer.value);
    Ok(match (acceptor.matcher, &answer.code) {
        ("status", _) => expected == answer.status,
        ("error", code) => match (&expected, code) {
            (Value::Bool(any), code) => *any == code.is_some(),
            (expected, Some(code)) => expected == code.as_str(),
            (_, None) => false,
        },
        (_, Some(_)) => false,
        ("path", None) => is_same(&find()?, &expected),
        ("pathAll", None) => {
            find()?.as_array().is_some_and(|found| !found.is_empty() && found.iter().all(|it| is_same(it, &expected)))
        }
        ("pathAny", None) => find()?.as_array().is_some_and(|found| found.iter().any(|it| is_same(it, &expected))),
        _ => false,
    })
}

/// Whether two values are the same; numbers are by their value.
fn is_same(found: &Value, expected: &Value) -> bool {
    match (found, expected) {
        (Value::Number(found), Value::Number(expected)) => found.as_f64() == expected.as_f64(),
        _ => found == expected,
    }
}

fn expected(acceptor: &Acceptor) -> Value {
    serde_json::from_str(acceptor.expected).unwrap_or_else(|_| Value::from(acceptor.expected))
}

fn explanation(acceptor: &Acceptor) -> String {
    let argument = acceptor.argument.unwrap_or_default();
    let expected = python_text(&expected(acceptor));
    match acceptor.matcher {
        "path" => format!("For expression \"{argument}\" we matched expected path: \"{expected}\""),
        "pathAll" => format!("For expression \"{argument}\" all members matched expected path: \"{expected}\""),
        "pathAny" => {
            format!("For expression \"{argument}\" we matched expected path: \"{expected}\" at least once")
        }
        "status" => format!("Matched expected HTTP status code: {expected}"),
        "error" => format!("Matched expected service error code: {expected}"),
        other => format!("No explanation for unknown waiter type: \"{other}\""),
    }
}
