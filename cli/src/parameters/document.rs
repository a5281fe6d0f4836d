//! `--cli-input-json` and `--cli-input-yaml`.

use indexmap::IndexMap;

use super::failure::parsing;
use super::file::{self, Content};
use super::{Datum, InputFormat};
use crate::arguments::Invocation;
use crate::error::CliError;
use crate::world::Files;
use crate::yaml;

/// The members of the input that a document says.
///
/// # Errors
/// Two documents; a file that cannot be read; what is no JSON, no YAML or no map.
pub fn read(invocation: &Invocation, files: &dyn Files) -> Result<IndexMap<String, Datum>, CliError> {
    let (word, format) = match (&invocation.input_json, &invocation.input_yaml) {
        (Some(_), Some(_)) => {
            return Err(CliError::validation("Only one --cli-input- parameter may be specified."));
        }
        (Some(word), None) => (word, InputFormat::Json),
        (None, Some(word)) => (word, InputFormat::Yaml),
        (None, None) => return Ok(IndexMap::new()),
    };
    let option = format.option();
    let text = match file::load(word, files).map_err(|message| parsing(&format!("--{option}"), &message))? {
        None => word.clone(),
        Some(Content::Text(text)) => text,
        Some(Content::Bytes(bytes)) => String::from_utf8(bytes).map_err(|_| format.invalid())?,
    };
    match format.parse(&text)? {
        Datum::Map(members) => Ok(members),
        other => {
            let message = format!("Invalid type: expecting map, received <class '{}'>", other.type_name());
            Err(parsing(&format!("--{option}"), &message))
        }
    }
}

impl InputFormat {
    fn option(self) -> &'static str {
        match self {
            Self::Json => "cli-input-json",
            Self::Yaml => "cli-input-yaml",
        }
    }

    fn parse(self, text: &str) -> Result<Datum, CliError> {
        match self {
            Self::Json => serde_json::from_str::<serde_json::Value>(text).map(Datum::from).map_err(|_| self.invalid()),
            Self::Yaml => yaml::read(text).map_err(|error| match error {
                yaml::ReadError::Invalid => self.invalid(),
                yaml::ReadError::Key => CliError::other("keywords must be strings"),
            }),
        }
    }

    /// Without dashes, as the AWS CLI has it.
    fn invalid(self) -> CliError {
        let name = match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
        };
        parsing(self.option(), &format!("Invalid {name} received."))
    }
}
