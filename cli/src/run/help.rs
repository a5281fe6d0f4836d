//! Pages of help, and commands that are no service's.

use awslice_runtime::command::Service;

use super::sink;
use crate::arguments::Target;
use crate::error::CliError;
use crate::world::World;
use crate::{completion, explain, help};

/// Runs a command that is no service's.
///
/// # Errors
/// Words that it does not know.
pub fn command(world: &mut World<'_>, command: &str, words: &[String]) -> Result<i32, CliError> {
    match command {
        "help" => {
            let page = help::words(world.services, &world.program, words, help::width(world))?;
            print(world, &page)
        }
        "explain" => {
            let page = explain::words(world.services, &world.program, words, help::width(world))?;
            print(world, &page)
        }
        "completion" => {
            let text = completion::words(world.services, &world.program, words, &world.environment)?;
            print(world, &text)
        }
        // An alias that leads back to itself.
        _ => Err(CliError::other(format!("{command}: the alias stands for itself"))),
    }
}

/// The page of a service.
///
/// # Errors
/// Output cannot be written.
pub fn service(world: &mut World<'_>, service: &'static Service) -> Result<i32, CliError> {
    print(world, &help::service(service, help::width(world)))
}

/// The page of a service's waiters.
///
/// # Errors
/// Output cannot be written.
pub fn wait(world: &mut World<'_>, service: &'static Service) -> Result<i32, CliError> {
    print(world, &help::wait(service, help::width(world)))
}

/// The page of an operation, or of a waiter's state.
///
/// # Errors
/// Output cannot be written.
pub fn operation(world: &mut World<'_>, target: Target) -> Result<i32, CliError> {
    print(world, &help::operation(target, &world.program, help::width(world)))
}

fn print(world: &mut World<'_>, page: &str) -> Result<i32, CliError> {
    sink::written(world.stdout.write_all(page.as_bytes())).map(|()| 0)
}
