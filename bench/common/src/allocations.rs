//! Counting allocations: a program that is made for it has stats_alloc's allocator.

use stats_alloc::Stats;

/// Allocations since the program's start.
#[derive(Clone, Copy, Debug, Default)]
pub struct Allocations {
    /// How many.
    pub count: u64,
    /// How many bytes they asked for.
    pub bytes: u64,
}

impl Allocations {
    /// Those that came after `earlier`.
    pub fn since(self, earlier: Self) -> Self {
        Self { count: self.count.saturating_sub(earlier.count), bytes: self.bytes.saturating_sub(earlier.bytes) }
    }
}

impl From<Stats> for Allocations {
    /// A block that grows is an allocation, and its growth counts as bytes.
    fn from(it: Stats) -> Self {
        let number = |it: usize| u64::try_from(it).unwrap_or(u64::MAX);
        let grown = u64::try_from(it.bytes_reallocated).unwrap_or_default();
        Self { count: number(it.allocations + it.reallocations), bytes: number(it.bytes_allocated) + grown }
    }
}
