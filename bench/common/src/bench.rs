//! Running cases and printing what came of them.

use std::time::Duration;

use bytes::Bytes;

use crate::result::CaseResult;
use crate::{Allocations, Arguments, Error, clock, warm};

/// What a call came back with.
#[derive(Clone, Copy, Debug)]
pub struct Answer {
    /// How many things were sent or came back.
    pub items: usize,
    /// Size of the structure that is repeated most, in bytes; 0 where there is none.
    pub top_bytes: usize,
}

impl Answer {
    /// So many things of a type.
    pub fn of<T>(items: usize) -> Self {
        Self { items, top_bytes: size_of::<T>() }
    }

    /// So many things that are no structures of ours or the peer's.
    pub fn counted(items: usize) -> Self {
        Self { items, top_bytes: 0 }
    }
}

/// Runs cases.
pub struct Bench {
    arguments: Arguments,
    runtime: tokio::runtime::Runtime,
    counter: Option<fn() -> Allocations>,
}

impl Bench {
    /// As the command line says. With a counter, allocations are counted and nothing is timed.
    ///
    /// # Errors
    /// The command line is wrong, or there can be no runtime.
    pub fn new(counter: Option<fn() -> Allocations>) -> Result<Self, Error> {
        let arguments = Arguments::read()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
        warm::allocator();
        Ok(Self { arguments, runtime, counter })
    }

    /// The payload of this name, and `None` where a quick run leaves it out.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn payload(&self, name: &str) -> Result<Option<Bytes>, Error> {
        if self.arguments.quick && name.contains("15m") {
            return Ok(None);
        }
        let path = self.arguments.payloads.join(name);
        Ok(Some(std::fs::read(&path).map_err(|it| format!("{}: {it}", path.display()))?.into()))
    }

    /// Measures calls; `bytes` is the length of the body that they are about, known after the first.
    ///
    /// # Errors
    /// A call failed.
    pub fn calls<F>(&self, case: &str, bytes: impl Fn() -> usize, call: impl Fn() -> F) -> Result<(), Error>
    where
        F: Future<Output = Result<Answer, Error>>,
    {
        self.work(case, bytes, || self.runtime.block_on(call()))
    }

    /// Measures work that is no call.
    ///
    /// # Errors
    /// The work failed.
    pub fn work(
        &self,
        case: &str,
        bytes: impl Fn() -> usize,
        work: impl Fn() -> Result<Answer, Error>,
    ) -> Result<(), Error> {
        let named = |it: Error| Error::from(format!("{case}: {it}"));
        let answer = work().map_err(named)?;
        let allocated = match self.counter {
            Some(counter) => Some(count(counter, &work).map_err(named)?),
            None => None,
        };
        let nanoseconds = if allocated.is_some() { Vec::new() } else { self.time(&work).map_err(named)? };
        let result = CaseResult {
            case,
            bytes: bytes(),
            items: answer.items,
            top_bytes: answer.top_bytes,
            nanoseconds,
            allocations: allocated.map(|it| it.count),
            allocated_bytes: allocated.map(|it| it.bytes),
        };
        println!("{}", serde_json::to_string(&result)?);
        Ok(())
    }

    /// CPU time of one run in nanoseconds, by sample. A sample is as many runs as take long enough for the clock.
    fn time(&self, work: &impl Fn() -> Result<Answer, Error>) -> Result<Vec<f64>, Error> {
        let (samples, shortest) = if self.arguments.quick { (7, 10) } else { (21, 60) };
        let shortest = Duration::from_millis(shortest);
        let mut runs: u32 = 1;
        while sample(runs, work)? < shortest {
            runs = runs.saturating_mul(2);
        }
        (0..samples).map(|_| Ok(sample(runs, work)?.as_secs_f64() * 1e9 / f64::from(runs))).collect()
    }
}

/// CPU time of so many runs.
fn sample(runs: u32, work: &impl Fn() -> Result<Answer, Error>) -> Result<Duration, Error> {
    let start = clock::cpu();
    for _ in 0..runs {
        std::hint::black_box(work()?);
    }
    Ok(clock::cpu() - start)
}

/// What one run allocates.
fn count(counter: fn() -> Allocations, work: &impl Fn() -> Result<Answer, Error>) -> Result<Allocations, Error> {
    let before = counter();
    std::hint::black_box(work()?);
    Ok(counter().since(before))
}
