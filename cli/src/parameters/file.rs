//! `file://` and `fileb://`.

use std::io;

use crate::arguments::python_repr;
use crate::world::Files;

/// What is in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// `file://`: text, with Python's newlines (`\n` for any).
    Text(String),
    /// `fileb://`: bytes.
    Bytes(Vec<u8>),
}

/// What is in the file that a word names; nothing for a word that names none.
///
/// # Errors
/// The message.
pub fn load(word: &str, files: &dyn Files) -> Result<Option<Content>, String> {
    if let Some(path) = word.strip_prefix("file://") {
        let path = files.expand(path);
        let bytes = read(word, &path, files)?;
        let text = String::from_utf8(bytes).map_err(|_| {
            format!(
                "Unable to load paramfile ({path}), text contents could not be decoded.  If this is a binary file, \
                 please use the fileb:// prefix instead of the file:// prefix."
            )
        })?;
        return Ok(Some(Content::Text(newlines(text))));
    }
    match word.strip_prefix("fileb://") {
        Some(path) => Ok(Some(Content::Bytes(read(word, &files.expand(path), files)?))),
        None => Ok(None),
    }
}

fn read(word: &str, path: &str, files: &dyn Files) -> Result<Vec<u8>, String> {
    files
        .read(path)
        .map_err(|error| format!("Unable to load paramfile {word}: {}: {}", describe(&error), python_repr(path)))
}

/// `[Errno 2] No such file or directory`.
fn describe(error: &io::Error) -> String {
    let text = error.to_string();
    match error.raw_os_error() {
        Some(code) => {
            let text = text.strip_suffix(&format!(" (os error {code})")).unwrap_or(&text);
            format!("[Errno {code}] {text}")
        }
        None => text,
    }
}

fn newlines(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}
