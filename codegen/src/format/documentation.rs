//! Documentation of several lines is one attribute in tokens, which is cheaper than an attribute a line; prettyplease
//! writes that as a block comment. Here it becomes a comment a line.

use std::borrow::Cow;

/// The text with `///` and `//!` in the place of block comments of documentation.
pub fn separate_lines(text: &str) -> Cow<'_, str> {
    if !text.contains("/**") && !text.contains("/*!") {
        return Cow::Borrowed(text);
    }
    let mut separated = String::with_capacity(text.len() + text.len() / 8);
    let mut open = None;
    for line in text.lines() {
        let Some((mark, indent, rest)) = open.map(|(mark, indent)| (mark, indent, line)).or_else(|| opening(line))
        else {
            separated.extend([line, "\n"]);
            continue;
        };
        let (content, closes) = rest.strip_suffix("*/").map_or((rest, false), |content| (content, true));
        separated.extend([indent, mark, content.trim_end(), "\n"]);
        open = (!closes).then_some((mark, indent));
    }
    Cow::Owned(separated)
}

/// The mark of each line, the indentation, and the first line's text, if the line opens a block.
fn opening(line: &str) -> Option<(&'static str, &str, &str)> {
    let block = line.trim_start();
    let indent = line.strip_suffix(block).unwrap_or_default();
    let outer = block.strip_prefix("/**").map(|rest| ("///", indent, rest));
    outer.or_else(|| block.strip_prefix("/*!").map(|rest| ("//!", indent, rest)))
}

#[cfg(test)]
mod tests {
    use super::separate_lines;

    #[test]
    fn blocks_become_lines() {
        let text = "/*! a\n\n b*/\nstruct S {\n    /** c /\n   /* d\n\n```text*/\n    e: F,\n    /// g /** h\n}\n";
        let expected = "//! a\n//!\n//! b\nstruct S {\n    /// c /\n    ///   /* d\n    ///\n    ///```text\n    e: F,\n    /// g /** h\n}\n";
        assert_eq!(separate_lines(text), expected);
    }

    #[test]
    fn other_text_is_left() {
        assert_eq!(separate_lines("/// a\nfn b() {}\n"), "/// a\nfn b() {}\n");
    }
}
