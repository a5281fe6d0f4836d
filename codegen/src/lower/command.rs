//! What the command line says of a service: names of commands and options, and the files of paginators and waiters as
//! they stand. What is wrong in those files has been told when they were lowered for the client.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::ir::{Command, CommandAcceptor, CommandOption, CommandWaiter, Commands, Operation, Pages, Service};
use crate::model::{self, Report, parse_paginators, parse_waiters};
use crate::naming::{OWN_OPTIONS, OptionName, name_option, name_service_command, xform_kebab};
use crate::request::ServiceRequest;

/// The commands of a lowered service.
pub fn lower_commands(request: &ServiceRequest, service: &Service, diagnostics: &mut Diagnostics) -> Commands {
    let report = Report::new("");
    let mut told = Diagnostics::default();
    let paginators = request.paginators.as_ref();
    let paginators = paginators.and_then(|it| parse_paginators(it, &request.paginators_extras, &report, &mut told));
    let paginators = paginators.unwrap_or_default();
    let waiters = request.waiters.as_ref().and_then(|it| parse_waiters(it, &report)).unwrap_or_default();
    let name = name_service_command(&service.directory);
    let command = |it: &Operation| lower_command(&name, it, paginators.get(&it.wire));
    let commands: Vec<Command> = service.operations.iter().map(command).collect();
    commands.iter().for_each(|it| check_options(&request.service.name, it, diagnostics));
    Commands {
        commands,
        waiters: waiters.iter().filter_map(|(wire, it)| lower_waiter(service, wire, it)).collect(),
        name,
    }
}

fn lower_command(service: &str, operation: &Operation, paginator: Option<&model::Paginator>) -> Command {
    let name = xform_kebab(&operation.wire);
    let options = operation.input.fields.iter().map(|field| {
        let OptionName { name, negative, alias, wraps } = name_option(service, &name, &field.name);
        CommandOption { name, negative, alias, wraps }
    });
    let pages = paginator.map(|it| Pages {
        input_tokens: it.input_token.clone(),
        output_tokens: it.output_token.clone(),
        limit_key: it.limit_key.clone(),
        result_keys: it.result_key.clone(),
        more_results: it.more_results.clone(),
        non_aggregate_keys: it.non_aggregate_keys.clone(),
    });
    Command { options: options.collect(), pages, name }
}

/// No member's option may be one of the command line's own.
fn check_options(file: &str, command: &Command, diagnostics: &mut Diagnostics) {
    for option in &command.options {
        let names = [Some(&option.name), option.negative.as_ref(), option.alias.as_ref()];
        for name in names.into_iter().flatten().filter(|it| OWN_OPTIONS.contains(&it.as_str())) {
            diagnostics.push(Diagnostic {
                hint: Some("give it another name in codegen/src/naming/command_names.rs".to_owned()),
                ..Diagnostic::error(
                    file,
                    String::new(),
                    format!("the option --{name} of {} is one of the command line's own", command.name),
                )
            });
        }
    }
}

/// A waiter of one of the service's operations.
fn lower_waiter(service: &Service, wire: &str, waiter: &model::Waiter) -> Option<CommandWaiter> {
    let acceptors = waiter.acceptors.iter().map(|it| CommandAcceptor {
        matcher: it.matcher.clone(),
        argument: it.argument.clone(),
        expected: it.expected.to_string(),
        state: it.state.clone(),
    });
    Some(CommandWaiter {
        name: xform_kebab(wire),
        wire: wire.to_owned(),
        command: service.operations.iter().position(|it| it.wire == waiter.operation)?,
        delay: waiter.delay,
        max_attempts: waiter.max_attempts,
        acceptors: acceptors.collect(),
    })
}
