//! The messages of the operations that say where others are reached (`endpointoperation`): every service has the same.

use super::{List, Member, Structure, list, long, string, structure};

/// Nothing is asked for but the endpoints.
pub static ENDPOINTS_INPUT: Structure = Structure::new("DescribeEndpointsRequest", &[]);

/// The endpoints, best first.
pub static ENDPOINTS_OUTPUT: Structure = Structure::new(
    "DescribeEndpointsResponse",
    &[Member::new("Endpoints", list(&List::of(structure(&ENDPOINT)))).required()],
);

/// A host, and for how long it may be kept.
pub(crate) static ENDPOINT: Structure = Structure::new(
    "Endpoint",
    &[Member::new("Address", string()).required(), Member::new("CachePeriodInMinutes", long()).required()],
);
