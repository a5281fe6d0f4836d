//! Model to IR: everything is resolved and named here.

pub mod endpoint;
