//! A call from its options to its exit code.

use awslice_runtime::command::Pages;
use awslice_runtime::types::{Bytes, http};
use serde_json::Value;

use super::checks::Settings;
use super::display::Display;
use super::sink;
use super::tell::Told;
use crate::arguments::{Invocation, Skeleton};
use crate::call::{Call, Client};
use crate::error::CliError;
use crate::parameters::{self, Input};
use crate::request::{self, Signing};
use crate::skeleton;
use crate::world::World;

/// Makes the call that is asked for, or shows what it would be; the exit code.
///
/// # Errors
/// What ends the run.
pub fn call(
    world: &mut World<'_>,
    told: &Told,
    settings: &Settings,
    mut invocation: Invocation,
) -> Result<i32, CliError> {
    let input = parameters::read(&invocation, &world.environment)?;
    if let Some(..=0) = invocation.paging.max_items {
        let warning = b"warning: Non-positive values for --max-items may result in undefined behavior.\n";
        sink::written(world.stderr.write_all(warning))?;
    }
    let command = invocation.command;
    let form = match invocation.skeleton {
        Some(Skeleton::Input) => Some(skeleton::input_json(command)),
        Some(Skeleton::YamlInput) => Some(skeleton::input_yaml(invocation.service, command)),
        Some(Skeleton::Valid) => {
            Some(skeleton::valid(command, &input.encode(command.operation.input, settings.binary)?))
        }
        Some(Skeleton::Output) | None => None,
    };
    if let Some(form) = form {
        return print(world, &form);
    }
    if let Some(pages) = command.pages {
        invocation.globals.paginate &= !pages_itself(pages, &input);
    }
    let Some(session) = told.session.as_ref() else { return Ok(0) };
    let client = Client::new(&world.environment, session, &invocation.globals, invocation.service, &world.program)?;
    let call = Call {
        command,
        input: input.encode(command.operation.input, settings.binary)?,
        upload: input.file().map(|(_, path)| path),
    };
    if invocation.check || invocation.show_request || invocation.as_curl {
        return shown(world, &client, &invocation, call);
    }
    let display = Display::new(session, settings, &invocation);
    // Violations as data are what a check says.
    send(world, &client, &display, &invocation, call).map(|()| 0).map_err(CliError::without_details)
}

/// Whether the input has a token or a limit of its own.
fn pages_itself(pages: &Pages, input: &Input) -> bool {
    pages.input_tokens.iter().copied().chain(pages.limit_key).any(|name| input.has(name))
}

fn print(world: &mut World<'_>, text: &str) -> Result<i32, CliError> {
    sink::written(world.stdout.write_all(text.as_bytes())).map(|()| 0)
}

/// The request instead of the call, with its secrets hidden.
fn shown(
    world: &mut World<'_>,
    client: &Client<'_>,
    invocation: &Invocation,
    mut call: Call<'_>,
) -> Result<i32, CliError> {
    client.prepare(&call)?;
    if !(invocation.show_request || invocation.as_curl) {
        return Ok(0);
    }
    call.input = request::masked(call.command.operation.input, &call.input);
    let prepared = client.prepare(&call)?;
    let draft: http::Request<Bytes> = prepared.request().map(Option::unwrap_or_default);
    if invocation.as_curl {
        let signing = prepared.signing().map(|(region, name)| Signing { region, name });
        return print(world, &request::curl(&draft, signing));
    }
    print(world, &request::show(&draft))
}

fn send(
    world: &mut World<'_>,
    client: &Client<'_>,
    display: &Display<'_>,
    invocation: &Invocation,
    call: Call<'_>,
) -> Result<(), CliError> {
    if let Some(waiter) = invocation.waiter {
        return client.wait(waiter, &call);
    }
    if invocation.skeleton == Some(Skeleton::Output) {
        client.prepare(&call)?;
        return display.reply(world, &skeleton::output(invocation.service, call.command)?);
    }
    if call.command.pages.is_some() && invocation.globals.paginate {
        return display.pages(world, client.pages(call, &invocation.paging)?);
    }
    let reply = client.send(&call, invocation.outfile.as_deref())?;
    display.reply(world, &Value::Object(reply))
}
