//! What the emitters see: plain data, everything resolved and named.
//!
//! Wire names and Rust names stand side by side; an emitter never changes case, looks a shape up or decides whether a
//! field is optional. Documentation is Markdown already. Everything is in model order unless a field says otherwise.

mod command;
mod context;
pub mod endpoint;
mod operation;
mod pages;
mod path;
mod service;
mod shape;

pub use command::{Command, CommandAcceptor, CommandOption, CommandWaiter, Commands, Pages};
pub use context::{Auth, ContextParam, ContextStep, ContextValue, Setting};
pub use endpoint::{Partition, Partitions, RuleSet};
pub use operation::{Example, ExampleValue, Operation, OperationError, ResponseChecksums};
pub use pages::{Acceptor, Condition, Failure, Paginator, Token, Waiter, WaiterState};
pub use path::{Comparator, Comparison, Expression, Path, Step, Take};
pub use service::{Crate, EndpointOperation, Layout, Protocol, Service};
pub use shape::{
    Bound, Deprecated, Enumeration, ErrorInfo, EventStream, Field, List, Location, Map, Namespace, Presence, Rules,
    ShapeRef, StreamError, Structure, TimestampFormat, Type, TypeKind, Union, UnionVariant, Variant,
};
