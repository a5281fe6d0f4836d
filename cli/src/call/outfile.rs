//! The stream of an output to a file.

use std::fs::File;
use std::io::Write;

use awslice_runtime::types::{ByteStream, SdkBody};

use crate::arguments::python_repr;
use crate::error::CliError;
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
