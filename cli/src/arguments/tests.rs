//! Options of operations and global ones, over a made-up operation with pages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::command::{Command, Opt, Pages, Service};
use awslice_runtime::schema::{List, Member, Operation, Structure, boolean, double, integer, list, long, string};
use serde_json::json;

use super::*;
use crate::error::CliError;

static ELEMENT: List = List::of(string());
static INPUT: Structure = Structure::new(
    "ListThingsInput",
    &[
        Member::new("name", string()).required(),
        Member::new("token", string()).required().idempotency_token(),
        Member::new("tags", list(&ELEMENT)),
        Member::new("reverse", boolean()).required(),
        Member::new("long", long()),
        Member::new("rate", double()),
        Member::new("nextToken", string()),
        Member::new("maxItems", integer()),
        Member::new("thingArns", string()).required(),
    ],
);
static OUTPUT: Structure = Structure::new("ListThingsOutput", &[]);
static PAGES: Pages = Pages {
    input_tokens: &["nextToken"],
    output_tokens: &["nextToken"],
    limit_key: Some("maxItems"),
    result_keys: &["things"],
    more_results: None,
    non_aggregate_keys: &[],
};
static OPTIONS: [Opt; 9] = [
    Opt::new("name", ""),
    Opt::new("token", ""),
    Opt::new("tags", ""),
    Opt::new("reverse", ""),
    Opt::new("long", ""),
    Opt::new("rate", ""),
    Opt::new("next-token", ""),
    Opt::new("max-items", ""),
    Opt::new("thing-arns", "").alias("thing-ar-ns"),
];

fn service() -> &'static Service {
    let row = generated::COMMANDS.first().unwrap().row;
    let operation = Box::leak(Box::new(Operation::new("ListThings", row, "POST", "/", &INPUT, &OUTPUT)));
    let command = Command {
        name: "list-things",
        operation,
        docs: "",
        reference: "",
        options: &OPTIONS,
        output: &[],
        pages: Some(&PAGES),
        examples: &[],
        deprecated: false,
    };
    Box::leak(Box::new(Service {
        name: "things",
        full_name: "Things",
        row,
        docs: "",
        commands: Box::leak(Box::new([command])),
        waiters: &[],
        structures: &[],
        elements: &[],
    }))
}

fn words(line: &str) -> Vec<String> {
    line.split_whitespace().map(str::to_owned).collect()
}

fn asked(line: &str, globals: Globals) -> Result<Asked, CliError> {
    let service = service();
    operation("aws", Target { service, command: &service.commands[0], waiter: None }, globals, &words(line))
}

fn call(line: &str) -> Invocation {
    match asked(line, Globals::default()).unwrap() {
        Asked::Call(invocation) => *invocation,
        Asked::Help => panic!("{line}: help"),
    }
}

fn refusal(line: &str) -> String {
    let error = asked(line, Globals::default()).unwrap_err();
    error.message.split("\n\nusage").next().unwrap().to_owned()
}

fn one(word: &str) -> Raw {
    Raw::Words(words(word))
}

#[test]
fn values_come_in_the_order_of_the_table() {
    let invocation = call("--tags a b --reverse --name=x --no-reverse --tags c d --long -5");
    let expected = vec![(0, one("x")), (2, one("c d")), (3, Raw::Flag(false)), (4, one("-5"))];
    assert_eq!(invocation.values, expected);
    assert!(call("--name n --tags").values.contains(&(2, Raw::Words(Vec::new()))));
}

#[test]
fn tokens_booleans_and_aliased_members_are_not_asked_for() {
    assert_eq!(refusal(""), "the following arguments are required: --name");
    for lifting in ["--cli-input-json {}", "--generate-cli-skeleton", "--skeleton valid", "--check"] {
        assert!(asked(lifting, Globals::default()).is_ok(), "{lifting}");
    }
    assert_eq!(refusal("--cli-input-json={}"), "the following arguments are required: --name");
    assert_eq!(refusal("--generate-cli-s"), "the following arguments are required: --name");
}

