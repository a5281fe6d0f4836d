//! The tables that describe a service: what generated code states about its shapes, as constant data.
//!
//! A generated structure is a Rust type plus one [`Structure`] table; an operation is one [`Operation`] row.
//! Codecs, protocols and the validator read these tables, so that nothing per shape is generated but data and glue.
//! The words are botocore's (`service-2.json`): shape, member, location, payload, wrapper.
//!
//! ```
//! use awslice_runtime::schema::{Member, Structure, length, list, string, structure, List};
//!
//! static TAG: Structure = Structure::new("Tag", &[Member::new("key", string().rules(&length(1, 128))).required()]);
//! static INPUT: Structure = Structure::new(
//!     "TagInput",
//!     &[
//!         Member::new("domain", string().rules(&length(1, 256))).required(),
//!         Member::new("tags", list(&List::of(structure(&TAG))).rules(&length(0, 50))),
//!     ],
//! );
//! assert_eq!(INPUT.members.len(), 2);
//! ```

mod auth;
mod context;
mod endpoints;
mod member;
mod operation;
mod rules;
mod service;
mod shape;
mod structure;

pub use auth::Auth;
pub use context::{BuiltIn, ContextParam, ContextValue, EndpointParam, Step};
pub(crate) use endpoints::ENDPOINT;
pub use endpoints::{ENDPOINTS_INPUT, ENDPOINTS_OUTPUT};
pub use member::{Location, Member};
pub use operation::{ErrorRow, Operation};
pub use rules::{
    Bound, Rules, at_least, at_least_float, at_most, at_most_float, length, matching, max_length, min_length, range,
    range_float, values,
};
pub use service::Service;
pub use shape::{
    Kind, List, Map, Shape, TimestampFormat, blob, boolean, document, double, float, integer, list, long, map, string,
    structure, timestamp,
};
pub use structure::{Namespace, Structure};
