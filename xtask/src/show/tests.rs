//! Pages of a small service.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::json;

use super::{Facts, Options, operation, service};
use crate::botocore::Botocore;
use crate::files;
use crate::models::Selection;

fn facts() -> Facts {
    let model = json!({
        "metadata": {"apiVersion": "2020-01-01", "serviceFullName": "Odd Fish", "serviceId": "Odd Fish", "endpointPrefix": "odd",
            "protocol": "rest-json", "protocols": ["rest-json"], "signatureVersion": "v4"},
        "operations": {
            "Ask": {"name": "Ask", "http": {"method": "POST", "requestUri": "/ask/{Name}"}, "documentation": "<p>Asks. Then waits.</p>",
                "input": {"shape": "AskInput"}, "output": {"shape": "Tree"}, "errors": [{"shape": "Gone"}]},
            "Zap": {"name": "Zap", "http": {"method": "GET", "requestUri": "/"}}
        },
        "shapes": {
            "AskInput": {"type": "structure", "required": ["Name"], "members": {
                "Name": {"shape": "Text", "location": "uri", "locationName": "Name"},
                "Kind": {"shape": "Kind"},
                "Tags": {"shape": "Tags"}}},
            "Text": {"type": "string", "min": 1, "max": 9, "pattern": "[a-z]+"},
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "Tags": {"type": "list", "member": {"shape": "Text"}, "max": 1},
            "Tree": {"type": "structure", "members": {"Left": {"shape": "Tree"}, "Leaves": {"shape": "Leaves"}}},
            "Leaves": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Leaf"}},
            "Leaf": {"type": "structure", "members": {"Green": {"shape": "Flag", "documentation": "<p>Is it?</p>"}}},
            "Flag": {"type": "boolean"},
            "Gone": {"type": "structure", "members": {}, "exception": true, "error": {"code": "Away", "httpStatusCode": 404},
                "documentation": "<p>It is gone.</p>"}
        }
    });
    let pages = json!({"pagination": {"Ask": {"input_token": "Name", "output_token": "Left", "result_key": "Leaves"}}});
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("odd/2020-01-01");
    files::write(&folder.join("service-2.json"), model.to_string().as_bytes()).unwrap();
    files::write(&folder.join("paginators-1.json"), pages.to_string().as_bytes()).unwrap();
    Facts::read(&Botocore::open(home.path()).unwrap(), "odd", None).unwrap()
}

#[test]
fn an_operation_is_a_tree() {
    let page = operation(&facts(), "Ask", Options { depth: 4, docs: false }).unwrap();
    let expected = "\
odd Ask
  rest-json: POST /ask/{Name}
  Asks.
  paginated by Name

Input: AskInput
├── Name  string, required, label {Name}, 1 to 9 characters, pattern [a-z]+
├── Kind  enum, a | b
└── Tags  list of string, at most 1 item, each 1 to 9 characters, pattern [a-z]+

Output: Tree
├── Left    Tree (as above)
└── Leaves  map of string to Leaf, each key 1 to 9 characters, pattern [a-z]+
    └── Green  boolean

Errors
└── Gone  code Away, 404, It is gone.
";
    assert_eq!(page, expected);
}

#[test]
fn depth_is_bounded_and_documentation_can_be_added() {
    let page = operation(&facts(), "Ask", Options { depth: 1, docs: false }).unwrap();
    assert!(page.contains("pattern [a-z]+ (members: 1, see --depth)"), "{page}");
    let page = operation(&facts(), "Ask", Options { depth: 4, docs: true }).unwrap();
    assert!(page.contains("Green  boolean\n          Is it?\n"), "{page}");
}

#[test]
fn a_service_lists_its_operations() {
    let page = service(&facts(), &Selection::empty());
    let expected = "\
odd 2020-01-01: Odd Fish
  protocol rest-json, service id Odd Fish, endpoint prefix odd
  signed as odd, signature version v4
  2 operations, 9 shapes, 1 paginator, 0 waiters

Operations (* selected)
├── Ask  Asks.
└── Zap
";
    assert_eq!(page, expected);
}

#[test]
fn what_is_not_there_is_said() {
    let facts = facts();
    let error = operation(&facts, "Sak", Options { depth: 1, docs: false }).unwrap_err();
    assert_eq!(error.to_string(), "odd has no operation Sak");
    let home = tempfile::tempdir().unwrap();
    files::write(&home.path().join("odd/2020-01-01/service-2.json"), br#"{"operations": 5}"#).unwrap();
    let Err(error) = Facts::read(&Botocore::open(home.path()).unwrap(), "odd", None) else { panic!("it is broken") };
    assert!(error.to_string().contains("odd/2020-01-01/service-2.json /operations"), "{error}");
}
