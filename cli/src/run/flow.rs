//! Which command the words are for, in the AWS CLI's order of checks.

use awslice_runtime::command::Service;

use super::alias::{self, Aliases, Expansion};
use super::checks::{self, Settings};
use super::tell::Told;
use super::{call, help, version};
use crate::arguments::{self, Asked, Globals, Target, TopLevel};
use crate::error::CliError;
use crate::session::Session;
use crate::world::World;

/// Commands that are no service's.
const OWN: [&str; 3] = ["help", "explain", "completion"];

/// Runs the command line; its exit code.
///
/// # Errors
/// What ends the run.
pub fn flow(world: &mut World<'_>, told: &mut Told) -> Result<i32, CliError> {
    let early = arguments::early(&world.program, &world.args)?;
    let session = Session::open(&world.environment, early.profile.as_deref())?;
    check_prompts(&world.args)?;
    let aliases = Aliases::read(&world.environment)?;
    let mut run = Run { told, settings: Settings::default(), aliases };
    run.told.session = Some(session);
    let words = world.args.clone();
    let mut globals = Globals::default();
    match run.top_level(world, &words, &mut globals)? {
        None => version::print(world).map(|()| 0),
        Some((command, rest)) => run.command(world, globals, &command, rest, &mut Vec::new()),
    }
}

/// `--cli-auto-prompt` and its counterpart, as words wherever they stand.
fn check_prompts(words: &[String]) -> Result<(), CliError> {
    let given = |word: &str| words.iter().any(|it| it == word);
    match (given("--cli-auto-prompt"), given("--no-cli-auto-prompt")) {
        (true, true) => Err(CliError::validation(
            "Both --cli-auto-prompt and --no-cli-auto-prompt cannot be specified at the same time.",
        )
        .early()),
        (true, false) => Err(CliError::other("--cli-auto-prompt: there is no prompt in this program")),
        _ => Ok(()),
    }
}

/// A run, once its configuration is read.
struct Run<'t> {
    told: &'t mut Told,
    settings: Settings,
    aliases: Aliases,
}

impl Run<'_> {
    /// Reads global options and the command, and checks the former. Nothing: `--version`.
    fn top_level(
        &mut self,
        world: &World<'_>,
        words: &[String],
        globals: &mut Globals,
    ) -> Result<Option<(String, Vec<String>)>, CliError> {
        let services = world.services.iter().map(|it| it.name);
        let commands: Vec<&str> = services.chain(OWN).chain(self.aliases.names()).collect();
        let (command, rest) = match arguments::top_level(&world.program, words, &commands, globals)? {
            TopLevel::Version => return Ok(None),
            TopLevel::Command(command, rest) => (command, rest),
        };
        self.told.globals = Some(globals.clone());
        let query = checks::check_globals(globals)?;
        let Some(session) = self.told.session.as_mut() else { return Ok(Some((command, rest))) };
        if let Some(profile) = globals.profile.as_deref() {
            session.select(profile);
        }
        self.settings = checks::check_settings(&world.environment, session, globals, query)?;
        Ok(Some((command, rest)))
    }

    /// Runs a command of the top level. `seen` are the aliases that led here: each stands for itself only once.
    fn command(
        &mut self,
        world: &mut World<'_>,
        mut globals: Globals,
        command: &str,
        words: Vec<String>,
        seen: &mut Vec<String>,
    ) -> Result<i32, CliError> {
        if let Some(alias) = self.aliases.find(command).filter(|_| !seen.iter().any(|it| it == command)) {
            seen.push(command.to_owned());
            return match alias.expand(&words)? {
                Expansion::Shell(line) => alias::run(&line, world),
                Expansion::Words(expanded) => {
                    let Some((command, mut rest)) = self.top_level(world, &expanded, &mut globals)? else {
                        return version::print(world).map(|()| 0);
                    };
                    rest.extend(words);
                    self.command(world, globals, &command, rest, seen)
                }
            };
        }
        match world.services.iter().find(|it| it.name == command) {
            Some(service) => self.service(world, globals, service, words),
            None => help::command(world, command, &words),
        }
    }

    /// Runs a command of a service.
    fn service(
        &mut self,
        world: &mut World<'_>,
        globals: Globals,
        service: &'static Service,
        words: Vec<String>,
    ) -> Result<i32, CliError> {
        let has_waiters = !service.waiters.is_empty();
        let operations = service.commands.iter().map(|it| it.name).chain(has_waiters.then_some("wait"));
        let names: Vec<&str> = operations.chain(["help"]).collect();
        let (operation, mut words) = arguments::operation_word(&world.program, &words, &names)?;
        let waiter = match operation.as_str() {
            "help" => return help::service(world, service),
            "wait" if has_waiters => match arguments::state_word(&world.program, service, &words)? {
                None => return help::wait(world, service),
                Some((state, rest)) => {
                    words = rest;
                    service.waiters.iter().find(|it| it.name == state)
                }
            },
            _ => None,
        };
        let command = match waiter {
            Some(waiter) => service.commands.get(waiter.command),
            None => service.commands.iter().find(|it| it.name == operation),
        };
        // The parser has let nothing else through.
        let Some(command) = command else { return Err(CliError::unknown_options(&[operation])) };
        let target = Target { service, command, waiter };
        match arguments::operation(&world.program, target, globals, &words)? {
            Asked::Help => help::operation(world, target),
            Asked::Call(invocation) => call::call(world, self.told, &self.settings, *invocation),
        }
    }
}
