//! Captured runs of the AWS CLI v2 that need no more than the committed operations. The others are played over a slice
//! (`tests/slices/cli.rs`).
#![cfg(feature = "slice")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;

use awslice_tests::replay::{Cases, EXCEPTIONS, check};
use serde_json::Value;

/// The committed operations, as commands.
const COMMITTED: [(&str, &str); 3] = [
    ("autoscaling", "complete-lifecycle-action"),
    ("imagebuilder", "cancel-lifecycle-execution"),
    ("swf", "request-cancel-workflow-execution"),
];

fn is_committed(case: &Value) -> bool {
    COMMITTED.iter().any(|(service, operation)| case["service"] == *service && case["operation"] == *operation)
}

#[test]
fn captured_runs_are_repeated() {
    let cases = Cases::read(include_str!("data/cli.json"));
    let outcomes = cases.play(Path::new(env!("CARGO_BIN_EXE_awslice")), is_committed);
    assert_eq!(outcomes.len(), 308);
    check(&outcomes, EXCEPTIONS);
}
