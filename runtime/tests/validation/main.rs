//! The validator against botocore's answers, on JSON and on typed inputs.
//!
//! `validation.json`, `validation_model.json` and `client_call.json` are recorded answers of botocore 1.44.5;
//! `validation_more.json` and `timestamp_input.json` likewise, for further shapes and values.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod operations;
mod property;
mod reader;
mod recorded;
mod synthetic;
mod tables;
mod timestamps;
mod typed;
mod untyped;
