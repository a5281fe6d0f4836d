//! What plain text reads as: the rules of YAML 1.2, as far as the AWS CLI's YAML library follows them.

/// Whether text without quotes would read as something else than a string.
pub(super) fn is_not_text(text: &str) -> bool {
    is_word(text) || is_integer(text) || is_float(text) || is_timestamp(text)
}

/// Nulls, booleans, and the marks of merged and default keys.
fn is_word(text: &str) -> bool {
    let words = ["null", "Null", "NULL", "true", "True", "TRUE", "false", "False", "FALSE"];
    matches!(text, "" | "~" | "=" | "<<") || words.contains(&text)
}

/// The text after a sign, if there is one.
fn unsigned(text: &str) -> &str {
    text.strip_prefix(['-', '+']).unwrap_or(text)
}

/// Whether there is text, and all of it is of this kind.
fn all(text: &str, kind: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(kind)
}

/// A digit, or the mark that separates groups of digits.
fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || c == '_'
}

fn is_integer(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-' || c == '+') {
        return false;
    }
    let digits = unsigned(text);
    let after = |prefix: &str, kind: fn(char) -> bool| digits.strip_prefix(prefix).is_some_and(|rest| all(rest, kind));
    all(digits, is_digit)
        || after("0b", |c| matches!(c, '0' | '1' | '_'))
        || after("0o", |c| matches!(c, '0'..='7' | '_'))
        || after("0x", |c| c.is_ascii_hexdigit() || c == '_')
}

fn is_float(text: &str) -> bool {
    if matches!(text, ".nan" | ".NaN" | ".NAN") || matches!(unsigned(text), ".inf" | ".Inf" | ".INF") {
        return true;
    }
    let (number, exponent) = match unsigned(text).split_once(['e', 'E']) {
        Some((number, exponent)) => (number, Some(exponent)),
        None => (unsigned(text), None),
    };
    let is_number = |digits: &str| digits.starts_with(|c: char| c.is_ascii_digit()) && all(digits, is_digit);
    let is_exponent = |exponent: &str| all(unsigned(exponent), |c| c.is_ascii_digit());
    match number.split_once('.') {
        // An exponent after digits that begin with the point needs its sign.
        Some(("", fraction)) => {
            all(fraction, is_digit) && exponent.is_none_or(|it| it.starts_with(['-', '+']) && is_exponent(it))
        }
        Some((whole, fraction)) => {
            is_number(whole) && fraction.chars().all(is_digit) && exponent.is_none_or(is_exponent)
        }
        None => is_number(number) && exponent.is_some_and(is_exponent),
    }
}

/// Digits in such a number, taken from the front.
fn digits(text: &str, least: usize, most: usize) -> Option<&str> {
    let count = text.chars().take(most).take_while(char::is_ascii_digit).count();
    (count >= least).then(|| text.get(count..))?
}

/// `YYYY-MM-DD`, or a date, a time, and perhaps a zone.
fn is_timestamp(text: &str) -> bool {
    let numbers = |text, least| -> Option<&str> {
        let rest = digits(text, 4, 4)?.strip_prefix('-')?;
        digits(digits(rest, least, 2)?.strip_prefix('-')?, least, 2)
    };
    numbers(text, 2) == Some("") || numbers(text, 1).and_then(after_date).is_some()
}

/// The text after a time and its zone, which is nothing.
fn after_date(text: &str) -> Option<()> {
    let blanks = |text: &'_ str| text.len() - text.trim_start_matches([' ', '\t']).len();
    let time = match text.strip_prefix(['T', 't']) {
        Some(time) => time,
        None if blanks(text) > 0 => text.trim_start_matches([' ', '\t']),
        None => return None,
    };
    let rest = digits(time, 1, 2)?.strip_prefix(':')?;
    let rest = digits(digits(rest, 2, 2)?.strip_prefix(':')?, 2, 2)?;
    let rest = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    if rest.is_empty() {
        return Some(());
    }
    let zone = rest.trim_start_matches([' ', '\t']);
    if zone == "Z" {
        return Some(());
    }
    let hours = digits(zone.strip_prefix(['-', '+'])?, 1, 2)?;
    let end = match hours.strip_prefix(':') {
        Some(minutes) => digits(minutes, 2, 2)?,
        None => hours,
    };
    end.is_empty().then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_text() {
        let others = [
            "",
            "~",
            "null",
            "TRUE",
            "=",
            "<<",
            "1",
            "-1",
            "+_",
            "1_000",
            "0b01",
            "0o7",
            "017",
            "0xfF",
            "1.",
            "-1.5",
            "1e3",
            "1.5E-3",
            ".5",
            ".5e+3",
            "-.inf",
            ".NaN",
            "2020-01-02",
            "2020-1-2T3:04:05",
            "2020-01-02 03:04:05.123 +1:30",
            "2020-01-02t03:04:05Z",
        ];
        for text in others {
            assert!(is_not_text(text), "{text}");
        }
        let texts = [
            "yes",
            "no",
            "nULL",
            "_1",
            "1:30",
            "0x",
            "0b",
            "0b2",
            "1e",
            "e3",
            ".",
            ".5e3",
            "1.2.3",
            "-.nan",
            "2020-1-2",
            "2020-01-02T03:04",
            "2020-01-02T03:04:05 x",
            "20-01-02",
            "1a",
            "a1",
        ];
        for text in texts {
            assert!(!is_not_text(text), "{text}");
        }
    }
}
