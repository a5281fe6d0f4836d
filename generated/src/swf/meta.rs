//! About this crate.

/// The version of this crate.
pub static PKG_VERSION: &str = env!("CARGO_PKG_VERSION");
