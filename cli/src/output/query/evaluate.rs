//! An expression applied to a value.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::ast::{Node, Part};
use super::compare::{compare, is_false};
use super::error::QueryError;
use super::functions;

/// What an expression finds: a part of the value or of the expression, or a new value.
pub(super) type Found<'a> = Result<Cow<'a, Value>, QueryError>;

const NULL: Cow<'static, Value> = Cow::Owned(Value::Null);

/// Applies an expression to a value.
pub(super) fn evaluate<'a>(node: &'a Node, value: &'a Value) -> Found<'a> {
    match &node.part {
        Part::Current => Ok(Cow::Borrowed(value)),
        Part::Field(name) => Ok(value.get(name).map_or(NULL, Cow::Borrowed)),
        Part::Literal(literal) => Ok(Cow::Borrowed(literal)),
        Part::Index(index) => Ok(element(value, *index).map_or(NULL, Cow::Borrowed)),
        Part::Slice(parts) => slice(value, parts),
        Part::Subexpression(nodes) | Part::IndexExpression(nodes) | Part::Pipe(nodes) => in_turn(nodes, value),
        Part::Flatten(inner) => Ok(flatten(evaluate(inner, value)?)),
        Part::Projection(nodes) => {
            let [left, right] = &**nodes;
            let Value::Array(items) = &*evaluate(left, value)? else { return Ok(NULL) };
            project(right, items)
        }
        Part::ValueProjection(nodes) => {
            let [left, right] = &**nodes;
            let Value::Object(entries) = &*evaluate(left, value)? else { return Ok(NULL) };
            project(right, entries.values())
        }
        Part::FilterProjection(nodes) => {
            let [left, right, condition] = &**nodes;
            let Value::Array(items) = &*evaluate(left, value)? else { return Ok(NULL) };
            filter(condition, right, items)
        }
        Part::Comparison(comparator, nodes) => {
            let [left, right] = &**nodes;
            compare(*comparator, &*evaluate(left, value)?, &*evaluate(right, value)?).map(Cow::Owned)
        }
        Part::Or(nodes) => first(nodes, value, |found| !is_false(found)),
        Part::And(nodes) => first(nodes, value, is_false),
        Part::Not(inner) => Ok(Cow::Owned(Value::Bool(is_false(&*evaluate(inner, value)?)))),
        Part::Reference(_) => Err(QueryError::new("An expression reference stands only for an argument of a function")),
        Part::Function(name, arguments) => functions::call(name, arguments, value),
        Part::List(_) | Part::Map(_) if value.is_null() => Ok(NULL),
        Part::List(nodes) => {
            let items: Result<_, _> = nodes.iter().map(|it| Ok(evaluate(it, value)?.into_owned())).collect();
            items.map(|items| Cow::Owned(Value::Array(items)))
        }
        Part::Map(entries) => {
            let entry = |(key, node): &'a (String, Node)| Ok((key.clone(), evaluate(node, value)?.into_owned()));
            let entries: Result<Map<_, _>, _> = entries.iter().map(entry).collect();
            entries.map(|entries| Cow::Owned(Value::Object(entries)))
        }
    }
}

/// Each expression is applied to what the one before it found.
fn in_turn<'a>(nodes: &'a [Node], value: &'a Value) -> Found<'a> {
    nodes.iter().try_fold(Cow::Borrowed(value), |current, node| match current {
        Cow::Borrowed(value) => evaluate(node, value),
        Cow::Owned(value) => Ok(Cow::Owned(evaluate(node, &value)?.into_owned())),
    })
}

/// What is found by the first expression that finds what is wanted, else by the last.
fn first<'a>(nodes: &'a [Node], value: &'a Value, is_wanted: fn(&Value) -> bool) -> Found<'a> {
    let mut found = NULL;
    for node in nodes {
        found = evaluate(node, value)?;
        if is_wanted(&found) {
            break;
        }
    }
    Ok(found)
}

/// What is found in each item, without nulls.
fn project<'i>(node: &Node, items: impl IntoIterator<Item = &'i Value>) -> Found<'static> {
    let mut found = Vec::new();
    for item in items {
        let value = evaluate(node, item)?.into_owned();
        if !value.is_null() {
            found.push(value);
        }
    }
    Ok(Cow::Owned(Value::Array(found)))
}

fn filter(condition: &Node, node: &Node, items: &[Value]) -> Found<'static> {
    let mut kept = Vec::new();
    for item in items {
        if !is_false(&*evaluate(condition, item)?) {
            kept.push(item);
        }
    }
    project(node, kept)
}

/// Lists in a list are put in their place.
fn flatten(list: Cow<'_, Value>) -> Cow<'static, Value> {
    let Value::Array(items) = list.into_owned() else { return NULL };
    let mut flat = Vec::with_capacity(items.len());
    for item in items {
        match item {
            Value::Array(inner) => flat.extend(inner),
            other => flat.push(other),
        }
    }
    Cow::Owned(Value::Array(flat))
}

/// Indices below zero count from the end.
fn element(value: &Value, index: i64) -> Option<&Value> {
    let items = value.as_array()?;
    let back = usize::try_from(index.unsigned_abs()).ok()?;
    items.get(if index < 0 { items.len().checked_sub(back)? } else { back })
}

/// Python's slice of a list: start, end and step may each be missing.
fn slice<'a>(value: &Value, parts: &[Option<i64>; 3]) -> Found<'a> {
    let Value::Array(items) = value else { return Ok(NULL) };
    let [start, end, step] = parts.map(|part| part.map(i128::from));
    let step = step.unwrap_or(1);
    if step == 0 {
        return Err(QueryError::new("slice step cannot be zero"));
    }
    let length = items.len() as i128;
    // The positions that a bound can have: from before the first element when going backwards.
    let (lowest, highest) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let bound = |it: i128| if it < 0 { it.saturating_add(length) } else { it }.clamp(lowest, highest);
    let (first, last) = if step < 0 { (highest, lowest) } else { (lowest, highest) };
    let (mut at, end) = (start.map_or(first, bound), end.map_or(last, bound));
    let mut found = Vec::new();
    while if step < 0 { at > end } else { at < end } {
        found.extend(usize::try_from(at).ok().and_then(|at| items.get(at)).cloned());
        at = at.saturating_add(step);
    }
    Ok(Cow::Owned(Value::Array(found)))
}
