//! What a scalar stands for: YAML 1.2 in ruamel.yaml's reading.

use super::reader::ReadError;
use crate::parameters::{Datum, decode_base64};

/// What YAML's own tags begin with.
pub const CORE: &str = "tag:yaml.org,2002:";

/// The value of a scalar.
pub fn resolve(text: &str, plain: bool, tag: Option<&str>) -> Result<Datum, ReadError> {
    let invalid = ReadError::Invalid;
    match tag {
        None if plain => implicit(text),
        None | Some("!") => Ok(Datum::Text(text.to_owned())),
        Some(tag) => match tag.strip_prefix(CORE).ok_or(invalid)? {
            "str" => Ok(Datum::Text(text.to_owned())),
            "null" => Ok(Datum::Null),
            "bool" => boolean(&text.to_ascii_lowercase()).map(Datum::Bool).ok_or(invalid),
            "int" => int(text).ok_or(invalid),
            "float" => float(text).or_else(|| int(text)).ok_or(invalid),
            "binary" => decode_base64(text).map(Datum::Bytes).ok_or(invalid),
            "timestamp" => date(text).ok_or(invalid),
            _ => Err(invalid),
        },
    }
}

/// What a plain scalar without a tag stands for.
fn implicit(text: &str) -> Result<Datum, ReadError> {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return Ok(Datum::Null),
        // A tag of its own, which the safe loader does not know.
        "=" => return Err(ReadError::Invalid),
        _ => {}
    }
    let found = boolean(text).map(Datum::Bool).or_else(|| int(text)).or_else(|| float(text)).or_else(|| date(text));
    Ok(found.unwrap_or_else(|| Datum::Text(text.to_owned())))
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

/// Splits a sign off.
fn signed(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

/// `-12`, `0b1`, `0o7`, `0xf`, with underscores anywhere.
fn int(text: &str) -> Option<Datum> {
    let (negative, digits) = signed(text);
    // What begins with an underscore is text.
    if !digits.starts_with(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let digits = digits.replace('_', "");
    let (digits, radix) = match digits.get(..2) {
        Some("0b") => (digits.get(2..)?, 2),
        Some("0o") => (digits.get(2..)?, 8),
        Some("0x") => (digits.get(2..)?, 16),
        _ => (digits.as_str(), 10),
    };
    if !digits.chars().all(|it| it.is_digit(radix)) {
        return None;
    }
    let value = i128::from_str_radix(digits, radix).ok()?;
    Some(Datum::whole(if negative { -value } else { value }))
}

/// `1.5`, `1e3`, `.5`, `.inf`, `.nan`.
fn float(text: &str) -> Option<Datum> {
    let (negative, digits) = signed(text);
    match digits {
        ".inf" | ".Inf" | ".INF" => {
            return Some(Datum::fraction(if negative { f64::NEG_INFINITY } else { f64::INFINITY }));
        }
        ".nan" | ".NaN" | ".NAN" if digits == text => return Some(Datum::fraction(f64::NAN)),
        _ => {}
    }
    let begins = digits.starts_with(|it: char| it.is_ascii_digit())
        || digits.strip_prefix('.').is_some_and(|rest| rest.starts_with(|it: char| it.is_ascii_digit()));
    let fraction = digits.contains(['.', 'e', 'E']);
    let known = digits.chars().all(|it| it.is_ascii_digit() || "._eE+-".contains(it));
    if !(begins && fraction && known) {
        return None;
    }
    text.replace('_', "").parse().ok().map(Datum::fraction)
}

/// `2020-01-02`, or that with a time of day, as ISO 8601.
fn date(text: &str) -> Option<Datum> {
    let end = text.find(['T', 't', ' ', '\t']).unwrap_or(text.len());
    let (date, time) = text.split_at_checked(end)?;
    let parts: Vec<&str> = date.split('-').collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let is_number = |it: &str, most: usize| (1..=most).contains(&it.len()) && it.chars().all(|it| it.is_ascii_digit());
    if year.len() != 4 || !is_number(year, 4) || !is_number(month, 2) || !is_number(day, 2) {
        return None;
    }
    let date = format!("{year}-{month:0>2}-{day:0>2}");
    if time.is_empty() {
        let whole = month.len() == 2 && day.len() == 2;
        return whole.then_some(Datum::Date(date));
    }
    let time = time.trim_start_matches(['T', 't', ' ', '\t']);
    let end = time.find(|it: char| !(it.is_ascii_digit() || it == ':' || it == '.')).unwrap_or(time.len());
    let (clock, zone) = time.split_at_checked(end)?;
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let parts: Vec<&str> = clock.split(':').collect();
    let [hour, minute, second] = parts.as_slice() else { return None };
    if !is_number(hour, 2) || minute.len() != 2 || second.len() != 2 || fraction.contains(['.', ':']) {
        return None;
    }
    let fraction = if fraction.is_empty() { "0" } else { fraction };
    Some(Datum::Time(format!("{date}T{hour:0>2}:{minute}:{second}.{fraction}{}", self::zone(zone.trim_start())?)))
}

/// `Z`, `+1`, `+01:30`, or none.
fn zone(text: &str) -> Option<String> {
    if text.is_empty() || text == "Z" {
        return Some("Z".to_owned());
    }
    let sign = text.chars().next().filter(|it| matches!(it, '+' | '-'))?;
    let (hours, minutes) = text.get(1..)?.split_once(':').unwrap_or((text.get(1..)?, "00"));
    let fine = (1..=2).contains(&hours.len()) && minutes.len() == 2;
    let digits = hours.chars().chain(minutes.chars()).all(|it| it.is_ascii_digit());
    (fine && digits).then(|| format!("{sign}{hours:0>2}:{minutes}"))
}
