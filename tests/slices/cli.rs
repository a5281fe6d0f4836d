//! The command line over real HTTP: every captured run of the AWS CLI v2.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use awslice_tests::replay::{Cases, EXCEPTIONS, check};

#[test]
fn captured_runs_are_repeated() {
    let cases = Cases::read(include_str!("../../cli/tests/data/cli.json"));
    let outcomes = cases.play(Path::new(env!("CARGO_BIN_EXE_cli")), |_| true);
    assert_eq!(outcomes.len(), 499);
    check(&outcomes, EXCEPTIONS);
}
