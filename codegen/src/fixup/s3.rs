//! Amazon S3: what the service answers and its model does not say.

use crate::model::{Deprecation, Location, Reference, Report, Service, Shape, ShapeType, pointer};

/// The header of an object, and the error's code: both are as in the SDK.
const EXPIRES: &str = "Expires";
const NOT_FOUND: &str = "NotFound";

/// A response to `HEAD` has no body that could name an error: a missing object or bucket is `NotFound`, whatever the
/// model lists.
pub(super) fn fix_errors_of_head(directory: &str, service: &mut Service, report: &Report) {
    let named = [("HeadObject", "NoSuchKey"), ("HeadBucket", "NoSuchBucket")];
    for (name, error) in named.into_iter().filter(|_| directory == "s3") {
        let Some(operation) = service.operations.get_mut(name) else { continue };
        if operation.errors != [error] {
            let message = "`fix_errors_of_head` is stale: the errors are others than they were; look at the fix";
            report.error(pointer("/operations", name) + "/errors", message);
            continue;
        }
        operation.errors = vec![NOT_FOUND.to_owned()];
        let mut shape = Shape::new(ShapeType::Structure);
        shape.exception = true;
        shape.documentation = "<p>The object or bucket does not exist.</p>".to_owned();
        service.shapes.insert(NOT_FOUND.to_owned(), shape);
    }
}

/// Objects may have been stored with any text as their `Expires` header: the text itself is a member of the answer too,
/// beside what there is of a timestamp.
pub(super) fn fix_expires(directory: &str, service: &mut Service, report: &Report) {
    const TEXT: &str = "ExpiresString";
    if directory != "s3" {
        return;
    }
    let outputs: Vec<String> =
        service.operations.values().filter_map(|it| Some(it.output.as_ref()?.shape.clone())).collect();
    for name in outputs {
        let Some(shape) = service.shapes.get_mut(&name) else { continue };
        let Some(index) = shape.members.get_index_of(EXPIRES) else { continue };
        if shape.members.contains_key(TEXT) {
            let message = "`fix_expires` is stale: the model has the text itself; take it out of the fix";
            report.error(pointer("/shapes", &name), message);
            continue;
        }
        let text = Reference {
            shape: TEXT.to_owned(),
            location: Some(Location::Header),
            location_name: Some(EXPIRES.to_owned()),
            documentation: "<p>The <code>Expires</code> header, as the object was stored with it.</p>".to_owned(),
            ..Reference::default()
        };
        shape.members.shift_insert(index + 1, TEXT.to_owned(), text);
        if let Some(timestamp) = shape.members.get_mut(EXPIRES) {
            let message = Some("Use `expires_string`: the header need not be a date.".to_owned());
            timestamp.deprecated = Deprecation { deprecated: true, message, since: None };
        }
        service.shapes.insert(TEXT.to_owned(), Shape::new(ShapeType::String));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::model::{Operation, OperationOutput};

    fn service(errors: &[&str], members: &[&str]) -> Service {
        let mut service = Service::default();
        let output = Some(OperationOutput { shape: "Output".to_owned(), ..OperationOutput::default() });
        let errors = errors.iter().map(|&it| it.to_owned()).collect();
        service.operations.insert("HeadObject".to_owned(), Operation { errors, output, ..Operation::default() });
        let mut shape = Shape::new(ShapeType::Structure);
        shape.members.extend(members.iter().map(|&it| (it.to_owned(), Reference::default())));
        service.shapes.insert("Output".to_owned(), shape);
        service
    }

    #[test]
    fn a_missing_object_is_not_found() {
        let (mut service, report) = (service(&["NoSuchKey"], &[]), Report::new("service-2.json"));
        fix_errors_of_head("s3", &mut service, &report);
        assert_eq!(service.operations["HeadObject"].errors, ["NotFound"]);
        assert!(service.shapes["NotFound"].exception && !report.has_errors());
        fix_errors_of_head("s3", &mut service, &report);
        assert!(report.has_errors());
    }

    #[test]
    fn expires_is_there_as_text() {
        let (mut service, report) = (service(&[], &["A", "Expires", "B"]), Report::new("service-2.json"));
        fix_expires("s3", &mut service, &report);
        let members = &service.shapes["Output"].members;
        assert_eq!(members.keys().collect::<Vec<_>>(), ["A", "Expires", "ExpiresString", "B"]);
        assert!(members["Expires"].deprecated.deprecated && !report.has_errors());
        fix_expires("s3", &mut service, &report);
        assert!(report.has_errors());
    }

    #[test]
    fn other_services_stay_as_they_are() {
        let (mut service, report) = (service(&["NoSuchKey"], &["Expires"]), Report::new("service-2.json"));
        let before = service.clone();
        fix_errors_of_head("glacier", &mut service, &report);
        fix_expires("glacier", &mut service, &report);
        assert_eq!(service, before);
    }
}
