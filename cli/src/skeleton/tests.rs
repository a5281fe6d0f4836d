//! Skeletons as the AWS CLI prints them, and valid ones.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::command::{Command, Documented, Elements, Opt, Service};
use awslice_runtime::schema::{
    self, List, Map as MapShape, Member, Operation, Structure, at_least, at_most, blob, boolean, double, integer,
    length, list, map, matching, min_length, string, structure, timestamp, values,
};
use awslice_runtime::untyped::{Blobs, JsonInput};
use awslice_runtime::validate::check_strict;
use serde_json::{Map, Value, json};

use super::{input_json, input_yaml, output, pattern, valid};

static ROW: schema::Service = schema::Service {
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
static EMPTY: Structure = Structure::new("Empty", &[]);
static INNER: Structure = Structure::new(
    "Inner",
    &[
        Member::new("Name", string()).required(),
        Member::new("Null", string()),
        Member::new("Again", structure(&INNER)),
        Member::new("Others", list(&List::of(structure(&INNER)))),
    ],
);
static CHOICE: Structure = Structure::new(
    "Choice",
    &[Member::new("Not", structure(&CHOICE)), Member::new("Text", string()), Member::new("Int", integer())],
)
.union();
static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("Id", string().rules(&length(3, 9))).required(),
        Member::new("Token", string()).required().idempotency_token(),
        Member::new("Kind", string().rules(&values(&["null", "a: b", "C"]))),
        Member::new("Arn", string().rules(&matching("arn:[a-z]{3,}:\\d+").pattern("arn:[a-z]{3,}:\\d+"))),
        Member::new("Count", integer().rules(&at_least(5))),
        Member::new("Below", double().rules(&at_most(-2))),
        Member::new("Yes", boolean()),
        Member::new("Blob", blob().rules(&min_length(2))),
        Member::new("Time", timestamp()),
        Member::new("Names", list(&List::of(string().rules(&min_length(1)))).rules(&min_length(2))),
        Member::new("Inner", structure(&INNER)),
        Member::new("Inners", list(&List::of(structure(&INNER)))),
        Member::new("Lists", list(&List::of(list(&List::of(string()))))),
        Member::new("ByName", map(&MapShape::of(string(), structure(&INNER))).rules(&min_length(2))),
        Member::new("Choice", structure(&CHOICE)).required(),
        Member::new("Empty", structure(&EMPTY)),
    ],
);
static OUTPUT: Structure = Structure::new(
    "Output",
    &[
        Member::new("Id", string()),
        Member::new("Items", list(&List::of(structure(&INNER)))),
        Member::new("Ids", list(&List::of(string()))),
        Member::new("ByName", map(&MapShape::of(string(), string()))),
        Member::new("Time", timestamp()),
    ],
);
static BLOB_OUTPUT: Structure = Structure::new("BlobOutput", &[Member::new("CiphertextBlob", blob())]);

static OPERATION: Operation = Operation::new("Do", &ROW, "POST", "/", &INPUT, &OUTPUT);
static NOTHING: Operation = Operation::new("Not", &ROW, "POST", "/", &EMPTY, &BLOB_OUTPUT).without_input();

const fn command(operation: &'static Operation, options: &'static [Opt]) -> Command {
    Command {
        name: "do",
        operation,
        docs: "",
        reference: "",
        options,
        output: &[],
        pages: None,
        examples: &[],
        deprecated: false,
    }
}

static COMMAND: Command =
    command(&OPERATION, &[Opt::new("id", "The *id*. More."), Opt::new("token", ""), Opt::new("kind", "Which: any")]);
static NO_INPUT: Command = command(&NOTHING, &[]);
static SERVICE: Service = Service {
    name: "s",
    full_name: "S",
    row: &ROW,
    docs: "",
    commands: &[],
    waiters: &[],
    structures: &[Documented { structure: &INNER, members: &["A name", "", "", ""] }],
    elements: &[Elements { structure: "Output", member: "Ids", name: "IdShape" }],
};

#[test]
fn inputs_as_json_are_empty() {
    let expected = r#"{
    "Id": "",
    "Token": "",
    "Kind": "null",
    "Arn": "",
    "Count": 0,
    "Below": 0.0,
    "Yes": true,
    "Blob": null,
    "Time": "1970-01-01T00:00:00",
    "Names": [
        ""
    ],
    "Inner": {
        "Name": "",
        "Null": "",
        "Again": {},
        "Others": [
            {}
        ]
    },
"#;
    assert!(input_json(&COMMAND).starts_with(expected), "{}", input_json(&COMMAND));
    assert_eq!(input_json(&NO_INPUT), "{}\n");
    assert_eq!(super::print::json(&json!("\u{e9}\u{1f600}")), "\"\\u00e9\\ud83d\\ude00\"\n");
}

