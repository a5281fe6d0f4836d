//! The functions of JMESPath.

use std::borrow::Cow;
use std::cmp::Ordering;

use serde_json::{Map, Number, Value};

use super::ast::{Node, Part};
use super::compare::{is_equal, order, python_type};
use super::error::QueryError;
use super::evaluate::{Found, evaluate};
use super::number;
use super::signature::{check, type_name, wrong_type};
use crate::output::{json, python};

/// An argument: a value, or an expression that the function applies.
enum Argument<'a> {
    Value(Cow<'a, Value>),
    Expression(&'a Node),
}

/// Calls a function with arguments that are found in `value`.
pub(super) fn call<'a>(name: &str, nodes: &'a [Node], value: &'a Value) -> Found<'a> {
    let argument = |node: &'a Node| match &node.part {
        Part::Reference(inner) => Ok(Argument::Expression(inner)),
        _ => evaluate(node, value).map(Argument::Value),
    };
    let arguments: Vec<Argument<'a>> = nodes.iter().map(argument).collect::<Result<_, QueryError>>()?;
    let values: Vec<Option<&Value>> = arguments
        .iter()
        .map(|it| match it {
            Argument::Value(value) => Some(&**value),
            Argument::Expression(_) => None,
        })
        .collect();
    check(name, &values)?;
    let values: Vec<&Value> = values.into_iter().flatten().collect();
    let result = match (arguments.as_slice(), values.as_slice()) {
        ([Argument::Expression(node), Argument::Value(list)], _) => map(node, items(list)),
        ([Argument::Value(list), Argument::Expression(node)], _) => by(name, node, items(list)),
        (_, [value]) => one(name, value),
        (_, [first, second]) if !matches!(name, "merge" | "not_null") => two(name, first, second),
        (_, values) => Ok(many(name, values)),
    };
    result.map(Cow::Owned)
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn number_of(value: &Value) -> Cow<'_, Number> {
    value.as_number().map_or_else(|| Cow::Owned(Number::from(0)), Cow::Borrowed)
}

/// Functions of one argument.
fn one(name: &str, value: &Value) -> Result<Value, QueryError> {
    Ok(match name {
        "abs" => number::absolute(&number_of(value)),
        "ceil" => number::rounded(&number_of(value), f64::ceil),
        "floor" => number::rounded(&number_of(value), f64::floor),
        "avg" => number::mean(items(value)),
        "sum" => number::sum(items(value)),
        "max" => extreme(items(value).iter().map(|it| (it, it)), Ordering::Greater),
        "min" => extreme(items(value).iter().map(|it| (it, it)), Ordering::Less),
        "sort" => {
            let mut sorted = items(value).to_vec();
            sorted.sort_by(|a, b| order(a, b).unwrap_or(Ordering::Equal));
            Value::Array(sorted)
        }
        "keys" => entries(value).keys().cloned().map(Value::String).collect(),
        "values" => entries(value).values().cloned().collect(),
        "length" => Value::from(match value {
            Value::String(text) => text.chars().count(),
            Value::Object(entries) => entries.len(),
            other => items(other).len(),
        }),
        "reverse" => match value {
            Value::String(text) => Value::String(text.chars().rev().collect()),
            other => items(other).iter().rev().cloned().collect(),
        },
        "to_array" => match value {
            Value::Array(_) => value.clone(),
            other => Value::Array(vec![other.clone()]),
        },
        "to_string" => match value {
            Value::String(_) => value.clone(),
            other => Value::String(json::compact(other).map_err(|error| QueryError::new(error.message))?),
        },
        "to_number" => match value {
            Value::Number(_) => value.clone(),
            Value::String(text) => number::parsed(text),
            _ => Value::Null,
        },
        "type" => Value::from(type_name(value)),
        _ => many(name, &[value]),
    })
}

fn entries(value: &Value) -> Cow<'_, Map<String, Value>> {
    value.as_object().map_or_else(Cow::default, Cow::Borrowed)
}

/// Functions of two arguments.
fn two(name: &str, first: &Value, second: &Value) -> Result<Value, QueryError> {
    let text = second.as_str().unwrap_or_default();
    Ok(match (name, first) {
        ("contains", Value::String(subject)) => match second {
            Value::String(text) => Value::Bool(subject.contains(text)),
            other => {
                let actual = python_type(other);
                return Err(QueryError::new(format!("'in <string>' requires string as left operand, not {actual}")));
            }
        },
        ("contains", list) => Value::Bool(items(list).iter().any(|it| is_equal(it, second))),
        ("ends_with", Value::String(subject)) => Value::Bool(subject.ends_with(text)),
        ("starts_with", Value::String(subject)) => Value::Bool(subject.starts_with(text)),
        ("join", Value::String(separator)) => {
            let texts: Vec<&str> = items(second).iter().filter_map(Value::as_str).collect();
            Value::String(texts.join(separator))
        }
        _ => Value::Null,
    })
}

/// Functions of any number of arguments.
fn many(name: &str, values: &[&Value]) -> Value {
    match name {
        "merge" => Value::Object(values.iter().flat_map(|it| entries(it).into_owned()).collect()),
        _ => values.iter().find(|it| !it.is_null()).map_or(Value::Null, |it| (*it).clone()),
    }
}

/// What is found in each element, with nulls.
fn map(node: &Node, items: &[Value]) -> Result<Value, QueryError> {
    items.iter().map(|it| Ok(evaluate(node, it)?.into_owned())).collect()
}

/// Functions that compare elements by what is found in them.
fn by(name: &str, node: &Node, items: &[Value]) -> Result<Value, QueryError> {
    let mut keyed: Vec<(Value, &Value)> = Vec::with_capacity(items.len());
    for item in items {
        let key = evaluate(node, item)?.into_owned();
        let kind = type_name(&key);
        let first = keyed.first().map(|(first, _)| type_name(first));
        match (name, first) {
            ("sort_by", Some(first)) if kind != first => {
                return Err(wrong_type(name, &python::text(&key), kind, &[first]));
            }
            ("sort_by", None) if !matches!(kind, "number" | "string") => {
                return Err(wrong_type(name, &python::text(item), kind, &["string", "number"]));
            }
            _ if !matches!(kind, "number" | "string") => {
                return Err(wrong_type(name, &python::text(&key), kind, &["number", "string"]));
            }
            _ => keyed.push((key, item)),
        }
    }
    let pairs = keyed.iter().map(|(key, item)| (key, *item));
    match name {
        "max_by" => return Ok(extreme(pairs, Ordering::Greater)),
        "min_by" => return Ok(extreme(pairs, Ordering::Less)),
        _ => {}
    }
    keyed.sort_by(|(a, _), (b, _)| order(a, b).unwrap_or(Ordering::Equal));
    Ok(keyed.into_iter().map(|(_, item)| item.clone()).collect())
}

/// The first item whose key stands in this order to all keys before it.
fn extreme<'v>(pairs: impl Iterator<Item = (&'v Value, &'v Value)>, wanted: Ordering) -> Value {
    let best = pairs.reduce(|best, next| if order(next.0, best.0) == Some(wanted) { next } else { best });
    best.map_or(Value::Null, |(_, item)| item.clone())
}
