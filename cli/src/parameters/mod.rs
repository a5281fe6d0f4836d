//! What a user wrote to the input of an operation: options' words (shorthand, JSON, `file://`, `fileb://`, numbers) and
//! whole inputs from `--cli-input-json` and `--cli-input-yaml`.
//!
//! 1. [`read`] takes all of it together as an [`Input`] of [`Datum`]s: what Python would have at this point.
//! 2. [`Input::encode`], which comes after the checks of profile, region and endpoint, makes JSON for the runtime's
//!    `untyped` of it; in that JSON, a blob is base64 text (`Blobs::Base64`), whatever the user wrote.
//! 3. [`Input::file`] is the file of a streaming member, which is never read here.

mod base64;
mod datum;
mod document;
mod encode;
mod failure;
mod file;
mod option;
mod shorthand;

use awslice_runtime::schema::Structure;
use indexmap::IndexMap;

use crate::arguments::Invocation;
use crate::error::CliError;
use crate::world::Files;

pub use base64::{decode_base64, encode_base64};
pub use datum::Datum;

/// How the text of a blob is read (`--cli-binary-format`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BinaryFormat {
    /// `base64`: text is base64.
    #[default]
    Base64,
    /// `raw-in-base64-out`: text stands for its UTF-8 bytes.
    Raw,
}

impl BinaryFormat {
    /// The format of this name.
    ///
    /// # Errors
    /// For any other name; on the command line there is none, but configuration files may have any.
    pub fn of(name: &str) -> Result<Self, CliError> {
        match name {
            "base64" => Ok(Self::Base64),
            "raw-in-base64-out" => Ok(Self::Raw),
            _ => Err(CliError::other(crate::arguments::python_repr(name))),
        }
    }
}

/// How a whole input is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputFormat {
    /// `--cli-input-json`.
    Json,
    /// `--cli-input-yaml`.
    Yaml,
}

/// The members of an input: what options say, in the order of the table, then what only a document says, in its order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Input {
    members: IndexMap<String, Datum>,
}

/// Reads what the options and the document of a call say.
///
/// # Errors
/// As the AWS CLI has them: files that cannot be read, JSON, YAML and shorthand that are none (exit code 252), numbers
/// that are none, and files within shorthand (exit code 255).
pub fn read(invocation: &Invocation, files: &dyn Files) -> Result<Input, CliError> {
    let mut input = Input::default();
    let command = invocation.command;
    for (index, raw) in &invocation.values {
        let (Some(option), Some(row)) = (command.options.get(*index), command.operation.input.members.get(*index))
        else {
            continue;
        };
        let datum = option::datum(option, row, raw, files).map_err(|it| it.of(&format!("--{}", option.name)))?;
        input.members.insert(row.name.to_owned(), datum);
    }
    for (name, datum) in document::read(invocation, files)? {
        input.members.entry(name).or_insert(datum);
    }
    Ok(input)
}

impl Input {
    /// Whether there is anything for this member.
    pub fn has(&self, name: &str) -> bool {
        self.members.contains_key(name)
    }

    /// The file of the streaming member: the member's name, and the path with `~` and `$NAME` replaced. In what
    /// [`encode`](Self::encode) returns, this member is an empty blob.
    pub fn file(&self) -> Option<(&str, &str)> {
        self.members.iter().find_map(|(name, datum)| match datum {
            Datum::File(path) => Some((name.as_str(), path.as_str())),
            _ => None,
        })
    }

    /// The input as JSON along the table of the operation's input.
    ///
    /// # Errors
    /// Text of a blob that is not base64 (exit code 255); bytes and dates where there is to be something else.
    pub fn encode(
        &self,
        schema: &'static Structure,
        format: BinaryFormat,
    ) -> Result<serde_json::Map<String, serde_json::Value>, CliError> {
        encode::encode(schema, &self.members, format)
    }
}

#[cfg(test)]
mod tests;