#[test]
fn inputs_as_yaml_bear_comments() {
    let expected = "\
Id: ''  # [REQUIRED] The id.
Token: '' # [REQUIRED]
Kind: 'null' # Which. Valid values are: null, a: b, C.
Arn: ''
Count: 0
Below: 0.0
Yes: true
Blob: !!binary ''
Time: 1970-01-01 00:00:00
Names:
- ''
Inner:
  Name: ''  # [REQUIRED] A name.
  'Null': ''
  Again: {}
  Others:
  - {}
Inners:
- Name: ''  # [REQUIRED] A name.
  'Null': ''
  Again: {}
  Others:
  - {}
Lists:
- - ''
ByName:
  KeyName:
    Name: ''  # [REQUIRED] A name.
    'Null': ''
    Again: {}
    Others:
    - {}
Choice: # [REQUIRED]
  Not: {}
  Text: ''
  Int: 0
Empty: {}
";
    assert_eq!(input_yaml(&SERVICE, &COMMAND), expected);
    assert_eq!(input_yaml(&SERVICE, &NO_INPUT), "{}\n");
}

#[test]
fn outputs_have_names_for_texts() {
    let expected = json!({
        "Id": "Id",
        "Items": [{ "Name": "Name", "Null": "Null", "Again": {}, "Others": [{}] }],
        "Ids": ["IdShape"],
        "ByName": { "KeyName": "" },
        "Time": "1970-01-01T00:00:00",
    });
    // A structure that holds itself ends without what it requires, and botocore finds that.
    let error = output(&SERVICE, &COMMAND).unwrap_err();
    assert_eq!(super::empty::output(&SERVICE, &OUTPUT), expected);
    assert_eq!(
        error.message,
        "Parameter validation failed:\nMissing required parameter in Items[0].Again: \"Name\"\n\
         Missing required parameter in Items[0].Others[0]: \"Name\""
    );
    let error = output(&SERVICE, &NO_INPUT).unwrap_err();
    assert_eq!(
        (error.exit, error.message.as_str()),
        (
            252,
            "Parameter validation failed:\nInvalid type for parameter CiphertextBlob, value: None, type: <class \
             'NoneType'>, valid types: <class 'bytes'>, <class 'bytearray'>, file-like object"
        )
    );
}

fn completed(given: Value) -> Value {
    let given: Map<String, Value> = serde_json::from_value(given).unwrap();
    let value: Value = serde_json::from_str(&valid(&COMMAND, &given)).unwrap();
    let input = JsonInput::new(&INPUT, &value).unwrap().blobs(Blobs::Base64);
    assert_eq!(check_strict(&input), Ok(()), "{value}");
    value
}

#[test]
fn valid_inputs_pass_all_checks() {
    let value = completed(json!({}));
    assert_eq!(value["Id"], "xxx");
    assert_eq!(value["Kind"], "null");
    assert_eq!(value["Arn"], "arn:xxx:1");
    assert_eq!((&value["Count"], &value["Below"]), (&json!(5), &json!(-2.0)));
    assert_eq!(value["Blob"], "AAA=");
    assert_eq!(value["Names"], json!(["x", "x"]));
    assert_eq!(value["Inner"], json!({ "Name": "", "Null": "", "Others": [] }));
    assert_eq!(value["ByName"].as_object().unwrap().len(), 2);
    assert_eq!(value["Choice"], json!({ "Text": "" }));
    assert_eq!(value.get("Token"), None);
}

#[test]
fn what_is_given_stays_and_is_completed() {
    let value = completed(json!({ "Id": "mine", "Inners": [{ "Null": "n", "Again": {} }], "Choice": { "Int": 1 } }));
    assert_eq!(value["Id"], "mine");
    let inner = json!({ "Name": "", "Null": "n", "Again": { "Name": "", "Null": "", "Others": [] }, "Others": [] });
    assert_eq!(value["Inners"], json!([inner]));
    assert_eq!(value["Choice"], json!({ "Int": 1 }));
    let value: Value = serde_json::from_str(&valid(&NO_INPUT, &Map::from_iter([("Bogus".into(), json!(1))]))).unwrap();
    assert_eq!(value, json!({ "Bogus": 1 }));
}

#[test]
fn texts_follow_patterns() {
    let cases = [
        ("[a-z]+", 5, 8, Some("xxxxx")),
        ("^arn:aws(-cn)?:\\w+:$", 0, 99, Some("arn:aws:x:")),
        ("a|b{3}", 3, 3, Some("bbb")),
        ("x(?=y)", 0, 9, None),
        ("a", 2, 2, None),
        ("((((a+)+)+)+)+", 2_000, 2_000, None),
    ];
    for (source, min, max, text) in cases {
        assert_eq!(pattern::text(source, min, max).as_deref(), text, "{source}");
    }
}