#[test]
fn a_further_name_wins() {
    let invocation = call("--name n --thing-ar-ns a --thing-arns b");
    assert_eq!(invocation.values, [(0, one("n")), (8, one("a"))]);
}

#[test]
fn numbers_are_read_early_but_for_integers() {
    assert_eq!(refusal("--name n --long x"), "argument --long: invalid int value: 'x'");
    assert_eq!(refusal("--name n --rate 1_"), "argument --rate: invalid float value: '1_'");
    assert_eq!(refusal("--name n --max-items x"), "argument --max-items: invalid int value: 'x'");
    assert_eq!(refusal("--name n --page-size x"), "argument --page-size: invalid int value: 'x'");
}

#[test]
fn words_that_are_left_are_refused() {
    assert_eq!(refusal("--name n x --bogus"), "Unknown options: --bogus, x");
    assert_eq!(refusal("--name n --help"), "Unknown options: --help");
    assert!(matches!(asked("help", Globals::default()), Ok(Asked::Help)));
    assert!(matches!(asked("--name n help", Globals::default()), Ok(Asked::Help)));
    assert_eq!(refusal("--tags a help"), "the following arguments are required: --name");
}

#[test]
fn own_options_are_meant_by_their_full_names_only() {
    assert_eq!(refusal("--name n --chec"), "Unknown options: --chec");
    assert_eq!(refusal("--name n --skel valid"), "Unknown options: --skel, valid");
    let invocation = call("--name n --check --show-request --as-curl");
    assert!(invocation.check && invocation.show_request && invocation.as_curl);
    assert_eq!(call("--skeleton valid").skeleton, Some(Skeleton::Valid));
    assert_eq!(call("--generate-cli-skeleton").skeleton, Some(Skeleton::Input));
    assert_eq!(call("--generate-cli-skeleton yaml-input").skeleton, Some(Skeleton::YamlInput));
}

#[test]
fn paging_takes_the_names_of_members_and_gives_them_back() {
    let paged = call("--name n --max-items 3 --page-size 2 --starting-token t");
    let paging = Paging { starting_token: Some("t".to_owned()), page_size: Some(json!(2)), max_items: Some(3) };
    assert_eq!((paged.paging, paged.values), (paging, vec![(0, one("n"))]));

    let alone = Globals { paginate: false, ..Globals::default() };
    let Ok(Asked::Call(alone)) = asked("--name n --max-items 3", alone) else { panic!("a call") };
    assert_eq!((alone.paging.clone(), alone.values), (Paging::default(), vec![(0, one("n")), (7, one("3"))]));

    let own = call("--name n --next-token t");
    assert!(!own.globals.paginate);
    assert_eq!(
        refusal("--name n --next-token t --starting-token s --page-size 1 --max-items 1"),
        "Cannot specify --no-paginate along with pagination arguments: --starting-token, --page-size"
    );
}

#[test]
fn global_options_stand_anywhere() {
    let mut globals = Globals::default();
    let line = words("--out text swf --reg eu-west-1 op --domain d --no-sign-request --color off");
    let found = top_level("aws", &line, &["swf", "help"], &mut globals).unwrap();
    assert_eq!(found, TopLevel::Command("swf".to_owned(), words("op --domain d")));
    let expected = Globals {
        output: Some("text".to_owned()),
        region: Some("eu-west-1".to_owned()),
        sign_request: false,
        color: Color::Off,
        ..Globals::default()
    };
    assert_eq!(globals, expected);
    let version = top_level("aws", &words("swf --version --color x"), &["swf"], &mut globals);
    assert_eq!(version, Ok(TopLevel::Version));
    let error = top_level("aws", &words("--color x --version"), &["swf"], &mut globals).unwrap_err();
    assert!(error.message.starts_with("argument --color: Found invalid choice 'x'\n\n\nusage: aws "));
}
