//! Credentials from a program (`credential_process`).

use std::process::{Command, Stdio};

use awslice_runtime::config::exports::Credentials;
use serde_json::Value;

use crate::error::CliError;

/// Runs the program and reads the credentials that it prints.
///
/// # Errors
/// It cannot be started, fails, or prints something else.
pub(super) fn run(line: &str) -> Result<Credentials, CliError> {
    let words = shlex::split(line).filter(|words| !words.is_empty());
    let [program, arguments @ ..] = words.as_deref().unwrap_or_default() else {
        return Err(failed("`credential_process` is not a command line"));
    };
    let output = Command::new(program).args(arguments).stdin(Stdio::inherit()).output();
    let output = output.map_err(|error| failed(&format!("cannot run `{program}`: {error}")))?;
    if !output.status.success() {
        return Err(failed(&String::from_utf8_lossy(&output.stderr)));
    }
    let printed: Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| failed("what the program of `credential_process` prints is not JSON"))?;
    read(&printed)
}

fn read(printed: &Value) -> Result<Credentials, CliError> {
    let version = printed.get("Version").cloned().unwrap_or_else(|| Value::from("<Version key not provided>"));
    if version != 1 {
        let version = version.as_str().map_or_else(|| version.to_string(), str::to_owned);
        return Err(failed(&format!(
            "Unsupported version '{version}' for credential process provider, supported versions: 1"
        )));
    }
    let text = |name: &str| printed.get(name)?.as_str().map(str::to_owned);
    let required =
        |name: &str| text(name).ok_or_else(|| failed(&format!("Missing required key in response: '{name}'")));
    let (id, secret) = (required("AccessKeyId")?, required("SecretAccessKey")?);
    Ok(Credentials::new(id, secret, text("SessionToken"), None, "custom-process"))
}

fn failed(reason: &str) -> CliError {
    CliError::other(format!("Error when retrieving credentials from custom-process: {}", reason.trim_end()))
}
