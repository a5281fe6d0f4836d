//! The command line: what the AWS CLI v2 does, over tables of services.
//!
//! Nothing here knows a service. A binary is one line, [`main`] with the tables of its selection:
//!
//! ```no_run
//! # static COMMANDS: &[&awslice_runtime::command::Service] = &[];
//! fn main() -> std::process::ExitCode {
//!     awslice_cli::main(COMMANDS)
//! }
//! ```
//!
//! [`run`] does the same in a [`World`] of the caller's: the process's own for `main`, a made-up one for tests.
//!
//! | room | what |
//! |---|---|
//! | `world` | all that a run sees of its process |
//! | `error` | what ends a run, how it is told, and exit codes |
//! | `arguments` | words to an `Invocation` |
//! | `parameters` | an option's words to a JSON value; `--cli-input-json`, `--cli-input-yaml` |
//! | `skeleton` | `--generate-cli-skeleton` |
//! | `yaml` | YAML to JSON values and back |
//! | `output` | a JSON value as JSON, YAML, text or table; `--query` |
//! | `session` | profiles, configuration files, region, endpoint, credentials |
//! | `call` | sends, pages, waits |
//! | `help`, `completion`, `explain`, `request` | documentation, shells, shapes, requests shown |

pub mod arguments;
pub mod call;
pub mod completion;
pub mod error;
pub mod explain;
pub mod help;
pub mod output;
pub mod parameters;
pub mod request;
mod run;
pub mod session;
pub mod skeleton;
pub mod world;
pub mod yaml;

pub use run::{main, run};
pub use world::World;
