//! Texts with `{name}` and `{name#attribute}` in them.

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it stands.
    Literal(String),
    /// A variable.
    Variable(String),
    /// An attribute of a variable.
    Attribute(String, String),
}

/// Takes a text apart. As in botocore, a text is a template if `{letters}` occurs in it, with or without `#`; otherwise
/// it stands for itself. In a template, `{{` and `}}` are braces.
///
/// # Errors
///
/// If a brace has no partner.
pub fn parse(text: &str) -> Result<Vec<Part>, String> {
    if !is_template(text) {
        return Ok(vec![Part::Literal(text.to_owned())]);
    }
    let mut parts = Vec::new();
    let mut literal = String::new();
    let mut rest = text;
    while let Some(position) = rest.find(['{', '}']) {
        let (before, from_brace) = rest.split_at(position);
        literal.push_str(before);
        if let Some(brace) = ["{{", "}}"].into_iter().find(|it| from_brace.starts_with(it)) {
            literal.extend(brace.chars().next());
            rest = from_brace.split_at(2).1;
            continue;
        }
        let reference = from_brace.strip_prefix('{').and_then(|it| it.split_once('}'));
        let Some((reference, after)) = reference else {
            return Err(format!("a brace has no partner in `{text}`"));
        };
        if !literal.is_empty() {
            parts.push(Part::Literal(std::mem::take(&mut literal)));
        }
        parts.push(match reference.split_once('#') {
            Some((variable, attribute)) => Part::Attribute(variable.to_owned(), attribute.to_owned()),
            None => Part::Variable(reference.to_owned()),
        });
        rest = after;
    }
    literal.push_str(rest);
    if !literal.is_empty() {
        parts.push(Part::Literal(literal));
    }
    Ok(parts)
}

fn is_template(text: &str) -> bool {
    let is_name = |it: &str| !it.is_empty() && it.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'#');
    text.split('{').skip(1).filter_map(|it| it.split_once('}')).any(|(name, _)| is_name(name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn texts() {
        for text in ["", "plain", "{", "{}", "{a b}", "{a1}"] {
            assert_eq!(parse(text).unwrap(), [Part::Literal(text.to_owned())], "{text}");
        }
        let parts = parse("https://{a1}.{p#b}{{x}}").unwrap();
        let expected = [
            Part::Literal("https://".into()),
            Part::Variable("a1".into()),
            Part::Literal(".".into()),
            Part::Attribute("p".into(), "b".into()),
            Part::Literal("{x}".into()),
        ];
        assert_eq!(parts, expected);
        assert!(parse("{a}{b").is_err());
        assert!(parse("{a}}").is_err());
    }
}
