//! The options of an operation.

use awslice_runtime::command::{Command, Pages, Service, Waiter};
use awslice_runtime::schema::Kind;
use serde_json::Value;

use super::parser::{Argument, Check, Found, Parser, Takes};
use super::usage::wrong;
use super::{Globals, Invocation, Paging, Raw, Skeleton, number};
use crate::error::CliError;

/// What an option of an operation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    /// The member of this index.
    Member(usize),
    /// The boolean member of this index, as false.
    Negative(usize),
    /// The member of this index, by its further name.
    Alias(usize),
    InputJson,
    InputYaml,
    StartingToken,
    PageSize,
    MaxItems,
    GenerateSkeleton,
    Outfile,
    Help,
    Check,
    ShowRequest,
    AsCurl,
    Skeleton,
}

/// What an operation's words ask for.
#[derive(Clone, Debug)]
pub enum Asked {
    /// `help`.
    Help,
    /// A call.
    Call(Box<Invocation>),
}

/// An operation, or the state of a waiter, that words are for.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// The service.
    pub service: &'static Service,
    /// The operation, which is the waiter's where there is one.
    pub command: &'static Command,
    /// `wait STATE`.
    pub waiter: Option<&'static Waiter>,
}

/// Reads the words of an operation.
///
/// # Errors
/// argparse's, with the usage; words that nothing knows; paging where there is none.
pub fn operation(program: &str, target: Target, globals: Globals, words: &[String]) -> Result<Asked, CliError> {
    if words == ["help"] {
        return Ok(Asked::Help);
    }
    let pages = target.command.pages.filter(|_| target.waiter.is_none());
    let parser = parser(target.command, pages, words);
    let mut found = parser.parse(words).map_err(|message| wrong(program, &message))?;
    match found.word(&Key::Help) {
        Some(word) if word == "help" => return Ok(Asked::Help),
        Some(word) => found.rest.push(word),
        None => {}
    }
    if !found.rest.is_empty() {
        return Err(CliError::unknown_options(&found.rest));
    }
    let mut invocation = invocation(target, globals, &found);
    if let Some(pages) = pages {
        read_paging(&mut invocation, pages, &found)?;
    }
    Ok(Asked::Call(Box::new(invocation)))
}

/// Words that lift the check of required options where they stand, as options or not.
const LIFTING: [&str; 5] = ["--cli-input-json", "--cli-input-yaml", "--generate-cli-skeleton", "--skeleton", "--check"];

fn parser(command: &'static Command, pages: Option<&'static Pages>, words: &[String]) -> Parser<'static, Key> {
    let streams = writes_a_file(command);
    let strict = !words.iter().any(|word| LIFTING.contains(&word.as_str()) && !(streams && word != "--check"));
    let mut options = members(command, strict);
    if !streams {
        options.push(Argument::new(Key::InputJson, "--cli-input-json", Takes::One));
        options.push(Argument::new(Key::InputYaml, "--cli-input-yaml", Takes::One));
    }
    if let Some(pages) = pages {
        let check = if limit_is_text(command, pages) { Check::Any } else { Check::Int };
        shadow(&mut options, Argument::new(Key::StartingToken, "--starting-token", Takes::One));
        if pages.limit_key.is_some() {
            shadow(&mut options, Argument::new(Key::PageSize, "--page-size", Takes::One).check(check.clone()));
        }
        shadow(&mut options, Argument::new(Key::MaxItems, "--max-items", Takes::One).check(check));
    }
    if !streams {
        let forms = Check::Choice(vec!["input", "output", "yaml-input"]);
        options.push(Argument::new(Key::GenerateSkeleton, "--generate-cli-skeleton", Takes::Optional).check(forms));
        let forms = Check::Choice(vec!["valid", "input", "output", "yaml-input"]);
        options.push(Argument::new(Key::Skeleton, "--skeleton", Takes::One).check(forms).exact());
    }
    options.push(Argument::new(Key::Check, "--check", Takes::None).exact());
    options.push(Argument::new(Key::ShowRequest, "--show-request", Takes::None).exact());
    options.push(Argument::new(Key::AsCurl, "--as-curl", Takes::None).exact());
    let mut positionals = vec![Argument::new(Key::Help, "help", Takes::Optional)];
    if streams {
        positionals.insert(0, Argument::new(Key::Outfile, "outfile", Takes::One).required(true));
    }
    Parser { options, positionals }
}

/// Whether the body of an answer goes into a file: bytes that are all of it, whether streamed or not.
pub fn writes_a_file(command: &Command) -> bool {
    let output = command.operation.output;
    let payload = output.payload.and_then(|index| output.members.get(index));
    payload.is_some_and(|row| matches!(row.shape.kind, Kind::Blob))
}

