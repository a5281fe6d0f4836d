//! Which operations are generated.

use crate::diagnostic::Severity;
use crate::model::{Operation, Report, Service};
use crate::request::Selection;

/// An operation with its name.
pub(super) type Selected<'a> = (&'a str, &'a Operation);

/// The selected operations in model order. A name that is not in the model is an error that names the nearest.
pub(super) fn select_operations<'a>(service: &'a Service, selection: &Selection, report: &Report) -> Vec<Selected<'a>> {
    let all = service.operations.iter().map(|(name, operation)| (name.as_str(), operation));
    let Selection::Named(wanted) = selection else { return all.collect() };
    for name in wanted.iter().filter(|it| !service.operations.contains_key(it.as_str())) {
        let hint = nearest(name, service.operations.keys()).map(|it| format!("did you mean `{it}`?"));
        report.add(Severity::Error, "/operations".to_owned(), format!("there is no operation `{name}`"), hint);
    }
    all.filter(|(name, _)| wanted.iter().any(|it| it == name)).collect()
}

/// The name that differs least, if it is near at all.
pub(super) fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n String>) -> Option<&'n String> {
    let plain = |text: &str| text.replace(['-', '_'], "").to_lowercase();
    let wanted = plain(name);
    let distances = names.map(|it| (strsim::damerau_levenshtein(&wanted, &plain(it)), it));
    distances
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, _)| *distance <= name.len() / 3)
        .map(|(_, it)| it)
}
