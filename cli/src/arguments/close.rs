//! Which words are near another: Python's `difflib.get_close_matches`, as "Maybe you meant" uses it.

/// How alike two words must be.
const CUTOFF: f64 = 0.8;
/// How many are named.
const MOST: usize = 3;

/// The choices that are most like `word`, the nearest first; of equal ones, the last in the alphabet first.
pub fn close_matches<'a>(word: &str, choices: &[&'a str]) -> Vec<&'a str> {
    let mut scored: Vec<(f64, &str)> =
        choices.iter().map(|choice| (ratio(choice, word), *choice)).filter(|(score, _)| *score >= CUTOFF).collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| b.1.cmp(a.1)));
    scored.dedup();
    scored.into_iter().take(MOST).map(|(_, choice)| choice).collect()
}

/// `SequenceMatcher(None, a, b).ratio()`: twice the characters in common runs over all characters.
fn ratio(a: &str, b: &str) -> f64 {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let all = a.len() + b.len();
    if all == 0 {
        return 1.0;
    }
    2.0 * common(&a, &b) as f64 / all as f64
}

/// Characters in the longest common run, and in those on either side of it.
fn common(a: &[char], b: &[char]) -> usize {
    let (start_a, start_b, length) = longest_run(a, b);
    if length == 0 {
        return 0;
    }
    let before = common(a.get(..start_a).unwrap_or_default(), b.get(..start_b).unwrap_or_default());
    let after = common(a.get(start_a + length..).unwrap_or_default(), b.get(start_b + length..).unwrap_or_default());
    before + length + after
}

/// The longest run that both have: the first in `a`, and of those the first in `b`.
fn longest_run(a: &[char], b: &[char]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut above = vec![0_usize; b.len() + 1];
    for (at_a, x) in a.iter().enumerate() {
        let mut row = vec![0_usize; b.len() + 1];
        for (at_b, y) in b.iter().enumerate() {
            if x != y {
                continue;
            }
            let length = above.get(at_b).copied().unwrap_or_default() + 1;
            if let Some(cell) = row.get_mut(at_b + 1) {
                *cell = length;
            }
            if length > best.2 {
                best = (at_a + 1 - length, at_b + 1 - length, length);
            }
        }
        above = row;
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_those_of_difflib() {
        // Captured: difflib.SequenceMatcher(None, a, b).ratio()
        let cases = [("swf", "swff", 6.0 / 7.0), ("abcd", "bcde", 0.75), ("help", "hel", 6.0 / 7.0), ("a", "b", 0.0)];
        for (a, b, expected) in cases {
            assert!((ratio(a, b) - expected).abs() < 1e-12, "{a} {b}");
        }
    }

    #[test]
    fn the_nearest_come_first_and_no_more_than_three() {
        assert_eq!(close_matches("swff", &["ec2", "swf"]), ["swf"]);
        assert_eq!(close_matches("request-cancel", &["request-cancel-workflow-execution"]), Vec::<&str>::new());
        assert_eq!(close_matches("yam", &["json", "yaml", "yaml-stream"]), ["yaml"]);
        assert_eq!(close_matches("abcde", &["abcdx", "abcdy", "abcdz", "abcde", "abcdw"]), ["abcde", "abcdz", "abcdy"]);
    }
}
