//! Filling the labels of a path or a host prefix.

use crate::codec::percent;
use crate::protocol::SerializeError;

/// The values of labels, by name.
pub(super) type Labels = [(&'static str, String)];

/// Fills the labels of a path: `/{Bucket}/{Key+}`. Slashes in the value of a greedy label (`+`) stay.
pub(super) fn fill_path(template: &str, labels: &Labels) -> Result<String, SerializeError> {
    fill(
        template,
        labels,
        |out, value, greedy| {
            if greedy { percent::push_path(out, value) } else { percent::push_component(out, value) }
        },
    )
}

/// Fills the labels of a host prefix: `{AccountId}.`.
pub(super) fn fill_host(template: &str, labels: &Labels) -> Result<String, SerializeError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.';
    if let Some((name, value)) = labels.iter().find(|(_, value)| value.is_empty() || !value.bytes().all(allowed)) {
        return Err(SerializeError(format!(
            "member `{name}` becomes part of the host name, but `{value}` cannot: use letters, digits, `-` and `.`"
        )));
    }
    fill(template, labels, |out, value, _| out.push_str(value))
}

fn fill(template: &str, labels: &Labels, push: impl Fn(&mut String, &str, bool)) -> Result<String, SerializeError> {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some((before, label)) = rest.split_once('{') {
        out.push_str(before);
        let (label, after) = label.split_once('}').unwrap_or((label, ""));
        let name = label.strip_suffix('+').unwrap_or(label);
        match labels.iter().find(|(known, value)| *known == name && !value.is_empty()) {
            Some((_, value)) => push(&mut out, value, label.ends_with('+')),
            None => {
                return Err(SerializeError(format!(
                    "label `{name}` of `{template}` is empty: set the member to text that is not"
                )));
            }
        }
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}
