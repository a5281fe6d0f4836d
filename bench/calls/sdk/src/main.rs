//! The measured calls on the SDK, timed.

use bench_common::{Bench, Error};

fn main() -> Result<(), Error> {
    calls_sdk::cases::run(&Bench::new(None)?)
}
