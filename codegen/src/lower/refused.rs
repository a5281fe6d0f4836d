//! Which operations of a service clients cannot serve yet, without generating it.

use super::check_supported::check_supported;
use super::protocol::lower_protocol;
use super::select::select_operations;
use crate::diagnostic::Diagnostics;
use crate::fixup::fix_service;
use crate::model::{Report, parse_service};
use crate::request::ServiceRequest;

/// An operation that is in a model but not in what clients can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The operation.
    pub operation: String,
    /// What is missing, each in a sentence.
    pub reasons: Vec<String>,
}

/// The selected operations that clients can serve, and those that generation would refuse, in model order. A model that
/// cannot be read has neither: generating it says why.
pub fn split_refused(request: &ServiceRequest) -> (Vec<String>, Vec<Refusal>) {
    let report = Report::new(&request.service.name);
    let mut ignored = Diagnostics::default();
    let parsed = parse_service(&request.service, &request.service_extras, &report, &mut ignored);
    let Some(mut model) = parsed else { return Default::default() };
    fix_service(&request.directory, &mut model, &report);
    let protocol = lower_protocol(&model.metadata, request.protocol.as_deref(), &report);
    let (mut served, mut refused) = (Vec::new(), Vec::new());
    for selected in select_operations(&model, &request.operations, &report) {
        let report = Report::new(&request.service.name);
        check_supported((&model, protocol), &[selected], &report);
        let mut found = Diagnostics::default();
        report.drain_into(&mut found);
        let operation = selected.0.to_owned();
        match found.has_errors() {
            true => {
                refused.push(Refusal { operation, reasons: found.items.into_iter().map(|it| it.message).collect() })
            }
            false => served.push(operation),
        }
    }
    (served, refused)
}
