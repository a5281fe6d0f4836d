//! Checks of global options and settings that come before any command is looked at.

use crate::arguments::{Globals, number, python_repr};
use crate::error::CliError;
use crate::output::Query;
use crate::parameters::BinaryFormat;
use crate::session::Session;
use crate::world::Environment;

/// Global options and settings, checked.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `--query`, parsed.
    pub query: Option<Query>,
    /// How the text of blobs is read.
    pub binary: BinaryFormat,
}

/// Checks the options.
///
/// # Errors
/// The first that is wrong, in the AWS CLI's order.
pub fn check_globals(globals: &Globals) -> Result<Option<Query>, CliError> {
    let query = globals.query.as_deref().map(Query::option).transpose()?;
    if let Some(url) = globals.endpoint_url.as_deref().filter(|url| !has_scheme(url)) {
        return Err(CliError::validation(format!(
            "Bad value for --endpoint-url \"{url}\": scheme is missing.  \
             Must be of the form http://<hostname>/ or https://<hostname>/"
        )));
    }
    for seconds in [&globals.read_timeout, &globals.connect_timeout].into_iter().flatten() {
        if number::int(seconds).is_none() {
            return Err(not_an_integer(seconds));
        }
    }
    Ok(query)
}

/// Python's message for text that is no whole number.
fn not_an_integer(text: &str) -> CliError {
    CliError::other(format!("invalid literal for int() with base 10: {}", python_repr(text)))
}

/// Whether Python's `urlparse` finds a scheme.
fn has_scheme(url: &str) -> bool {
    url.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|it: char| it.is_ascii_alphabetic())
            && scheme.chars().all(|it| it.is_ascii_alphanumeric() || matches!(it, '+' | '-' | '.'))
    })
}

/// Checks settings of the environment and of the profile.
///
/// # Errors
/// The first that is wrong, in the AWS CLI's order.
pub fn check_settings(
    environment: &Environment,
    session: &Session,
    globals: &Globals,
    query: Option<Query>,
) -> Result<Settings, CliError> {
    if let Some(codec) = environment.get("AWS_CLI_OUTPUT_ENCODING").filter(|it| !is_utf8(it)) {
        return Err(CliError::other(format!("Unknown codec `{codec}` specified for AWS_CLI_OUTPUT_ENCODING.")));
    }
    if let Some(format) = session.setting("cli_timestamp_format").filter(|it| it != "wire" && it != "iso8601") {
        return Err(CliError::configuration(format!(
            "Unknown cli_timestamp_format value: {format}, valid values are \"wire\" or \"iso8601\""
        )));
    }
    let binary = globals.binary_format.clone().or_else(|| session.setting("cli_binary_format"));
    let binary = binary.as_deref().map(BinaryFormat::of).transpose()?.unwrap_or_default();
    Ok(Settings { query, binary })
}

/// Whether Python takes this name for UTF-8. Output is never written in another encoding.
fn is_utf8(codec: &str) -> bool {
    let name: String =
        codec.chars().filter(|it| !matches!(it, '-' | '_' | ' ')).collect::<String>().to_ascii_lowercase();
    matches!(name.as_str(), "" | "utf8" | "u8" | "utf" | "cp65001")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn schemes_are_found_as_python_does() {
        for (url, has) in [
            ("http://h", true),
            ("https:", true),
            ("localhost:80", true),
            ("localhost", false),
            ("127.0.0.1:9", false),
            ("", false),
            (":x", false),
            ("a_b://h", false),
        ] {
            assert_eq!(has_scheme(url), has, "{url}");
        }
    }

    #[test]
    fn timeouts_are_whole_numbers() {
        let globals = Globals { read_timeout: Some("x".to_owned()), ..Globals::default() };
        let error = check_globals(&globals).unwrap_err();
        assert_eq!((error.exit, error.message.as_str()), (255, "invalid literal for int() with base 10: 'x'"));
        let globals = Globals { connect_timeout: Some(" 1_0".to_owned()), ..Globals::default() };
        assert!(check_globals(&globals).is_ok());
    }
}
