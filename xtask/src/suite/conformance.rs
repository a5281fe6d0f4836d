//! Suites that others wrote, and ours, which proves that the judge judges.

use anyhow::Result;

use crate::botocore::{Botocore, installed};
use crate::conformance::{self, Outcome, Report, TestsOfBotocore};
use crate::{python, repository};

/// Where our suites have the cases that expect what is wrong.
const WRONG: &str = "wrong/";

/// Runs our own suites: all cases must pass, but those that expect what is wrong must fail.
///
/// # Errors
/// The suites cannot be run.
pub fn judge() -> Result<Report> {
    let mut report = conformance::protocols(&repository::root().join("tests/conformance/suites"), None)?;
    for case in report.cases.iter_mut().filter(|it| it.file.starts_with(WRONG)) {
        case.outcome = match case.outcome {
            Outcome::Failed(_) => Outcome::Passed,
            _ => Outcome::Failed(vec!["it expects what is wrong, and was not found to".to_owned()]),
        };
    }
    Ok(report)
}

/// Runs botocore's protocol suites.
///
/// # Errors
/// They cannot be had or run.
pub fn protocols() -> Result<Report> {
    conformance::protocols(&TestsOfBotocore::get()?.protocols(), None)
}

/// Runs botocore's endpoint tests.
///
/// # Errors
/// They cannot be had or run.
pub fn endpoints() -> Result<Report> {
    let botocore = Botocore::open(&installed(&python::environment("botocore")?)?)?;
    conformance::endpoints(&TestsOfBotocore::get()?.endpoints(), &botocore, None)
}
