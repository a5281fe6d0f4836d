//! Snapshots of the three committed operations: the files of each, from the models in `models/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeMap;

use awslice_codegen::generate;

const OPERATIONS: [(&str, &str, &str); 3] = [
    ("autoscaling", "2011-01-01", "CompleteLifecycleAction"),
    ("imagebuilder", "2019-12-02", "CancelLifecycleExecution"),
    ("swf", "2012-01-25", "RequestCancelWorkflowExecution"),
];

#[test]
fn complete_lifecycle_action() {
    insta::assert_snapshot!(files_of("autoscaling", "complete_lifecycle_action"));
}

#[test]
fn cancel_lifecycle_execution() {
    insta::assert_snapshot!(files_of("imagebuilder", "cancel_lifecycle_execution"));
}

#[test]
fn request_cancel_workflow_execution() {
    insta::assert_snapshot!(files_of("swf", "request_cancel_workflow_execution"));
}

#[test]
fn the_same_models_give_the_same_bytes() {
    assert_eq!(tree(), tree());
}

#[test]
fn what_a_service_was_generated_from_stands_at_its_root_and_nowhere_else() {
    let tree = tree();
    let naming = tree.iter().filter(|(_, text)| text.contains("botocore 1.44.5")).map(|(path, _)| path.as_str());
    let roots = OPERATIONS.map(|(service, ..)| format!("src/{service}/mod.rs"));
    assert_eq!(naming.collect::<Vec<_>>(), roots);
}

/// The operation's module and the files in its folder, one after the other.
fn files_of(service: &str, module: &str) -> String {
    let prefix = format!("src/{service}/operation/{module}");
    let tree = tree();
    let files: Vec<_> = tree.iter().filter(|(path, _)| path.starts_with(&prefix)).collect();
    assert_eq!(files.len(), 4, "{files:?}");
    files.into_iter().map(|(path, text)| format!("===== {path}\n{text}\n")).collect()
}

fn tree() -> BTreeMap<String, String> {
    generate(&support::request(&OPERATIONS)).unwrap_or_else(|diagnostics| panic!("{diagnostics}")).files
}
