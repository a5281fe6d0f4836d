//! Pages of the committed operations.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use awslice_runtime::command::{Pages, Service, Waiter};
use awslice_runtime::schema::{List, Map, Member, Operation, Structure, boolean, list, map, string, structure, values};

use super::*;
use crate::arguments::{Globals, TopLevel, top_level};

fn page(words: &[&str], width: usize) -> String {
    let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
    super::words(generated::COMMANDS, "awslice", &words, width).unwrap()
}

/// Headings stand at the margin.
fn sections(page: &str) -> Vec<&str> {
    page.lines().filter(|line| !line.is_empty() && !line.starts_with(' ')).collect()
}

#[test]
fn pages_have_the_sections_of_the_aws_cli() {
    let operation = ["NAME", "DESCRIPTION", "SYNOPSIS", "OPTIONS", "GLOBAL OPTIONS", "OUTPUT"];
    assert_eq!(sections(&page(&["swf", "request-cancel-workflow-execution"], 80)), operation);
    assert_eq!(sections(&page(&["imagebuilder", "cancel-lifecycle-execution"], 80)), operation);
    let with_examples = ["NAME", "DESCRIPTION", "SYNOPSIS", "OPTIONS", "GLOBAL OPTIONS", "EXAMPLES", "OUTPUT"];
    assert_eq!(sections(&page(&["autoscaling", "complete-lifecycle-action"], 80)), with_examples);
    assert_eq!(sections(&page(&["swf"], 80)), ["NAME", "DESCRIPTION", "AVAILABLE COMMANDS"]);
    assert_eq!(
        sections(&page(&[], 80)),
        ["NAME", "DESCRIPTION", "SYNOPSIS", "GLOBAL OPTIONS", "AVAILABLE SERVICES", "SEE ALSO"]
    );
    assert_eq!(sections(&page(&["return-codes"], 80)), ["NAME", "DESCRIPTION"]);
    assert_eq!(sections(&page(&["config-vars"], 80)), ["NAME", "DESCRIPTION"]);
}

#[test]
fn lines_fit_the_terminal() {
    let pages: [&[&str]; 6] = [
        &[],
        &["swf"],
        &["swf", "request-cancel-workflow-execution"],
        &["autoscaling", "complete-lifecycle-action"],
        &["imagebuilder", "cancel-lifecycle-execution"],
        &["config-vars"],
    ];
    for (words, width) in pages.into_iter().flat_map(|words| [(words, 50), (words, 80), (words, 200)]) {
        let text = page(words, width);
        assert!(text.ends_with('\n') && !text.contains("\n\n\n"), "{text}");
        for line in text.lines() {
            // What has no blank cannot be wrapped: addresses.
            let fits = line.chars().count() <= width || line.trim().split(' ').count() <= 2;
            assert!(fits, "{width}: {line}");
            assert_eq!(line, line.trim_end());
        }
    }
}

/// The facts of the AWS CLI's own page of this operation: its sections, options, types, and that the output is nothing.
#[test]
fn the_page_of_request_cancel_has_what_the_aws_cli_says() {
    let text = page(&["swf", "request-cancel-workflow-execution"], 100);
    let facts = [
        "\n    request-cancel-workflow-execution\n    --domain <value>\n    --workflow-id <value>\n    [--run-id <value>]\n    \
         [--cli-input-json | --cli-input-yaml]\n",
        "\n    [--generate-cli-skeleton <value>]\n",
        "\n    --domain (string) [required]\n        Name of the domain",
        "\n    --workflow-id (string) [required]\n",
        "\n    --run-id (string)\n",
        "\n        Constraints:\n\n        * min: 1\n        * max: 256\n",
        "\n    --cli-input-json (string)\n",
        "\n    --generate-cli-skeleton (string)\n",
        "`WorkflowExecutionCancelRequested`",
        "`TerminateWorkflowExecution`",
        "<https://docs.aws.amazon.com/goto/WebAPI/swf-2012-01-25/RequestCancelWorkflowExecution>",
        "`OPERATION_NOT_PERMITTED`",
        "\nOUTPUT\n    None\n",
    ];
    for fact in facts {
        assert!(text.contains(fact), "{fact}\n---\n{text}");
    }
}

#[test]
fn examples_are_commands() {
    let text = page(&["autoscaling", "complete-lifecycle-action"], 100);
    let wanted = "EXAMPLES\n        awslice autoscaling complete-lifecycle-action --auto-scaling-group-name \\\n            \
                  my-auto-scaling-group --lifecycle-action-result CONTINUE --lifecycle-action-token \\\n";
    assert!(text.contains(wanted), "{text}");
}

#[test]
fn options_that_are_listed_are_the_ones_that_are_read() {
    for option in GLOBALS {
        let mut words = vec![format!("--{}", option.name)];
        words.extend(option.value.map(|_| option.choices.first().map_or("1".to_owned(), |it| (*it).to_owned())));
        words.push("swf".to_owned());
        let read = top_level("awslice", &words, &["swf"], &mut Globals::default()).unwrap();
        let wanted = match option.name {
            "version" => TopLevel::Version,
            _ => TopLevel::Command("swf".to_owned(), Vec::new()),
        };
        assert_eq!(read, wanted, "{}", option.name);
    }
}

