//! The tables of the command line: what it says of a service beyond the rows that calls are made with.
//!
//! Nothing here does anything; `awslice-cli` reads these tables, and generated code fills them in when `models.toml` asks
//! for commands. Texts are Markdown.

use crate::schema;

/// A service as a command: `aws NAME ...`.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// The command, such as `swf`, or `s3api` for `s3`.
    pub name: &'static str,
    /// The full name of the service.
    pub full_name: &'static str,
    /// The service's row.
    pub row: &'static schema::Service,
    /// What the service is.
    pub docs: &'static str,
    /// The operations, in the order of the model.
    pub commands: &'static [Command],
    /// The waiters, in the order of `waiters-2.json`.
    pub waiters: &'static [Waiter],
    /// What the members of all structures are that inputs and outputs hold.
    pub structures: &'static [Documented],
    /// The names of the texts in lists, in outputs and what they hold: a skeleton has them for values.
    pub elements: &'static [Elements],
}

/// What the texts in a list are called: the model's names of their shapes.
#[derive(Clone, Copy, Debug)]
pub struct Elements {
    /// The name of the structure.
    pub structure: &'static str,
    /// The name of the member that is a list, or holds lists.
    pub member: &'static str,
    /// The name of the shape of the text that the member's innermost list holds.
    pub name: &'static str,
}

/// An operation as a command.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// The command, such as `request-cancel-workflow-execution`.
    pub name: &'static str,
    /// The operation's row.
    pub operation: &'static schema::Operation,
    /// What the operation does.
    pub docs: &'static str,
    /// Where the API reference has the operation; may be empty.
    pub reference: &'static str,
    /// An option for each member of the input, in the order of its table.
    pub options: &'static [Opt],
    /// What the members of the output are, in the order of its table.
    pub output: &'static [&'static str],
    /// How pages follow each other, where `paginators-1.json` says so.
    pub pages: Option<&'static Pages>,
    /// Calls as `examples-1.json` has them.
    pub examples: &'static [Example],
    /// Marked deprecated by the model.
    pub deprecated: bool,
}

/// A member of an input as an option.
#[derive(Clone, Copy, Debug)]
pub struct Opt {
    /// The option without its dashes, such as `workflow-id`.
    pub name: &'static str,
    /// The option that sets a boolean member to false; `no-` and the name unless the AWS CLI calls it otherwise.
    pub negative: Option<&'static str>,
    /// A further name that is not shown.
    pub alias: Option<&'static str>,
    /// What the member is.
    pub docs: &'static str,
    /// Words that are no JSON stand for the only member of the structures that the list holds.
    pub wraps: bool,
}

impl Opt {
    /// An option by its usual name.
    pub const fn new(name: &'static str, docs: &'static str) -> Self {
        Self { name, negative: None, alias: None, docs, wraps: false }
    }

    /// Is set to false by the option of this name.
    pub const fn negative(mut self, name: &'static str) -> Self {
        self.negative = Some(name);
        self
    }

    /// Takes words for the only member of the structures in its list.
    pub const fn wraps(mut self) -> Self {
        self.wraps = true;
        self
    }

    /// Has this further name.
    pub const fn alias(mut self, name: &'static str) -> Self {
        self.alias = Some(name);
        self
    }
}

/// An example of a call.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// What it is called; may be empty.
    pub title: &'static str,
    /// What it shows; may be empty.
    pub docs: &'static str,
    /// The input, as JSON.
    pub input: &'static str,
    /// The output, as JSON.
    pub output: Option<&'static str>,
}

/// A structure and what its members are.
#[derive(Clone, Copy, Debug)]
pub struct Documented {
    /// The structure's table.
    pub structure: &'static schema::Structure,
    /// Documentation of each member, in the order of the table.
    pub members: &'static [&'static str],
}

/// How pages follow each other: `paginators-1.json` as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// `input_token`: members of the input.
    pub input_tokens: &'static [&'static str],
    /// `output_token`: JMESPath of the output.
    pub output_tokens: &'static [&'static str],
    /// `limit_key`: the member of the input that limits a page.
    pub limit_key: Option<&'static str>,
    /// `result_key`: JMESPath of the output.
    pub result_keys: &'static [&'static str],
    /// `more_results`: JMESPath of the output's flag that there is another page.
    pub more_results: Option<&'static str>,
    /// `non_aggregate_keys`: JMESPath of what the first page has for all.
    pub non_aggregate_keys: &'static [&'static str],
}

/// A waiter: `waiters-2.json` as it stands.
#[derive(Clone, Copy, Debug)]
pub struct Waiter {
    /// The command, such as `image-available`.
    pub name: &'static str,
    /// The name in the file, such as `ImageAvailable`.
    pub wire: &'static str,
    /// Index of the operation among the service's commands.
    pub command: usize,
    /// Seconds between calls.
    pub delay: u64,
    /// Calls, at most.
    pub max_attempts: u64,
    /// What answers mean, the first that fits.
    pub acceptors: &'static [Acceptor],
}

/// What an answer means.
#[derive(Clone, Copy, Debug)]
pub struct Acceptor {
    /// `matcher`: `path`, `pathAll`, `pathAny`, `status` or `error`.
    pub matcher: &'static str,
    /// `argument`: JMESPath of the output.
    pub argument: Option<&'static str>,
    /// `expected`, as JSON.
    pub expected: &'static str,
    /// `state`: `success`, `failure` or `retry`.
    pub state: &'static str,
}
