//! The pipeline of a call.

/// Something that holds an operation's input: a builder of the input, or a call.
pub trait Holds<I> {
    /// The input as set so far.
    fn input(&self) -> &I;
    /// The input, to set more of it.
    fn input_mut(&mut self) -> &mut I;
}
