//! Trees of files: the text of each by its path.

use std::collections::BTreeMap;

use crate::emit::{Package, emit_files};
use crate::format::{FormatError, format_file};
use crate::ir::Crate;

/// Text by path, relative to the crate's folder, `/` between the parts.
pub type Tree = BTreeMap<String, String>;

/// The files of a crate, formatted.
///
/// # Errors
/// When a file is not Rust: a bug of an emitter.
pub fn emit_crate(krate: &Crate, package: &Package<'_>) -> Result<Tree, FormatError> {
    emit_files(krate, package).into_iter().map(|file| Ok((file.path.clone(), format_file(&file)?))).collect()
}
