//! Comparing JSON as values, and saying where it differs.

use serde_json::{Number, Value as Json};

use crate::write::UNKNOWN;

/// Where `actual` is not `expected`: a line each, with the place as `what.member[index]`.
pub fn differences(what: &str, expected: &Json, actual: &Json) -> Vec<String> {
    let mut found = Vec::new();
    compare(what, expected, actual, &mut found);
    found
}

fn compare(place: &str, expected: &Json, actual: &Json, found: &mut Vec<String>) {
    match (expected, actual) {
        (Json::Number(a), Json::Number(b)) if is_same_number(a, b) => {}
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            for (index, (a, b)) in a.iter().zip(b).enumerate() {
                compare(&format!("{place}[{index}]"), a, b, found);
            }
        }
        (Json::Object(a), Json::Object(b)) => {
            for (key, value) in a {
                let inner = format!("{place}.{key}");
                match b.get(key) {
                    // Types do not keep the name of a variant that the model does not know.
                    Some(_) if key == UNKNOWN => {}
                    Some(actual) => compare(&inner, value, actual, found),
                    None => found.push(format!("{inner}: expected {value}, but it is absent")),
                }
            }
            let extra = b.iter().filter(|(key, _)| !a.contains_key(*key));
            found.extend(extra.map(|(key, value)| format!("{place}.{key}: expected to be absent, but it is {value}")));
        }
        (expected, actual) if expected == actual => {}
        (expected, actual) => found.push(format!("{place}: expected {expected}, got {actual}")),
    }
}

/// Whether two numbers are equal, whatever their form. A float (32 bits) is written as its shortest decimal; a suite may
/// write the same float out in full.
fn is_same_number(expected: &Number, actual: &Number) -> bool {
    let whole = |it: &Number| it.as_i128();
    if let (Some(a), Some(b)) = (whole(expected), whole(actual)) {
        return a == b;
    }
    let (Some(expected), Some(actual)) = (expected.as_f64(), actual.as_f64()) else { return false };
    // Narrowing is the point: the same 32 bits.
    let (narrow, narrowed) = (expected as f32, actual as f32);
    expected == actual
        || (f64::from(narrow) == expected && narrow == narrowed && narrowed.to_string().parse() == Ok(actual))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_are_equal_in_any_form() {
        assert!(differences("x", &json!([1, 1.0, 1.1, -5]), &json!([1.0, 1, 1.1, -5])).is_empty());
        // 7.624 as a float, written out.
        assert!(differences("x", &json!(7.624000072479248), &json!(7.624)).is_empty());
        assert_eq!(differences("x", &json!(1.1), &json!(1.100000023841858)).len(), 1);
        assert_eq!(differences("x", &json!(9_007_199_254_740_993_i64), &json!(9_007_199_254_740_992_i64)).len(), 1);
    }

    #[test]
    fn every_difference_is_named_with_its_place() {
        let expected = json!({ "a": [1, { "b": "x" }], "c": true, "d": {} });
        let actual = json!({ "a": [1, { "b": "y" }], "d": {}, "e": null });
        assert_eq!(
            differences("result", &expected, &actual),
            [
                "result.a[1].b: expected \"x\", got \"y\"",
                "result.c: expected true, but it is absent",
                "result.e: expected to be absent, but it is null"
            ]
        );
        assert_eq!(differences("result", &json!([1]), &json!([1, 2])), ["result: expected [1], got [1,2]"]);
    }
}
