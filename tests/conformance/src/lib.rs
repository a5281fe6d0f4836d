//! The judge of `cargo xtask conformance`: runs cases of suites in the format of botocore's own tests against generated
//! clients, and says where they differ.
//!
//! `xtask` generates the clients, a table of them and a `main` that calls [`protocols`] or [`endpoints`]; everything
//! that is the same for all cases is here. Cases come as JSON from a file, verdicts go to standard output.

mod body;
mod client;
mod endpoint;
mod events;
mod expected;
mod json;
mod order;
mod presence;
mod read;
mod request;
mod response;
mod verdict;
mod write;

pub use client::{Client, client, client_of_events};
pub use endpoint::{EndpointCase, endpoints};
pub use events::{Events, event};
pub use response::Modeled;
pub use verdict::{Direction, ProtocolCase, protocols};
