//! The first parsers: options that every command has, the service, the operation.

use awslice_runtime::command::Service;

use super::parser::{Argument, Check, Found, Parser, Takes};
use super::usage::{no_state, wrong};
use super::{Color, Globals};
use crate::error::CliError;

/// What the words before all parsers are searched for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Early {
    /// `--profile`.
    pub profile: Option<String>,
    /// `--debug`.
    pub debug: bool,
}

/// Looks for `--profile` and `--debug`, before anything else is looked at.
///
/// # Errors
/// When one of them is written wrongly, with a usage of its own.
pub fn early(program: &str, words: &[String]) -> Result<Early, CliError> {
    let parser = Parser {
        options: vec![Argument::new(0, "--profile", Takes::One), Argument::new(1, "--debug", Takes::None)],
        positionals: Vec::new(),
    };
    let found = parser.parse(words).map_err(|message| {
        CliError::validation(format!("{message}\n\nusage: {program} [--profile PROFILE] [--debug]\n")).early()
    })?;
    Ok(Early { profile: found.word(&0), debug: found.last(&1).is_some() })
}

/// An option that every command has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Global {
    Debug,
    EndpointUrl,
    NoVerifySsl,
    NoPaginate,
    Output,
    Query,
    Profile,
    Region,
    Version,
    Color,
    NoSignRequest,
    CaBundle,
    ReadTimeout,
    ConnectTimeout,
    BinaryFormat,
    NoPager,
    AutoPrompt,
    NoAutoPrompt,
    ErrorFormat,
    Command,
}

/// The options in the order in which messages list them.
fn options() -> Vec<Argument<'static, Global>> {
    use Takes::{None, One};
    let choice = |choices: &[&'static str]| Check::Choice(choices.to_vec());
    vec![
        Argument::new(Global::Debug, "--debug", None),
        Argument::new(Global::EndpointUrl, "--endpoint-url", One),
        Argument::new(Global::NoVerifySsl, "--no-verify-ssl", None),
        Argument::new(Global::NoPaginate, "--no-paginate", None),
        Argument::new(Global::Output, "--output", One).check(choice(&[
            "json",
            "text",
            "table",
            "yaml",
            "yaml-stream",
            "off",
        ])),
        Argument::new(Global::Query, "--query", One),
        Argument::new(Global::Profile, "--profile", One),
        Argument::new(Global::Region, "--region", One),
        Argument::new(Global::Version, "--version", None).stops(),
        Argument::new(Global::Color, "--color", One).check(choice(&["on", "off", "auto"])),
        Argument::new(Global::NoSignRequest, "--no-sign-request", None),
        Argument::new(Global::CaBundle, "--ca-bundle", One),
        Argument::new(Global::ReadTimeout, "--cli-read-timeout", One),
        Argument::new(Global::ConnectTimeout, "--cli-connect-timeout", One),
        Argument::new(Global::BinaryFormat, "--cli-binary-format", One).check(choice(&["base64", "raw-in-base64-out"])),
        Argument::new(Global::NoPager, "--no-cli-pager", None),
        Argument::new(Global::AutoPrompt, "--cli-auto-prompt", None),
        Argument::new(Global::NoAutoPrompt, "--no-cli-auto-prompt", None),
        Argument::new(Global::ErrorFormat, "--cli-error-format", One)
            .check(choice(&["legacy", "json", "yaml", "text", "table", "enhanced"])),
    ]
}

/// What the first parser makes of the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TopLevel {
    /// `--version`.
    Version,
    /// A command, and the words that are not global options.
    Command(String, Vec<String>),
}

/// Reads global options into `globals`, and the command, which is one of `commands`.
///
/// # Errors
/// argparse's, with the usage.
pub fn top_level(
    program: &str,
    words: &[String],
    commands: &[&str],
    globals: &mut Globals,
) -> Result<TopLevel, CliError> {
    let command = Argument::new(Global::Command, "command", Takes::One);
    let parser = Parser {
        options: options(),
        positionals: vec![command.required(true).check(Check::Choice(commands.to_vec()))],
    };
    let mut found = parser.parse(words).map_err(|message| wrong(program, &message))?;
    if found.last(&Global::Version).is_some() {
        return Ok(TopLevel::Version);
    }
    let command = found.word(&Global::Command).unwrap_or_default();
    let rest = std::mem::take(&mut found.rest);
    globals.update(&found);
    Ok(TopLevel::Command(command, rest))
}

impl Globals {
    /// Takes over what was given.
    fn update(&mut self, found: &Found<Global>) {
        for (key, words) in &found.taken {
            let word = words.first().cloned();
            match key {
                Global::Debug => self.debug = true,
                Global::EndpointUrl => self.endpoint_url = word,
                Global::NoVerifySsl => self.verify_ssl = false,
                Global::NoPaginate => self.paginate = false,
                Global::Output => self.output = word,
                Global::Query => self.query = word,
                Global::Profile => self.profile = word,
                Global::Region => self.region = word,
                Global::Color => {
                    self.color = match word.as_deref() {
                        Some("on") => Color::On,
                        Some("off") => Color::Off,
                        _ => Color::Auto,
                    }
                }
                Global::NoSignRequest => self.sign_request = false,
                Global::CaBundle => self.ca_bundle = word,
                Global::ReadTimeout => self.read_timeout = word,
                Global::ConnectTimeout => self.connect_timeout = word,
                Global::BinaryFormat => self.binary_format = word,
                Global::NoPager => self.pager = false,
                Global::AutoPrompt => self.auto_prompt = true,
                Global::NoAutoPrompt => self.no_auto_prompt = true,
                Global::ErrorFormat => self.error_format = word,
                Global::Version | Global::Command => {}
            }
        }
    }
}

/// Reads the operation of a service, one of `commands`; and the words that are left.
///
/// # Errors
/// argparse's, with the usage.
pub fn operation_word(program: &str, words: &[String], commands: &[&str]) -> Result<(String, Vec<String>), CliError> {
    let operation = Argument::new((), "operation", Takes::One);
    let parser = Parser {
        options: Vec::new(),
        positionals: vec![operation.required(true).check(Check::Choice(commands.to_vec()))],
    };
    let found = parser.parse(words).map_err(|message| wrong(program, &message))?;
    Ok((found.word(&()).unwrap_or_default(), found.rest))
}

/// Reads the state after `wait`; and the words without it. Nothing: help is asked for.
///
/// # Errors
/// argparse's, with the usage; or that there is no state.
pub fn state_word(
    program: &str,
    service: &Service,
    words: &[String],
) -> Result<Option<(String, Vec<String>)>, CliError> {
    if words == ["help"] {
        return Ok(None);
    }
    let states = service.waiters.iter().map(|it| it.name).collect();
    let state = Argument::new((), "subcommand", Takes::Optional).check(Check::Choice(states));
    let parser = Parser { options: Vec::new(), positionals: vec![state] };
    let found = parser.parse(words).map_err(|message| wrong(program, &message))?;
    let Some(state) = found.word(&()) else {
        return Err(match found.rest.is_empty() {
            true => no_state(program, service.name),
            false => CliError::unknown_options(&found.rest),
        });
    };
    let mut rest = words.to_vec();
    if let Some(at) = rest.iter().position(|it| *it == state) {
        rest.remove(at);
    }
    Ok(Some((state, rest)))
}
