//! The recorded cases.

use serde_json::Value;

/// An input, and the lines that botocore reports for it.
pub struct Case {
    pub service: String,
    /// The input as JSON; `None` where it holds what JSON does not have (bytes, NaN, keys that are numbers).
    pub input: Option<Value>,
    pub report: Option<String>,
}

/// The raw validator's answers: idempotency tokens are members like any other.
pub fn raw() -> Vec<Case> {
    let cases = array(include_str!("../../../tests/data/validation.json"));
    let case = |case: Value| {
        let report = text(&case["expected"]["report"]);
        let whole = report.as_ref().map(|report| format!("Parameter validation failed:\n{report}"));
        assert_eq!(text(&case["expected"]["exception_text"]), whole);
        Case { service: text(&case["service"]).unwrap(), input: case.get("input").cloned(), report }
    };
    cases.into_iter().map(case).collect()
}

/// A whole client's answers: tokens are filled first.
pub fn calls() -> Vec<Case> {
    let cases = array(include_str!("../../../tests/data/client_call.json"));
    let case = |case: Value| {
        let whole = text(&case["expected"]["str"]).unwrap();
        let report = whole.strip_prefix("Parameter validation failed:\n").unwrap().to_owned();
        Case { service: text(&case["service"]).unwrap(), input: case.get("input").cloned(), report: Some(report) }
    };
    cases.into_iter().map(case).collect()
}

/// The raw validator's answers for the shapes of `validation_more.json`.
pub fn more() -> Vec<(Value, Option<String>)> {
    let file: Value = serde_json::from_str(include_str!("../data/validation_more.json")).unwrap();
    let cases = file["cases"].as_array().unwrap();
    cases.iter().map(|case| (case["input"].clone(), text(&case["report"]))).collect()
}

fn array(file: &str) -> Vec<Value> {
    let cases: Vec<Value> = serde_json::from_str(file).unwrap();
    assert!(!cases.is_empty());
    cases
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}
