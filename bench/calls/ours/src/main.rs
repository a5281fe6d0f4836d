//! The measured calls on our crate, timed.

use bench_common::{Bench, Error};

fn main() -> Result<(), Error> {
    calls_ours::cases::run(&Bench::new(None)?)
}
