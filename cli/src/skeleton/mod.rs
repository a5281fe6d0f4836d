//! `--generate-cli-skeleton`: inputs and outputs to fill in.
//!
//! [`input_json`], [`input_yaml`] and [`output`] are the AWS CLI's, byte for byte, valid or not. [`valid`]
//! (`--skeleton valid`) is ours: it passes validation, and keeps what is already given.

mod comment;
mod empty;
mod pattern;
mod print;
mod valid;
mod yaml;

#[cfg(test)]
mod tests;

use awslice_runtime::command::{Command, Service};
use awslice_runtime::schema::Structure;
use awslice_runtime::validate::check_json;
use serde_json::{Map, Value};

use crate::error::CliError;

/// An input as JSON: empty texts, zeros, the first value of each enumeration.
pub fn input_json(command: &Command) -> String {
    print::json(&empty::input(command.operation.input))
}

/// An input as YAML, with what each member is.
pub fn input_yaml(service: &Service, command: &Command) -> String {
    yaml::input(service, command)
}

/// An output with names as texts, to be printed as any output: those of members, and of the shapes of elements of lists.
///
/// # Errors
/// What the AWS CLI's own validation of this output finds, such as blobs, which it leaves out.
pub fn output(service: &Service, command: &Command) -> Result<Value, CliError> {
    let schema = command.operation.output;
    let value = empty::output(service, schema);
    check_json(schema, &value).map_err(|error| CliError::validation(error.to_string()))?;
    Ok(value)
}

/// An input as JSON that passes validation, with what is given in its place: texts are as long as they have to be and
/// match their patterns where these can be followed, numbers are within their limits, unions have one member. Members
/// that hold themselves end where they can, and idempotency tokens are left to be filled in.
pub fn valid(command: &Command, given: &Map<String, Value>) -> String {
    valid_input(command.operation.input, given)
}

/// As [`valid`], of any table.
pub fn valid_input(schema: &'static Structure, given: &Map<String, Value>) -> String {
    print::json(&valid::input(schema, given))
}
