//! Labels of URIs and host prefixes, and the members that fill them.

use crate::model::{Location, Operation, Report, Service, Shape};

/// Each label must have a member, and each member that says it fills a label must have one. (S3 Control has members
/// with `hostLabel` in operations without a host prefix: these fill nothing.)
pub(super) fn check_bindings(service: &Service, operation: &Operation, place: &str, report: &Report) {
    let input = operation.input.as_ref().and_then(|it| service.shapes.get(&it.shape));
    let at_uri = members(input, |shape, name| {
        let member = shape.members.get(name).filter(|it| it.location == Some(Location::Uri))?;
        Some(member.location_name.as_deref().unwrap_or(name))
    });
    compare(&labels(&operation.request_uri), &at_uri, &format!("{place}/http/requestUri"), report);
    if let Some(prefix) = &operation.host_prefix {
        let in_host = members(input, |shape, name| shape.members.get(name).filter(|it| it.host_label).map(|_| name));
        compare(&labels(prefix), &in_host, &format!("{place}/endpoint/hostPrefix"), report);
    }
}

fn members<'s>(input: Option<&'s Shape>, bound: impl Fn(&'s Shape, &'s str) -> Option<&'s str>) -> Vec<&'s str> {
    input
        .into_iter()
        .flat_map(|shape| shape.members.keys().filter_map(|name| bound(shape, name)).collect::<Vec<_>>())
        .collect()
}

fn compare(labels: &[&str], members: &[&str], place: &str, report: &Report) {
    for label in labels.iter().filter(|it| !members.contains(it)) {
        report.error(place.to_owned(), format!("no member fills the label `{label}`"));
    }
    for member in members.iter().filter(|it| !labels.contains(it)) {
        report.error(place.to_owned(), format!("the member `{member}` fills a label that is not there"));
    }
}

/// `/{a}/x/{b+}` has the labels `a` and `b`.
fn labels(template: &str) -> Vec<&str> {
    let parts = template.split('{').skip(1).filter_map(|it| it.split_once('}'));
    parts.map(|(label, _)| label.trim_end_matches('+')).collect()
}
