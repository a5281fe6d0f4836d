//! The usage text, and errors that end in it.

use crate::error::CliError;

/// How the program is called.
pub fn usage(program: &str) -> String {
    format!(
        "usage: {program} [options] <command> <subcommand> [<subcommand> ...] [parameters]\n\
         To see help text, you can run:\n\n  \
         {program} help\n  {program} <command> help\n  {program} <command> <subcommand> help\n"
    )
}

/// A parser's message, with the usage after it.
pub(super) fn wrong(program: &str, message: &str) -> CliError {
    CliError::validation(format!("{message}\n\n{}", usage(program)))
}

/// `wait` without a state.
pub(super) fn no_state(program: &str, service: &str) -> CliError {
    CliError::validation(format!(
        "usage: {program} [options] {service} wait <subcommand> [parameters]\n{program}: [ERROR]: too few arguments"
    ))
}
