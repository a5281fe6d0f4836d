//! Bodies that are streams, with checksums and compression: a small service of things that are put and got.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bodies;
#[cfg(all(feature = "checksums", feature = "compression"))]
mod captured;
#[allow(dead_code, reason = "which operations are called depends on the features")]
mod store;
#[path = "../support/mod.rs"]
mod support;
#[cfg(feature = "default-https-client")]
mod transfer;
