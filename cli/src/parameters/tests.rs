//! Options and documents as the AWS CLI reads them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::io;

use awslice_runtime::command::{Command, Opt, Service};
use awslice_runtime::schema::{
    self, List, Map, Member, Operation, Structure, blob, boolean, document, double, integer, list, long, map, string,
    structure, timestamp,
};
use serde_json::{Value, json};

use super::{BinaryFormat, Input, decode_base64, read};
use crate::arguments::{Globals, Invocation, Paging, Raw};
use crate::error::CliError;
use crate::world::Files;

/// Files by name.
pub struct Disk(BTreeMap<String, Vec<u8>>);

impl Disk {
    pub fn new(files: &[(&str, &[u8])]) -> Self {
        Self(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.to_vec())).collect())
    }
}

impl Files for Disk {
    fn expand(&self, path: &str) -> String {
        path.replace('~', "home")
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.0.get(path).cloned().ok_or_else(|| io::Error::from_raw_os_error(2))
    }

    fn is_file(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}

static SERVICE: schema::Service = schema::Service {
    name: "s",
    id: "S",
    endpoint_prefix: "s",
    signing_name: "s",
    api_version: "1",
    protocol: &awslice_runtime::protocol::AWS_JSON_1_0,
    target_prefix: "",
    xml_namespace: "",
    query_compatible: false,
    auth: &[schema::Auth::SigV4],
    endpoint_params: &[],
    endpoint: |_| panic!("no endpoint is asked for"),
};
static TAG: Structure = Structure::new("Tag", &[Member::new("Key", string()), Member::new("Value", string())]);
static ONLY: Structure = Structure::new("Only", &[Member::new("Value", string())]);
static EMPTY: Structure = Structure::new("Empty", &[]);
static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("Text", string()),
        Member::new("Int", integer()),
        Member::new("Long", long()),
        Member::new("Double", double()),
        Member::new("Yes", boolean()),
        Member::new("Blob", blob()),
        Member::new("Time", timestamp()),
        Member::new("Doc", document()),
        Member::new("Texts", list(&List::of(string()))),
        Member::new("Ints", list(&List::of(integer()))),
        Member::new("Blobs", map(&Map::of(string(), blob()))),
        Member::new("Tag", structure(&TAG)),
        Member::new("Tags", list(&List::of(structure(&TAG)))),
        Member::new("Only", structure(&ONLY)),
        Member::new("Body", blob()).streaming(),
        Member::new("Wrapped", list(&List::of(structure(&ONLY)))),
    ],
);
static OPERATION: Operation = Operation::new("Do", &SERVICE, "POST", "/", &INPUT, &EMPTY);
static COMMAND: Command = Command {
    name: "do",
    operation: &OPERATION,
    docs: "",
    reference: "",
    options: &[
        Opt::new("text", ""),
        Opt::new("int", ""),
        Opt::new("long", ""),
        Opt::new("double", ""),
        Opt::new("yes", ""),
        Opt::new("blob", ""),
        Opt::new("time", ""),
        Opt::new("doc", ""),
        Opt::new("texts", ""),
        Opt::new("ints", ""),
        Opt::new("blobs", ""),
        Opt::new("tag", ""),
        Opt::new("tags", ""),
        Opt::new("only", ""),
        Opt::new("body", ""),
        Opt::new("wrapped", "").wraps(),
    ],
    output: &[],
    examples: &[],
    pages: None,
    deprecated: false,
};
static COMMANDS: Service = Service {
    name: "s",
    full_name: "S",
    row: &SERVICE,
    docs: "",
    commands: &[],
    waiters: &[],
    structures: &[],
    elements: &[],
};

fn invocation(options: &[(&str, &[&str])]) -> Invocation {
    let index = |name: &str| COMMAND.options.iter().position(|it| it.name == name).unwrap();
    let words = |words: &[&str]| Raw::Words(words.iter().map(|it| (*it).to_owned()).collect());
    Invocation {
        globals: Globals::default(),
        service: &COMMANDS,
        command: &COMMAND,
        waiter: None,
        values: options.iter().map(|(name, it)| (index(name), words(it))).collect(),
        input_json: None,
        input_yaml: None,
        skeleton: None,
        paging: Paging::default(),
        outfile: None,
        check: false,
        show_request: false,
        as_curl: false,
    }
}

fn disk() -> Disk {
    Disk::new(&[
        ("d.txt", b"dom\r\n"),
        ("n", b" 7 "),
        ("bin", b"\xff\xfe"),
        ("list.json", b"[\"x\",\"y\"]"),
        ("tag.json", b"{\"Key\":\"k\"}"),
        ("in.json", b"{\"Text\":\"t\"}"),
        ("home/f", b"h"),
    ])
}

fn input(options: &[(&str, &[&str])]) -> Result<Input, CliError> {
    read(&invocation(options), &disk())
}

fn encoded(options: &[(&str, &[&str])], format: BinaryFormat) -> Result<Value, CliError> {
    input(options)?.encode(&INPUT, format).map(Value::Object)
}

