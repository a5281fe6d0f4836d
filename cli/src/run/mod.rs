//! A run from the process's words to its exit code.

use std::process::ExitCode;

use awslice_runtime::command;

use crate::error::{CliError, exit};
use crate::world::{Environment, World};

/// Runs the process's own command line over these services.
pub fn main(services: &'static [&'static command::Service]) -> ExitCode {
    let mut args = std::env::args_os().map(|word| word.to_string_lossy().into_owned());
    let program = args.next().unwrap_or_default();
    let mut world = World {
        services,
        program: program.rsplit('/').next().unwrap_or_default().to_owned(),
        args: args.collect(),
        environment: Environment::of_process(),
        stdin: &mut std::io::stdin().lock(),
        stdout: &mut std::io::stdout().lock(),
        stderr: &mut std::io::stderr().lock(),
        terminal: None,
    };
    ExitCode::from(u8::try_from(run(&mut world)).unwrap_or(u8::MAX))
}

/// Runs the command line of `world` and returns its exit code.
pub fn run(world: &mut World<'_>) -> i32 {
    let error = CliError::validation("the following arguments are required: command");
    match writeln!(world.stderr, "\n{}: [ERROR]: {}", world.program, error.message) {
        Ok(()) => error.exit,
        Err(_) => exit::OTHER,
    }
}
