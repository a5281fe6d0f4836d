//! The command line over the operations of the captured runs.

use std::process::ExitCode;

fn main() -> ExitCode {
    awslice_cli::main(generated::COMMANDS)
}
