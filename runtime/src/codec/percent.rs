//! Percent-encoding: every byte but letters, digits and `-._~`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Appends a path segment, or a key or value of a query.
pub(crate) fn push_component(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED));
}

/// Appends several path segments: slashes stay.
pub(crate) fn push_path(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, RESERVED_IN_PATH));
}

/// Appends a key or value of a form: as in a query, but that blanks become `+`.
pub(crate) fn push_form(out: &mut String, text: &str) {
    let mut first = true;
    for word in text.split(' ') {
        if !std::mem::take(&mut first) {
            out.push('+');
        }
        push_component(out, word);
    }
}
