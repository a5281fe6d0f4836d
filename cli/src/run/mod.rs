//! A run from the process's words to its exit code.

mod alias;
mod call;
mod checks;
mod display;
mod flow;
mod help;
mod sink;
mod tell;
mod version;

use std::ffi::OsString;
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;

use awslice_runtime::command;

use crate::error::CliError;
use crate::world::{Environment, Size, World};

/// Runs the process's own command line over these services.
pub fn main(services: &'static [&'static command::Service]) -> ExitCode {
    let mut words = std::env::args_os();
    let program = words.next().unwrap_or_default();
    let words: Vec<OsString> = words.collect();
    let mut world = World {
        services,
        program: program.to_string_lossy().rsplit('/').next().unwrap_or_default().to_owned(),
        args: words.iter().filter_map(|word| word.to_str().map(str::to_owned)).collect(),
        environment: Environment::of_process(),
        stdin: &mut std::io::stdin(),
        stdout: &mut std::io::stdout(),
        stderr: &mut std::io::stderr(),
        terminal: Size::of_output(),
    };
    let error = match words.iter().find(|word| word.to_str().is_none()) {
        Some(word) => CliError::validation(format!("argument is not valid UTF-8: {}", word.to_string_lossy())),
        None => match quietly(|| run(&mut world)) {
            Some(code) => return exit_code(code),
            None => CliError::other("This is a mistake in this program, not in its use. Please report it."),
        },
    };
    exit_code(tell::tell(&mut world, &tell::Told::default(), &error))
}

/// What `work` returns; nothing if a library panics, which is no reason to show a backtrace.
fn quietly<T>(work: impl FnOnce() -> T) -> Option<T> {
    std::panic::set_hook(Box::new(|_| {}));
    std::panic::catch_unwind(AssertUnwindSafe(work)).ok()
}

fn exit_code(code: i32) -> ExitCode {
    ExitCode::from(u8::try_from(code).unwrap_or(u8::MAX))
}

/// Runs the command line of `world` and returns its exit code.
pub fn run(world: &mut World<'_>) -> i32 {
    let mut told = tell::Told::default();
    let result = flow::flow(world, &mut told);
    let result = result.and_then(|code| sink::flush(world.stdout).map(|()| code));
    result.unwrap_or_else(|error| tell::tell(world, &told, &error))
}
