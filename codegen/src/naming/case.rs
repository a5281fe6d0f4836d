//! The SDK's two case functions.

use heck::ToShoutySnakeCase as _;

/// Words that are never cut, in any casing.
const WHOLE_WORDS: &[&str] = &["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];

/// Snake case for modules, fields and methods: `DBInstance` is `db_instance`, `ACLs` is `acls`, `IPv4Addr` is
/// `ipv4_addr`.
pub fn snake(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let all_lower = !chars.iter().any(|it| it.is_uppercase());
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    for (index, &next) in chars.iter().enumerate() {
        let rest = chars.get(index..).unwrap_or_default();
        if !next.is_alphanumeric() || (!word.is_empty() && cuts_before(&word, rest, all_lower)) {
            words.push(std::mem::take(&mut word));
        }
        if next.is_alphanumeric() {
            word.push(next);
        }
    }
    words.push(word);
    words.retain(|it| !it.is_empty());
    words.join("_").to_lowercase()
}

/// Upper snake case of a Rust name, for statics: `DomainInfo` is `DOMAIN_INFO`.
pub fn screaming(rust: &str) -> String {
    snake(rust).to_shouty_snake_case()
}

/// Whether a new word begins with the first of `rest`.
fn cuts_before(word: &str, rest: &[char], all_lower: bool) -> bool {
    let lowered = word.to_lowercase();
    if WHOLE_WORDS.contains(&lowered.as_str()) {
        return true;
    }
    let (Some(last), Some(&next)) = (word.chars().last(), rest.first()) else { return false };
    if !in_whole_word(&lowered, rest) {
        if next.is_uppercase() && (last.is_lowercase() || last.is_ascii_digit()) {
            return true;
        }
        if all_lower && last.is_ascii_digit() && next.is_lowercase() {
            return true;
        }
    }
    ends_acronym(last, rest)
}

/// Whether the word so far and what follows are one of the whole words.
fn in_whole_word(lowered: &str, rest: &[char]) -> bool {
    let follows: String = rest.iter().take(6).collect();
    let joined = lowered.to_owned() + &follows.to_lowercase();
    WHOLE_WORDS.iter().any(|it| it.len() > lowered.len() && joined.starts_with(it))
}

/// `DB|Instance`, but neither `ACLs` nor `DBv2`.
fn ends_acronym(last: char, rest: &[char]) -> bool {
    let (Some(next), Some(peek)) = (rest.first(), rest.get(1)) else { return false };
    if !(last.is_uppercase() && next.is_uppercase() && peek.is_lowercase()) {
        return false;
    }
    match (peek, rest.get(2)) {
        ('s', after) => after.is_some_and(|it| it.is_lowercase()),
        ('v', Some(after)) => !after.is_ascii_digit(),
        _ => true,
    }
}

/// Pascal case for types and variants: `SSEType` is `SseType`, `ACLs` is `AcLs`, `t2.micro` is `T2Micro`.
pub fn pascal(name: &str) -> String {
    let chars: Vec<char> = name.chars().collect();
    let mut result = String::new();
    let mut starts_word = true;
    for (index, &c) in chars.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|it| chars.get(it)).copied().unwrap_or(' ');
        let after = chars.get(index + 1).copied().unwrap_or(' ');
        if !c.is_ascii_alphanumeric() {
            starts_word = true;
            continue;
        }
        let ends_acronym = before.is_ascii_uppercase() && after.is_ascii_lowercase();
        let ends_word = before.is_ascii_lowercase() || before.is_ascii_digit();
        if starts_word || (c.is_ascii_uppercase() && (ends_acronym || ends_word)) {
            result.push(c.to_ascii_uppercase());
        } else {
            result.push(c.to_ascii_lowercase());
        }
        starts_word = false;
    }
    result
}
