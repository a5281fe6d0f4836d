//! The commands, one a file: what they accept, and what they print.

pub mod bench;
mod bench_codegen;
pub mod cli;
pub mod codegen;
pub mod conformance;
pub mod models;
mod models_add;
mod models_list;
mod models_remove;
mod models_search;
mod models_show;
mod models_update;
pub mod sweep;
pub mod test;
pub mod tidy;
