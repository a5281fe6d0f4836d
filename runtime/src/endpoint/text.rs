//! `substring`, `uriEncode` and `[n]` of `getAttr`: parts and forms of texts.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// What [`uri_encode`] escapes: all but letters, digits and `-._~`.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a path of a URL escapes: as [`RESERVED`], but not `/`.
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Characters `start..stop` of an ASCII text, counted from its end with `reverse`; nothing if the text is not ASCII, is
/// too short, or the range is empty.
pub fn substring(text: &str, start: usize, stop: usize, reverse: bool) -> Option<&str> {
    if start >= stop || text.len() < stop || !text.is_ascii() {
        return None;
    }
    if reverse { text.get(text.len() - stop..text.len() - start) } else { text.get(start..stop) }
}

/// Escapes all bytes but letters, digits and `-._~`.
pub fn uri_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Escapes all bytes of a path but letters, digits and `-._~/`.
pub(super) fn uri_encode_path(path: &str) -> String {
    utf8_percent_encode(path, RESERVED_IN_PATH).to_string()
}

/// An element of a list, counted from 0.
pub fn element(list: &[String], index: usize) -> Option<&str> {
    list.get(index).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn substrings() {
        assert_eq!(substring("abcdef", 0, 2, false), Some("ab"));
        assert_eq!(substring("abcdef", 0, 2, true), Some("ef"));
        assert_eq!(substring("abcdef", 1, 6, true), Some("abcde"));
        assert_eq!(substring("abcdef", 0, 6, false), Some("abcdef"));
        for (text, start, stop) in [("abcdef", 0, 7), ("abcdef", 2, 2), ("abcdef", 3, 2), ("é-abc", 0, 2), ("", 0, 1)]
        {
            assert_eq!(substring(text, start, stop, false), None, "{text} {start} {stop}");
            assert_eq!(substring(text, start, stop, true), None, "{text} {start} {stop}");
        }
    }

    #[test]
    fn escapes() {
        assert_eq!(uri_encode("a-._~Z9"), "a-._~Z9");
        assert_eq!(uri_encode("a b/é%"), "a%20b%2F%C3%A9%25");
        assert_eq!(uri_encode_path("/a b/"), "/a%20b/");
    }

    #[test]
    fn elements() {
        let list = ["a".to_owned()];
        assert_eq!((element(&list, 0), element(&list, 1)), (Some("a"), None));
    }
}
