//! Rust's keywords, and what an identifier is.

/// Keywords of edition 2024 that can be written `r#..`.
const RAW_KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be written `r#..`.
const PATH_KEYWORDS: &[&str] = &["crate", "self", "super", "Self", "_"];

/// Whether the word is a keyword, but `r#..` makes it an identifier.
pub(super) fn is_raw_keyword(word: &str) -> bool {
    RAW_KEYWORDS.contains(&word)
}

/// Whether the word can never be an identifier.
pub(super) fn is_path_keyword(word: &str) -> bool {
    PATH_KEYWORDS.contains(&word)
}

/// Whether the name, `r#` or not, is an identifier that generated code can use.
pub fn is_identifier(name: &str) -> bool {
    let (bare, raw) = name.strip_prefix("r#").map_or((name, false), |bare| (bare, true));
    let mut chars = bare.chars();
    let starts = chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_');
    let continues = chars.all(|c| c.is_ascii_alphanumeric() || c == '_');
    starts && continues && !is_path_keyword(bare) && (raw || !is_raw_keyword(bare))
}
