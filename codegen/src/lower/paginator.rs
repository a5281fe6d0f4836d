//! Paginators, attached to their operations.

use super::path::{Kind, Root};
use crate::diagnostic::{Diagnostics, Severity};
use crate::ir::{Expression, Field, Operation, Paginator, Path, Presence, Structure, Take, Token, Type, TypeKind};
use crate::model::{self, Report, parse_paginators, pointer};
use crate::request::ServiceRequest;

/// Names of members that take a token, where no file says so; the output's bears the same, or with `next` before it.
const TOKENS: [&str; 6] = ["nextToken", "nextPageToken", "pageToken", "paginationToken", "marker", "continuationToken"];

/// Names of members that limit a page, where no file says so.
const LIMITS: [&str; 7] = ["maxResults", "maxItems", "maxRecords", "pageSize", "limit", "pageLimit", "maximumPageSize"];

/// Reads `paginators-1.json` and attaches each paginator to its operation; one that does not fit is left out, and the
/// report says so. Where the file says nothing of an operation whose tokens have the usual names, it is paginated too.
pub(super) fn lower_paginators(
    request: &ServiceRequest,
    service: &model::Service,
    structures: &[Structure],
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) {
    let report = Report::new(request.paginators.as_ref().map_or("", |it| it.name.as_str()));
    let paginators = request.paginators.as_ref();
    let paginators = paginators
        .and_then(|it| parse_paginators(it, &request.paginators_extras, &report, diagnostics))
        .unwrap_or_default();
    for wire in paginators.keys().filter(|it| !service.operations.contains_key(*it)) {
        report.warning(pointer("/pagination", wire), "a paginator of an operation that does not exist");
    }
    // A call with an idempotency token is made once; the SDK has no paginators for such operations.
    let repeatable = |it: &&mut Operation| !it.input.fields.iter().any(|field| field.idempotency_token);
    for operation in operations.iter_mut().filter(repeatable) {
        operation.paginator = match paginators.get(&operation.wire) {
            None => usual_paginator(operation),
            Some(paginator) => lower_paginator(operation, paginator, structures)
                .map_err(|reason| {
                    let hint = Some("the paginator is left out".to_owned());
                    report.add(Severity::Warning, pointer("/pagination", &operation.wire), reason, hint);
                })
                .ok(),
        };
    }
    report.drain_into(diagnostics);
}

/// `Err`: what does not fit.
fn lower_paginator(
    operation: &Operation,
    paginator: &model::Paginator,
    structures: &[Structure],
) -> Result<Paginator, String> {
    let root = Root { fields: &operation.output.fields, structures };
    if paginator.input_token.is_empty() || paginator.input_token.len() != paginator.output_token.len() {
        return Err("input and output do not have the same number of tokens".to_owned());
    }
    let pairs = paginator.input_token.iter().zip(&paginator.output_token);
    let tokens = pairs.map(|(input, output)| lower_token(member(&operation.input, input)?, output, root));
    let limit = paginator.limit_key.as_deref().map(|it| member(&operation.input, it)).transpose()?;
    let more_results = paginator.more_results.as_deref().map(|it| match root.path(it)? {
        (path, Kind::Flag) => Ok(path),
        _ => Err(format!("`{it}` is neither true nor false")),
    });
    let items = match paginator.result_key.as_slice() {
        [key] => Some(root.path(key)?.0),
        keys => only_list(root, keys),
    };
    Ok(Paginator {
        tokens: tokens.collect::<Result<_, _>>()?,
        page_size: limit.and_then(page_size),
        items: items.filter(is_items),
        more_results: more_results.transpose()?,
    })
}

/// The items of a page with several results: with several lists there is no one list of items, but counts do not
/// matter, as those of DynamoDB's `Query`.
fn only_list(root: Root<'_>, keys: &[String]) -> Option<Path> {
    let results: Vec<Path> = keys.iter().map(|it| Some(root.path(it).ok()?.0)).collect::<Option<_>>()?;
    let mut lists = results.into_iter().filter(is_items);
    lists.next().filter(|_| lists.next().is_none())
}

