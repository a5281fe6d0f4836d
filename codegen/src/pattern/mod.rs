//! Patterns of the models, written for Java and ECMAScript, to regex-lite's syntax.

mod class;
mod scan;
#[cfg(test)]
mod tests;

use scan::{Scanner, Unit};

/// Translates a pattern; whoever uses it must match the whole text.
///
/// # Errors
/// Why regex-lite cannot express it: look-around, back references, Unicode classes, or what its compiler says.
pub fn translate_pattern(pattern: &str) -> Result<String, String> {
    let mut scanner = Scanner::new(pattern);
    let mut result = String::new();
    let mut after_quantifier = false;
    while let Some(unit) = scanner.next_unit(false)? {
        let is_possessive = after_quantifier && unit == Unit::Plain('+');
        after_quantifier = !after_quantifier && matches!(unit, Unit::Plain('*' | '+' | '?' | '}'));
        match unit {
            _ if is_possessive => {}
            Unit::Plain('[') => result.push_str(&class::translate_class(&mut scanner)?),
            Unit::Plain('(') => {
                check_group(scanner.rest())?;
                result.push('(');
            }
            Unit::Plain('{') if !is_count(scanner.rest()) => result.push_str("\\{"),
            Unit::Plain(c) => result.push(c),
            Unit::Escaped(c) => result.push_str(&class::write_escaped(c)?),
            Unit::Class(inside) => result.push_str(&format!("[{inside}]")),
            Unit::Shorthand(text) => result.push_str(&text),
        }
    }
    match regex_lite::Regex::new(&format!("^(?:{result})$")) {
        Ok(_) => Ok(result),
        Err(error) => Err(error.to_string()),
    }
}

fn check_group(rest: &str) -> Result<(), String> {
    if ["?=", "?!", "?<=", "?<!"].iter().any(|it| rest.starts_with(it)) {
        return Err("look-around".to_owned());
    }
    if rest.starts_with("?>") {
        return Err("an atomic group".to_owned());
    }
    Ok(())
}

/// Whether `{` begins a count such as `{2,5}`; otherwise it is a character.
fn is_count(rest: &str) -> bool {
    let Some((count, _)) = rest.split_once('}') else { return false };
    let digits = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let (least, most) = count.split_once(',').unwrap_or((count, ""));
    !least.is_empty() && digits(least) && digits(most)
}
