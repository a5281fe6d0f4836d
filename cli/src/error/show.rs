//! How an error is told: `--cli-error-format`.

use serde_json::{Map, Value};

use super::{CliError, ServiceError, Style};
use crate::arguments::usage;

/// `--cli-error-format`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ErrorFormat {
    /// `legacy`: the message without its pseudo code.
    Legacy,
    /// `json`.
    Json,
    /// `yaml`.
    Yaml,
    /// `text`.
    Text,
    /// `table`.
    Table,
    /// `enhanced`: the message and further members of a service's error.
    #[default]
    Enhanced,
}

impl ErrorFormat {
    /// The format of this name, in any case.
    pub fn of(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "legacy" => Self::Legacy,
            "json" => Self::Json,
            "yaml" => Self::Yaml,
            "text" => Self::Text,
            "table" => Self::Table,
            "enhanced" => Self::Enhanced,
            _ => return None,
        })
    }

    /// Whether it is a document rather than a message.
    pub fn is_structured(self) -> bool {
        !matches!(self, Self::Legacy | Self::Enhanced)
    }
}

impl CliError {
    /// The error as a document, if it has such a form.
    pub fn document(&self) -> Option<Value> {
        match (&self.style, self.code) {
            (Style::Service(error), _) => Some(Value::Object(error.members.clone())),
            (Style::Chosen, Some(code)) => {
                let mut members = Map::new();
                members.insert("Code".to_owned(), Value::from(code));
                members.insert("Message".to_owned(), Value::from(self.message.as_str()));
                members.extend(self.details.iter().flat_map(|it| it.as_ref().clone()));
                Some(Value::Object(members))
            }
            _ => None,
        }
    }

    /// The error as text, with the line feed at its end. `legacy` is `--cli-error-format legacy`.
    pub fn text(&self, program: &str, legacy: bool) -> String {
        let message = match (&self.style, self.code) {
            (Style::Silent, _) => return String::new(),
            (Style::UsageFirst, _) => {
                return format!("\n{}\n\n{program}: [ERROR]: {}\n", usage(program), self.message);
            }
            (Style::Chosen, Some(code)) if !legacy => format!("An error occurred ({code}): {}", self.message),
            (Style::Enhanced, Some(code)) => format!("An error occurred ({code}): {}", self.message),
            _ => self.message.clone(),
        };
        let line = format!("{program}: [ERROR]: {}", message.trim());
        let details = match &self.style {
            Style::Service(error) if !legacy => details(error),
            _ => String::new(),
        };
        format!("\n{}\n{details}", line.trim_end())
    }
}

/// The members beside code and message.
fn details(error: &ServiceError) -> String {
    let is_known = |name: &str| name.eq_ignore_ascii_case("code") || name.eq_ignore_ascii_case("message");
    let mut further = error.members.iter().filter(|(name, _)| !is_known(name)).peekable();
    if further.peek().is_none() {
        return String::new();
    }
    let mut out = String::from("\nAdditional error details:\n");
    let mut hides = false;
    for (name, value) in further {
        let text = inline(value).unwrap_or_else(|| {
            hides = true;
            "<complex value>".to_owned()
        });
        out.push_str(&format!("{name}: {text}\n"));
    }
    if hides {
        out.push_str("Use \"--cli-error-format json\" or another error format to see the full details.\n");
    }
    out
}

/// Lists and maps of more items are not shown in a line.
const MOST_ITEMS: usize = 5;

/// A value in a line, if it is simple enough.
fn inline(value: &Value) -> Option<String> {
    match value {
        Value::Array(items) if items.len() < MOST_ITEMS => {
            let items: Option<Vec<String>> = items.iter().map(scalar).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Object(entries) if entries.len() < MOST_ITEMS => {
            let entries: Option<Vec<String>> =
                entries.iter().map(|(key, value)| Some(format!("{key}: {}", scalar(value)?))).collect();
            Some(format!("{{{}}}", entries?.join(", ")))
        }
        value => scalar(value),
    }
}

/// A value that is not made of others, as Python prints it.
fn scalar(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => "None".to_owned(),
        Value::Bool(true) => "True".to_owned(),
        Value::Bool(false) => "False".to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use serde_json::json;

    use super::*;

    fn service(members: Value) -> CliError {
        let Value::Object(members) = members else { panic!("members are an object") };
        CliError::service("An error occurred (C) when calling the O operation: M ", ServiceError { members })
    }

    #[test]
    fn own_errors_have_a_pseudo_code_unless_legacy() {
        let error = CliError::validation("m\n\nusage\n");
        assert_eq!(error.text("aws", false), "\naws: [ERROR]: An error occurred (ParamValidation): m\n\nusage\n");
        assert_eq!(error.text("awslice", true), "\nawslice: [ERROR]: m\n\nusage\n");
        assert_eq!(error.document(), Some(json!({ "Code": "ParamValidation", "Message": "m\n\nusage\n" })));
        assert_eq!(error.clone().early().document(), None);
        assert_eq!(
            error.early().text("aws", true),
            "\naws: [ERROR]: An error occurred (ParamValidation): m\n\nusage\n"
        );
    }

    #[test]
    fn other_errors_are_always_plain() {
        assert_eq!(CliError::other("x").text("aws", false), "\naws: [ERROR]: x\n");
        assert_eq!(CliError::other("").text("aws", false), "\naws: [ERROR]:\n");
        assert_eq!(CliError::other("x").document(), None);
        assert_eq!(CliError::interrupted().text("aws", false), "");
    }

    #[test]
    fn further_members_are_details() {
        let head = "\naws: [ERROR]: An error occurred (C) when calling the O operation: M\n";
        let plain = service(json!({ "Message": "M", "Code": "C", "message": "M" }));
        assert_eq!(plain.text("aws", false), head);
        let error = service(json!({
            "Message": "M", "Code": "C", "Type": "User", "n": 3, "b": true, "none": null,
            "list": ["a", 1], "map": {"k": "v"}, "empty": {}, "deep": [[]], "long": [1, 2, 3, 4, 5]
        }));
        assert_eq!(error.text("aws", true), head);
        assert_eq!(
            error.text("aws", false),
            format!(
                "{head}\nAdditional error details:\nType: User\nn: 3\nb: True\nnone: None\nlist: [a, 1]\n\
                 map: {{k: v}}\nempty: {{}}\ndeep: <complex value>\nlong: <complex value>\n\
                 Use \"--cli-error-format json\" or another error format to see the full details.\n"
            )
        );
    }
}
