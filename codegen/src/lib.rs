//! Service models in, a tree of formatted Rust files out.
//!
//! Data flows one way: `model -> fixup -> lower -> ir -> emit -> format -> tree`. Nothing here touches the file
//! system, the clock, the environment or another process; `xtask` does. See ARCHITECTURE.md for the map.
//!
//! [`generate`] does it all.

mod diagnostic;
pub mod docs;
pub mod emit;
pub mod fixup;
mod format;
mod generate;
pub mod ir;
pub mod lower;
pub mod model;
pub mod naming;
pub mod pattern;
mod request;
mod tree;

pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use emit::{GENERATED_MARK, Package, emit_files};
pub use format::FormatError;
pub use generate::{emit, generate, lower, package};
pub use lower::{Refusal, split_refused};
pub use request::{Generated, Request, Selection, ServiceRequest, Source, Stats};
pub use tree::{Drift, Tree, diff, emit_crate};
