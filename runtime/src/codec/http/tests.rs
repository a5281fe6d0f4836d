//! HTTP bindings, through the rest-json protocol that uses them.
#![allow(clippy::unwrap_used)]

use std::collections::HashMap;

use aws_smithy_types::{Blob, DateTime};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::protocol::{Protocol, REST_JSON, Request, Response, SerializeError};
use crate::schema::{
    List, Map, Member, Operation, Service, Structure, blob, boolean, integer, list, map, string, timestamp,
};

#[derive(Clone, Debug, Default, PartialEq)]
struct Thing {
    bucket: Option<String>,
    key: Option<String>,
    tags: Option<Vec<String>>,
    since: Option<DateTime>,
    on: Option<bool>,
    extra: Option<HashMap<String, String>>,
    names: Option<Vec<String>>,
    at: Option<DateTime>,
    json: Option<String>,
    meta: Option<HashMap<String, String>>,
    status: Option<i32>,
    account: Option<String>,
    body: Option<Blob>,
}

static THING: Structure = Structure::new(
    "Thing",
    &[
        Member::new("Bucket", string()).label("Bucket"),
        Member::new("Key", string()).label("Key"),
        Member::new("tags", list(&List::of(string()))).query("tag"),
        Member::new("since", timestamp()).query("since"),
        Member::new("on", boolean()).query("on"),
        Member::new("extra", map(&Map::of(string(), string()))).query("extra"),
        Member::new("names", list(&List::of(string()))).header("X-Names"),
        Member::new("at", timestamp()).header("X-At"),
        Member::new("json", string()).header("X-Json").json_value(),
        Member::new("meta", map(&Map::of(string(), string()))).headers("X-Meta-"),
        Member::new("status", integer()).status_code(),
        Member::new("account", string()).host_label(),
        Member::new("body", blob()),
    ],
)
.payload(12);
crate::structure!(
    Thing,
    THING {
        0: bucket,
        1: key,
        2: tags,
        3: since,
        4: on,
        5: extra,
        6: names,
        7: at,
        8: json,
        9: meta,
        10: status,
        11: account,
        12: body
    }
);

fn operation(host_prefix: Option<&'static str>) -> Operation {
    static SERVICE: Service = Service {
        name: "things",
        id: "Things",
        endpoint_prefix: "things",
        signing_name: "things",
        api_version: "2026-01-01",
        protocol: &REST_JSON,
        target_prefix: "",
        xml_namespace: "",
        query_compatible: false,
        auth: &[],
        endpoint: |_| Ok(Default::default()),
        endpoint_params: &[],
    };
    let operation = Operation::new("Do", &SERVICE, "PUT", "/{Bucket}/x/{Key+}?literal", &THING, &THING);
    Operation { host_prefix, ..operation }
}

fn addressed() -> Thing {
    Thing { bucket: Some("b".into()), key: Some("k".into()), ..Thing::default() }
}

fn request(thing: &Thing) -> Result<Request, SerializeError> {
    REST_JSON.serialize(&operation(None), thing)
}