/// The options of members, in the order of their table, and further names of theirs.
fn members(command: &'static Command, strict: bool) -> Vec<Argument<'static, Key>> {
    let mut options = Vec::new();
    let mut aliases = Vec::new();
    for (index, (option, row)) in command.options.iter().zip(command.operation.input.members).enumerate() {
        let (takes, check) = match row.shape.kind {
            Kind::Boolean => (Takes::None, Check::Any),
            Kind::List(_) => (Takes::Many, Check::Any),
            Kind::Long => (Takes::One, Check::Int),
            Kind::Float | Kind::Double => (Takes::One, Check::Float),
            _ => (Takes::One, Check::Any),
        };
        let required =
            strict && row.required && !row.idempotency_token && takes != Takes::None && option.alias.is_none();
        let argument = Argument::new(Key::Member(index), format!("--{}", option.name), takes).check(check.clone());
        options.push(argument.required(required));
        if takes == Takes::None {
            let negative = option.negative.map_or_else(|| format!("no-{}", option.name), str::to_owned);
            options.push(Argument::new(Key::Negative(index), format!("--{negative}"), Takes::None));
        }
        if let Some(alias) = option.alias {
            aliases.push(Argument::new(Key::Alias(index), format!("--{alias}"), takes).check(check));
        }
    }
    options.extend(aliases);
    options
}

/// Adds an option, in the place of the member's option that has its name.
fn shadow(options: &mut Vec<Argument<'static, Key>>, argument: Argument<'static, Key>) {
    match options.iter_mut().find(|it| it.name == argument.name) {
        Some(place) => *place = argument,
        None => options.push(argument),
    }
}

/// Whether the member that limits a page is text.
fn limit_is_text(command: &Command, pages: &Pages) -> bool {
    let rows = command.operation.input.members.iter();
    let limit = rows.filter(|row| Some(row.name) == pages.limit_key).map(|row| row.shape.kind).next();
    matches!(limit, Some(Kind::String))
}

fn invocation(target: Target, globals: Globals, found: &Found<Key>) -> Invocation {
    let given = |key: Key| found.last(&key).is_some();
    Invocation {
        globals,
        service: target.service,
        command: target.command,
        waiter: target.waiter,
        values: values(target.command, found),
        input_json: found.word(&Key::InputJson),
        input_yaml: found.word(&Key::InputYaml),
        skeleton: skeleton(found),
        paging: Paging::default(),
        outfile: found.word(&Key::Outfile),
        check: given(Key::Check),
        show_request: given(Key::ShowRequest),
        as_curl: given(Key::AsCurl),
    }
}

/// What was given for members: of the names of one, the last given, but a further name after all others.
fn values(command: &Command, found: &Found<Key>) -> Vec<(usize, Raw)> {
    let value = |index: usize| {
        let own = |key: &Key| matches!(key, Key::Member(it) | Key::Negative(it) if *it == index);
        let last = found.taken.iter().rev().find(|(key, _)| own(key));
        let (key, words) = found.taken.iter().rev().find(|(key, _)| *key == Key::Alias(index)).or(last)?;
        Some(match command.operation.input.members.get(index)?.shape.kind {
            Kind::Boolean => Raw::Flag(!matches!(key, Key::Negative(_))),
            _ => Raw::Words(words.clone()),
        })
    };
    (0..command.options.len()).filter_map(|index| Some((index, value(index)?))).collect()
}

fn skeleton(found: &Found<Key>) -> Option<Skeleton> {
    let words = found.last(&Key::Skeleton).or_else(|| found.last(&Key::GenerateSkeleton))?;
    Some(match words.first().map(String::as_str) {
        Some("output") => Skeleton::Output,
        Some("yaml-input") => Skeleton::YamlInput,
        Some("valid") => Skeleton::Valid,
        _ => Skeleton::Input,
    })
}

/// Reads the options of paging; or puts them back to members whose names they took, when there is to be no paging.
fn read_paging(invocation: &mut Invocation, pages: &Pages, found: &Found<Key>) -> Result<(), CliError> {
    let names = [(Key::StartingToken, "starting-token"), (Key::PageSize, "page-size"), (Key::MaxItems, "max-items")];
    let command = invocation.command;
    let tokens: Vec<usize> = own_paging(command, pages).collect();
    let given_as = |index: usize| {
        let name = command.options.get(index).map(|it| it.name);
        let shadowed = names.iter().find(|(_, it)| Some(*it) == name);
        match shadowed {
            // As in the AWS CLI, where these two names are its own in whatever they mean.
            Some((Key::MaxItems, _)) => false,
            None if name == Some("start-token") => false,
            Some((key, _)) => found.last(key).is_some(),
            None => invocation.values.iter().any(|(it, _)| *it == index),
        }
    };
    if tokens.into_iter().any(given_as) {
        invocation.globals.paginate = false;
    }
    if !invocation.globals.paginate {
        return without_paging(invocation, &names, found);
    }
    invocation.paging = Paging {
        starting_token: found.word(&Key::StartingToken),
        page_size: found.word(&Key::PageSize).map(|word| {
            match number::int(&word).and_then(|it| i64::try_from(it).ok()) {
                Some(size) if !limit_is_text(command, pages) => Value::from(size),
                _ => Value::from(word),
            }
        }),
        max_items: found.word(&Key::MaxItems).and_then(|word| number::int(&word)).and_then(|it| i64::try_from(it).ok()),
    };
    Ok(())
}

/// The members that page, by index: whoever gives one of them pages alone.
fn own_paging(command: &'static Command, pages: &Pages) -> impl Iterator<Item = usize> {
    let names: Vec<&str> = pages.input_tokens.iter().copied().chain(pages.limit_key).collect();
    let rows = command.operation.input.members.iter().enumerate();
    rows.filter(move |(_, row)| names.contains(&row.name)).map(|(index, _)| index)
}

/// Options of paging that are members are these again; any other is an error.
fn without_paging(invocation: &mut Invocation, names: &[(Key, &str)], found: &Found<Key>) -> Result<(), CliError> {
    let mut wrong = Vec::new();
    for (key, name) in names {
        let Some(word) = found.word(key) else { continue };
        match invocation.command.options.iter().position(|it| it.name == *name) {
            Some(index) => invocation.values.push((index, Raw::Words(vec![word]))),
            None if word.is_empty() || number::int(&word) == Some(0) && *key != Key::StartingToken => {}
            None => wrong.push(format!("--{name}")),
        }
    }
    invocation.values.sort_by_key(|(index, _)| *index);
    match wrong.is_empty() {
        true => Ok(()),
        false => Err(CliError::validation(format!(
            "Cannot specify --no-paginate along with pagination arguments: {}",
            wrong.join(", ")
        ))),
    }
}
