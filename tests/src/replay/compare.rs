//! A run against the captured one, placeholders and all.

use serde_json::Value;

use super::Seen;
use crate::server::Received;

/// What differs, a line each.
pub fn differences(case: &Value, seen: &Seen, fill: &dyn Fn(&str) -> String) -> Vec<String> {
    let expected = &case["expected"];
    let mut out = Vec::new();
    let mut note = |what: &str, want: &dyn std::fmt::Debug, have: &dyn std::fmt::Debug| {
        out.push(format!("{what}: expected {want:?}, was {have:?}"));
    };
    if expected["rc"].as_i64() != seen.code.map(i64::from) {
        note("exit code", &expected["rc"].as_i64(), &seen.code);
    }
    let loose = case["python_text"] == true;
    for (name, have) in [("stdout", &seen.stdout), ("stderr", &seen.stderr)] {
        let Some(want) = expected[name].as_str().map(fill) else { continue };
        let same = match loose {
            true => is_of_the_same_kind(&want, have),
            false => is_same_text(&want, have),
        };
        if !same {
            note(name, &want, have);
        }
    }
    if let Some(sections) = expected["stdout_sections"].as_array() {
        let mut lines = seen.stdout.lines().map(str::trim_end);
        for section in sections.iter().filter_map(Value::as_str).filter(|it| !lines.any(|line| line == *it)) {
            note("help has no section", &section, &"");
        }
    }
    if let Some(requests) = expected["requests"].as_array() {
        if requests.len() != seen.requests.len() {
            note("number of requests", &requests.len(), &seen.requests.len());
        }
        for (want, have) in requests.iter().zip(&seen.requests) {
            out.extend(request_differences(want, have, fill));
        }
    }
    for (path, want) in expected["files_after"].as_object().into_iter().flatten() {
        let want = want.as_str().map(fill);
        if want.as_ref() != seen.files.get(path) {
            out.push(format!("file {path}: expected {want:?}, was {:?}", seen.files.get(path)));
        }
    }
    out
}

/// Whether texts are the same, where `<DOC>` stands for any text in a line.
fn is_same_text(want: &str, have: &str) -> bool {
    let (want, have): (Vec<&str>, Vec<&str>) = (want.split('\n').collect(), have.split('\n').collect());
    want.len() == have.len()
        && want.iter().zip(&have).all(|(want, have)| match want.split_once("<DOC>") {
            Some((before, after)) => {
                have.len() > before.len() + after.len() && have.starts_with(before) && have.ends_with(after)
            }
            None => want == have,
        })
}

/// Whether a text that bears Python's words has a counterpart: the same beginning, up to where words are free.
fn is_of_the_same_kind(want: &str, have: &str) -> bool {
    let beginning = match want.find("An error occurred (").and_then(|at| want[at..].find("): ").map(|end| at + end)) {
        Some(end) => &want[..end + 3],
        None => &want[..want.find("[ERROR]: ").map_or(0, |at| at + 9)],
    };
    have.starts_with(beginning) && want.is_empty() == have.is_empty()
}

fn request_differences(want: &Value, have: &Received, fill: &dyn Fn(&str) -> String) -> Vec<String> {
    let mut out = Vec::new();
    let mut note = |what: &str, want: &str, have: &str| out.push(format!("{what}: expected {want:?}, was {have:?}"));
    let word = |name: &str| want[name].as_str().map(fill).unwrap_or_default();
    if word("method") != have.method {
        note("method", &word("method"), &have.method);
    }
    if word("path") != have.target {
        note("path", &word("path"), &have.target);
    }
    for (name, value) in want["headers"].as_object().into_iter().flatten() {
        let (want, have) = (fill(value.as_str().unwrap_or_default()), have.header(name).unwrap_or_default());
        let (left, right) = (header(name, &want), header(name, have));
        if left != right {
            note(&format!("header {name}"), &left, &right);
        }
    }
    let body = word("body");
    if !is_same_body(&body, &have.text()) {
        note("body", &body, &have.text());
    }
    out
}

/// What of a header is compared: the key and the scope of a signature, the attempt of a request.
fn header(name: &str, value: &str) -> String {
    match name {
        "authorization" => {
            let credential = value.split(',').next().unwrap_or_default();
            let words = credential.split('/').enumerate();
            words.filter(|(at, _)| *at != 1).map(|(_, word)| word).collect::<Vec<_>>().join("/")
        }
        "amz-sdk-request" => value.split("; ").filter(|it| it.starts_with("attempt=")).collect(),
        _ => value.to_owned(),
    }
}

/// Whether bodies are the same: as JSON, with members in the same order, where both are.
fn is_same_body(want: &str, have: &str) -> bool {
    match (serde_json::from_str::<Value>(want), serde_json::from_str::<Value>(have)) {
        (Ok(want), Ok(have)) => is_same_json(&want, &have),
        _ => want == have,
    }
}

/// Whether documents are the same, where `UUID4` stands for any.
fn is_same_json(want: &Value, have: &Value) -> bool {
    match (want, have) {
        (Value::Object(want), Value::Object(have)) => {
            want.len() == have.len() && want.iter().zip(have).all(|((a, x), (b, y))| a == b && is_same_json(x, y))
        }
        (Value::Array(want), Value::Array(have)) => {
            want.len() == have.len() && want.iter().zip(have).all(|(x, y)| is_same_json(x, y))
        }
        (Value::String(want), Value::String(have)) if want == "UUID4" => {
            have.len() == 36 && have.split('-').map(str::len).eq([8, 4, 4, 4, 12])
        }
        _ => want == have,
    }
}
