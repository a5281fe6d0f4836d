//! botocore's `xform_name`: the names of Python methods and command-line options.

use super::xform_names::SPECIAL_NAMES;

/// Snake case as botocore has it: `IPv6Address` is `i_pv6_address`.
pub fn xform_snake(name: &str) -> String {
    xform(name, '_')
}

/// Kebab case as the command line has it: `GatewayARNs` is `gateway-arns`.
pub fn xform_kebab(name: &str) -> String {
    xform(name, '-')
}

fn xform(name: &str, separator: char) -> String {
    if name.contains(separator) {
        return name.to_owned();
    }
    if let Ok(index) = SPECIAL_NAMES.binary_search_by_key(&name, |(wire, _)| wire) {
        let special = SPECIAL_NAMES.get(index).map_or(name, |(_, snake)| snake);
        return special.replace('_', &separator.to_string());
    }
    let name = split_plural_acronym(name, separator);
    cut_after_lower(&cut_before_word(&name, separator), separator).to_lowercase()
}

/// `GatewayARNs` to `Gateway_arns`: a plural acronym at the end is one word.
fn split_plural_acronym(name: &str, separator: char) -> String {
    let Some(singular) = name.strip_suffix('s') else { return name.to_owned() };
    let stem = singular.trim_end_matches(|c: char| c.is_ascii_uppercase());
    let acronym = singular.strip_prefix(stem).unwrap_or_default();
    if acronym.len() < 2 {
        return name.to_owned();
    }
    format!("{stem}{separator}{}s", acronym.to_lowercase())
}

/// A separator between any character and a capital that lower-case letters follow.
fn cut_before_word(name: &str, separator: char) -> String {
    let mut result = String::new();
    let mut chars = name.chars().peekable();
    while let Some(c) = chars.next() {
        result.push(c);
        let mut ahead = chars.clone();
        let capital = ahead.next_if(char::is_ascii_uppercase);
        if let (Some(capital), Some(_)) = (capital, ahead.next_if(char::is_ascii_lowercase)) {
            chars.next();
            result.push(separator);
            result.push(capital);
            while let Some(lower) = chars.next_if(char::is_ascii_lowercase) {
                result.push(lower);
            }
        }
    }
    result
}

/// A separator between a lower-case letter or digit and a capital.
fn cut_after_lower(name: &str, separator: char) -> String {
    let mut result = String::new();
    let mut last = None;
    for c in name.chars() {
        let after_lower = last.is_some_and(|it: char| it.is_ascii_lowercase() || it.is_ascii_digit());
        if after_lower && c.is_ascii_uppercase() {
            result.push(separator);
        }
        result.push(c);
        last = Some(c);
    }
    result
}
