//! What the tests over the whole house share: captured cases, calls with their inputs, and two servers: one on the
//! loopback interface, one without a network.

pub mod calls;
pub mod cases;
pub mod connector;
pub mod replay;
pub mod server;

/// The code of README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
