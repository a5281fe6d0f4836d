//! From the model to the IR: resolves, selects, prunes, names, boxes cycles, and checks.
//!
//! `check_*` functions look at the whole model and report everything that is wrong with it. Only a model without
//! errors is lowered; so `lower_*` functions may rely on what was checked, but never panic.

mod auth;
mod check;
mod check_bindings;
mod check_supported;
mod command;
mod context;
mod cycle;
pub mod endpoint;
mod endpoint_context;
mod enumeration;
mod error;
mod example;
mod name;
mod operation;
mod paginator;
mod path;
mod presence;
mod protocol;
mod reach;
mod refused;
mod rules;
mod select;
mod service;
mod structure;
#[cfg(test)]
mod tests;
mod timestamp;
mod ty;
mod union;
mod waiter;

pub use command::lower_commands;
pub use refused::{Refusal, split_refused};
pub use service::lower_service;
