//! JSON text, and the overlays that are merged into it (`*.sdk-extras.json`, `docs.json`).

use serde_json::Value;

use super::report::Report;
use super::text::{NotJson, read_json};
use crate::diagnostic::{Diagnostics, Severity};
use crate::request::Source;

/// Reads a file and merges the overlays into it, in order. Errors of the file go to `report`, of overlays to `diagnostics`.
pub(super) fn parse_merged(
    source: &Source,
    extras: &[Source],
    report: &Report,
    diagnostics: &mut Diagnostics,
) -> Option<Value> {
    let mut value = parse_json(&source.text, report)?;
    for extra in extras {
        let overlay_report = Report::new(&extra.name);
        if let Some(overlay) = parse_json(&extra.text, &overlay_report) {
            apply(&mut value, overlay, &overlay_report);
        }
        overlay_report.drain_into(diagnostics);
    }
    Some(value)
}

/// Reads JSON text; an error says line and column. A key that stands twice is an error: one of them would be dropped.
pub(super) fn parse_json(text: &str, report: &Report) -> Option<Value> {
    match read_json(text) {
        Ok((value, twice)) => {
            for pointer in twice {
                let hint = Some("keep one of the two".to_owned());
                report.add(Severity::Error, pointer, "the key stands twice in its object".to_owned(), hint);
            }
            Some(value)
        }
        Err(NotJson { place, message }) => {
            report.error(place, format!("invalid JSON: {message}"));
            None
        }
    }
}

/// An overlay without `merge` does nothing, as in botocore.
fn apply(value: &mut Value, overlay: Value, report: &Report) {
    let Value::Object(mut overlay) = overlay else {
        return report.error(String::new(), "an overlay must be an object");
    };
    let merge = overlay.shift_remove("merge");
    for key in overlay.keys().filter(|key| *key != "version") {
        report.unknown_key("an overlay", key, super::node::pointer("", key));
    }
    match merge {
        Some(merge @ Value::Object(_)) => deep_merge(value, merge),
        Some(_) => report.error("/merge".to_owned(), "`merge` must be an object"),
        None => report.add(Severity::Warning, String::new(), "the overlay has no `merge`".to_owned(), None),
    }
}

/// Objects are merged key by key; anything else is replaced (botocore's `utils.deep_merge`).
fn deep_merge(base: &mut Value, extra: Value) {
    match (base, extra) {
        (Value::Object(base), Value::Object(extra)) => {
            for (key, value) in extra {
                match base.get_mut(&key) {
                    Some(old) => deep_merge(old, value),
                    None => drop(base.insert(key, value)),
                }
            }
        }
        (base, extra) => *base = extra,
    }
}
