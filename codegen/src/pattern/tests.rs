//! Tests of the translation, each pattern also compiled.

use super::translate_pattern;

#[test]
fn translations() {
    let cases = [
        (r"[A-Za-z0-9\-_\/]+", r"[A-Za-z0-9\-_\/]+"),
        (
            r"[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*",
            r"[\u{0020}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}\r\n\t]*",
        ),
        (r"[a\uD800-\uDFFF]", "[a]"),
        (r"[\u0000-\uDFFF]", r"[\u{0000}-\u{D7FF}]"),
        (r"\uD83D\uDE00", r"\u{1F600}"),
        (r"[\p{Alnum}_]+\p{Digit}", r"[0-9A-Za-z_]+[0-9]"),
        (r"[a&&b[c~]", r"[a\&\&b\[c\~]"),
        (r"[\w-.]", r"[\w\-.]"),
        (r"[a-]", r"[a\-]"),
        (r"\h\Z", r"[ \t\u{00A0}\u{1680}\u{180E}\u{2000}-\u{200A}\u{202F}\u{205F}\u{3000}]\z"),
        (r"a*+b++c{2}+", r"a*b+c{2}"),
        (r"x{y}\<", r"x\{y}<"),
        (r"[\b]", r"[\u{0008}]"),
        (r"^a{2,}$", r"^a{2,}$"),
        (r"[^]", r"[\s\S]"),
    ];
    for (pattern, translated) in cases {
        assert_eq!(translate_pattern(pattern).as_deref(), Ok(translated), "{pattern}");
    }
}

#[test]
fn what_cannot_be_expressed() {
    let cases = [
        ("(?!a)b", "look-around"),
        ("(?<=a)b", "look-around"),
        (r"(a)\1", "a back reference"),
        (r"\p{L}+", "the Unicode class `L`"),
        (r"[a&&[^b]]", "an intersection of classes"),
        (r"\uD800", "half of a surrogate pair"),
        (r"[\uD800-\uDFFF]", "a class of nothing but halves of surrogate pairs"),
        ("[z-a]", "a range that ends before it begins"),
        ("[a", "a class without `]`"),
        (r"a\", "a backslash at the end"),
    ];
    for (pattern, reason) in cases {
        assert_eq!(translate_pattern(pattern), Err(reason.to_owned()), "{pattern}");
    }
    assert!(translate_pattern("a(").is_err());
}