#[test]
fn pages_that_do_not_exist_are_refused() {
    for words in
        [vec!["nope"], vec!["swf", "nope"], vec!["swf", "wait"], vec!["swf", "wait", "x"], vec!["a", "b", "c", "d"]]
    {
        let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
        let error = super::words(generated::COMMANDS, "awslice", &words, 80).unwrap_err();
        assert_eq!(error.exit, 252);
        assert!(error.message.ends_with(&words.join(" ")), "{}", error.message);
    }
}

static TREE: Structure = Structure::new(
    "Tree",
    &[Member::new("leaf", string().rules(&values(&["A", "B"]))).required(), Member::new("next", structure(&TREE))],
);
static TREES: List = List::of(structure(&TREE));
static WORDS: Map = Map::of(string(), string());
static INPUT: Structure = Structure::new(
    "ListThingsInput",
    &[
        Member::new("kind", string().rules(&values(&["X", "Y"]))).required(),
        Member::new("dryRun", boolean()),
        Member::new("trees", list(&TREES)),
        Member::new("token", string()),
        Member::new("clientToken", string()).required().idempotency_token(),
    ],
);
static OUTPUT: Structure =
    Structure::new("ListThingsOutput", &[Member::new("trees", list(&TREES)), Member::new("words", map(&WORDS))]);
static PAGES: Pages = Pages {
    input_tokens: &["token"],
    output_tokens: &["token"],
    limit_key: None,
    result_keys: &["trees"],
    more_results: None,
    non_aggregate_keys: &[],
};
static OPTIONS: [awslice_runtime::command::Opt; 5] = {
    use awslice_runtime::command::Opt;
    [
        Opt::new("kind", "Which ones."),
        Opt::new("dry-run", ""),
        Opt::new("trees", "All of them."),
        Opt::new("token", "Of the page."),
        Opt::new("client-token", ""),
    ]
};

/// A service with a construct of each kind.
fn things() -> &'static Service {
    let row = generated::COMMANDS[0].row;
    let operation = Box::leak(Box::new(Operation::new("ListThings", row, "POST", "/", &INPUT, &OUTPUT)));
    let command = awslice_runtime::command::Command {
        name: "list-things",
        operation,
        docs: "",
        reference: "",
        options: &OPTIONS,
        output: &["The trees.", ""],
        pages: Some(&PAGES),
        examples: &[],
        deprecated: true,
    };
    let waiter =
        Waiter { name: "thing-there", wire: "ThingThere", command: 0, delay: 5, max_attempts: 40, acceptors: &[] };
    Box::leak(Box::new(Service {
        name: "things",
        full_name: "Things",
        row,
        docs: "",
        commands: Box::leak(Box::new([command])),
        waiters: Box::leak(Box::new([waiter])),
        elements: &[],
        structures: Box::leak(Box::new([awslice_runtime::command::Documented {
            structure: &TREE,
            members: &["What it bears.", "What grows on it."],
        }])),
    }))
}

#[test]
fn all_constructs_have_their_place() {
    let services = [things()];
    let words = ["things".to_owned(), "list-things".to_owned()];
    let text = super::words(&services, "aws", &words, 80).unwrap();
    let facts = [
        "NAME\n    list-things\n\nDESCRIPTION\n    Calls ListThings.\n\n    This operation is deprecated.\n",
        "    list-things\n    --kind <value>\n    [--dry-run | --no-dry-run]\n    [--trees <value>]\n    [--client-token <value>]\n",
        "    [--starting-token <value>]\n    [--max-items <value>]\n",
        "    --kind (string) [required]\n        Which ones.\n\n        Possible values:\n\n        * X\n        * Y\n",
        "    --trees (list)\n        All of them.\n\n        (structure)\n            leaf -> (string) [required]\n                What it bears.\n",
        "            next -> (structure)\n                What grows on it.\n\n                (the structure Tree again, as above)\n",
        "        JSON Syntax:\n            [\n              {\n                \"leaf\": \"A\"|\"B\",\n",
        "        aws things list-things --kind X --max-items 10\n",
        "OUTPUT\n    trees -> (list)\n        The trees.\n",
        "    words -> (map)\n        key -> (string)\n\n        value -> (string)\n",
    ];
    for fact in facts {
        assert!(text.contains(fact), "{fact}\n---\n{text}");
    }
    // Pages are followed, so that the token of a single one is not spoken of.
    assert!(!text.contains("--token"), "{text}");
}

#[test]
fn waiters_have_pages() {
    let services = [things()];
    let words = |words: &[&str]| {
        let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
        super::words(&services, "aws", &words, 80).unwrap()
    };
    assert!(words(&["things"]).contains("    * wait - "));
    let states = words(&["things", "wait"]);
    assert_eq!(sections(&states), ["NAME", "DESCRIPTION", "AVAILABLE COMMANDS"]);
    assert!(states.contains("    * thing-there - by list-things\n"), "{states}");
    let state = words(&["things", "wait", "thing-there"]);
    assert!(state.contains("every 5 seconds") && state.contains("40 times"), "{state}");
    assert!(
        !state.contains("--max-items") && state.contains("--token") && state.ends_with("OUTPUT\n    None\n"),
        "{state}"
    );
}
