//! A JSON value as JSON, YAML, text or table; `--query`.

mod json;
mod python;
pub mod query;
mod table;
#[cfg(test)]
mod tests;
mod text;

use std::io::{ErrorKind, Write};

use serde_json::Value;

use crate::error::CliError;
use crate::yaml;

pub use python::{number, text as python_text};
pub use query::Query;

/// How output is written (`--output`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// `json`.
    #[default]
    Json,
    /// `yaml`.
    Yaml,
    /// `yaml-stream`: each page as an element of a list.
    YamlStream,
    /// `text`: lines of tab-separated values.
    Text,
    /// `table`.
    Table,
    /// `off`: nothing.
    Off,
}

impl Format {
    /// The format of this name.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "json" => Self::Json,
            "yaml" => Self::Yaml,
            "yaml-stream" => Self::YamlStream,
            "text" => Self::Text,
            "table" => Self::Table,
            "off" => Self::Off,
            _ => return None,
        })
    }
}

/// How colours are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Colors {
    /// Not at all.
    #[default]
    None,
    /// Around cells, as on standard error.
    Cells,
    /// Around cells, and a reset after every piece of text, as on standard output that is not a terminal.
    Resets,
    /// Likewise, and a reset at the end, as on a terminal.
    Terminal,
}

/// How a value is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputOptions {
    /// The format.
    pub format: Format,
    /// Colours of tables.
    pub colors: Colors,
    /// Characters in a line of the terminal; wider tables are turned on their side.
    pub width: usize,
    /// The value is a page of a paginated operation: `yaml-stream` shows it even if it is empty.
    pub is_page: bool,
}

impl Default for OutputOptions {
    fn default() -> Self {
        Self { format: Format::Json, colors: Colors::None, width: 80, is_page: false }
    }
}

/// Prints a value; `title` is a table's. A reader that has closed its end of a pipe is no error.
///
/// # Errors
/// When the format cannot show the value (exit code 255), or it cannot be written.
pub fn print(value: &Value, title: &str, options: &OutputOptions, out: &mut dyn Write) -> Result<(), CliError> {
    let text = render(value, title, options)?;
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::other(error.to_string())),
        _ => Ok(()),
    }
}

/// The value in the format, with the line feed at its end; nothing where nothing is printed.
///
/// # Errors
/// When the format cannot show the value.
pub fn render(value: &Value, title: &str, options: &OutputOptions) -> Result<String, CliError> {
    let is_empty = matches!(value, Value::Object(entries) if entries.is_empty());
    match options.format {
        Format::Off => Ok(String::new()),
        Format::Text => text::format(value),
        Format::Table => table::format(value, title, options),
        Format::YamlStream if is_empty && !options.is_page => Ok(String::new()),
        Format::YamlStream => Ok(yaml::write(&Value::Array(vec![value.clone()]))),
        Format::Json | Format::Yaml if is_empty => Ok(String::new()),
        Format::Yaml if value.is_object() || value.is_array() => Ok(yaml::write(value)),
        Format::Json | Format::Yaml => json::format(value),
    }
}
