//! Counting tests in what cargo prints.

use std::ops::AddAssign;

/// How many tests passed, failed and were left out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Passed.
    pub passed: usize,
    /// Failed.
    pub failed: usize,
    /// Ignored: there are to be none.
    pub ignored: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.ignored += other.ignored;
    }
}

impl Counts {
    /// The sum over all lines like `test result: ok. 5 passed; 1 failed; 0 ignored; ...`.
    pub fn of(said: &str) -> Self {
        let mut counts = Self::default();
        for result in said.lines().filter_map(|line| line.strip_prefix("test result: ")) {
            let number = |word: &str| {
                let part = result.split(['.', ';']).map(str::trim).find_map(|it| it.strip_suffix(word));
                part.and_then(|it| it.trim().parse().ok()).unwrap_or(0)
            };
            counts += Self { passed: number("passed"), failed: number("failed"), ignored: number("ignored") };
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_result_lines_are_added() {
        let said = "running 3 tests\n\
            test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.05s\n\
            test a ... FAILED\n\
            test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s\n";
        assert_eq!(Counts::of(said), Counts { passed: 15, failed: 2, ignored: 1 });
        assert_eq!(Counts::of("error: could not compile"), Counts::default());
    }
}