fn member<'s>(input: &'s Structure, name: &str) -> Result<&'s Field, String> {
    input.fields.iter().find(|it| it.name == name).ok_or_else(|| format!("the input has no member `{name}`"))
}

fn lower_token(input: &Field, output: &str, root: Root<'_>) -> Result<Token, String> {
    let (expression, _) = root.expression(output)?;
    let fits = |path: &Path| is_same(&path.ty, &input.ty) && path.steps.iter().all(|it| !is_many(&it.take));
    let all_fit = match &expression {
        Expression::Path(path) => fits(path),
        Expression::Either(left, right) => {
            matches!((&**left, &**right), (Expression::Path(left), Expression::Path(right)) if fits(left) && fits(right))
        }
        _ => false,
    };
    if !all_fit || input.presence != Presence::Optional {
        return Err(format!("`{output}` is no value for `{}`", input.name));
    }
    Ok(Token { input: input.rust.clone(), output: expression })
}

fn is_many(take: &Take) -> bool {
    matches!(take, Take::Each(_) | Take::Values)
}

/// Whether the Rust types are the same.
fn is_same(a: &Type, b: &Type) -> bool {
    match (&a.kind, &b.kind) {
        (TypeKind::String, TypeKind::String)
        | (TypeKind::Integer, TypeKind::Integer)
        | (TypeKind::Long, TypeKind::Long)
        | (TypeKind::Timestamp(_), TypeKind::Timestamp(_)) => true,
        (TypeKind::Enumeration(a), TypeKind::Enumeration(b))
        | (TypeKind::Structure(a), TypeKind::Structure(b))
        | (TypeKind::Union(a), TypeKind::Union(b)) => a == b,
        (TypeKind::List(a), TypeKind::List(b)) => is_same(&a.member, &b.member) && a.sparse == b.sparse,
        (TypeKind::Map(a), TypeKind::Map(b)) => is_same(&a.key, &b.key) && is_same(&a.value, &b.value),
        _ => false,
    }
}

fn page_size(field: &Field) -> Option<(String, Type)> {
    let fits = matches!(field.ty.kind, TypeKind::Integer | TypeKind::Long | TypeKind::String);
    (fits && field.presence == Presence::Optional).then(|| (field.rust.clone(), field.ty.clone()))
}

/// Whether the path leads to a list or map that can be moved out of the page.
fn is_items(path: &Path) -> bool {
    let through_values = path.steps.iter().all(|it| matches!(it.take, Take::Value));
    through_values && matches!(path.ty.kind, TypeKind::List(_) | TypeKind::Map(_))
}

/// The paginator of an operation whose members say by their names that there is one.
fn usual_paginator(operation: &Operation) -> Option<Paginator> {
    let (input, output) = TOKENS.iter().find_map(|name| usual_token(operation, name))?;
    let root = Root { fields: &operation.output.fields, structures: &[] };
    let token = lower_token(input, &output.name, root).ok()?;
    let limit = LIMITS.iter().find_map(|name| find(&operation.input.fields, name)).and_then(page_size);
    let mut lists = operation.output.fields.iter().filter(|it| matches!(it.ty.kind, TypeKind::List(_)));
    let items = match (lists.next(), lists.next()) {
        (Some(list), None) => root.path(&list.name).ok().map(|(path, _)| path),
        _ => None,
    };
    Some(Paginator { tokens: vec![token], page_size: limit, items, more_results: None })
}

fn usual_token<'o>(operation: &'o Operation, name: &str) -> Option<(&'o Field, &'o Field)> {
    let input = find(&operation.input.fields, name)?;
    let output =
        find(&operation.output.fields, name).or_else(|| find(&operation.output.fields, &format!("next{name}")))?;
    let fits = |it: &Field| matches!(it.ty.kind, TypeKind::String);
    (fits(input) && fits(output)).then_some((input, output))
}

/// Names differ in their first letters' case from service to service.
fn find<'f>(fields: &'f [Field], name: &str) -> Option<&'f Field> {
    fields.iter().find(|it| it.name.eq_ignore_ascii_case(name))
}
