//! Pages about what all commands share.

use super::page::Page;

/// A topic: its name, its title, its text in Markdown.
type Topic = (&'static str, &'static str, &'static str);

const TOPICS: &[Topic] = &[
    (
        "config-vars",
        "where settings come from",
        "A setting is looked for in this order, and the first place that has it decides:\n\n\
         1. an option of the command line\n\
         2. a variable of the environment\n\
         3. the profile, in `~/.aws/config` (or the file that `AWS_CONFIG_FILE` names) and `~/.aws/credentials` \
         (`AWS_SHARED_CREDENTIALS_FILE`)\n\n\
         The profile is `[profile NAME]` of the first and `[NAME]` of the second file, where the name is that of \
         `--profile`, `AWS_PROFILE` or `AWS_DEFAULT_PROFILE`, or else `default`.\n\n\
         * region: `--region`, `AWS_REGION`, `AWS_DEFAULT_REGION`, `region`\n\
         * output: `--output`, `AWS_DEFAULT_OUTPUT`, `output`\n\
         * keys: `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` and `AWS_SESSION_TOKEN`, or the names in small letters; \
         a `--profile` goes before those variables\n\
         * endpoint: `--endpoint-url`, `AWS_ENDPOINT_URL_SERVICE`, `AWS_ENDPOINT_URL`, `endpoint_url`\n\
         * pager: `--no-cli-pager`, `AWS_PAGER`, `cli_pager`, `PAGER`; an empty value is none\n\
         * errors: `--cli-error-format`, `AWS_CLI_ERROR_FORMAT`, `cli_error_format`\n\
         * retries: `AWS_RETRY_MODE` and `retry_mode` (standard, adaptive), `AWS_MAX_ATTEMPTS` and `max_attempts`\n\
         * binary input: `--cli-binary-format`, `cli_binary_format`\n\
         * timestamps: `cli_timestamp_format` (iso8601, wire)",
    ),
    (
        "return-codes",
        "what exit codes mean",
        "* 0 - the service did what it was asked for\n\
         * 130 - the command was interrupted (Ctrl-C)\n\
         * 252 - the command line or the input is not valid; nothing was sent\n\
         * 253 - the configuration is not valid, or region or credentials are missing; nothing was sent\n\
         * 254 - the service answered with an error\n\
         * 255 - anything else went wrong",
    ),
];

/// The names of all topics.
pub(super) fn names() -> Vec<&'static str> {
    TOPICS.iter().map(|(name, ..)| *name).collect()
}

/// The page of a topic, if there is one of that name.
pub(super) fn page(name: &str, width: usize) -> Option<String> {
    let (name, title, text) = TOPICS.iter().find(|(it, ..)| *it == name)?;
    let mut page = Page::new(width);
    page.section("NAME", |page| page.paragraph(&format!("{name} - {title}")));
    page.section("DESCRIPTION", |page| page.markdown(text));
    Some(page.into_text())
}
