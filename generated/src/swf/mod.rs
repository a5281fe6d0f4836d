//! Amazon Simple Workflow Service (API version 2012-01-25).

pub mod client;
pub mod config;
mod endpoint;
pub mod error;
mod error_meta;
pub mod meta;
pub mod operation;
pub mod primitives;
mod service;
pub mod types;

pub use client::Client;
pub use config::Config;
pub use error_meta::Error;
