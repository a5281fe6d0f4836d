//! Service models in, a tree of formatted Rust files out.
//!
//! Data flows one way: `model -> fixup -> lower -> ir -> emit -> format -> tree`. Nothing here touches the file
//! system, the clock, the environment or another process; `xtask` does. See ARCHITECTURE.md for the map.

mod diagnostic;
pub mod docs;
pub mod fixup;
pub mod ir;
pub mod lower;
pub mod model;
pub mod naming;
pub mod pattern;
mod request;

pub use diagnostic::{Diagnostic, Diagnostics, Severity};
pub use request::{Generated, Request, Selection, ServiceRequest, Source, Stats};
