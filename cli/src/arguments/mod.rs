//! The words of a command line to an [`Invocation`].

mod close;
mod globals;
pub mod number;
mod operation;
mod parser;
#[cfg(all(test, feature = "slice"))]
mod tests;
mod usage;

use awslice_runtime::command::{Command, Service, Waiter};

pub use globals::{Early, TopLevel, early, operation_word, state_word, top_level};
pub use operation::{Asked, Target, operation, writes_a_file};
pub use parser::python_repr;
pub use usage::usage;

/// A call that the words ask for.
#[derive(Clone, Debug)]
pub struct Invocation {
    /// The options that every command has.
    pub globals: Globals,
    /// The service.
    pub service: &'static Service,
    /// The operation, which is the waiter's where there is one.
    pub command: &'static Command,
    /// `wait STATE`.
    pub waiter: Option<&'static Waiter>,
    /// What was given for members of the input, by index into its table, in the order of the table.
    pub values: Vec<(usize, Raw)>,
    /// `--cli-input-json`: the word.
    pub input_json: Option<String>,
    /// `--cli-input-yaml`: the word.
    pub input_yaml: Option<String>,
    /// `--generate-cli-skeleton`, `--skeleton`.
    pub skeleton: Option<Skeleton>,
    /// Options of operations with pages.
    pub paging: Paging,
    /// Where the streaming member of the output goes: the one positional argument.
    pub outfile: Option<String>,
    /// `--check`: all but sending.
    pub check: bool,
    /// `--show-request`: the request instead of sending it.
    pub show_request: bool,
    /// `--as-curl`: the request as a command of curl.
    pub as_curl: bool,
}

/// What was given for a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// Words: one, but for lists.
    Words(Vec<String>),
    /// `--name` or `--no-name` of a boolean.
    Flag(bool),
}

/// What kind of skeleton is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skeleton {
    /// An input as JSON, all values empty.
    Input,
    /// An input as YAML, with what each member is.
    YamlInput,
    /// An output, with names as values.
    Output,
    /// An input as JSON that passes validation (ours).
    Valid,
}

/// Options of operations with pages.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Paging {
    /// `--starting-token`.
    pub starting_token: Option<String>,
    /// `--page-size`: the value for the operation's own limit, a number where that is one.
    pub page_size: Option<serde_json::Value>,
    /// `--max-items`.
    pub max_items: Option<i64>,
}

/// The options that every command has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Globals {
    /// `--debug`.
    pub debug: bool,
    /// `--endpoint-url`.
    pub endpoint_url: Option<String>,
    /// False: `--no-verify-ssl`.
    pub verify_ssl: bool,
    /// False: `--no-paginate`.
    pub paginate: bool,
    /// `--output`.
    pub output: Option<String>,
    /// `--query`.
    pub query: Option<String>,
    /// `--profile`.
    pub profile: Option<String>,
    /// `--region`.
    pub region: Option<String>,
    /// `--color`.
    pub color: Color,
    /// False: `--no-sign-request`.
    pub sign_request: bool,
    /// `--ca-bundle`.
    pub ca_bundle: Option<String>,
    /// `--cli-read-timeout`, in seconds; 0 is none. Text: it is not looked at before other checks are done.
    pub read_timeout: Option<String>,
    /// `--cli-connect-timeout`, in seconds; 0 is none.
    pub connect_timeout: Option<String>,
    /// `--cli-binary-format`.
    pub binary_format: Option<String>,
    /// False: `--no-cli-pager`.
    pub pager: bool,
    /// `--cli-auto-prompt`.
    pub auto_prompt: bool,
    /// `--no-cli-auto-prompt`.
    pub no_auto_prompt: bool,
    /// `--cli-error-format`.
    pub error_format: Option<String>,
}

/// `--color`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    On,
    /// Never.
    Off,
}

impl Default for Globals {
    fn default() -> Self {
        Self {
            debug: false,
            endpoint_url: None,
            verify_ssl: true,
            paginate: true,
            output: None,
            query: None,
            profile: None,
            region: None,
            color: Color::Auto,
            sign_request: true,
            ca_bundle: None,
            read_timeout: None,
            connect_timeout: None,
            binary_format: None,
            pager: true,
            auto_prompt: false,
            no_auto_prompt: false,
            error_format: None,
        }
    }
}
