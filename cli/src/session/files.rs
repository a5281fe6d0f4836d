//! `~/.aws/config` and `~/.aws/credentials` as profiles and services (botocore's `configloader.py`).

use std::collections::BTreeMap;

use super::ini;
use crate::error::CliError;
use crate::world::Environment;

/// The value of a setting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Setting {
    /// Text.
    Text(String),
    /// Settings of its own, in deeper lines.
    Nested(BTreeMap<String, String>),
}

/// Settings by name.
pub(super) type Settings = BTreeMap<String, Setting>;

/// Settings by profile.
pub(super) type Profiles = BTreeMap<String, Settings>;

/// Settings by the name of a `[services NAME]` section.
pub(super) type Services = BTreeMap<String, Settings>;

/// The profiles and services of the configuration file.
///
/// # Errors
/// The file is not what it should be.
pub(super) fn config(environment: &Environment) -> Result<(Profiles, Services), CliError> {
    let (mut profiles, mut services) = (Profiles::new(), Services::new());
    for (section, settings) in read(environment, "AWS_CONFIG_FILE", "~/.aws/config")? {
        let (map, name) = if section == "default" {
            (&mut profiles, Some(section))
        } else if section.starts_with("profile") {
            (&mut profiles, second_word(&section))
        } else if section.starts_with("services") {
            (&mut services, second_word(&section))
        } else {
            continue;
        };
        if let Some(name) = name {
            map.insert(name, settings);
        }
    }
    Ok((profiles, services))
}

/// The profiles of the credentials file.
///
/// # Errors
/// The file is not what it should be.
pub(super) fn credentials(environment: &Environment) -> Result<Profiles, CliError> {
    Ok(read(environment, "AWS_SHARED_CREDENTIALS_FILE", "~/.aws/credentials")?.into_iter().collect())
}

/// The name in a section such as `profile NAME` or `profile "A NAME"`.
fn second_word(section: &str) -> Option<String> {
    let mut words = shlex::split(section)?.into_iter();
    words.nth(1).filter(|_| words.next().is_none())
}

/// The sections of a file, which need not exist.
fn read(environment: &Environment, variable: &str, default: &str) -> Result<Vec<(String, Settings)>, CliError> {
    let path = environment.expand(environment.get(variable).unwrap_or(default));
    let file = environment.resolve(&path);
    if !file.is_file() {
        return Ok(Vec::new());
    }
    let sections = std::fs::read(&file).ok().and_then(|bytes| sections(&String::from_utf8(bytes).ok()?));
    sections.ok_or_else(|| CliError::other(format!("Unable to parse config file: {path}")))
}

fn sections(text: &str) -> Option<Vec<(String, Settings)>> {
    let sections = ini::parse(text)?.into_iter();
    let all = |options: Vec<(String, String)>| {
        options.into_iter().map(|(name, value)| Some((name, setting(value)?))).collect::<Option<Settings>>()
    };
    sections.map(|(name, options)| Some((name, all(options)?))).collect()
}

/// A value whose first line is empty has settings of its own. `None`: a line is not one.
fn setting(value: String) -> Option<Setting> {
    let Some(lines) = value.strip_prefix('\n') else { return Some(Setting::Text(value)) };
    let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    let pair = |line: &str| line.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    lines.map(pair).collect::<Option<_>>().map(Setting::Nested)
}
