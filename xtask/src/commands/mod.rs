//! The commands, one a file: what they accept, and what they print.

pub mod bench;
mod bench_codegen;
pub mod codegen;
pub mod models;
mod models_add;
mod models_list;
mod models_remove;
pub mod sweep;
pub mod test;
pub mod tidy;
