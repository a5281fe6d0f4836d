//! `models/`: which operations are generated, and the files that describe them.

mod changes;
mod edit;
mod import;
mod index;
mod place;
mod prune;
mod reach;
mod request;
mod selection;
#[cfg(test)]
mod tests;
mod whole;

pub use changes::changes;
pub use edit::Document;
pub use edit::hashes;
pub use import::{Import, api_version, gather, parse, read_committed, render};
pub use index::{Entry, Index, summary};
pub use place::{place, place_partitions};
pub use prune::{Documents, prune};
pub use request::{Models, load};
pub use selection::{Docs, Operations, Partitions, Selection, Service};
pub use whole::{Wanted, WantedService};

/// The folder of a service's files, under the folder of `models.toml`.
pub fn folder(service: &str, api_version: &str) -> String {
    format!("{service}/{api_version}")
}

/// Our own documentation of a service: an overlay that no import touches.
pub const OWN_DOCS: &str = "docs.json";

/// The partitions of AWS: one file for all services.
pub const PARTITIONS: &str = "partitions.json";
