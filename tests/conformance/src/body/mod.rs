//! Comparing request bodies by media type, which the protocol names: JSON as values, XML as trees, CBOR as values, forms
//! as pairs; anything else, and what is not of its type on either side (a blob as payload), as bytes.

mod cbor;
mod form;
mod xml;

use crate::json;

/// Where a request's body is not the expected one; CBOR is expected in base64.
pub fn differences(protocol: &str, expected: &str, actual: &[u8]) -> Vec<String> {
    let different = match protocol {
        "json" | "rest-json" => of_json(expected, actual),
        "rest-xml" => xml::differences(expected, actual),
        "smithy-rpc-v2-cbor" if !actual.is_empty() => Some(cbor::differences(expected, actual)),
        "query" | "ec2" => Some(form::differences(expected, actual)),
        _ => None,
    };
    different.unwrap_or_else(|| of_bytes(expected, actual))
}

fn of_json(expected: &str, actual: &[u8]) -> Option<Vec<String>> {
    let (expected, actual) = (serde_json::from_str(expected).ok()?, serde_json::from_slice(actual).ok()?);
    Some(json::differences("body", &expected, &actual))
}

fn of_bytes(expected: &str, actual: &[u8]) -> Vec<String> {
    if expected.as_bytes() == actual {
        return Vec::new();
    }
    vec![format!("body: expected {expected:?}, got {:?}", String::from_utf8_lossy(actual))]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;

    #[test]
    fn json_is_compared_as_values_and_all_else_as_bytes() {
        assert!(differences("json", "{\"a\": 1,\n \"b\": 2}", b"{\"b\":2,\"a\":1}").is_empty());
        assert_eq!(differences("json", "{\"a\": 1}", b"{\"a\":2}"), ["body.a: expected 1, got 2"]);
        assert_eq!(differences("json", "{}", b""), ["body: expected \"{}\", got \"\""]);
        assert!(differences("rest-json", "blob", b"blob").is_empty());
        assert_eq!(differences("rest-json", "blob", b"bolb"), ["body: expected \"blob\", got \"bolb\""]);
        assert_eq!(differences("rest-xml", "blob", b"bolb").len(), 1);
    }

    #[test]
    fn xml_is_compared_as_trees_with_namespaces() {
        let same = [
            ("<a>\n <b x='1' y='2'/>\n</a>", "<a><b y=\"2\" x=\"1\"></b></a>"),
            ("<a xmlns='urn:n'><b/></a>", "<n:a xmlns:n='urn:n'><n:b/></n:a>"),
        ];
        for (expected, actual) in same {
            assert_eq!(differences("rest-xml", expected, actual.as_bytes()), [""; 0]);
        }
        let different = [
            ("<a><b>1</b></a>", "<a><b>2</b></a>", "body/a/b: expected text \"1\", got \"2\""),
            ("<a xmlns='urn:n'/>", "<a/>", "body: expected <{urn:n}a>, got <a>"),
            ("<a x='1'/>", "<a x='2'/>", "body/a: expected attributes x=\"1\", got x=\"2\""),
            ("<a><b/></a>", "<a><b/><b/></a>", "body/a: expected elements b, got b b"),
        ];
        for (expected, actual, said) in different {
            assert_eq!(differences("rest-xml", expected, actual.as_bytes()), [said]);
        }
    }

    #[test]
    fn forms_are_compared_as_pairs() {
        assert!(differences("query", "Action=A&Version=1", b"Version=1&Action=A").is_empty());
        assert_eq!(
            differences("query", "Action=A&X=1", b"Action=A&X=2"),
            ["body: expected X=1, but it is absent", "body: X=2 was not expected"]
        );
    }

    #[test]
    fn cbor_is_compared_as_values() {
        // {"a": 1}, in a map without length and in one with; {"a": 2}; half a map.
        assert!(differences("smithy-rpc-v2-cbor", "v2FhAf8=", &[0xa1, 0x61, 0x61, 0x01]).is_empty());
        assert_eq!(
            differences("smithy-rpc-v2-cbor", "v2FhAf8=", &[0xa1, 0x61, 0x61, 0x02]),
            ["body.a: expected 1, got 2"]
        );
        assert!(differences("smithy-rpc-v2-cbor", "v2FhAf8=", &[0xa1, 0x61])[0].contains("not CBOR"));
    }
}
