//! Amazon Route 53: ids that come with a path.

use crate::model::{Report, Service};

/// Answers hold ids such as `/hostedzone/Z1`, requests take `Z1`. Of such a member of an input only the id is sent, so
/// that the one can be given for the other.
pub(super) fn fix_route53_ids(directory: &str, service: &mut Service, _report: &Report) {
    const IDS: [&str; 3] = ["ResourceId", "DelegationSetId", "ChangeId"];
    if directory != "route53" {
        return;
    }
    let inputs: Vec<String> =
        service.operations.values().filter_map(|it| Some(it.input.as_ref()?.shape.clone())).collect();
    for name in inputs {
        let members = service.shapes.get_mut(&name).into_iter().flat_map(|it| it.members.values_mut());
        members.filter(|it| IDS.contains(&it.shape.as_str())).for_each(|it| it.last_segment = true);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;
    use crate::model::{Operation, OperationInput, Reference, Shape, ShapeType};

    #[test]
    fn ids_of_inputs_are_marked() {
        let mut service = Service::default();
        let mut shape = Shape::new(ShapeType::Structure);
        let member = |name: &str| (name.to_owned(), Reference { shape: name.to_owned(), ..Reference::default() });
        shape.members.extend([member("ResourceId"), member("Name")]);
        service.shapes.extend([("Input".to_owned(), shape.clone()), ("Other".to_owned(), shape)]);
        let input = Some(OperationInput { shape: "Input".to_owned(), ..OperationInput::default() });
        service.operations.insert("Get".to_owned(), Operation { input, ..Operation::default() });
        fix_route53_ids("route53", &mut service, &Report::new("service-2.json"));
        let marked = |shape: &str, member: &str| service.shapes[shape].members[member].last_segment;
        assert!(marked("Input", "ResourceId") && !marked("Input", "Name") && !marked("Other", "ResourceId"));
    }
}