#[test]
fn words_become_what_the_table_has() {
    let cases: &[(&str, &[&str], Value)] = &[
        ("text", &[" a "], json!(" a ")),
        ("text", &["file://d.txt"], json!("dom\n")),
        ("text", &["file://~/f"], json!("h")),
        ("text", &["http://x"], json!("http://x")),
        ("int", &[" 1_0 "], json!(10)),
        ("int", &["file://n"], json!(7)),
        ("long", &["-5"], json!(-5)),
        ("double", &["2"], json!(2.0)),
        ("double", &["nan"], json!("NaN")),
        ("yes", &["FALSE"], json!(false)),
        ("yes", &["0"], json!(true)),
        ("blob", &["aGk="], json!("aGk=")),
        ("blob", &["a G*k="], json!("aGk=")),
        ("blob", &["fileb://bin"], json!("//4=")),
        ("time", &["2020-01-02"], json!("2020-01-02")),
        ("doc", &["{\"a\": [1, null]}"], json!({ "a": [1, null] })),
        ("texts", &[], json!([])),
        ("texts", &["a", "b"], json!(["a", "b"])),
        ("texts", &[" [\"a\"]"], json!(["a"])),
        ("texts", &["file://list.json"], json!(["x", "y"])),
        ("texts", &["file://n"], json!([" ", "7", " "])),
        ("texts", &["file://n", "file://n"], json!(["file://n", "file://n"])),
        ("ints", &["1", "2"], json!([1, 2])),
        ("blobs", &["a=aGk=,b@=fileb://bin"], json!({ "a": "aGk=", "b": "//4=" })),
        ("blobs", &["{\"a\":\"aGk=\"}"], json!({ "a": "aGk=" })),
        ("tag", &["Key=k,Value=v"], json!({ "Key": "k", "Value": "v" })),
        ("tag", &[" {\"Key\":\"k\",\"Key\":\"l\"}"], json!({ "Key": "l" })),
        ("tag", &["file://tag.json"], json!({ "Key": "k" })),
        ("tags", &["Key=k", "Key=l,Value=v"], json!([{ "Key": "k" }, { "Key": "l", "Value": "v" }])),
        ("tags", &["{\"Key\":\"k\"}", "{\"Key\":\"l\"}"], json!([{ "Key": "k" }, { "Key": "l" }])),
        ("tags", &["[{\"Key\":\"k\"}]"], json!([{ "Key": "k" }])),
        ("tags", &["file://d.txt", "Key=k"], json!(null)),
        ("only", &["shutdown"], json!({ "Value": "shutdown" })),
        ("wrapped", &["a", "b=c"], json!([{ "Value": "a" }, { "Value": "b=c" }])),
        ("wrapped", &["{\"Value\":\"v\"}"], json!([{ "Value": "v" }])),
        ("only", &["Value=shutdown"], json!({ "Value": "shutdown" })),
    ];
    for (name, words, value) in cases {
        let row = &INPUT.members[COMMAND.options.iter().position(|it| it.name == *name).unwrap()];
        match encoded(&[(name, words)], BinaryFormat::Base64) {
            Ok(found) => assert_eq!(found, json!({ row.name: value }), "{name} {words:?}"),
            Err(_) => assert!(value.is_null(), "{name} {words:?}"),
        }
    }
}

#[test]
fn errors_are_those_of_the_aws_cli() {
    let cases: &[(&str, &[&str], i32, &str)] = &[
        ("int", &["x"], 255, "invalid literal for int() with base 10: 'x'"),
        ("ints", &["1", "x"], 252, "Error parsing parameter '--ints': 1"),
        (
            "texts",
            &["file://bin"],
            252,
            "Error parsing parameter '--texts': Unable to load paramfile (bin), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.",
        ),
        (
            "text",
            &["file://none"],
            252,
            "Error parsing parameter '--text': Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'",
        ),
        ("tag", &["[1]"], 252, "Error parsing parameter '--tag': Invalid JSON:\n[1]"),
        (
            "tag",
            &["{oops"],
            252,
            "Error parsing parameter '--tag': Invalid JSON: key must be a string at line 1 column 2\nJSON received: {oops",
        ),
        (
            "tag",
            &["foo"],
            252,
            "Error parsing parameter '--tag': Expected: '=', received: 'EOF' for input:\n foo\n   ^",
        ),
        (
            "tag",
            &["Key@=file://none"],
            255,
            "Unable to load paramfile file://none: [Errno 2] No such file or directory: 'none'",
        ),
        ("blob", &["aGk"], 255, "Invalid base64: \"aGk\""),
        ("blob", &["{\"a\":1}"], 255, "Invalid base64: \"{\"a\":1}\""),
        ("body", &["none"], 252, "Error parsing parameter '--body': Blob values must be a path to a file."),
        (
            "text",
            &["fileb://bin"],
            252,
            "Parameter validation failed:\nInvalid type for parameter Text, value: b'\u{fffd}\u{fffd}', type: <class 'bytes'>, valid types: <class 'str'>",
        ),
    ];
    for (name, words, code, message) in cases {
        let error = encoded(&[(name, words)], BinaryFormat::Base64).unwrap_err();
        assert_eq!((error.exit, error.message.as_str()), (*code, *message), "{name} {words:?}");
    }
}

