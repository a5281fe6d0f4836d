//! What is made of several calls: paginators and waiters.

use super::{Expression, Path, Type};

/// How an operation's pages follow each other.
#[derive(Clone, Debug)]
pub struct Paginator {
    /// The tokens: the input's field that takes one, and where the output has it.
    pub tokens: Vec<Token>,
    /// The input's field that limits a page: its Rust name and type.
    pub page_size: Option<(String, Type)>,
    /// The list or map of the output that the pages are about: every step takes a field's value.
    pub items: Option<Path>,
    /// The output's flag that says whether there are more pages.
    pub more_results: Option<Path>,
}

/// A token.
#[derive(Clone, Debug)]
pub struct Token {
    /// Rust name of the input's field, an `Option`.
    pub input: String,
    /// The value of the output: a path, or a choice of two.
    pub output: Expression,
}

/// Calls an operation until it answers as expected.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The name in the file, such as `InstanceRunning`.
    pub wire: String,
    /// Pascal case of the name: its type, and the stem of `<W>FluentBuilder`, `<W>FinalPoll` and `WaitUntil<W>Error`.
    pub rust: String,
    /// The module of `waiters`, such as `instance_running`.
    pub module: String,
    /// The client's method, such as `wait_until_instance_running`.
    pub method: String,
    /// Seconds between calls, at least.
    pub delay: u64,
    /// What outputs mean, the first that holds.
    pub of_output: Vec<Acceptor>,
    /// What an output means for which none holds: `None` is to go on.
    pub otherwise: Option<WaiterState>,
    /// What errors mean, the first that fits.
    pub of_error: Vec<(Failure, WaiterState)>,
    /// Markdown.
    pub docs: String,
}

/// What an output means, and when.
#[derive(Clone, Debug)]
pub struct Acceptor {
    /// The condition.
    pub condition: Condition,
    /// What it means.
    pub state: WaiterState,
    /// The condition in the words of the file, for documentation.
    pub source: String,
}

/// When an output means something.
#[derive(Clone, Debug)]
pub enum Condition {
    /// This holds.
    Holds(Expression),
    /// One of the values is this text.
    Any(Path, String),
    /// There are values, and all of them are this text.
    All(Path, String),
}

/// What an answer means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaiterState {
    /// What was waited for has come about.
    Success,
    /// It will not come about.
    Failure,
    /// Too early to say.
    Retry,
}

/// Which error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// That with this code.
    Code(String),
    /// That with this HTTP status.
    Status(u16),
}
