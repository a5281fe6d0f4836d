//! What all measured programs share: a transport that answers from memory, the clock, the counter of allocations, and
//! the lines in which results are printed.

mod allocations;
mod arguments;
mod bench;
mod canned;
mod clock;
mod result;
mod warm;

pub use allocations::Allocations;
pub use arguments::Arguments;
pub use bench::{Answer, Bench};
pub use canned::{Canned, MediaType};

/// What goes wrong in a measured program.
pub type Error = Box<dyn std::error::Error + Send + Sync>;
