//! Calls over the loopback interface.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::PathBuf;

use awslice_runtime::client::untyped;
use awslice_runtime::command::{Acceptor, Command, Pages, Service, Waiter};
use awslice_runtime::protocol::AWS_JSON_1_0;
use awslice_runtime::schema::{self, List, Member, Structure, blob, integer, list, string, timestamp};
use awslice_tests::server::{Reply, Server};
use serde_json::{Map, Value, json};

use super::{Call, Client};
use crate::arguments::{Globals, Paging};
use crate::error::CliError;
use crate::session::Session;
use crate::world::Environment;

static ROW: schema::Service = schema::Service {
    name: "things",
    id: "Things",
    endpoint_prefix: "things",
    signing_name: "things",
    api_version: "2026-01-01",
    protocol: &AWS_JSON_1_0,
    target_prefix: "Things",
    xml_namespace: "",
    query_compatible: false,
    auth: &[schema::Auth::SigV4],
    endpoint_params: &[],
    endpoint: |params| awslice_runtime::endpoint::standard(params, &[], "things"),
};

static NAMES: List = List::of(string());
static INPUT: Structure = Structure::new(
    "ListInput",
    &[Member::new("Kind", string()), Member::new("Token", string()), Member::new("Limit", integer())],
);
static OUTPUT: Structure = Structure::new(
    "ListOutput",
    &[
        Member::new("Names", list(&NAMES)),
        Member::new("Count", integer()),
        Member::new("Next", string()),
        Member::new("At", timestamp()),
        Member::new("State", string()),
        Member::new("Data", blob()),
    ],
);
static GONE: Structure = Structure::new("Gone", &[Member::new("message", string()), Member::new("Since", integer())]);
static OPERATION: schema::Operation = schema::Operation::new("ListThings", &ROW, "POST", "/", &INPUT, &OUTPUT)
    .errors(&[schema::ErrorRow::new("Gone").members(&GONE)]);
static PAGES: Pages = Pages {
    input_tokens: &["Token"],
    output_tokens: &["Next"],
    limit_key: Some("Limit"),
    result_keys: &["Names", "Count"],
    more_results: None,
    non_aggregate_keys: &["State"],
};
static COMMAND: Command = Command {
    name: "list-things",
    operation: &OPERATION,
    docs: "",
    reference: "",
    options: &[],
    output: &[],
    pages: Some(&PAGES),
    deprecated: false,
    examples: &[],
};
static SERVICE: Service = Service {
    name: "things",
    full_name: "Things",
    row: &ROW,
    docs: "",
    commands: &[],
    waiters: &[],
    structures: &[],
    elements: &[],
};

/// Runs `act` with a client whose server gives these answers; with the bodies that it got.
fn with_client<T>(
    replies: Vec<Reply>,
    variables: &[(&str, &str)],
    act: impl FnOnce(&Client<'_>) -> T,
) -> (T, Vec<Value>) {
    let server = Server::scripted(replies);
    let all = [
        ("AWS_ACCESS_KEY_ID", "AKID"),
        ("AWS_SECRET_ACCESS_KEY", "S"),
        ("AWS_REGION", "us-east-1"),
        ("AWS_ENDPOINT_URL", server.url()),
        ("AWS_MAX_ATTEMPTS", "2"),
    ];
    let all = all.iter().chain(variables).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let environment = Environment::new(all, PathBuf::from("."));
    let session = Session::open(&environment, None).unwrap();
    let client = Client::new(&environment, &session, &Globals::default(), &SERVICE, "aws").unwrap();
    let result = act(&client);
    let bodies = server.received().iter().map(|it| serde_json::from_str(&it.text()).unwrap()).collect();
    (result, bodies)
}

fn call() -> Call<'static> {
    let Value::Object(input) = json!({ "Kind": "k" }) else { panic!() };
    Call { command: &COMMAND, input, upload: None }
}

fn ok(body: &Value) -> Reply {
    Reply::new(200, &[("Content-Type", "application/x-amz-json-1.0")], body.to_string())
}

fn pages() -> Vec<Reply> {
    vec![
        ok(&json!({ "Next": "t1", "Names": ["a", "b"], "Count": 2, "State": "s" })),
        ok(&json!({ "Next": "t2", "Names": ["c", "d"], "Count": 2, "State": "other" })),
        ok(&json!({ "Names": ["e"], "Count": 1 })),
    ]
}

fn whole(replies: Vec<Reply>, paging: Paging) -> (Result<Value, String>, Vec<Value>) {
    with_client(replies, &[], |client| {
        let whole = client.pages(call(), &paging).and_then(super::PageIterator::whole);
        whole.map(Value::Object).map_err(|error| error.message)
    })
}

