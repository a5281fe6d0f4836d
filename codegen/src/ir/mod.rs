//! What the emitters see: plain data, everything resolved and named.
//!
//! Wire names and Rust names stand side by side; an emitter never changes case, looks a shape up or decides whether a
//! field is optional. Documentation is Markdown already. Everything is in model order unless a field says otherwise.

mod endpoint;
mod operation;
mod service;
mod shape;

pub use endpoint::{
    Condition, Endpoint, Expr, Function, Param, ParamType, Partition, Partitions, Rule, RuleSet, Template,
};
pub use operation::{Example, ExampleValue, Operation, OperationError, Paginator};
pub use service::{Crate, Layout, Protocol, Service};
pub use shape::{
    Bound, Deprecated, Enumeration, ErrorInfo, Field, List, Location, Map, Namespace, Presence, Rules, ShapeRef,
    Structure, TimestampFormat, Type, TypeKind, Union, UnionVariant, Variant,
};
