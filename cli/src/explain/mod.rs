//! `explain SERVICE OPERATION [/pointer]`: what an operation takes and answers, as text or as JSON Schema.
//!
//! What `run` calls: [`words`], with the words after `explain` that are no global options.

mod json_schema;
mod place;
#[cfg(all(test, feature = "slice"))]
mod tests;
mod text;

use awslice_runtime::command::{Command, Service};

pub use json_schema::json_schema;
pub use place::Place;

use crate::error::CliError;
use crate::help::{self, Docs};

/// What is asked for.
#[derive(Debug, Default)]
struct Asked<'a> {
    names: Vec<&'a str>,
    pointer: Option<&'a str>,
    json_schema: bool,
    response: bool,
}

/// The explanation that these words ask for, with a line feed at its end.
///
/// # Errors
/// There is no such service, operation or member, or words are left over.
pub fn words(services: &[&'static Service], program: &str, words: &[String], width: usize) -> Result<String, CliError> {
    let wrong = |message: String| CliError::validation(format!("{message}\n\n{}", usage(program)));
    let asked = read(words).map_err(wrong)?;
    let (service, command) = match asked.names.as_slice() {
        [] => return Err(wrong("explain: which service?".to_owned())),
        ["help"] => return Ok(usage(program)),
        [service] if asked.pointer.is_none() && !asked.json_schema => {
            return find_service(services, service).map(|it| help::service(it, width)).map_err(wrong);
        }
        [_] => return Err(wrong("explain: which operation?".to_owned())),
        [service, operation] => {
            let service = find_service(services, service).map_err(wrong)?;
            (service, find_command(service, operation).map_err(wrong)?)
        }
        [_, _, more, ..] => {
            return Err(wrong(format!("explain: what is {more}? Members are named by a pointer: /{more}")));
        }
    };
    let docs = Docs { service, command };
    let root = if asked.response { command.operation.output } else { command.operation.input };
    let place = Place::find(docs, root, asked.pointer.unwrap_or_default()).map_err(CliError::validation)?;
    Ok(match asked.json_schema {
        true => format!("{:#}\n", json_schema(docs, &place)),
        false => text::explain(program, docs, &place, asked.response, width),
    })
}

fn read(words: &[String]) -> Result<Asked<'_>, String> {
    let mut asked = Asked::default();
    for word in words {
        match word.as_str() {
            "--json-schema" => asked.json_schema = true,
            "--response" => asked.response = true,
            it if it.starts_with('-') => return Err(format!("explain: there is no option {it}")),
            it if it.starts_with('/') && asked.pointer.is_none() => asked.pointer = Some(it),
            it => asked.names.push(it),
        }
    }
    Ok(asked)
}

fn usage(program: &str) -> String {
    format!(
        "usage: {program} explain SERVICE [OPERATION [/POINTER]] [--response] [--json-schema]\n\n  \
         /POINTER       a member of the input at any depth, such as /tags/0/key\n  \
         --response     the output instead of the input\n  \
         --json-schema  as JSON Schema\n"
    )
}

fn find_service(services: &[&'static Service], name: &str) -> Result<&'static Service, String> {
    let found = services.iter().find(|it| it.name == name).copied();
    found.ok_or_else(|| format!("explain: there is no service {name}"))
}

/// An operation by its command or by its name in the model.
fn find_command(service: &'static Service, name: &str) -> Result<&'static Command, String> {
    let found = service.commands.iter().find(|it| it.name == name || it.operation.name == name);
    found.ok_or_else(|| format!("explain: {} has no operation {name}", service.name))
}