#[test]
fn members_come_in_the_order_of_the_table_and_times_are_local() {
    let body = json!({ "Unknown": 1, "At": 1_420_142_400.123, "Names": [], "Data": "aGk=", "Next": null });
    let output = |variables: &[(&str, &str)]| {
        let (output, _) = with_client(vec![ok(&body)], variables, |client| client.send(&call(), None).unwrap());
        Value::Object(output).to_string()
    };
    let expected = r#"{"Names":[],"At":"2015-01-01T20:00:00.123000+00:00","Data":"aGk="}"#;
    assert_eq!(output(&[("TZ", "UTC")]), expected);
    assert_eq!(output(&[("TZ", "CET-1")]), expected.replace("T20:00:00.123000+00", "T21:00:00.123000+01"));
}

#[test]
fn text_of_a_timestamp_keeps_its_zone() {
    let times =
        super::times::Times::new(&Environment::new([("TZ".to_owned(), "CET-1".to_owned())], PathBuf::new()), false);
    for (sent, shown) in [
        (json!("2015-01-01T20:00:00Z"), "2015-01-01T20:00:00+00:00"),
        (json!("2015-01-01T20:00:00.5+02:00"), "2015-01-01T20:00:00.500000+02:00"),
        (json!("Thu, 01 Jan 2015 20:00:00 GMT"), "2015-01-01T20:00:00+00:00"),
        (json!("2015-01-01T20:00:00"), "2015-01-01T20:00:00"),
        (json!("0"), "1970-01-01T01:00:00+01:00"),
        (json!(-1), "1970-01-01T00:59:59+01:00"),
    ] {
        assert_eq!(times.rewrite(sent), Ok(json!(shown)));
    }
    let error = times.rewrite(json!("soon")).unwrap_err().to_string();
    assert_eq!(error, "Invalid timestamp \"soon\": Unknown string format: soon");
}

#[test]
fn pages_are_joined() {
    let (result, bodies) = whole(pages(), Paging::default());
    assert_eq!(result, Ok(json!({ "Names": ["a", "b", "c", "d", "e"], "Count": 5, "State": "s" })));
    let tokens: Vec<&Value> = bodies.iter().map(|it| &it["Token"]).collect();
    assert_eq!(tokens, [&Value::Null, &json!("t1"), &json!("t2")]);
}

#[test]
fn pages_end_where_the_options_say_and_go_on_from_there() {
    let paging = Paging { max_items: Some(3), page_size: Some(json!(2)), starting_token: None };
    let (result, bodies) = whole(pages(), paging);
    let token = super::token::encode(json!({ "Token": "t1" }).as_object().unwrap(), Some(1));
    assert_eq!(result, Ok(json!({ "Names": ["a", "b", "c"], "Count": 4, "State": "s", "NextToken": token })));
    assert_eq!(bodies[0], json!({ "Kind": "k", "Limit": 2 }));

    let rest = Paging { starting_token: Some(token), ..Paging::default() };
    let (result, bodies) = whole(pages().split_off(1), rest);
    assert_eq!(result, Ok(json!({ "Names": ["d", "e"], "Count": 3, "State": "other" })));
    assert_eq!(bodies[0], json!({ "Kind": "k", "Token": "t1" }));

    let boundary = Paging { max_items: Some(2), ..Paging::default() };
    let token = super::token::encode(json!({ "Token": "t1" }).as_object().unwrap(), None);
    let (result, bodies) = whole(pages(), boundary);
    assert_eq!(result.unwrap()["NextToken"], json!(token));
    assert_eq!(bodies.len(), 1);
}

#[test]
fn a_token_that_comes_twice_is_an_error_after_its_page() {
    let again = vec![ok(&json!({ "Next": "t1", "Names": ["a"] }))];
    let (found, _) = with_client(again, &[], |client| {
        client.pages(call(), &Paging::default()).unwrap().map(|page| page.map_err(|it| it.message)).collect::<Vec<_>>()
    });
    assert_eq!(found.len(), 3);
    let message = "Error during pagination: The same next token was received twice: {'Token': 't1'}";
    assert_eq!(found[2], Err(message.to_owned()));
}

fn error(status: u16, body: &Value, variables: &[(&str, &str)]) -> CliError {
    let reply = Reply::new(status, &[("Content-Type", "application/x-amz-json-1.0")], body.to_string());
    with_client(vec![reply], variables, |client| client.send(&call(), None).unwrap_err()).0
}