fn headers(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn every_member_goes_to_its_place() {
    let thing = Thing {
        bucket: Some("a/b c".into()),
        key: Some("d/é~".into()),
        tags: Some(vec!["1 2".into(), "3".into()]),
        since: Some(DateTime::from_secs(0)),
        on: Some(true),
        extra: Some(HashMap::from([("on".into(), "lost".into()), ("k&".into(), "v=".into())])),
        names: Some(vec!["a".into(), "b,c".into(), "d\"e".into()]),
        at: Some(DateTime::from_secs(0)),
        json: Some("{}".into()),
        meta: Some(HashMap::from([("A".into(), "1".into())])),
        body: Some(Blob::new("raw")),
        ..Thing::default()
    };
    let it = request(&thing).unwrap();
    assert_eq!((it.method, it.path.as_str()), ("PUT", "/a%2Fb%20c/x/d/%C3%A9~"));
    assert_eq!(it.query, "literal&tag=1%202&tag=3&since=1970-01-01T00%3A00%3A00Z&on=true&k%26=v%3D");
    let expected = [
        ("x-names", "a,\"b,c\",\"d\\\"e\""),
        ("x-at", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("x-json", "e30="),
        ("x-meta-a", "1"),
    ];
    assert_eq!(it.headers, headers(&expected));
    assert_eq!(it.body, b"raw");
}

#[test]
fn absent_members_and_empty_lists_are_not_sent() {
    let it = request(&Thing { names: Some(vec![]), tags: Some(vec![]), ..addressed() }).unwrap();
    assert_eq!((it.query.as_str(), it.headers.len(), it.body.len()), ("literal", 0, 0));
}

#[test]
fn what_http_cannot_carry_is_refused() {
    let cases = [
        (Thing { bucket: Some(String::new()), ..addressed() }, "label `Bucket` of `/{Bucket}/x/{Key+}` is empty"),
        (Thing { key: None, ..addressed() }, "label `Key` of `/{Bucket}/x/{Key+}` is empty"),
        (
            Thing { names: Some(vec!["a\r\nb: c".into()]), ..addressed() },
            "member `names`: a header cannot hold line breaks",
        ),
        (
            Thing { meta: Some(HashMap::from([("a b".into(), String::new())])), ..addressed() },
            "member `meta`: `X-Meta-a b` cannot name a header",
        ),
    ];
    for (thing, message) in cases {
        let error = request(&thing).unwrap_err().to_string();
        assert!(error.starts_with(message), "{error}");
    }
}

#[test]
fn host_labels() {
    let send = |account: &str| {
        REST_JSON
            .serialize(&operation(Some("{account}.data.")), &Thing { account: Some(account.into()), ..addressed() })
    };
    assert_eq!(send("12-a.b").unwrap().host_prefix.unwrap(), "12-a.b.data.");
    for account in ["", "a/b", "é"] {
        assert!(send(account).unwrap_err().to_string().contains("member `account` becomes part of the host name"));
    }
}

fn response<'a>(pairs: &[(&str, &str)], map: &'a mut HeaderMap, body: &'a [u8]) -> Response<'a> {
    for (name, value) in pairs {
        map.append(HeaderName::from_bytes(name.as_bytes()).unwrap(), HeaderValue::from_str(value).unwrap());
    }
    Response { status: 206, headers: map, body }
}

#[test]
fn every_member_comes_from_its_place() {
    let (mut map, mut thing) = (HeaderMap::new(), Thing::default());
    let pairs = [
        ("x-names", "a, \"b,c\""),
        ("X-Names", "d"),
        ("x-at", "Thu, 01 Jan 1970 00:00:00 GMT"),
        ("x-json", "e30="),
        ("x-meta-a", "1"),
        ("x-amzn-requestid", "r"),
    ];
    let meta = REST_JSON.parse_output(&operation(None), &response(&pairs, &mut map, b"raw"), &mut thing).unwrap();
    let expected = Thing {
        names: Some(vec!["a".into(), "b,c".into(), "d".into()]),
        at: Some(DateTime::from_secs(0)),
        json: Some("{}".into()),
        meta: Some(HashMap::from([("a".into(), "1".into())])),
        status: Some(206),
        body: Some(Blob::new("raw")),
        ..Thing::default()
    };
    assert_eq!((thing, meta.request_id.as_deref()), (expected, Some("r")));
}

#[test]
fn bad_headers_are_named() {
    let (mut map, mut thing) = (HeaderMap::new(), Thing::default());
    let response = response(&[("x-at", "soon")], &mut map, b"");
    let error = REST_JSON.parse_output(&operation(None), &response, &mut thing).unwrap_err();
    assert_eq!(error.to_string(), "header `X-At`: expected a timestamp, found `soon`");
}
