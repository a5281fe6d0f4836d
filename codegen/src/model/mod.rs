//! botocore's model files exactly as they are written: order kept, nothing resolved, every surprise reported.
//!
//! `parse_*` functions read JSON text into plain data. They know botocore's words and nothing of Rust's.

mod examples;
mod facts;
mod merge;
mod node;
mod operation;
mod paginators;
pub mod partitions;
mod reference;
mod report;
pub mod rule_set;
mod service;
mod shape;
#[cfg(test)]
mod tests;
mod text;
mod waiters;

pub use examples::{Example, Examples, parse_examples};
pub use facts::{Facts, ZeroDefault, facts_of};
pub use node::{Node, pointer};
pub use operation::{EndpointDiscovery, HttpChecksum, Operation, OperationInput, OperationOutput};
pub use paginators::{Paginator, Paginators, parse_paginators};
pub use reference::{Location, Reference};
pub use report::Report;
pub use service::{Metadata, Service, parse_service};
pub use shape::{Bound, Deprecation, ErrorTrait, Shape, ShapeType, TimestampFormat, XmlNamespace};
pub use waiters::{Acceptor, Waiter, Waiters, parse_waiters};