#[test]
fn errors_of_services_have_their_members() {
    let found = error(400, &json!({ "__type": "x#Gone", "message": "m", "Since": 7, "more": 1 }), &[]);
    let message = "An error occurred (Gone) when calling the ListThings operation: m";
    assert_eq!((found.exit, found.message.as_str()), (254, message));
    let document = found.document().unwrap();
    assert_eq!(document.to_string(), r#"{"Message":"m","Code":"Gone","message":"m","Since":7}"#);

    let found = error(500, &json!({}), &[("AWS_NEW_RETRIES_2026", "true")]);
    let message = "An error occurred (500) when calling the ListThings operation (reached max retries: 1): ";
    assert_eq!(found.message, message);
    let found = error(400, &json!({ "__type": "Other" }), &[("AWS_MAX_ATTEMPTS", "1")]);
    let message = "An error occurred (Other) when calling the ListThings operation (reached max retries: 0): ";
    assert_eq!(found.message, message);
    assert_eq!(found.document().unwrap(), json!({ "Message": "", "Code": "Other" }));
}

#[test]
fn connections_that_fail_are_told_as_botocore_does() {
    let environment = |url: &str| {
        let variables = [("AWS_REGION", "r"), ("AWS_MAX_ATTEMPTS", "1"), ("AWS_ENDPOINT_URL", url)];
        let keys = [("AWS_ACCESS_KEY_ID", "A"), ("AWS_SECRET_ACCESS_KEY", "S")];
        let all = variables.iter().chain(&keys).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        Environment::new(all, PathBuf::new())
    };
    let message = |url: &str| {
        let environment = environment(url);
        let session = Session::open(&environment, None).unwrap();
        let client = Client::new(&environment, &session, &Globals::default(), &SERVICE, "aws");
        client.and_then(|client| client.send(&call(), None)).unwrap_err().message
    };
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    assert_eq!(
        message(&format!("http://{closed}")),
        format!("Could not connect to the endpoint URL: \"http://{closed}/\"")
    );
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let dropping = std::thread::spawn(move || drop(listener.accept()));
    assert_eq!(
        message(&format!("http://{address}")),
        format!("Connection was closed before we received a valid response from endpoint URL: \"http://{address}/\".")
    );
    dropping.join().unwrap();
    assert_eq!(message("http://"), "Invalid endpoint: http://");
    assert_eq!(
        message("ftp://127.0.0.1"),
        "An HTTP Client raised an unhandled exception: Not supported URL scheme ftp"
    );
}

/// A waiter that asks twice at most, without a pause.
fn waited(acceptors: &'static [Acceptor], replies: Vec<Reply>) -> Result<(), String> {
    let waiter = Waiter { name: "ready", wire: "Ready", command: 0, delay: 0, max_attempts: 2, acceptors };
    with_client(replies, &[], |client| client.wait(&waiter, &call()).map_err(|error| error.message)).0
}

#[test]
fn waiters_wait_until_it_is_decided() {
    static ACCEPTORS: [Acceptor; 4] = [
        Acceptor { matcher: "path", argument: Some("State"), expected: "\"up\"", state: "success" },
        Acceptor { matcher: "pathAny", argument: Some("Names[]"), expected: "\"bad\"", state: "failure" },
        Acceptor { matcher: "path", argument: Some("length(Names)"), expected: "1", state: "retry" },
        Acceptor { matcher: "error", argument: None, expected: "\"Gone\"", state: "success" },
    ];
    let up = || ok(&json!({ "State": "up" }));
    let one = || ok(&json!({ "Names": ["a"] }));
    let gone = |code: &str| Reply::new(400, &[], json!({ "__type": code, "message": "m" }).to_string());
    assert_eq!(waited(&ACCEPTORS, vec![one(), up()]), Ok(()));
    assert_eq!(waited(&ACCEPTORS, vec![gone("Gone")]), Ok(()));
    let failed = |reason: &str| Err(format!("Waiter Ready failed: {reason}"));
    assert_eq!(waited(&ACCEPTORS, vec![gone("Other")]), failed("An error occurred (Other): m"));
    assert_eq!(
        waited(&ACCEPTORS, vec![ok(&json!({ "Names": ["a", "bad"] }))]),
        failed(
            "Waiter encountered a terminal failure state: For expression \"Names[]\" we matched expected path: \"bad\" \
             at least once"
        )
    );
    assert_eq!(waited(&ACCEPTORS, vec![ok(&json!({ "Names": [] }))]), failed("Max attempts exceeded"));
    assert_eq!(
        waited(&ACCEPTORS, vec![one()]),
        failed(
            "Max attempts exceeded. Previously accepted state: For expression \"length(Names)\" we matched expected \
             path: \"1\""
        )
    );
}

#[test]
fn an_input_is_checked_before_credentials_are_looked_for() {
    let variables = [("AWS_REGION", "r"), ("AWS_ENDPOINT_URL", "http://127.0.0.1:9")];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let environment = Environment::new(variables, PathBuf::new());
    let session = Session::open(&environment, None).unwrap();
    let client = Client::new(&environment, &session, &Globals::default(), &SERVICE, "aws").unwrap();
    let mut wrong = call();
    wrong.input = Map::from_iter([("Knd".to_owned(), json!(1))]);
    assert_eq!(client.send(&wrong, None).unwrap_err().code, Some("ParamValidation"));
    assert_eq!(client.send(&call(), None).unwrap_err().code, Some("NoCredentials"));
    let prepared: untyped::Prepared = client.prepare(&call()).unwrap();
    assert_eq!(prepared.request().headers()["x-amz-target"], "Things.ListThings");
    assert_eq!(client.sign(&prepared).unwrap_err().code, Some("NoCredentials"));
}
