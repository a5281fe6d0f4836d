//! What ends a run: a message, an exit code, and how both are told (`--cli-error-format`).
//!
//! A room returns a [`CliError`] made by one of its constructors; only `run` prints.

mod show;
mod violations;

use serde_json::{Map, Value};

pub use show::ErrorFormat;

/// Exit codes of the AWS CLI v2.
pub mod exit {
    /// Ctrl-C.
    pub const INTERRUPTED: i32 = 130;
    /// Wrong usage, or an input that is not valid.
    pub const USAGE: i32 = 252;
    /// Configuration or credentials are missing or wrong.
    pub const CONFIGURATION: i32 = 253;
    /// The service answered with an error.
    pub const SERVICE: i32 = 254;
    /// All else.
    pub const OTHER: i32 = 255;
}

/// What ends a run.
#[derive(Clone, Debug, PartialEq)]
pub struct CliError {
    /// The exit code.
    pub exit: i32,
    /// The AWS CLI's pseudo code, such as `ParamValidation`; errors without one are never structured.
    pub code: Option<&'static str>,
    /// The message, with the usage text at its end where it has one.
    pub message: String,
    /// How it is told.
    pub style: Style,
    /// What further there is to say in a document, such as violations of an input as data.
    pub details: Option<Box<Map<String, Value>>>,
}

/// How an error is told.
#[derive(Clone, Debug, PartialEq)]
pub enum Style {
    /// By `--cli-error-format`.
    Chosen,
    /// As if `--cli-error-format enhanced` were given: nothing had been read yet when it came up.
    Enhanced,
    /// The usage text, then the message (`Unknown options`).
    UsageFirst,
    /// Not at all (Ctrl-C).
    Silent,
    /// An error of the service, by `--cli-error-format`.
    Service(Box<ServiceError>),
}

/// What a service answered instead of an output.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceError {
    /// The error's members for structured formats, in botocore's order: `Message` and `Code` (`Code` and `Message` for
    /// query protocols), then the modeled members that are in the reply.
    pub members: Map<String, Value>,
}

impl CliError {
    /// Wrong usage or an input that is not valid: `ParamValidation`, exit code 252.
    pub fn validation(message: impl Into<String>) -> Self {
        Self::coded(exit::USAGE, "ParamValidation", message)
    }

    /// A setting that is wrong: `Configuration`, exit code 253.
    pub fn configuration(message: impl Into<String>) -> Self {
        Self::coded(exit::CONFIGURATION, "Configuration", message)
    }

    /// No region: `NoRegion`, exit code 253. The hint names `aws configure` only where that is a command.
    pub fn no_region(program: &str) -> Self {
        let hint = match program {
            "aws" => "You can also configure your region by running \"aws configure\".",
            _ => "You can also set AWS_REGION, or `region` of your profile in ~/.aws/config.",
        };
        Self::coded(exit::CONFIGURATION, "NoRegion", format!("You must specify a region. {hint}"))
    }

    /// No credentials: `NoCredentials`, exit code 253. The hint names `aws login` only where that is a command.
    pub fn no_credentials(program: &str) -> Self {
        let hint = match program {
            "aws" => "You can configure credentials by running \"aws login\".",
            _ => "You can set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile in ~/.aws/credentials.",
        };
        Self::coded(exit::CONFIGURATION, "NoCredentials", format!("Unable to locate credentials. {hint}"))
    }

    /// The pager cannot be started: `Pager`, exit code 253.
    pub fn pager(message: impl Into<String>) -> Self {
        Self::coded(exit::CONFIGURATION, "Pager", message)
    }

    /// All else: exit code 255, never structured.
    pub fn other(message: impl Into<String>) -> Self {
        Self::new(exit::OTHER, None, message, Style::Chosen)
    }

    /// An answer of the service: exit code 254. `message` is botocore's whole sentence:
    /// `An error occurred (CODE) when calling the OPERATION operation[ (reached max retries: N)]: TEXT`.
    pub fn service(message: impl Into<String>, error: ServiceError) -> Self {
        Self::new(exit::SERVICE, None, message, Style::Service(Box::new(error)))
    }

    /// Ctrl-C: exit code 130, without a message.
    pub fn interrupted() -> Self {
        Self::new(exit::INTERRUPTED, None, "", Style::Silent)
    }

    /// Told as `enhanced`, whatever format is chosen.
    pub fn early(mut self) -> Self {
        self.style = Style::Enhanced;
        self
    }

    fn coded(exit: i32, code: &'static str, message: impl Into<String>) -> Self {
        Self::new(exit, Some(code), message, Style::Chosen)
    }

    fn new(exit: i32, code: Option<&'static str>, message: impl Into<String>, style: Style) -> Self {
        Self { exit, code, message: message.into(), style, details: None }
    }

    /// Words that no parser knows.
    pub fn unknown_options(words: &[String]) -> Self {
        Self::new(exit::USAGE, None, format!("Unknown options: {}", words.join(", ")), Style::UsageFirst)
    }
}
