//! Documents, JSON as text, unions and tokens in every position that rest-json has.

use aws_smithy_types::{Document, Number};
use generated::constructrestjson::Config;
use generated::constructrestjson::config::Region;
use generated::constructrestjson::operation::put::{PutInput, PutOutput};
use generated::constructrestjson::operation::put_choice::{PutChoiceInput, PutChoiceOutput};
use generated::constructrestjson::operation::put_document::{PutDocumentInput, PutDocumentOutput};
use generated::constructrestjson::types::{Choice, Note};

fn config() -> Config {
    Config::builder().region(Region::new("us-east-1")).behavior_version_latest().build()
}

fn response(body: &str) -> http::Response<Vec<u8>> {
    http::Response::builder().status(200).body(body.as_bytes().to_vec()).unwrap()
}

fn json(body: &[u8]) -> serde_json::Value {
    serde_json::from_slice(body).unwrap()
}

#[test]
fn documents_stand_anywhere() {
    let input = PutInput::builder().tenant("me").key("k").path("p").id("i");
    let input = input
        .document(Document::Array(vec![Document::Null, Document::Number(Number::Float(0.5))]))
        .documents(Document::Null)
        .documents("text".into())
        .document_map("m", Document::Object([("b".to_owned(), false.into())].into()))
        .settings(r#"{"a": [1]}"#);
    let request = input.build().unwrap().to_http_request(&config()).unwrap();
    let expected = r#"{"tenant": "me", "document": [null, 0.5], "documents": [null, "text"], "documentMap": {"m": {"b": false}}, "settings": "{\"a\": [1]}", "id": "i"}"#;
    assert_eq!(json(request.body()), json(expected.as_bytes()));
    let output = PutOutput::parse_http_response(&response(expected)).unwrap();
    assert_eq!(output.documents(), ["text".into()]);
    assert_eq!(output.document_map().unwrap()["m"].as_object().unwrap()["b"], false.into());
    assert_eq!((output.document().unwrap().as_array().unwrap().len(), output.settings()), (2, Some(r#"{"a": [1]}"#)));
}

#[test]
fn documents_and_unions_are_bodies() {
    let document = PutDocumentInput::builder().document("d".into()).build().unwrap();
    assert_eq!(document.to_http_request(&config()).unwrap().body().as_ref(), br#""d""#);
    assert_eq!(
        PutDocumentOutput::parse_http_response(&response("[1]")).unwrap().document().unwrap().as_array().unwrap().len(),
        1
    );
    let choice = Choice::Note(Note::builder().title("T").build());
    let choice = PutChoiceInput::builder().choice(choice).build().unwrap().to_http_request(&config()).unwrap();
    assert_eq!(choice.body().as_ref(), br#"{"note":{"Title":"T"}}"#);
    let output = PutChoiceOutput::parse_http_response(&response(r#"{"word": "w"}"#)).unwrap();
    assert_eq!(output.choice().unwrap().as_word().unwrap(), "w");
    assert!(PutChoiceOutput::parse_http_response(&response(r#"{"novel": 1}"#)).unwrap().choice().unwrap().is_unknown());
}

#[test]
fn tokens_are_filled_wherever_they_stand() {
    let request = PutChoiceInput::builder().build().unwrap().to_http_request(&config()).unwrap();
    let header = request.headers()["x-once"].to_str().unwrap();
    let query = request.uri().query().unwrap().strip_prefix("twice=").unwrap();
    assert_eq!((header.len(), query.len()), (36, 36));
    let input = PutChoiceInput::builder().once("a").twice("b/c").build().unwrap();
    let request = input.to_http_request(&config()).unwrap();
    assert_eq!((&request.headers()["x-once"].to_str().unwrap(), request.uri().query()), (&"a", Some("twice=b%2Fc")));
}

#[test]
fn what_becomes_part_of_the_host_is_checked() {
    let input = |tenant: &str| PutInput::builder().tenant(tenant).key("k").path("p").build().unwrap();
    let error = format!("{:?}", input("").to_http_request(&config()).unwrap_err());
    assert!(error.contains("MinLength"), "{error}");
    let error = format!("{:?}", input("a/b").to_http_request(&config()).unwrap_err());
    assert!(error.contains("becomes part of the host name"), "{error}");
}
