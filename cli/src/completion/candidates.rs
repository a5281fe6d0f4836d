//! Which words fit at a place.

use awslice_runtime::command::{Command, Service, Waiter};
use awslice_runtime::schema::{Kind, Shape};

use super::scripts;
use crate::help::{self, GLOBALS, common, first_sentence};

/// A word that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The word.
    pub word: String,
    /// What it is, in a line; may be empty.
    pub what: String,
}

impl Candidate {
    fn new(word: impl Into<String>, what: impl Into<String>) -> Self {
        Self { word: word.into(), what: what.into() }
    }
}

/// The words that fit after `before`, which are the program's arguments, and begin with `current`.
pub fn candidates(services: &[&'static Service], before: &[&str], current: &str) -> Vec<Candidate> {
    let place = Place::read(services, before);
    let mut found = match (current.split_once('='), place.open) {
        (_, Some(option)) => place.values(option),
        (Some((option, _)), None) if option.starts_with("--") => {
            let values = place.values(option.trim_start_matches('-')).into_iter();
            values.map(|it| Candidate { word: format!("{option}={}", it.word), ..it }).collect()
        }
        _ if current.starts_with('-') => place.options(),
        _ => place.words(services),
    };
    let is_given = |word: &str| word.starts_with("--") && before.contains(&word);
    found.retain(|it| it.word.starts_with(current) && !is_given(&it.word));
    found
}

/// What the words before have said.
#[derive(Default)]
struct Place<'a> {
    /// Commands and other words that are no options.
    words: Vec<&'a str>,
    service: Option<&'static Service>,
    command: Option<&'static Command>,
    waiter: Option<&'static Waiter>,
    /// The option, without dashes, that the next word is the value of.
    open: Option<&'a str>,
}

impl<'a> Place<'a> {
    fn read(services: &[&'static Service], before: &[&'a str]) -> Self {
        let mut place = Self::default();
        for &word in before {
            if place.open.take().is_some() {
                continue;
            }
            match word.strip_prefix("--") {
                Some(option) if option.contains('=') => {}
                Some(option) => place.open = Some(option).filter(|it| place.takes_value(it)),
                None => place.take(services, word),
            }
        }
        place
    }

    /// A command, or a word that says nothing.
    fn take(&mut self, services: &[&'static Service], word: &'a str) {
        self.words.push(word);
        match (self.service, self.words.as_slice()) {
            (None, [_]) => self.service = services.iter().find(|it| it.name == word).copied(),
            (Some(service), [_, _]) => self.command = service.commands.iter().find(|it| it.name == word),
            (Some(service), [_, "wait", _]) => {
                self.waiter = service.waiters.iter().find(|it| it.name == word);
                self.command = self.waiter.and_then(|it| service.commands.get(it.command));
            }
            _ => {}
        }
    }

    fn common(&self) -> impl Iterator<Item = help::Common> {
        let own = self.command.map(|it| common(it, self.waiter.is_some())).unwrap_or_default();
        own.into_iter().chain(GLOBALS.iter().copied())
    }

    /// The shape of a member's option.
    fn shape(&self, option: &str) -> Option<Shape> {
        let command = self.command?;
        let index = command.options.iter().position(|it| it.name == option)?;
        command.operation.input.members.get(index).map(|row| row.shape)
    }

    fn takes_value(&self, option: &str) -> bool {
        let is_valued = |shape: Shape| !matches!(shape.kind, Kind::Boolean);
        let common = || self.common().any(|it| it.name == option && it.value.is_some());
        self.shape(option).map_or_else(common, is_valued)
    }

    /// The values that an option may have, as far as they are known.
    fn values(&self, option: &str) -> Vec<Candidate> {
        let Some(shape) = self.shape(option) else {
            let choices = self.common().find(|it| it.name == option).map(|it| it.choices).unwrap_or_default();
            return choices.iter().map(|it| Candidate::new(*it, "")).collect();
        };
        let shape = match shape.kind {
            Kind::List(list) => list.member,
            _ => shape,
        };
        let values = shape.rules.and_then(|it| it.values).unwrap_or_default();
        values.iter().map(|it| Candidate::new(*it, "")).collect()
    }

    /// The options that fit.
    fn options(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        if let Some(command) = self.command {
            for (option, row) in command.options.iter().zip(command.operation.input.members) {
                let what = first_sentence(option.docs);
                found.push(Candidate::new(format!("--{}", option.name), what.clone()));
                if matches!(row.shape.kind, Kind::Boolean) {
                    let negative = option.negative.map_or_else(|| format!("no-{}", option.name), str::to_owned);
                    found.push(Candidate::new(format!("--{negative}"), what));
                }
            }
        }
        if self.words.first() == Some(&"explain") {
            found.push(Candidate::new("--json-schema", "As JSON Schema."));
            found.push(Candidate::new("--response", "The output instead of the input."));
        }
        for option in self.common() {
            let name = format!("--{}", option.name);
            if !found.iter().any(|it| it.word == name) {
                found.push(Candidate::new(name, first_sentence(option.docs)));
            }
        }
        found
    }

    /// The commands that fit; after an operation, its options.
    fn words(&self, services: &[&'static Service]) -> Vec<Candidate> {
        let all = || services.iter().map(|it| Candidate::new(it.name, it.full_name));
        match (self.words.as_slice(), self.service) {
            ([], _) => all().chain(help::OWN.iter().map(|(name, what)| Candidate::new(*name, *what))).collect(),
            (["help" | "explain"], _) => all().collect(),
            (["explain", name], _) => operations(services.iter().find(|it| it.name == *name).copied()),
            (["completion"], _) => scripts::SHELLS.iter().map(|it| Candidate::new(*it, "")).collect(),
            ([_], service @ Some(_)) => {
                let mut found = operations(service);
                if service.is_some_and(|it| !it.waiters.is_empty()) {
                    found.push(Candidate::new("wait", "Waits until something has come about."));
                }
                found.push(Candidate::new("help", "Shows the service's page."));
                found
            }
            ([_, "wait"], Some(service)) => service.waiters.iter().map(|it| Candidate::new(it.name, it.wire)).collect(),
            _ if self.command.is_some() => self.options(),
            _ => Vec::new(),
        }
    }
}

fn operations(service: Option<&'static Service>) -> Vec<Candidate> {
    let commands = service.map(|it| it.commands).unwrap_or_default();
    commands.iter().map(|it| Candidate::new(it.name, first_sentence(it.docs))).collect()
}
