//! `awslice`: the command line over the operations of the committed selection.

use std::process::ExitCode;

fn main() -> ExitCode {
    awslice_cli::main(generated::COMMANDS)
}
