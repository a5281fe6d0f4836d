//! Character classes.

use super::scan::{Scanner, Unit};

const SURROGATES: std::ops::Range<u32> = 0xD800..0xE000;

/// Translates a class whose `[` has been read.
pub(super) fn translate_class(scanner: &mut Scanner<'_>) -> Result<String, String> {
    let negated = scanner.take("^");
    let mut inside = String::new();
    loop {
        if scanner.rest().starts_with("&&[") {
            return Err("an intersection of classes".to_owned());
        }
        match scanner.next_unit(true)? {
            None => return Err("a class without `]`".to_owned()),
            Some(Unit::Plain(']')) => break,
            Some(Unit::Class(it) | Unit::Shorthand(it)) if code_point(&Unit::Shorthand(it.clone())).is_none() => {
                inside.push_str(&it)
            }
            Some(first) => inside.push_str(&translate_range(&first, scanner)?),
        }
    }
    match (inside.is_empty(), negated) {
        (true, false) => Err("a class of nothing but halves of surrogate pairs".to_owned()),
        (true, true) => Ok(r"[\s\S]".to_owned()),
        (false, negated) => Ok(format!("[{}{inside}]", if negated { "^" } else { "" })),
    }
}

/// One character, or the range that it begins.
fn translate_range(first: &Unit, scanner: &mut Scanner<'_>) -> Result<String, String> {
    let ahead = scanner.rest().strip_prefix('-').unwrap_or_default();
    if ahead.is_empty() || ahead.starts_with(']') {
        return Ok(write_range(first, first));
    }
    let mut peek = Scanner::new(ahead);
    match peek.next_unit(true)? {
        Some(last) if code_point(&last).is_some() => {
            *scanner = Scanner::new(scanner_tail(scanner, &peek));
            if code_point(first) > code_point(&last) {
                return Err("a range that ends before it begins".to_owned());
            }
            Ok(write_range(first, &last))
        }
        _ => Ok(write_range(first, first)),
    }
}

fn scanner_tail<'p>(scanner: &Scanner<'p>, peek: &Scanner<'_>) -> &'p str {
    let rest = scanner.rest();
    rest.get(rest.len() - peek.rest().len()..).unwrap_or_default()
}

/// Halves of surrogate pairs are no characters: they are cut off the range.
fn write_range(first: &Unit, last: &Unit) -> String {
    let (Some(mut low), Some(mut high)) = (code_point(first), code_point(last)) else { return String::new() };
    let (low_was, high_was) = (low, high);
    if SURROGATES.contains(&low) {
        low = SURROGATES.end;
    }
    if SURROGATES.contains(&high) {
        high = SURROGATES.start - 1;
    }
    if low > high {
        return String::new();
    }
    let low = if low == low_was { write_unit(first) } else { write_code_point(low) };
    let high_text = if high == high_was { write_unit(last) } else { write_code_point(high) };
    if first == last { low } else { format!("{low}-{high_text}") }
}

/// The character that a piece stands for, if it stands for one.
fn code_point(unit: &Unit) -> Option<u32> {
    match unit {
        Unit::Plain(c) => Some(u32::from(*c)),
        Unit::Escaped(c) => Some(*c),
        Unit::Class(_) => None,
        Unit::Shorthand(text) => match text.strip_prefix('\\')? {
            "n" => Some(10),
            "r" => Some(13),
            "t" => Some(9),
            "f" => Some(12),
            "v" => Some(11),
            "a" => Some(7),
            other => other.chars().next().filter(char::is_ascii_punctuation).map(u32::from),
        },
    }
}

fn write_unit(unit: &Unit) -> String {
    match unit {
        Unit::Plain(c @ ('[' | '^' | '-' | '&' | '~')) => format!("\\{c}"),
        Unit::Plain(c) => c.to_string(),
        Unit::Escaped(c) => write_code_point(*c),
        Unit::Class(text) | Unit::Shorthand(text) => text.clone(),
    }
}

/// A code point outside a class.
pub(super) fn write_escaped(c: u32) -> Result<String, String> {
    if SURROGATES.contains(&c) {
        return Err("half of a surrogate pair".to_owned());
    }
    Ok(write_code_point(c))
}

fn write_code_point(c: u32) -> String {
    format!("\\u{{{c:04X}}}")
}