#[test]
fn raw_text_of_a_blob_is_its_bytes() {
    let found = encoded(&[("blob", &["hello \u{e9}"])], BinaryFormat::Raw);
    assert_eq!(found, Ok(json!({ "Blob": "aGVsbG8gw6k=" })));
    assert_eq!(BinaryFormat::of("raw-in-base64-out"), Ok(BinaryFormat::Raw));
    let error = BinaryFormat::of("x").unwrap_err();
    assert_eq!((error.exit, error.message.as_str()), (255, "'x'"));
}

#[test]
fn a_stream_is_named_and_not_read() {
    let input = input(&[("body", &["~/f"])]).unwrap();
    assert_eq!(input.file(), Some(("Body", "home/f")));
    assert_eq!(input.encode(&INPUT, BinaryFormat::Base64), Ok(json!({ "Body": "" }).as_object().unwrap().clone()));
}

#[test]
fn base64_is_read_as_python_reads_it() {
    let cases: [(&str, Option<&[u8]>); 8] = [
        ("", Some(b"")),
        ("aGk=", Some(b"hi")),
        ("aG\nk=", Some(b"hi")),
        ("aGk=aGk=", Some(b"hi")),
        ("=aGk=", Some(b"hi")),
        ("aGVs", Some(b"hel")),
        ("aGk", None),
        ("a", None),
    ];
    for (text, bytes) in cases {
        assert_eq!(decode_base64(text).as_deref(), bytes, "{text}");
    }
}

fn from_document(json: Option<&str>, yaml: Option<&str>) -> Result<Value, CliError> {
    let mut invocation = invocation(&[("text", &["flag"])]);
    invocation.input_json = json.map(str::to_owned);
    invocation.input_yaml = yaml.map(str::to_owned);
    let members = read(&invocation, &disk())?.encode(&INPUT, BinaryFormat::Base64)?;
    Ok(json!(members.iter().map(|(name, value)| json!([name, value])).collect::<Vec<_>>()))
}

#[test]
fn options_stand_before_what_only_the_document_has() {
    let json = from_document(Some("{\"Time\":1,\"Int\":2,\"Text\":\"t\",\"Int\":3,\"Bogus\":null}"), None);
    assert_eq!(json, Ok(json!([["Text", "flag"], ["Time", 1], ["Int", 3], ["Bogus", null]])));
    assert_eq!(from_document(Some("fileb://in.json"), None), Ok(json!([["Text", "flag"]])));
    let yaml = from_document(None, Some("Blob: !!binary //4=\nTime: 2020-01-02T03:04:05Z\nTexts:\n- a\n"));
    let expected = json!([["Text", "flag"], ["Blob", "//4="], ["Time", "2020-01-02T03:04:05.0Z"], ["Texts", ["a"]]]);
    assert_eq!(yaml, Ok(expected));
}

#[test]
fn documents_that_are_none_are_told() {
    let invalid =
        |name: &str, kind: &str| format!("Error parsing parameter 'cli-input-{name}': Invalid {kind} received.");
    let no_map = |name: &str, kind: &str| {
        format!("Error parsing parameter '--cli-input-{name}': Invalid type: expecting map, received <class '{kind}'>")
    };
    let missing = "Error parsing parameter '--cli-input-json': Unable to load paramfile file://none: [Errno 2] No such \
                   file or directory: 'none'";
    let cases = [
        (from_document(Some("{oops"), None), 252, invalid("json", "JSON")),
        (from_document(Some(""), None), 252, invalid("json", "JSON")),
        (from_document(Some("fileb://bin"), None), 252, invalid("json", "JSON")),
        (from_document(Some("5"), None), 252, no_map("json", "int")),
        (from_document(Some("null"), None), 252, no_map("json", "NoneType")),
        (from_document(None, Some("{oops")), 252, invalid("yaml", "YAML")),
        (from_document(None, Some("")), 252, no_map("yaml", "NoneType")),
        (from_document(None, Some("- 1")), 252, no_map("yaml", "list")),
        (from_document(None, Some("1: a")), 255, "keywords must be strings".to_owned()),
        (from_document(Some("{}"), Some("{}")), 252, "Only one --cli-input- parameter may be specified.".to_owned()),
        (from_document(Some("file://none"), None), 252, missing.to_owned()),
        (
            from_document(None, Some("Time: 2020-01-02\n")),
            252,
            "Parameter validation failed:\nInvalid type for parameter Time, value: 2020-01-02, type: <class \
             'datetime.date'>, valid types: <class 'datetime.datetime'>, timestamp-string"
                .to_owned(),
        ),
    ];
    for (found, code, message) in cases {
        let error = found.unwrap_err();
        assert_eq!((error.exit, error.message), (code, message));
    }
}
