//! Explanations of the committed operations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::command::Command;
use awslice_runtime::schema::{
    List, Map, Member, Operation, Structure, blob, integer, list, map, max_length, range, string, structure, timestamp,
};
use serde_json::{Value, json};

use super::*;

fn explain(words: &[&str]) -> Result<String, CliError> {
    let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
    super::words(generated::COMMANDS, "awslice", &words, 80)
}

#[test]
fn operations_are_explained_by_their_members() {
    let text = explain(&["swf", "request-cancel-workflow-execution"]).unwrap();
    assert!(text.starts_with("swf request-cancel-workflow-execution (input)\n    structure\n\n    Asks for"), "{text}");
    let member = "\n    /domain (string) [required]\n        Name of the domain in which the workflow execution runs.\n\n        \
                  Constraints:\n\n        * min: 1\n        * max: 256\n";
    assert!(text.contains(member), "{text}");
    assert_eq!(text, explain(&["swf", "RequestCancelWorkflowExecution", "/"]).unwrap());
    let token = explain(&["imagebuilder", "cancel-lifecycle-execution", "/clientToken"]).unwrap();
    assert!(token.contains("/clientToken\n    string [required]\n"), "{token}");
    assert!(token.contains("A token is made up"), "{token}");
    let output = explain(&["imagebuilder", "cancel-lifecycle-execution", "--response"]).unwrap();
    assert!(output.contains("(output)") && output.contains("    /lifecycleExecutionId (string)\n"), "{output}");
    assert_eq!(
        explain(&["swf"]).unwrap(),
        help::service(generated::COMMANDS.iter().find(|it| it.name == "swf").unwrap(), 80)
    );
}

#[test]
fn what_does_not_exist_is_refused() {
    let cases: [(&[&str], &str); 9] = [
        (&[], "which service?"),
        (&["nope"], "no service nope"),
        (&["swf", "nope"], "swf has no operation nope"),
        (&["swf", "--json-schema"], "which operation?"),
        (&["swf", "request-cancel-workflow-execution", "domain"], "/domain"),
        (&["swf", "request-cancel-workflow-execution", "--nope"], "no option --nope"),
        (
            &["swf", "request-cancel-workflow-execution", "/x~1y"],
            "the whole has no member x/y, only: domain, workflowId, runId",
        ),
        (&["swf", "request-cancel-workflow-execution", "/domain/0"], "/domain is a string: it has no 0"),
        (&["swf", "request-cancel-workflow-execution", "--response", "/x"], "the whole has no members, and so no x"),
    ];
    for (words, message) in cases {
        let error = explain(words).unwrap_err();
        assert_eq!(error.exit, 252);
        assert!(error.message.contains(message), "{}", error.message);
    }
}

#[test]
fn schemas_say_what_the_input_takes() {
    let text = explain(&["swf", "request-cancel-workflow-execution", "--json-schema"]).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(schema["title"], "RequestCancelWorkflowExecution");
    assert_eq!(schema["type"], "object");
    assert_eq!(schema["required"], json!(["domain", "workflowId"]));
    assert_eq!(schema["additionalProperties"], false);
    assert_eq!(schema["properties"]["domain"]["minLength"], 1);
    assert_eq!(schema["properties"]["runId"]["maxLength"], 64);
    assert!(schema.get("$defs").is_none());
    let text = explain(&["imagebuilder", "cancel-lifecycle-execution", "--json-schema"]).unwrap();
    let schema: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(schema["required"], json!(["lifecycleExecutionId"]));
    assert!(schema["properties"]["lifecycleExecutionId"]["pattern"].as_str().unwrap().starts_with("^(?:"));
}

static TREE: Structure =
    Structure::new("Tree", &[Member::new("next", structure(&TREE)), Member::new("n", integer().rules(&range(-1, 5)))]);
static TREES: List = List::of(structure(&TREE)).sparse();
static WORDS: Map = Map::of(string().rules(&max_length(3)), string());
static PLAIN: Map = Map::of(string(), timestamp());
static INPUT: Structure = Structure::new(
    "Input",
    &[
        Member::new("trees", list(&TREES).rules(&max_length(9))),
        Member::new("words", map(&WORDS)),
        Member::new("plain", map(&PLAIN)),
        Member::new("data", blob()),
    ],
)
.union();
static OUTPUT: Structure = Structure::new("Output", &[]);

/// An operation over [`INPUT`].
fn docs() -> Docs {
    let service = generated::COMMANDS[0];
    let operation = Box::leak(Box::new(Operation::new("Do", service.row, "POST", "/", &INPUT, &OUTPUT)));
    let command = Box::leak(Box::new(Command {
        name: "do",
        operation,
        docs: "",
        reference: "",
        options: &[],
        output: &[],
        pages: None,
        examples: &[],
        deprecated: false,
    }));
    Docs { service, command }
}

#[test]
fn schemas_have_each_construct() {
    let place = Place::find(docs(), &INPUT, "").unwrap();
    let schema = json_schema(docs(), &place);
    assert_eq!(
        schema["properties"],
        json!({
            "trees": {
                "type": "array",
                "items": { "anyOf": [{ "$ref": "#/$defs/Tree" }, { "type": "null" }] },
                "maxItems": 9
            },
            "words": {
                "type": "object",
                "propertyNames": { "type": "string", "maxLength": 3 },
                "additionalProperties": { "type": "string" }
            },
            "plain": { "type": "object", "additionalProperties": { "type": ["string", "number"] } },
            "data": { "type": "string", "contentEncoding": "base64" }
        })
    );
    assert_eq!((&schema["minProperties"], &schema["maxProperties"]), (&json!(1), &json!(1)));
    assert_eq!(
        schema["$defs"],
        json!({
            "Tree": {
                "type": "object",
                "properties": { "next": { "$ref": "#/$defs/Tree" }, "n": { "type": "integer", "minimum": -1, "maximum": 5 } },
                "additionalProperties": false
            }
        })
    );
    let place = Place::find(docs(), &INPUT, "/trees/0/next/n").unwrap();
    assert_eq!(json_schema(docs(), &place)["maximum"], 5);
    assert_eq!(Place::find(docs(), &INPUT, "/words/any~1key").unwrap().pointer, "/words/any~1key");
    assert!(Place::find(docs(), &INPUT, "/trees/x").is_err());
}
