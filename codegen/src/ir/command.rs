//! What the command line says of a service.

/// A service as a command.
#[derive(Clone, Debug, Default)]
pub struct Commands {
    /// The command.
    pub name: String,
    /// A command for each operation, in the order of [`Service::operations`](super::Service::operations).
    pub commands: Vec<Command>,
    /// The waiters of these operations, in the order of the file.
    pub waiters: Vec<CommandWaiter>,
}

/// An operation as a command.
#[derive(Clone, Debug)]
pub struct Command {
    /// The command.
    pub name: String,
    /// An option for each field of the input, in its order.
    pub options: Vec<CommandOption>,
    /// What `paginators-1.json` says of the operation.
    pub pages: Option<Pages>,
}

/// A member as an option, without dashes.
#[derive(Clone, Debug)]
pub struct CommandOption {
    /// The option.
    pub name: String,
    /// What sets a boolean to false, where it is not `no-` and the name.
    pub negative: Option<String>,
    /// A further name that is not shown.
    pub alias: Option<String>,
    /// Words stand for the only member of the structures in the list.
    pub wraps: bool,
}

/// An entry of `paginators-1.json`.
#[derive(Clone, Debug)]
#[expect(missing_docs, reason = "botocore's own words")]
pub struct Pages {
    pub input_tokens: Vec<String>,
    pub output_tokens: Vec<String>,
    pub limit_key: Option<String>,
    pub result_keys: Vec<String>,
    pub more_results: Option<String>,
    pub non_aggregate_keys: Vec<String>,
}

/// An entry of `waiters-2.json`.
#[derive(Clone, Debug)]
pub struct CommandWaiter {
    /// The command.
    pub name: String,
    /// The name in the file.
    pub wire: String,
    /// Index of the operation.
    pub command: usize,
    /// Seconds between calls.
    pub delay: u64,
    /// Calls, at most.
    pub max_attempts: u64,
    /// What answers mean, the first that fits.
    pub acceptors: Vec<CommandAcceptor>,
}

/// What an answer means.
#[derive(Clone, Debug)]
pub struct CommandAcceptor {
    /// `matcher`.
    pub matcher: String,
    /// `argument`.
    pub argument: Option<String>,
    /// `expected`, as JSON.
    pub expected: String,
    /// `state`.
    pub state: String,
}
