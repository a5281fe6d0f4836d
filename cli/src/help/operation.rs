//! The page of an operation, and of `wait STATE`.

use awslice_runtime::command::{Command, Opt};
use awslice_runtime::schema::{Kind, Member};

use super::docs::Docs;
use super::examples;
use super::globals::{Common, GLOBALS, common};
use super::markdown::first_sentence;
use super::page::Page;
use super::{shape, syntax};
use crate::arguments::Target;

/// Writes the page.
pub(super) fn write(page: &mut Page, program: &str, target: Target) {
    let Target { service, command, waiter } = target;
    let docs = Docs { service, command };
    let name = waiter.map_or(command.name, |it| it.name);
    page.section("NAME", |page| {
        let what = match waiter {
            Some(_) => format!("Waits, by calling {}", command.name),
            None => first_sentence(command.docs),
        };
        page.paragraph(format!("{name} - {what}").trim_end_matches([' ', '-']));
    });
    page.section("DESCRIPTION", |page| description(page, target));
    page.section("SYNOPSIS", |page| synopsis(page, command, name, waiter.is_some()));
    page.section("OPTIONS", |page| options(page, docs, waiter.is_some()));
    page.section("GLOBAL OPTIONS", globals);
    if waiter.is_none() && examples::any(command) {
        page.section("EXAMPLES", |page| examples::write(page, program, service, command));
    }
    page.section("OUTPUT", |page| {
        if waiter.is_some() || command.operation.output.members.is_empty() {
            page.paragraph("None");
        } else {
            shape::members(page, docs, command.operation.output, &mut Vec::new());
        }
    });
}

fn description(page: &mut Page, target: Target) {
    let command = target.command;
    if let Some(waiter) = target.waiter {
        page.paragraph(&format!(
            "Calls {} every {} seconds until the answer says that the state is reached, {} times at most. A state from \
             which it cannot be reached any more, or one call too many, is an error (exit code 255). Nothing is printed.",
            command.name, waiter.delay, waiter.max_attempts
        ));
    } else if command.docs.is_empty() {
        page.paragraph(&format!("Calls {}.", command.operation.name));
    }
    page.markdown(command.docs);
    if command.deprecated {
        page.paragraph("This operation is deprecated.");
    }
    if command.pages.is_some() && target.waiter.is_none() {
        page.paragraph(
            "The service answers in pages. All of them are asked for and shown as one, unless --no-paginate or an option \
             of the operation's own for pages is given.",
        );
    }
    if !command.reference.is_empty() {
        page.paragraph(&format!("See also: API reference <{}>", command.reference));
    }
}

/// An input's members with their options.
pub(super) fn members(command: &'static Command) -> impl Iterator<Item = (usize, &'static Opt, &'static Member)> {
    let pairs = command.options.iter().zip(command.operation.input.members);
    pairs.enumerate().map(|(index, (option, row))| (index, option, row))
}

/// The members that the page speaks of. Those that page stay out where the options for all pages do their work.
fn shown(command: &'static Command, is_waiter: bool) -> Vec<(usize, &'static Opt, &'static Member)> {
    let pages = command.pages.filter(|_| !is_waiter);
    let is_paging = |row: &Member| {
        pages.is_some_and(|it| it.input_tokens.contains(&row.name) || it.limit_key.is_some_and(|key| key == row.name))
    };
    members(command).filter(|(_, _, row)| !is_paging(row)).collect()
}

/// Whether a call without the option is refused.
pub(super) fn is_required(row: &Member) -> bool {
    row.required && !row.idempotency_token
}

/// The option that sets a boolean to false.
pub(super) fn negative(option: &Opt) -> String {
    option.negative.map_or_else(|| format!("no-{}", option.name), str::to_owned)
}

fn synopsis(page: &mut Page, command: &'static Command, name: &str, is_waiter: bool) {
    let mut lines = vec![name.to_owned()];
    for (_, option, row) in shown(command, is_waiter) {
        let usage = match row.shape.kind {
            Kind::Boolean => format!("--{} | --{}", option.name, negative(option)),
            _ => format!("--{} <value>", option.name),
        };
        lines.push(if is_required(row) { usage } else { format!("[{usage}]") });
    }
    let streams = command.operation.output.is_stream();
    if streams {
        lines.push("<outfile>".to_owned());
    } else {
        lines.push("[--cli-input-json | --cli-input-yaml]".to_owned());
    }
    let others = common(command, is_waiter);
    lines.extend(others.iter().filter(|it| !it.name.starts_with("cli-input-")).map(usage));
    lines.extend(GLOBALS.iter().map(usage));
    page.verbatim(&lines.join("\n"));
}

/// `[--name <value>]`.
pub(super) fn usage(option: &Common) -> String {
    let value = if option.value.is_some() { " <value>" } else { "" };
    format!("[--{}{value}]", option.name)
}

fn options(page: &mut Page, docs: Docs, is_waiter: bool) {
    let command = docs.command;
    for (index, option, row) in shown(command, is_waiter) {
        let required = if is_required(row) { " [required]" } else { "" };
        let names = match row.shape.kind {
            Kind::Boolean => format!("--{} | --{}", option.name, negative(option)),
            _ => format!("--{}", option.name),
        };
        page.entry(&format!("{names} ({}){required}", shape::member_type(row)), |page| {
            page.markdown(docs.member(command.operation.input, index));
            if row.idempotency_token {
                page.paragraph("Without it, a token is made up.");
            }
            shape::rules(page, &row.shape);
            shape::within(page, docs, &row.shape, &mut vec![command.operation.input]);
            syntaxes(page, row);
        });
    }
    if command.operation.output.is_stream() {
        page.entry("outfile (string) [required]", |page| {
            page.paragraph("The file that the body of the answer is written to.");
        });
    }
    common(command, is_waiter).iter().for_each(|it| entry(page, it));
}

/// How a value of parts is written.
fn syntaxes(page: &mut Page, row: &Member) {
    if !syntax::is_complex(&row.shape) {
        return;
    }
    if let Some(shorthand) = syntax::shorthand(&row.shape) {
        page.entry("Shorthand Syntax:", |page| page.paragraph(&shorthand));
    }
    page.entry("JSON Syntax:", |page| page.verbatim(&syntax::json(&row.shape)));
}

/// The section of the options that every command has.
pub(super) fn globals(page: &mut Page) {
    GLOBALS.iter().for_each(|it| entry(page, it));
}

fn entry(page: &mut Page, option: &Common) {
    page.entry(&format!("--{} ({})", option.name, option.value.unwrap_or("boolean")), |page| {
        page.markdown(option.docs);
        if !option.choices.is_empty() {
            page.list(option.choices.iter().map(|it| (*it).to_owned()));
        }
    });
}
