//! Numbers as Python's `int()` and `float()` read them.

/// A whole number: blanks around it, a sign, and single underscores between digits are fine. Nothing if it is none, or
/// beyond what any service takes.
pub fn int(text: &str) -> Option<i128> {
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let value: i128 = without_underscores(digits)?.parse().ok()?;
    Some(if negative { -value } else { value })
}

/// A fraction, in the forms of `int` with a point and an exponent, or infinite, or not a number.
pub fn float(text: &str) -> Option<f64> {
    let text = text.trim();
    let number = text.strip_prefix(['-', '+']).unwrap_or(text);
    let starts_well = number.starts_with(|it: char| it.is_ascii_digit() || it == '.');
    match number.to_ascii_lowercase().as_str() {
        "inf" | "infinity" | "nan" => text.parse().ok(),
        _ if !starts_well => None,
        _ if !number.contains('_') => text.parse().ok(),
        _ => number
            .split(['.', 'e', 'E', '+', '-'])
            .all(|it| it.is_empty() || without_underscores(it).is_some())
            .then(|| text.replace('_', "").parse().ok())?,
    }
}

/// Digits, without the single underscores between them.
fn without_underscores(digits: &str) -> Option<String> {
    let fine = digits.split('_').all(|part| !part.is_empty() && part.chars().all(|it| it.is_ascii_digit()));
    fine.then(|| digits.replace('_', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_are_pythons() {
        let cases = [
            ("5", Some(5)),
            (" 1_0 ", Some(10)),
            ("-5", Some(-5)),
            ("+5", Some(5)),
            ("010", Some(10)),
            ("1.5", None),
            ("1__0", None),
            ("_1", None),
            ("1_", None),
            ("", None),
            ("- 5", None),
            ("--5", None),
            ("0x10", None),
        ];
        for (text, value) in cases {
            assert_eq!(int(text), value, "{text}");
        }
    }

    #[test]
    fn fractions_are_pythons() {
        let cases = [
            ("1.5", Some(1.5)),
            (" 2 ", Some(2.0)),
            (".5", Some(0.5)),
            ("5.", Some(5.0)),
            ("-1e3", Some(-1000.0)),
            ("1_0.2_5", Some(10.25)),
            ("inf", Some(f64::INFINITY)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            ("x", None),
            ("", None),
            (".", None),
            ("1_", None),
            ("1._5", None),
            ("e5", None),
            ("infinit", None),
        ];
        for (text, value) in cases {
            assert_eq!(float(text), value, "{text}");
        }
        assert!(float("nan").is_some_and(f64::is_nan));
    }
}
