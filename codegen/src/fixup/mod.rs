//! Mends known bugs of models: one named function each.
//!
//! A fix whose shape is absent (pruned away) does nothing. A fix whose shape is there but no longer has the bug is
//! stale, and an error: somebody must look, and delete it.

mod route53;
mod s3;
mod waiters;

use crate::model::{Report, Service, facts_of, pointer};

pub use waiters::fix_missing_waiters;

/// Takes what it may need: botocore's name of the service, the model, and where to report.
type Fix = fn(&str, &mut Service, &Report);

/// All fixes, in the order of application.
const FIXES: &[Fix] = &[fix_missing_unions, route53::fix_route53_ids, s3::fix_errors_of_head, s3::fix_expires];

/// Applies all fixes.
pub fn fix_service(directory: &str, service: &mut Service, report: &Report) {
    for fix in FIXES {
        fix(directory, service, report);
    }
}

/// Eleven structures of which exactly one member is set lack `union: true`, which the Smithy models of the same
/// services have: such as DynamoDB's `AttributeValue`. Listed in `data/sdk_api_facts.json`.
fn fix_missing_unions(directory: &str, service: &mut Service, report: &Report) {
    for name in &facts_of(directory).union {
        match service.shapes.get_mut(name) {
            Some(shape) if shape.union => {
                stale(report, name, "fix_missing_unions", "the model says `union: true` itself")
            }
            Some(shape) => shape.union = true,
            None => {}
        }
    }
}

fn stale(report: &Report, shape: &str, fix: &str, reason: &str) {
    report.error(pointer("/shapes", shape), format!("`{fix}` is stale: {reason}; take the shape out of the fix"));
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::model::{Shape, ShapeType};

    fn service_with(union: bool) -> Service {
        let mut service = Service::default();
        let mut shape = Shape::new(ShapeType::Structure);
        shape.union = union;
        service.shapes.insert("AttributeValue".to_owned(), shape);
        service
    }

    #[test]
    fn a_missing_union_is_marked() {
        let (mut service, report) = (service_with(false), Report::new("service-2.json"));
        fix_service("dynamodb", &mut service, &report);
        assert!(service.shapes.get("AttributeValue").unwrap().union);
        assert!(!report.has_errors());
    }

    #[test]
    fn a_stale_fix_is_an_error() {
        let (mut service, report) = (service_with(true), Report::new("service-2.json"));
        fix_service("dynamodb", &mut service, &report);
        assert!(report.has_errors());
    }

    #[test]
    fn an_absent_shape_is_fine() {
        let (mut service, report) = (Service::default(), Report::new("service-2.json"));
        fix_service("dynamodb", &mut service, &report);
        assert!(!report.has_errors());
    }
}
