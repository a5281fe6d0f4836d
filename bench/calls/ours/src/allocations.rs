//! The measured calls on our crate, their allocations counted.

use std::alloc::System;

use bench_common::{Bench, Error};
use stats_alloc::{INSTRUMENTED_SYSTEM, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<(), Error> {
    calls_ours::cases::run(&Bench::new(Some(|| INSTRUMENTED_SYSTEM.stats().into()))?)
}
