//! From a tree of texts to a folder: what would change, changing it, and whether it has drifted.
//!
//! A folder belongs to the generator only as far as its manifest says and each file's first line confirms. Everything
//! else in it is somebody's work and stays. Nothing is written before the whole plan is known to be possible.

mod apply;
mod check;
mod manifest;
mod plan;
#[cfg(test)]
mod tests;

pub use check::check;
pub use plan::Plan;

use awslice_codegen::GENERATED_MARK;

/// Whether a text's first line says that it is generated.
fn bears_mark(text: &[u8]) -> bool {
    let line = text.split(|byte| *byte == b'\n').next().unwrap_or_default();
    line.windows(GENERATED_MARK.len()).any(|it| it == GENERATED_MARK.as_bytes())
}
