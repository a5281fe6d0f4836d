//! What the validator reports: violations as data, with botocore's text.

use std::fmt;

use crate::schema::Bound;

/// The rule that a value breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Rule {
    /// A required member is absent.
    Required,
    /// The value is of another type than the model says (JSON only).
    Type,
    /// The model knows no member of this name (JSON only).
    Unknown,
    /// Text, list, or (advisory) blob or map is too short.
    MinLength,
    /// A number is too small.
    MinValue,
    /// No member of a union is set.
    UnionNone,
    /// More than one member of a union is set (JSON only).
    UnionMany,
    /// Structures, lists and maps stand in each other more than [`MAX_DEPTH`](super::MAX_DEPTH) levels deep.
    Depth,
    /// Advisory: text, list, blob or map is too long.
    MaxLength,
    /// Advisory: a number is too great.
    MaxValue,
    /// Advisory: text does not match the model's regular expression.
    Pattern,
    /// Advisory: text is not one of the values that the model lists.
    Enum,
}

/// What the rule asks for.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Limit {
    /// The least or greatest length, value or depth.
    Number(Bound),
    /// The name of the member that must be set.
    Member(&'static str),
    /// The names or values to choose from.
    OneOf(Vec<&'static str>),
    /// The regular expression that the whole text must match.
    Pattern(&'static str),
    /// The types that are taken, by their Python names.
    Types(&'static str),
}

/// A rule that a value breaks. `Display` prints the line of botocore's report, or, where botocore has no such rule, a
/// line in the same manner.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Violation {
    /// JSON pointer (RFC 6901) to the value, or to where a missing member belongs, such as `/tags/0/key`.
    /// For a map key, the pointer to its entry.
    pub pointer: String,
    /// Where the value stands in botocore's words: `input`, `tags[0].key`, `tags (key: k)`.
    pub path: String,
    /// The rule.
    pub rule: Rule,
    /// What the rule asks for.
    pub limit: Option<Limit>,
    /// What was found: a length, a number, a text, the name of an unknown member. `***` when it is sensitive.
    pub actual: Option<String>,
    /// Python's name of the found type, for [`Rule::Type`].
    pub actual_type: Option<&'static str>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = &self.path;
        let actual = self.actual.as_deref().unwrap_or_default();
        let limit = DisplayLimit(self.limit.as_ref());
        match self.rule {
            Rule::Required => write!(f, "Missing required parameter in {path}: \"{limit}\""),
            Rule::Unknown => write!(f, "Unknown parameter in {path}: \"{actual}\", must be one of: {limit}"),
            Rule::Type => {
                let found = self.actual_type.unwrap_or_default();
                write!(f, "Invalid type for parameter {path}, value: {actual}, type: {found}, valid types: {limit}")
            }
            Rule::MinLength => {
                write!(f, "Invalid length for parameter {path}, value: {actual}, valid min length: {limit}")
            }
            Rule::MaxLength => {
                write!(f, "Invalid length for parameter {path}, value: {actual}, valid max length: {limit}")
            }
            Rule::MinValue => {
                write!(f, "Invalid value for parameter {path}, value: {actual}, valid min value: {limit}")
            }
            Rule::MaxValue => {
                write!(f, "Invalid value for parameter {path}, value: {actual}, valid max value: {limit}")
            }
            // "unionstructure" is botocore's own slip, and part of its text.
            Rule::UnionNone => {
                write!(f, "Must set one of the following keys for tagged unionstructure {path}: {limit}.")
            }
            Rule::UnionMany => write!(
                f,
                "Invalid number of parameters set for tagged union structure {path}. \
                 Can only set one of the following keys: {limit}."
            ),
            Rule::Depth => write!(f, "Invalid nesting for parameter {path}, valid max depth: {limit}"),
            Rule::Pattern => write!(f, "Invalid value for parameter {path}, value: {actual}, must match: {limit}"),
            Rule::Enum => write!(f, "Invalid value for parameter {path}, value: {actual}, must be one of: {limit}"),
        }
    }
}

struct DisplayLimit<'a>(Option<&'a Limit>);

impl fmt::Display for DisplayLimit<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Limit::Number(Bound::Int(bound))) => write!(f, "{bound}"),
            Some(Limit::Number(Bound::Float(bound))) => f.write_str(&super::python::double(*bound)),
            Some(Limit::Member(text) | Limit::Pattern(text) | Limit::Types(text)) => f.write_str(text),
            Some(Limit::OneOf(names)) => f.write_str(&names.join(", ")),
            None => Ok(()),
        }
    }
}

/// All rules that an input breaks. `Display` is the text of botocore's `ParamValidationError`.
#[derive(Clone, Debug, PartialEq)]
pub struct ValidationError {
    /// The violations, in the order of the walk; at least one.
    pub violations: Vec<Violation>,
}

impl ValidationError {
    /// The violations, a line each, without the heading.
    pub fn report(&self) -> String {
        let lines: Vec<String> = self.violations.iter().map(Violation::to_string).collect();
        lines.join("\n")
    }
}

impl fmt::Display for ValidationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Parameter validation failed:")?;
        self.violations.iter().try_for_each(|violation| write!(f, "\n{violation}"))
    }
}

impl std::error::Error for ValidationError {}
