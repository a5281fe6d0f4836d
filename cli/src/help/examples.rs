//! Calls to copy: those of the model, and how pages are followed.

use awslice_runtime::command::{Command, Example, Service};
use awslice_runtime::schema::{Kind, Member};
use serde_json::Value;

use super::operation::{members, negative};
use super::page::Page;
use crate::request::quote;

/// Whether there is anything to show.
pub(super) fn any(command: &Command) -> bool {
    !command.examples.is_empty() || command.pages.is_some()
}

/// Writes the section.
pub(super) fn write(page: &mut Page, program: &str, service: &Service, command: &'static Command) {
    for example in command.examples {
        if !example.title.is_empty() {
            page.paragraph(example.title);
        }
        page.markdown(example.docs);
        let call = call(program, service, command, example);
        page.within(|page| page.command(&call));
        if let Some(output) = example.output.and_then(|it| serde_json::from_str::<Value>(it).ok()) {
            page.paragraph("Output:");
            page.within(|page| page.verbatim(&format!("{output:#}")));
        }
    }
    if command.pages.is_some() {
        let start = || start(program, service, command);
        let words =
            |more: &[&str]| start().into_iter().chain(more.iter().map(|it| (*it).to_owned())).collect::<Vec<_>>();
        page.paragraph("The first ten items:");
        page.within(|page| page.command(&words(&["--max-items", "10"])));
        page.paragraph("The ten after them, with the NextToken of the output before:");
        page.within(|page| page.command(&words(&["--max-items", "10", "--starting-token", "TOKEN"])));
    }
}

/// The command, with placeholders for the options that it must have.
fn start(program: &str, service: &Service, command: &'static Command) -> Vec<String> {
    let mut words = vec![program.to_owned(), service.name.to_owned(), command.name.to_owned()];
    for (_, option, row) in members(command).filter(|(_, _, row)| super::operation::is_required(row)) {
        words.push(format!("--{}", option.name));
        if !matches!(row.shape.kind, Kind::Boolean) {
            words.push(placeholder(option.name, row));
        }
    }
    words
}

/// A value of the model, or a name for what is to stand here.
fn placeholder(name: &str, row: &Member) -> String {
    let value = row.shape.rules.and_then(|it| it.values).and_then(<[_]>::first);
    value.map_or_else(|| name.to_ascii_uppercase().replace('-', "_"), |it| (*it).to_owned())
}

/// The command line of an example.
fn call(program: &str, service: &Service, command: &'static Command, example: &Example) -> Vec<String> {
    let mut words = vec![program.to_owned(), service.name.to_owned(), command.name.to_owned()];
    let Ok(Value::Object(input)) = serde_json::from_str::<Value>(example.input) else { return words };
    for (name, value) in &input {
        let Some((_, option, _)) = members(command).find(|(_, _, row)| row.name == name) else { continue };
        match value {
            Value::Bool(true) => words.push(format!("--{}", option.name)),
            Value::Bool(false) => words.push(format!("--{}", negative(option))),
            Value::String(text) => words.extend([format!("--{}", option.name), quote(text)]),
            Value::Array(items) if items.iter().all(Value::is_string) && !items.is_empty() => {
                words.push(format!("--{}", option.name));
                words.extend(items.iter().filter_map(Value::as_str).map(quote));
            }
            other => words.extend([format!("--{}", option.name), quote(&other.to_string())]),
        }
    }
    words
}
