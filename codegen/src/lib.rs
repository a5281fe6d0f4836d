//! Service models in, a tree of formatted Rust files out.
//!
//! Data flows one way: `model -> fixup -> lower -> ir -> emit -> format -> tree`. Nothing here touches the file
//! system, the clock, the environment or another process; `xtask` does. See ARCHITECTURE.md for the map.

mod diagnostic;
mod emit;
mod format;
pub mod ir;
mod request;
mod tree;

pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use emit::{GENERATED_MARK, Package};
pub use format::FormatError;
pub use request::{Generated, Request, Selection, ServiceRequest, Source, Stats};
pub use tree::{Drift, Tree, diff, emit_crate};
