//! What is printed for each case: a line of JSON.

use serde::Serialize;

/// A case's results.
#[derive(Debug, Serialize)]
pub struct CaseResult<'a> {
    /// The case's name, the same in every program.
    pub case: &'a str,
    /// Length of the body that the case is about.
    pub bytes: usize,
    /// How many things were sent or came back: every program must find as many.
    pub items: usize,
    /// Size of the structure that is repeated most, in bytes; 0 where there is none.
    pub top_bytes: usize,
    /// CPU time of a call in nanoseconds, by sample.
    pub nanoseconds: Vec<f64>,
    /// Allocations of a call, where they were counted.
    pub allocations: Option<u64>,
    /// Bytes that a call asked for, where they were counted.
    pub allocated_bytes: Option<u64>,
}
