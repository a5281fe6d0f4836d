//! Types and limits in words.

use awslice_codegen::model::{Bound, Location, Reference, Service, Shape, ShapeType};

/// What a member is: its type, where it stands, what it must keep to.
pub fn about(model: &Service, member: &Reference, required: bool) -> String {
    let mut parts = vec![kind(model, &member.shape, 0)];
    if required {
        parts.push("required".to_owned());
    }
    if member.idempotency_token {
        parts.push("filled when absent".to_owned());
    }
    parts.extend(place(member));
    if let Some(shape) = model.shapes.get(&member.shape) {
        parts.extend(limits(model, shape));
        if shape.streaming || member.streaming {
            parts.push("streaming".to_owned());
        }
        if shape.sensitive {
            parts.push("sensitive".to_owned());
        }
    }
    if member.deprecated.deprecated {
        parts.push("deprecated".to_owned());
    }
    parts.join(", ")
}

/// The type of a shape, such as `list of string`.
fn kind(model: &Service, name: &str, depth: usize) -> String {
    // Lists of lists may go on for ever.
    const DEEPEST: usize = 8;
    let Some(shape) = model.shapes.get(name).filter(|_| depth < DEEPEST) else { return name.to_owned() };
    let of = |it: &Option<Reference>| it.as_ref().map_or_else(String::new, |it| kind(model, &it.shape, depth + 1));
    match shape.ty {
        ShapeType::List => format!("list of {}", of(&shape.member)),
        ShapeType::Map => format!("map of {} to {}", of(&shape.key), of(&shape.value)),
        ShapeType::Structure if shape.event_stream => format!("event stream {name}"),
        ShapeType::Structure if shape.union => format!("one of {name}"),
        ShapeType::Structure if shape.document => "document".to_owned(),
        ShapeType::Structure => name.to_owned(),
        ShapeType::String if shape.values.is_some() => "enum".to_owned(),
        ShapeType::String | ShapeType::Character => "string".to_owned(),
        ShapeType::Boolean => "boolean".to_owned(),
        ShapeType::Integer => "integer".to_owned(),
        ShapeType::Long => "long".to_owned(),
        ShapeType::Float => "float".to_owned(),
        ShapeType::Double => "double".to_owned(),
        ShapeType::Blob => "blob".to_owned(),
        ShapeType::Timestamp => "timestamp".to_owned(),
    }
}

/// Where a member stands, unless in the body.
fn place(member: &Reference) -> Option<String> {
    let name = member.location_name.as_deref().unwrap_or_default();
    Some(match member.location? {
        Location::Uri => format!("label {{{name}}}"),
        Location::QueryString => format!("query parameter {name}"),
        Location::Header => format!("header {name}"),
        Location::Headers => format!("headers {name}*"),
        Location::StatusCode => "status code".to_owned(),
    })
}

/// Lengths, ranges, patterns and values: the shape's own, and its elements'.
fn limits(model: &Service, shape: &Shape) -> Vec<String> {
    let mut parts: Vec<String> = bounds(shape).into_iter().collect();
    if let Some(pattern) = &shape.pattern {
        parts.push(format!("pattern {pattern}"));
    }
    if let Some(values) = &shape.values {
        parts.push(listed(values));
    }
    let elements = [("each", &shape.member), ("each key", &shape.key), ("each value", &shape.value)];
    for (what, element) in elements {
        let Some(target) = element.as_ref().and_then(|it| model.shapes.get(&it.shape)) else { continue };
        let own = if target.ty == ShapeType::List || target.ty == ShapeType::Map {
            bounds(target).into_iter().collect()
        } else {
            limits(model, target)
        };
        if !own.is_empty() {
            parts.push(format!("{what} {}", own.join(", ")));
        }
    }
    parts
}

/// The values of an enumeration; of very many, the first.
fn listed(values: &[String]) -> String {
    const SHOWN: usize = 20;
    match values.get(..SHOWN) {
        Some(first) if values.len() > SHOWN => format!("{} and {} more", first.join(" | "), values.len() - SHOWN),
        _ => values.join(" | "),
    }
}

fn bounds(shape: &Shape) -> Option<String> {
    let (one, many) = match shape.ty {
        ShapeType::String | ShapeType::Character => (" character", " characters"),
        ShapeType::Blob => (" byte", " bytes"),
        ShapeType::List => (" item", " items"),
        ShapeType::Map => (" entry", " entries"),
        _ => ("", ""),
    };
    // A length of at least zero says nothing.
    let min = shape.min.filter(|it| many.is_empty() || *it != Bound::Int(0));
    let amount = |it: Bound| format!("{}{}", number(it), if it == Bound::Int(1) { one } else { many });
    Some(match (min, shape.max) {
        (None, None) => return None,
        (Some(min), None) => format!("at least {}", amount(min)),
        (None, Some(max)) => format!("at most {}", amount(max)),
        (Some(min), Some(max)) if min == max => format!("exactly {}", amount(max)),
        (Some(min), Some(max)) => format!("{} to {}", number(min), amount(max)),
    })
}

fn number(bound: Bound) -> String {
    match bound {
        Bound::Int(value) => value.to_string(),
        Bound::Float(value) => value.to_string(),
    }
}
