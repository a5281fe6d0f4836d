//! What the tests over the whole house share: captured cases, calls with their inputs, and servers: one on the
//! loopback interface, one without a network, and moto.

pub mod calls;
pub mod cases;
pub mod connector;
pub mod endpoints;
pub mod moto;
pub mod replay;
pub mod server;

/// The code of README compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
