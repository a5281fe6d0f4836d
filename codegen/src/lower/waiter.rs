//! Waiters, attached to the operations that they call.

use super::path::{Kind, Root};
use crate::diagnostic::{Diagnostics, Severity};
use crate::docs::to_markdown;
use crate::fixup::fix_missing_waiters;
use crate::ir::{
    Acceptor, Comparator, Comparison, Condition, Expression, Failure, Operation, Path, Structure, Take, TypeKind,
    Waiter, WaiterState,
};
use crate::model::{self, Report, parse_waiters, pointer};
use crate::naming::{Scope, name_operation_module, pascal, snake};
use crate::request::ServiceRequest;

/// Reads `waiters-2.json` and attaches each waiter to its operation. One whose conditions this generator does not know
/// is left out with a note.
pub(super) fn lower_waiters(
    request: &ServiceRequest,
    service: &model::Service,
    structures: &[Structure],
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) {
    let report = Report::new(request.waiters.as_ref().map_or("", |it| it.name.as_str()));
    let mut waiters = request.waiters.as_ref().and_then(|it| parse_waiters(it, &report)).unwrap_or_default();
    fix_missing_waiters(&request.directory, &mut waiters, &report);
    let mut modules = Scope::default();
    for (wire, waiter) in &waiters {
        let place = pointer("/waiters", wire);
        if request.waiters.is_some() && !service.operations.contains_key(&waiter.operation) {
            report.warning(place, format!("the waiter calls `{}`, which does not exist", waiter.operation));
        } else if let Some(operation) = operations.iter_mut().find(|it| it.wire == waiter.operation) {
            if let Err(collision) = modules.claim(&name_operation_module(wire), wire) {
                report.error(place, collision.describe(wire));
                continue;
            }
            match lower_waiter(wire, waiter, operation, structures) {
                Ok(waiter) => operation.waiters.push(waiter),
                Err(reason) => {
                    let hint = Some("the waiter is left out".to_owned());
                    report.add(Severity::Note, place, format!("the generator does not know {reason}"), hint);
                }
            }
        }
    }
    operations.iter_mut().for_each(|it| it.waiters.sort_by(|a, b| a.module.cmp(&b.module)));
    report.drain_into(diagnostics);
}

/// `Err`: what the generator does not know.
fn lower_waiter(
    wire: &str,
    waiter: &model::Waiter,
    operation: &Operation,
    structures: &[Structure],
) -> Result<Waiter, String> {
    let root = Root { fields: &operation.output.fields, structures };
    let mut it = Waiter {
        wire: wire.to_owned(),
        rust: pascal(wire),
        module: name_operation_module(wire),
        method: format!("wait_until_{}", snake(wire)),
        delay: waiter.delay,
        of_output: Vec::new(),
        otherwise: None,
        of_error: Vec::new(),
        docs: to_markdown(&waiter.description),
    };
    for acceptor in &waiter.acceptors {
        let state = lower_state(&acceptor.state);
        match (acceptor.matcher.as_str(), &acceptor.expected) {
            ("status", expected) => match expected.as_u64().and_then(|it| u16::try_from(it).ok()) {
                Some(200..300) => it.otherwise = it.otherwise.or(Some(state)),
                Some(status) => it.of_error.push((Failure::Status(status), state)),
                None => return Err(format!("the status `{expected}`")),
            },
            ("error", serde_json::Value::String(code)) => it.of_error.push((Failure::Code(code.clone()), state)),
            ("error", serde_json::Value::Bool(false)) => it.otherwise = it.otherwise.or(Some(state)),
            // What follows a condition that always holds is never asked.
            (_, _) if it.otherwise.is_some() => {}
            _ => it.of_output.push(lower_acceptor(acceptor, state, root)?),
        }
    }
    Ok(it)
}

fn lower_state(state: &str) -> WaiterState {
    match state {
        "success" => WaiterState::Success,
        "failure" => WaiterState::Failure,
        _ => WaiterState::Retry,
    }
}

fn lower_acceptor(acceptor: &model::Acceptor, state: WaiterState, root: Root<'_>) -> Result<Acceptor, String> {
    let argument = acceptor.argument.as_deref().unwrap_or_default();
    let (expression, kind) = root.expression(argument).map_err(|reason| format!("{reason} (in `{argument}`)"))?;
    let expected = &acceptor.expected;
    // In double backticks, as JMESPath has single ones.
    let source = format!("`` {argument} `` is `{expected}`");
    let unknown = || format!("how `{argument}` ({}) could be `{expected}`", acceptor.matcher);
    let (condition, source) = match (acceptor.matcher.as_str(), expected, kind) {
        // `pathAll` of a condition occurs once, and can only mean the condition itself.
        ("path" | "pathAll", serde_json::Value::Bool(true), Kind::Condition) => {
            (Condition::Holds(expression), format!("`` {argument} ``"))
        }
        ("path", serde_json::Value::Bool(flag), Kind::Flag) => {
            (Condition::Holds(equal(expression, Expression::Flag(*flag))), source)
        }
        ("path", serde_json::Value::String(text), Kind::Text) => {
            (Condition::Holds(equal(expression, Expression::Text(text.clone()))), source)
        }
        ("pathAny", serde_json::Value::String(text), Kind::Many) => {
            let path = texts(expression).ok_or_else(unknown)?;
            (Condition::Any(path, text.clone()), format!("any of `` {argument} `` is `{expected}`"))
        }
        ("pathAll", serde_json::Value::String(text), Kind::Many) => {
            let path = texts(expression).ok_or_else(unknown)?;
            (Condition::All(path, text.clone()), format!("all of `` {argument} `` are `{expected}`"))
        }
        _ => return Err(unknown()),
    };
    Ok(Acceptor { condition, state, source })
}

fn equal(left: Expression, right: Expression) -> Expression {
    Expression::Compare(Box::new(Comparison { comparator: Comparator::Equal, left, right, if_absent: false }))
}

/// The path to texts: a list of them is taken item by item.
fn texts(expression: Expression) -> Option<Path> {
    let Expression::Path(mut path) = expression else { return None };
    if let (TypeKind::List(list), Some(step)) = (&path.ty.kind, path.steps.last_mut())
        && matches!(step.take, Take::Value)
    {
        step.take = Take::Each(None);
        path.ty = list.member.clone();
    }
    matches!(path.ty.kind, TypeKind::String | TypeKind::Enumeration(_)).then_some(path)
}
