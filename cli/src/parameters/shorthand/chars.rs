//! Which characters shorthand's words are of.

/// A character of a key.
pub fn is_key(it: char) -> bool {
    it.is_ascii_alphanumeric() || "-_.#/:".contains(it)
}

/// A character that a value without quotes begins with.
pub fn begins(it: char) -> bool {
    matches!(it,
        '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='Z' | '\\'..='z' | '|'..='\u{ffff}')
}

/// A character that goes on with the first value of a key.
pub fn goes_on(it: char) -> bool {
    is_blank(it) || matches!(it, '!' | '#'..='&' | '('..='+' | '-'..='\\' | '^'..='|' | '~'..='\u{ffff}')
}

/// A character that goes on with a further value of a key, which no `=` is part of.
pub fn goes_on_further(it: char) -> bool {
    is_blank(it) || matches!(it, '!' | '#'..='&' | '('..='+' | '-'..='<' | '>'..='\u{ffff}')
}

/// Blank between words (Python's `string.whitespace`).
pub fn is_space(it: char) -> bool {
    matches!(it, ' ' | '\t'..='\r')
}

/// Blank within a value.
fn is_blank(it: char) -> bool {
    it.is_whitespace() || matches!(it, '\u{1c}'..='\u{1f}')
}

/// The end of a quoted value whose opening quote stands before `text`, behind its closing quote. A backslash keeps the
/// next quote or backslash within, but not where that would leave the value open.
pub fn quoted_end(text: &[char], quote: char) -> Option<usize> {
    // From the right: what the value would end at, if it went on from here.
    let mut ends: Vec<Option<usize>> = vec![None; text.len() + 2];
    for (at, it) in text.iter().enumerate().rev() {
        let end = |at: usize| ends.get(at).copied().flatten();
        let escaped = text.get(at + 1).filter(|next| *it == '\\' && (**next == '\\' || **next == quote));
        let found = escaped.and_then(|_| end(at + 2)).or_else(|| if *it == quote { Some(at + 1) } else { end(at + 1) });
        if let Some(place) = ends.get_mut(at) {
            *place = found;
        }
    }
    ends.first().copied().flatten()
}
