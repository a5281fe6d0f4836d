//! Requests shown.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::schema::{List, Map, Member, Structure, blob, integer, list, map, string, structure};
use awslice_runtime::types::{Bytes, http};
use serde_json::{Value, json};

use super::{Signing, curl, masked, quote, show};

fn request(body: &'static [u8]) -> http::Request<Bytes> {
    http::Request::builder()
        .method("POST")
        .uri("https://swf.us-east-1.amazonaws.com/a?b=c")
        .header("host", "swf.us-east-1.amazonaws.com")
        .header("content-type", "application/x-amz-json-1.0")
        .header("x-empty", "")
        .header("authorization", "AWS4-HMAC-SHA256 Credential=AKID")
        .header("x-amz-security-token", "tok")
        .body(Bytes::from_static(body))
        .unwrap()
}

#[test]
fn requests_are_shown_without_credentials() {
    assert_eq!(
        show(&request(b"{\"domain\":\"d\"}")),
        "POST https://swf.us-east-1.amazonaws.com/a?b=c\n\
         host: swf.us-east-1.amazonaws.com\n\
         content-type: application/x-amz-json-1.0\n\
         x-empty: \n\
         authorization: ****\n\
         x-amz-security-token: ****\n\
         \n\
         {\"domain\":\"d\"}\n"
    );
    assert!(show(&request(b"")).ends_with("token: ****\n"));
    assert!(show(&request(b"\xff\x00")).ends_with("\n\n(base64) /wA=\n"));
}

#[test]
fn curl_signs_for_itself() {
    let signing = Some(Signing { region: "us-east-1", name: "swf" });
    assert_eq!(
        curl(&request(b"{\"domain\":\"a b\"}"), signing),
        "curl --request POST \\\n  \
         --aws-sigv4 aws:amz:us-east-1:swf \\\n  \
         --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" \\\n  \
         --header \"X-Amz-Security-Token: $AWS_SESSION_TOKEN\" \\\n  \
         --header 'content-type: application/x-amz-json-1.0' \\\n  \
         --header 'x-empty;' \\\n  \
         --data-raw '{\"domain\":\"a b\"}' \\\n  \
         'https://swf.us-east-1.amazonaws.com/a?b=c'\n"
    );
    let binary = curl(&request(b"\xff\x00"), None);
    assert!(binary.starts_with("printf %s '/wA=' | base64 -d | curl --request POST"), "{binary}");
    assert!(binary.contains("--data-binary @-") && !binary.contains("sigv4"), "{binary}");
}

#[test]
fn words_come_back_from_the_shell_as_they_were() {
    for word in ["", "a b", "it's", "\"$x\" `y`", "a\nb", "!", "-x", "é"] {
        let line = format!("printf %s {}", quote(word));
        let output = std::process::Command::new("sh").arg("-c").arg(line).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), word);
    }
    assert_eq!(quote("a\0b"), "ab");
}

static SECRET: Structure = Structure::new("Secret", &[Member::new("n", integer()), Member::new("words", list(&WORDS))]);
static WORDS: List = List::of(string());
static BY_KEY: Map = Map::of(string().sensitive(), string());
static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("name", string()),
        Member::new("password", string().sensitive()),
        Member::new("key", blob().sensitive()),
        Member::new("secret", structure(&SECRET).sensitive()),
        Member::new("byKey", map(&BY_KEY)),
    ],
);

#[test]
fn sensitive_members_are_masked_at_any_depth() {
    let input = json!({
        "password": "pässword", "name": "n", "key": "AAEC", "secret": { "n": 7, "words": ["ab", "c"] },
        "byKey": { "kk": "v" }, "unknown": "stays"
    });
    let Value::Object(input) = input else { panic!("an object") };
    assert_eq!(
        Value::Object(masked(&INPUT, &input)),
        json!({
            "password": "********", "name": "n", "key": "Kioq", "secret": { "n": 0, "words": ["**", "*"] },
            "byKey": { "**": "v" }, "unknown": "stays"
        })
    );
}
