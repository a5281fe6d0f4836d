//! Long output: what a reader stops reading is no error.

use std::io::{ErrorKind, Write as _};

use anyhow::{Context as _, Result};

/// Prints a text to standard output. A pipe that was closed, as by `head`, is the end of the matter.
///
/// # Errors
/// The output cannot be written.
pub fn print(text: &str) -> Result<()> {
    let mut output = std::io::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        result => result.context("cannot write to standard output"),
    }
}
