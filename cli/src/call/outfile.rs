//! The body of an output to a file.

use std::fs::File;
use std::io::Write;

use awslice_runtime::schema::{Kind, Structure};
use awslice_runtime::types::{ByteStream, SdkBody};
use serde_json::{Map, Value};

use crate::arguments::python_repr;
use crate::error::CliError;
use crate::parameters::decode_base64;
use crate::world::Environment;

/// Writes the stream to a new file of this path.
///
/// # Errors
/// The file cannot be written, or the stream breaks off.
pub(super) async fn write(stream: SdkBody, path: &str, environment: &Environment) -> Result<(), CliError> {
    let failed = |error: std::io::Error| CliError::other(describe(&error, path));
    let mut file = File::create(environment.resolve(path)).map_err(failed)?;
    let mut stream = ByteStream::new(stream);
    while let Some(piece) = stream.next().await {
        let piece = piece.map_err(|error| {
            CliError::other(format!("An error occurred while reading from response stream: {error}"))
        })?;
        file.write_all(&piece).map_err(failed)?;
    }
    file.flush().map_err(failed)
}

/// Takes the member out of an output whose bytes are all of its body, and writes them to a new file of this path.
///
/// # Errors
/// The file cannot be written.
pub(super) fn write_member(
    schema: &Structure,
    members: &mut Map<String, Value>,
    path: &str,
    environment: &Environment,
) -> Result<(), CliError> {
    let row = schema.payload.and_then(|index| schema.members.get(index));
    let value = row.filter(|row| matches!(row.shape.kind, Kind::Blob)).and_then(|row| members.shift_remove(row.name));
    let bytes = value.as_ref().and_then(Value::as_str).and_then(decode_base64).unwrap_or_default();
    std::fs::write(environment.resolve(path), bytes).map_err(|error| CliError::other(describe(&error, path)))
}

/// `[Errno 2] No such file or directory: 'PATH'`.
fn describe(error: &std::io::Error, path: &str) -> String {
    let text = error.to_string();
    let text = match error.raw_os_error() {
        Some(code) => {
            format!("[Errno {code}] {}", text.strip_suffix(&format!(" (os error {code})")).unwrap_or(&text))
        }
        None => text,
    };
    format!("{text}: {}", python_repr(path))
}
