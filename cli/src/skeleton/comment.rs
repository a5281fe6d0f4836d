//! What stands behind a member in YAML: whether it is required, what it is, which values there are.

use awslice_runtime::schema::Member;

/// The comment of a member, without `#`; may be empty.
pub fn comment(row: &Member, docs: &str) -> String {
    let mut parts = Vec::new();
    if row.required {
        parts.push("[REQUIRED]".to_owned());
    }
    parts.push(overview(docs));
    if let Some(values) = row.shape.rules.and_then(|rules| rules.values) {
        parts.push(format!("Valid values are: {}.", values.join(", ")));
    }
    parts.retain(|it| !it.is_empty());
    parts.join(" ")
}

/// What stands before the first full stop or colon, as a sentence without Markdown's marks.
fn overview(docs: &str) -> String {
    let text = plain(docs);
    let sentence = text.split(['.', ':']).next().unwrap_or_default();
    let words: Vec<&str> = sentence.split_whitespace().collect();
    if words.is_empty() { String::new() } else { format!("{}.", words.join(" ")) }
}

/// Text without emphasis, code marks, quotation marks and the targets of links.
fn plain(docs: &str) -> String {
    let mut out = String::with_capacity(docs.len());
    let mut rest = docs.trim_start_matches(['>', '#', ' ']);
    while let Some(at) = rest.find(['*', '`', '[', ']', '\\']) {
        let (before, mark) = rest.split_at(at);
        out.push_str(before);
        let behind = mark.get(1..).unwrap_or_default();
        rest = match mark.strip_prefix("](") {
            Some(target) => target.split_once(')').map_or("", |(_, behind)| behind),
            None => behind,
        };
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::overview;

    #[test]
    fn the_first_sentence_is_plain_text() {
        let cases = [
            ("Name of the *domain*. More.", "Name of the domain."),
            ("The [id](https://a.b/c) of `x`:\n\n* a", "The id of x."),
            ("> **Note**\n\nIt is", "Note It is."),
            ("", ""),
            ("One\ntwo", "One two."),
        ];
        for (docs, sentence) in cases {
            assert_eq!(overview(docs), sentence, "{docs}");
        }
    }
}
