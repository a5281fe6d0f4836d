//! How many columns of a terminal a text takes.

use icu_properties::CodePointMapData;
use icu_properties::props::EastAsianWidth;

/// Wide, full-width and ambiguous characters take two columns, all others one.
pub(super) fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    let widths = CodePointMapData::<EastAsianWidth>::new();
    let is_wide =
        |c| matches!(widths.get(c), EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Ambiguous);
    text.chars().map(|c| if is_wide(c) { 2 } else { 1 }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn east_asian_and_ambiguous_characters_are_wide() {
        for (text, columns) in [("", 0), ("abc", 3), ("日本", 4), ("ｱ", 1), ("é", 2), ("è", 2), ("ж", 2), ("ñ", 1)]
        {
            assert_eq!(width(text), columns, "{text}");
        }
    }
}
