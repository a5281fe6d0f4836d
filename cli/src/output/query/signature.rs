//! What functions take.

use serde_json::Value;

use super::compare::python_type;
use super::error::QueryError;
use crate::output::python;

/// A function's name, the types that each argument can have (none: any), and whether the last may be repeated.
pub(super) struct Signature {
    name: &'static str,
    arguments: &'static [&'static [&'static str]],
    is_variadic: bool,
}

const fn signature(name: &'static str, arguments: &'static [&'static [&'static str]]) -> Signature {
    Signature { name, arguments, is_variadic: false }
}

const SIGNATURES: &[Signature] = &[
    signature("abs", &[&["number"]]),
    signature("avg", &[&["array-number"]]),
    Signature { name: "not_null", arguments: &[&[]], is_variadic: true },
    signature("to_array", &[&[]]),
    signature("to_string", &[&[]]),
    signature("to_number", &[&[]]),
    signature("contains", &[&["array", "string"], &[]]),
    signature("length", &[&["string", "array", "object"]]),
    signature("ends_with", &[&["string"], &["string"]]),
    signature("starts_with", &[&["string"], &["string"]]),
    signature("reverse", &[&["array", "string"]]),
    signature("ceil", &[&["number"]]),
    signature("floor", &[&["number"]]),
    signature("join", &[&["string"], &["array-string"]]),
    signature("map", &[&["expref"], &["array"]]),
    signature("max", &[&["array-number", "array-string"]]),
    Signature { name: "merge", arguments: &[&["object"]], is_variadic: true },
    signature("min", &[&["array-number", "array-string"]]),
    signature("sort", &[&["array-string", "array-number"]]),
    signature("sum", &[&["array-number"]]),
    signature("keys", &[&["object"]]),
    signature("values", &[&["object"]]),
    signature("type", &[&[]]),
    signature("sort_by", &[&["array"], &["expref"]]),
    signature("min_by", &[&["array"], &["expref"]]),
    signature("max_by", &[&["array"], &["expref"]]),
];

/// The name of a value's type.
pub(super) fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

/// A value of the wrong type.
pub(super) fn wrong_type(function: &str, value: &str, actual: &str, expected: &[&str]) -> QueryError {
    let expected: Vec<String> = expected.iter().map(|it| python::quoted(it)).collect();
    QueryError::new(format!(
        "In function {function}(), invalid type for value: {value}, expected one of: [{}], received: \"{actual}\"",
        expected.join(", ")
    ))
}

/// Checks the arguments of a function; an expression reference is none.
///
/// # Errors
/// When there is no such function, or it does not take these.
pub(super) fn check(function: &str, arguments: &[Option<&Value>]) -> Result<(), QueryError> {
    let signature = SIGNATURES
        .iter()
        .find(|it| it.name == function)
        .ok_or_else(|| QueryError::new(format!("Unknown function: {function}()")))?;
    let (expected, actual) = (signature.arguments.len(), arguments.len());
    let is_wrong = if signature.is_variadic { actual < expected } else { actual != expected };
    if is_wrong {
        let least = if signature.is_variadic { "at least " } else { "" };
        let plural = if expected == 1 { "" } else { "s" };
        let received = format!("for function {function}(), received {actual}");
        return Err(QueryError::new(format!("Expected {least}{expected} argument{plural} {received}")));
    }
    // Further arguments of a variadic function are of the type of the last.
    let types = signature.arguments.iter().chain(signature.arguments.last().into_iter().cycle());
    arguments.iter().zip(types).try_for_each(|(argument, types)| check_type(function, *argument, types))
}

fn check_type(function: &str, argument: Option<&Value>, types: &[&str]) -> Result<(), QueryError> {
    let (actual, shown) = match argument {
        Some(value) => (type_name(value), python::text(value)),
        None => ("expref", "expression".to_owned()),
    };
    let outer = |name: &&str| name.split_once('-').map_or(*name, |(outer, _)| outer) == actual;
    if types.is_empty() || types.contains(&actual) {
        return Ok(());
    }
    if !types.iter().any(outer) {
        return Err(wrong_type(function, &shown, actual, types));
    }
    check_elements(function, argument.and_then(Value::as_array).map_or(&[], Vec::as_slice), types)
}

/// All elements are of the type of the first, which is one of the types of elements.
fn check_elements(function: &str, items: &[Value], types: &[&str]) -> Result<(), QueryError> {
    let Some(first) = items.first() else { return Ok(()) };
    let mut inner = types.iter().filter_map(|it| it.split_once('-')).map(|(_, inner)| inner);
    let wrong = |item: &Value| wrong_type(function, &python::text(item), python_type(item), types);
    let allowed = inner.find(|it| *it == type_name(first)).ok_or_else(|| wrong(first))?;
    match items.iter().find(|item| type_name(item) != allowed) {
        Some(item) => Err(wrong(item)),
        None => Ok(()),
    }
}
