//! Violations of an input as data (`--check --cli-error-format json`).

use awslice_runtime::schema::Bound;
use awslice_runtime::validate::{Limit, Rule, ValidationError, Violation};
use serde_json::{Map, Value, json};

use super::CliError;

impl CliError {
    /// An input that is not valid: botocore's text, and the violations as data.
    pub fn invalid_input(error: &ValidationError) -> Self {
        let violations: Vec<Value> = error.violations.iter().map(violation).collect();
        let mut details = Map::new();
        details.insert("Violations".to_owned(), Value::from(violations));
        Self { details: Some(Box::new(details)), ..Self::validation(error.to_string()) }
    }

    /// Without data beyond code and message, as the AWS CLI has it.
    pub fn without_details(mut self) -> Self {
        self.details = None;
        self
    }
}

fn violation(violation: &Violation) -> Value {
    json!({
        "pointer": violation.pointer,
        "rule": name(violation.rule),
        "limit": violation.limit.as_ref().map(limit),
        "actual": violation.actual,
        "message": violation.to_string(),
    })
}

fn name(rule: Rule) -> &'static str {
    match rule {
        Rule::Required => "required",
        Rule::Type => "type",
        Rule::Unknown => "unknown",
        Rule::MinLength => "min-length",
        Rule::MinValue => "min-value",
        Rule::UnionNone => "union-none",
        Rule::UnionMany => "union-many",
        Rule::Depth => "depth",
        Rule::MaxLength => "max-length",
        Rule::MaxValue => "max-value",
        Rule::Pattern => "pattern",
        Rule::Enum => "enum",
        _ => "other",
    }
}

fn limit(limit: &Limit) -> Value {
    match limit {
        Limit::Number(Bound::Int(number)) => Value::from(*number),
        Limit::Number(Bound::Float(number)) => Value::from(*number),
        Limit::Member(text) | Limit::Pattern(text) | Limit::Types(text) => Value::from(*text),
        Limit::OneOf(names) => json!(names),
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use awslice_runtime::schema::{Member, Structure, length, string};
    use awslice_runtime::validate::check_json;

    use super::*;

    static INPUT: Structure = Structure::new(
        "Input",
        &[Member::new("domain", string().rules(&length(1, 256))).required(), Member::new("id", string()).required()],
    );

    #[test]
    fn violations_are_data() {
        let error = CliError::invalid_input(&check_json(&INPUT, &json!({ "domain": "" })).unwrap_err());
        let document = error.document().unwrap();
        assert_eq!(document["Code"], "ParamValidation");
        assert_eq!(
            document["Violations"],
            json!([
                {
                    "pointer": "/id", "rule": "required", "limit": "id", "actual": null,
                    "message": "Missing required parameter in input: \"id\""
                },
                {
                    "pointer": "/domain", "rule": "min-length", "limit": 1, "actual": "0",
                    "message": "Invalid length for parameter domain, value: 0, valid min length: 1"
                }
            ])
        );
        assert!(error.without_details().document().unwrap().get("Violations").is_none());
    }
}
