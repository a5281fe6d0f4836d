//! Constraints in words, for documentation.

use super::Cx;
use crate::ir::{Bound, Field, Rules, Type, TypeKind};

/// What a request must keep to in a field: `Required. 1 to 256 characters.`; empty where there is nothing to say.
pub fn constraints(cx: &Cx<'_>, field: &Field) -> String {
    let own = own_constraints(cx, field);
    [own, listed_elsewhere(cx, &field.ty).unwrap_or_default()].join(" ").trim().to_owned()
}

/// As [`constraints`], without what the type says already: the values of an enumeration.
pub fn own_constraints(cx: &Cx<'_>, field: &Field) -> String {
    let mut sentences = Vec::new();
    if field.required {
        sentences.push("Required.".to_owned());
    }
    if field.idempotency_token {
        sentences.push("Filled automatically when it is not set.".to_owned());
    }
    sentences.extend(limits(cx, &field.ty));
    sentences.join(" ")
}

/// The name of a type in prose, such as `list of text`.
pub fn type_in_words(cx: &Cx<'_>, ty: &Type) -> String {
    match &ty.kind {
        TypeKind::Boolean => "boolean".to_owned(),
        TypeKind::Integer => "integer".to_owned(),
        TypeKind::Long => "long integer".to_owned(),
        TypeKind::Float | TypeKind::Double => "number".to_owned(),
        TypeKind::String => "text".to_owned(),
        TypeKind::Enumeration(shape) => format!("enumeration {}", cx.link(shape)),
        TypeKind::Blob => "bytes".to_owned(),
        TypeKind::ByteStream { .. } => "stream of bytes".to_owned(),
        TypeKind::Timestamp(_) => "timestamp".to_owned(),
        TypeKind::Document => "document".to_owned(),
        TypeKind::List(list) => format!("list of {}", type_in_words(cx, &list.member)),
        TypeKind::Map(map) => format!("map of {}", type_in_words(cx, &map.value)),
        TypeKind::Structure(shape) => format!("structure {}", cx.link(shape)),
        TypeKind::Union(shape) => format!("union {}", cx.link(shape)),
        TypeKind::EventStream(stream) => format!("stream of {}", cx.link(&stream.events)),
    }
}

fn limits(cx: &Cx<'_>, ty: &Type) -> Vec<String> {
    let mut sentences: Vec<String> = bounds(ty).into_iter().collect();
    if let Some(pattern) = &ty.rules.pattern {
        sentences.push(format!("Pattern: {}.", code(pattern)));
    }
    match &ty.kind {
        TypeKind::List(list) => sentences.extend(nested(cx, "Each item", &list.member)),
        TypeKind::Map(map) => {
            sentences.extend(nested(cx, "Each key", &map.key));
            sentences.extend(nested(cx, "Each value", &map.value));
        }
        TypeKind::Enumeration(_) => {}
        _ => sentences.extend(listed(&ty.rules)),
    }
    sentences
}

/// The limits of an element: `Each item: 1 to 50 characters.`
fn nested(cx: &Cx<'_>, what: &str, ty: &Type) -> Option<String> {
    let limits = limits(cx, ty).into_iter().chain(listed_elsewhere(cx, ty)).collect::<Vec<_>>();
    let (first, rest) = limits.split_first()?;
    let mut letters = first.chars();
    let lower = letters.next().map(|letter| letter.to_lowercase().collect::<String>()).unwrap_or_default();
    let text = format!("{what}: {lower}{}", letters.as_str());
    Some(rest.iter().fold(text, |text, sentence| format!("{text} {sentence}")))
}

fn listed_elsewhere(cx: &Cx<'_>, ty: &Type) -> Option<String> {
    match &ty.kind {
        TypeKind::Enumeration(shape) => Some(format!("One of the values of {}.", cx.link(shape))),
        _ => None,
    }
}

fn listed(rules: &Rules) -> Option<String> {
    if rules.values.is_empty() {
        return None;
    }
    let values = rules.values.iter().map(|value| code(value)).collect::<Vec<_>>();
    Some(format!("One of {}.", values.join(", ")))
}

