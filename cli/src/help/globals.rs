//! The options that every command has, and those that every operation has.

use awslice_runtime::command::Command;

/// An option that is not a member of an input.
#[derive(Clone, Copy, Debug)]
pub struct Common {
    /// The option without its dashes.
    pub name: &'static str,
    /// What its value is, if it takes one.
    pub value: Option<&'static str>,
    /// The values that there are; empty: any.
    pub choices: &'static [&'static str],
    /// What it does.
    pub docs: &'static str,
}

const fn flag(name: &'static str, docs: &'static str) -> Common {
    Common { name, value: None, choices: &[], docs }
}

const fn valued(name: &'static str, value: &'static str, docs: &'static str) -> Common {
    Common { name, value: Some(value), choices: &[], docs }
}

const fn choice(name: &'static str, choices: &'static [&'static str], docs: &'static str) -> Common {
    Common { name, value: Some("string"), choices, docs }
}

/// The options that every command has, in the order in which messages list them.
pub static GLOBALS: &[Common] = &[
    flag("debug", "Tells on standard error what happens on the way."),
    valued("endpoint-url", "string", "Sends requests to this address instead of the service's own."),
    flag("no-verify-ssl", "Does not check the certificate of the server. Whoever stands in between can read along."),
    flag("no-paginate", "Makes one request and shows its page only, instead of following the tokens of further pages."),
    choice(
        "output",
        &["json", "text", "table", "yaml", "yaml-stream", "off"],
        "How output is written. Without it, `AWS_DEFAULT_OUTPUT`, the profile's `output`, or else json decides.",
    ),
    valued("query", "string", "A JMESPath expression: only what it selects of the output is shown."),
    valued(
        "profile",
        "string",
        "The profile of the configuration files to use, instead of `AWS_PROFILE` or the default one.",
    ),
    valued("region", "string", "The region to call, instead of that of `AWS_REGION` or of the profile."),
    flag("version", "Shows which version of this program it is, and does nothing else."),
    choice("color", &["on", "off", "auto"], "Whether output is coloured; auto: on a terminal only."),
    flag("no-sign-request", "Sends requests without a signature; no credentials are looked for."),
    valued("ca-bundle", "string", "A file of certificates (PEM) to check the server's with, instead of the system's."),
    valued("cli-read-timeout", "int", "Seconds that may pass without anything to read; 0 is without end. Default: 60."),
    valued("cli-connect-timeout", "int", "Seconds that connecting may take; 0 is without end. Default: 60."),
    choice(
        "cli-binary-format",
        &["base64", "raw-in-base64-out"],
        "How the text of binary values is read: as base64, or as the very bytes. `fileb://` always gives bytes. Output is base64.",
    ),
    flag("no-cli-pager", "Shows output without a pager, whatever `AWS_PAGER` or the profile says."),
    flag("cli-auto-prompt", "Of the AWS CLI; there is no prompt here."),
    flag("no-cli-auto-prompt", "Of the AWS CLI; there is no prompt here."),
    choice(
        "cli-error-format",
        &["legacy", "json", "yaml", "text", "table", "enhanced"],
        "How errors are told on standard error. Without it, `AWS_CLI_ERROR_FORMAT`, the profile's `cli_error_format`, or else enhanced decides.",
    ),
];

const INPUT_JSON: Common = valued(
    "cli-input-json",
    "string",
    "The whole input as JSON, or `file://` and the path of a file that has it. Options that are given beside it come first. `--generate-cli-skeleton` prints one to fill in.",
);

const INPUT_YAML: Common = valued(
    "cli-input-yaml",
    "string",
    "The whole input as YAML, in the same ways; `--generate-cli-skeleton yaml-input` prints one to fill in.",
);

const STARTING_TOKEN: Common =
    valued("starting-token", "string", "Where to go on: the `NextToken` of an output that was cut short.");

const PAGE_SIZE: Common = valued(
    "page-size",
    "integer",
    "How many items to ask for in one request. It does not change what is shown; smaller pages take more requests, none of which takes long.",
);

const MAX_ITEMS: Common = valued(
    "max-items",
    "integer",
    "How many items to show at most. If there are more, the output has a `NextToken` for `--starting-token`.",
);

const GENERATE_SKELETON: Common = choice(
    "generate-cli-skeleton",
    &["input", "yaml-input", "output"],
    "Sends nothing. input, or no value, prints an empty input for `--cli-input-json`, and yaml-input one for `--cli-input-yaml`; output checks what is given and prints what an output looks like.",
);

const SKELETON: Common = choice(
    "skeleton",
    &["valid", "input", "yaml-input", "output"],
    "As `--generate-cli-skeleton`; valid prints an input that has what is given already, and passes the checks as it is. Not an option of the AWS CLI.",
);

const CHECK: Common = flag(
    "check",
    "Reads and checks all options and finds the endpoint, but sends nothing and needs no credentials. Not an option of the AWS CLI.",
);

const SHOW_REQUEST: Common = flag(
    "show-request",
    "Sends nothing, and shows the request: method, address, headers and body, with secrets masked. Not an option of the AWS CLI.",
);

const AS_CURL: Common =
    flag("as-curl", "With `--show-request`: as a command of curl, which signs it. Not an option of the AWS CLI.");

/// The options of an operation that are not members of its input. A waiter follows no pages.
pub fn common(command: &Command, is_waiter: bool) -> Vec<Common> {
    let streams = command.operation.output.is_stream();
    let mut options = if streams { Vec::new() } else { vec![INPUT_JSON, INPUT_YAML] };
    if let Some(pages) = command.pages.filter(|_| !is_waiter) {
        options.push(STARTING_TOKEN);
        options.extend(pages.limit_key.map(|_| PAGE_SIZE));
        options.push(MAX_ITEMS);
    }
    if !streams {
        options.extend([GENERATE_SKELETON, SKELETON]);
    }
    options.extend([CHECK, SHOW_REQUEST, AS_CURL]);
    options
}
