//! A line that is being typed, as words.

/// The words before the one that is being typed, and that one, which may be empty.
pub(super) fn split(line: &str) -> (Vec<String>, String) {
    // A quote may be open still.
    let split = ["", "\"", "'"].into_iter().find_map(|end| shlex::split(&format!("{line}{end}")));
    let mut words = split.unwrap_or_else(|| line.split_whitespace().map(str::to_owned).collect());
    let is_between = line.ends_with(char::is_whitespace) && shlex::split(line).is_some() || line.is_empty();
    let current = if is_between { String::new() } else { words.pop().unwrap_or_default() };
    (words, current)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_is_the_one_that_is_typed() {
        let cases: [(&str, &[&str], &str); 7] = [
            ("", &[], ""),
            ("aws", &[], "aws"),
            ("aws ", &["aws"], ""),
            ("aws sw", &["aws"], "sw"),
            ("aws --query 'a b", &["aws", "--query"], "a b"),
            ("aws --query \"a ", &["aws", "--query"], "a "),
            ("aws 'a b' c", &["aws", "a b"], "c"),
        ];
        for (line, before, current) in cases {
            let before = before.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(split(line), (before, current.to_owned()), "{line}");
        }
    }
}
