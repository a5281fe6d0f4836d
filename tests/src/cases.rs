//! Cases captured from botocore 1.44.5, in `tests/data/`.

use std::path::{Path, PathBuf};

use serde_json::Value;

/// The folder of captured cases.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

/// The cases of a file such as `request.json`, which must not be empty.
///
/// # Panics
/// When the file cannot be read or holds no case.
pub fn read(file: &str) -> Vec<Value> {
    let path = folder().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: Vec<Value> = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(!cases.is_empty(), "{} holds no case", path.display());
    cases
}

/// The cases of a file that concern an operation, of which there must be some.
///
/// # Panics
/// As [`read`], and when no case concerns the operation.
pub fn of_operation(file: &str, operation: &str) -> Vec<Value> {
    let cases: Vec<Value> = read(file).into_iter().filter(|case| case["operation"] == operation).collect();
    assert!(!cases.is_empty(), "{file} holds no case of {operation}");
    cases
}

/// A text member of a case's input, if the case has it.
///
/// # Panics
/// When the member is there and is not text.
pub fn text(input: &Value, member: &str) -> Option<String> {
    input.get(member).map(|value| value.as_str().unwrap_or_else(|| panic!("{member} is not text")).to_owned())
}
