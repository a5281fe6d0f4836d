//! Paginators, attached to their operations.

use crate::diagnostic::{Diagnostics, Severity};
use crate::ir::{Operation, Paginator, Structure};
use crate::model::{self, Report, parse_paginators, pointer};
use crate::request::ServiceRequest;

/// Reads `paginators-1.json` and attaches each paginator to its operation. One that does not fit is left out with a warning.
pub(super) fn lower_paginators(
    request: &ServiceRequest,
    service: &model::Service,
    operations: &mut [Operation],
    diagnostics: &mut Diagnostics,
) {
    let Some(source) = &request.paginators else { return };
    let report = Report::new(&source.name);
    let paginators = parse_paginators(source, &request.paginators_extras, &report, diagnostics).unwrap_or_default();
    for (wire, paginator) in &paginators {
        let place = pointer("/pagination", wire);
        if !service.operations.contains_key(wire) {
            report.warning(place, "a paginator of an operation that does not exist");
        } else if let Some(operation) = operations.iter_mut().find(|it| it.wire == *wire) {
            match lower_paginator(&operation.input, paginator) {
                Ok(paginator) => operation.paginator = Some(paginator),
                Err(member) => {
                    let hint = Some("the paginator is left out".to_owned());
                    report.add(Severity::Warning, place, format!("the input has no member `{member}`"), hint);
                }
            }
        }
    }
    report.drain_into(diagnostics);
}

/// `Err`: the input member that does not exist.
fn lower_paginator<'p>(input: &Structure, paginator: &'p model::Paginator) -> Result<Paginator, &'p str> {
    let member = |name: &'p str| input.fields.iter().find(|it| it.name == name).map(|it| it.rust.clone()).ok_or(name);
    let input_tokens = paginator.input_token.iter().map(|it| member(it).map(|it| vec![it]));
    Ok(Paginator {
        input_tokens: input_tokens.collect::<Result<_, _>>()?,
        output_tokens: paginator.output_token.clone(),
        limit_key: paginator.limit_key.as_deref().map(member).transpose()?,
        result_keys: paginator.result_key.clone(),
        more_results: paginator.more_results.clone(),
    })
}
