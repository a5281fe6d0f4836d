//! The pages of `help`: plain text, wrapped at the terminal's width, without a pager.
//!
//! What `run` calls; each returns the page's text, with a line feed at its end:
//!
//! * [`top`] for `help`, [`service`] for `SERVICE help`, [`wait`] for `SERVICE wait help`, [`operation`] for the rest;
//! * [`words`] for `help` with words behind it: `help swf`, `help swf list-domains`, `help return-codes`.

mod docs;
mod examples;
mod globals;
mod markdown;
mod operation;
mod page;
mod shape;
mod syntax;
#[cfg(all(test, feature = "slice"))]
mod tests;
mod topics;

use awslice_runtime::command::Service;

pub use docs::Docs;
pub use globals::{Common, GLOBALS, common};
pub use markdown::first_sentence;
pub use page::Page;
pub use shape::{member_type, rules, type_name};

use crate::arguments::Target;
use crate::error::CliError;
use crate::world::World;

/// The width of pages where output is no terminal.
const WIDTH: usize = 80;

/// The width that pages are wrapped at.
pub fn width(world: &World<'_>) -> usize {
    world.terminal.map_or(WIDTH, |it| it.columns)
}

/// Commands that are no service's, and what they do.
pub(crate) const OWN: &[(&str, &str)] = &[
    ("completion", "Prints a script that completes words in bash, zsh or fish."),
    ("explain", "Says what an operation takes and answers, as text or as JSON Schema."),
    ("help", "Shows a page of help."),
];

/// The page of the program.
pub fn top(services: &[&'static Service], program: &str, width: usize) -> String {
    let mut page = Page::new(width);
    page.section("NAME", |page| page.paragraph(&format!("{program} - calls services of AWS")));
    page.section("DESCRIPTION", |page| {
        page.paragraph(
            "Each service is a command, and each of its operations a command of it. Options, configuration files, output \
             and exit codes are those of the AWS CLI v2.",
        );
        page.paragraph("Every command has a page of its own:");
        page.within(|page| {
            page.verbatim(&format!(
                "{program} help\n{program} <command> help\n{program} <command> <subcommand> help\n{program} help <topic>"
            ));
        });
        page.paragraph(&format!("The topics are: {}.", topics::names().join(", ")));
    });
    page.section("SYNOPSIS", |page| {
        page.paragraph(&format!("{program} [options] <command> <subcommand> [<subcommand> ...] [parameters]"));
    });
    page.section("GLOBAL OPTIONS", operation::globals);
    page.section("AVAILABLE SERVICES", |page| {
        let services = services.iter().map(|it| (it.name, it.full_name));
        let mut commands: Vec<(&str, &str)> = services.chain(OWN.iter().copied()).collect();
        commands.sort_unstable();
        page.list(commands.into_iter().map(|(name, what)| format!("{name} - {what}")));
    });
    page.section("SEE ALSO", |page| {
        let topics = topics::names().into_iter().map(|it| format!("{program} help {it}"));
        page.list(topics);
    });
    page.into_text()
}

/// The page of a service.
pub fn service(service: &'static Service, width: usize) -> String {
    let mut page = Page::new(width);
    page.section("NAME", |page| page.paragraph(&format!("{} - {}", service.name, service.full_name)));
    page.section("DESCRIPTION", |page| match service.docs {
        "" => page.paragraph(service.full_name),
        docs => page.markdown(docs),
    });
    page.section("AVAILABLE COMMANDS", |page| {
        let mut commands: Vec<(&str, String)> =
            service.commands.iter().map(|it| (it.name, first_sentence(it.docs))).collect();
        if !service.waiters.is_empty() {
            commands.push(("wait", "Waits until something has come about.".to_owned()));
        }
        commands.push(("help", "Shows this page.".to_owned()));
        commands.sort_unstable();
        page.list(commands.into_iter().map(titled));
    });
    page.into_text()
}

/// The page of `SERVICE wait`.
pub fn wait(service: &'static Service, width: usize) -> String {
    let mut page = Page::new(width);
    page.section("NAME", |page| page.paragraph("wait - Waits until something has come about"));
    page.section("DESCRIPTION", |page| {
        page.paragraph(&format!(
            "Each of these commands calls an operation of {} again and again until its answer says that a state is reached.",
            service.full_name
        ));
    });
    page.section("AVAILABLE COMMANDS", |page| {
        let mut states: Vec<(&str, String)> = service
            .waiters
            .iter()
            .map(|it| (it.name, service.commands.get(it.command).map_or("", |it| it.name)))
            .map(|(name, command)| (name, format!("by {command}")))
            .collect();
        states.sort_unstable();
        page.list(states.into_iter().map(titled));
    });
    page.into_text()
}

/// The page of an operation, or of a state to wait for.
pub fn operation(target: Target, program: &str, width: usize) -> String {
    let mut page = Page::new(width);
    operation::write(&mut page, program, target);
    page.into_text()
}

/// The page that the words after `help` name; without words the program's.
///
/// # Errors
/// There is no such page.
pub fn words(services: &[&'static Service], program: &str, words: &[String], width: usize) -> Result<String, CliError> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let found = words.first().and_then(|word| services.iter().find(|it| it.name == *word));
    let page = match (words.as_slice(), found) {
        ([], _) => Some(top(services, program, width)),
        ([topic], None) => topics::page(topic, width),
        ([_], Some(it)) => Some(service(it, width)),
        ([_, "wait"], Some(it)) if !it.waiters.is_empty() => Some(wait(it, width)),
        ([_, "wait", state], Some(it)) => {
            let waiter = it.waiters.iter().find(|it| it.name == *state);
            let command = waiter.and_then(|waiter| it.commands.get(waiter.command));
            command.map(|command| operation(Target { service: it, command, waiter }, program, width))
        }
        ([_, name], Some(it)) => {
            let command = it.commands.iter().find(|it| it.name == *name);
            command.map(|command| operation(Target { service: it, command, waiter: None }, program, width))
        }
        _ => None,
    };
    page.ok_or_else(|| CliError::validation(format!("There is no help about: {}", words.join(" "))))
}

/// `name - what`, or the name alone.
fn titled((name, what): (&str, String)) -> String {
    format!("{name} - {what}").trim_end_matches([' ', '-']).to_owned()
}