fn bounds(ty: &Type) -> Option<String> {
    let Rules { min, max, .. } = &ty.rules;
    // A length of at least zero says nothing.
    let min = min.filter(|min| unit(&ty.kind).is_none() || *min != Bound::Int(0));
    let text = match (min, *max) {
        (None, None) => return None,
        (Some(min), None) => format!("At least {}", amount(min, &ty.kind)),
        (None, Some(max)) => format!("At most {}", amount(max, &ty.kind)),
        (Some(min), Some(max)) if min == max => format!("Exactly {}", amount(max, &ty.kind)),
        (Some(min), Some(max)) => format!("{} to {}", number(min), amount(max, &ty.kind)),
    };
    Some(format!("{text}."))
}

fn amount(bound: Bound, kind: &TypeKind) -> String {
    match unit(kind) {
        Some((one, _)) if bound == Bound::Int(1) => format!("1 {one}"),
        Some((_, many)) => format!("{} {many}", number(bound)),
        None => number(bound),
    }
}

fn unit(kind: &TypeKind) -> Option<(&'static str, &'static str)> {
    match kind {
        TypeKind::String | TypeKind::Enumeration(_) => Some(("character", "characters")),
        TypeKind::Blob | TypeKind::ByteStream { .. } => Some(("byte", "bytes")),
        TypeKind::List(_) => Some(("item", "items")),
        TypeKind::Map(_) => Some(("entry", "entries")),
        _ => None,
    }
}

fn number(bound: Bound) -> String {
    match bound {
        Bound::Int(value) => value.to_string(),
        Bound::Float(value) => value.to_string(),
    }
}

/// Inline code, whatever the text holds.
pub fn code(text: &str) -> String {
    let text: String =
        text.chars().flat_map(|it| if it.is_control() { it.escape_default().collect() } else { vec![it] }).collect();
    let longest = text.split(|it| it != '`').map(str::len).max().unwrap_or_default();
    let ticks = "`".repeat(longest + 1);
    if text.starts_with('`') || text.ends_with('`') {
        format!("{ticks} {text} {ticks}")
    } else {
        format!("{ticks}{text}{ticks}")
    }
}

#[cfg(test)]
mod tests {
    use super::{code, constraints};
    use crate::emit::testing::{self, field, list, string};
    use crate::ir::{Bound, Rules, ShapeRef, Type, TypeKind};

    fn bounded(ty: Type, min: Option<i64>, max: Option<i64>) -> Type {
        Type { rules: Rules { min: min.map(Bound::Int), max: max.map(Bound::Int), ..Rules::default() }, ..ty }
    }

    #[track_caller]
    fn check(ty: Type, expected: &str) {
        let krate = testing::krate(testing::service());
        testing::with_cx(&krate, |cx| assert_eq!(constraints(cx, &field("x", ty)), expected));
    }

    #[test]
    fn lengths() {
        check(bounded(string(), Some(1), Some(256)), "1 to 256 characters.");
        check(bounded(string(), Some(0), Some(64)), "At most 64 characters.");
        check(bounded(string(), Some(36), Some(36)), "Exactly 36 characters.");
        check(bounded(string(), Some(0), None), "");
    }

    #[test]
    fn numbers_keep_their_zero() {
        check(bounded(testing::ty(TypeKind::Integer), Some(0), Some(9)), "0 to 9.");
        check(bounded(testing::ty(TypeKind::Integer), None, Some(-1)), "At most -1.");
    }

    #[test]
    fn elements_follow_their_list() {
        let items = bounded(list(bounded(string(), Some(1), None)), Some(1), Some(1));
        check(items, "Exactly 1 item. Each item: at least 1 character.");
    }

    #[test]
    fn enumerations_are_linked() {
        let shape = ShapeRef { rust: "Status".into(), table: String::new(), module: "_status".into() };
        let expected = "One of the values of [`Status`](crate::demo::types::Status).";
        check(testing::ty(TypeKind::Enumeration(shape)), expected);
    }

    #[test]
    fn required_members_and_tokens_say_so() {
        let krate = testing::krate(testing::service());
        let mut it = field("x", string());
        it.required = true;
        testing::with_cx(&krate, |cx| assert_eq!(constraints(cx, &it), "Required."));
        it.idempotency_token = true;
        testing::with_cx(&krate, |cx| {
            assert_eq!(constraints(cx, &it), "Required. Filled automatically when it is not set.");
        });
    }

    #[test]
    fn code_with_backticks_gets_longer_ones() {
        assert_eq!(code("[a-z]"), "`[a-z]`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("\t"), "`\\t`");
    }
}
