//! Replies as output: `--output`, `--query`, pages, the pager.

use std::io::Write;

use serde_json::{Value, json};

use super::checks::Settings;
use super::sink::{self, Pager, Sink};
use crate::arguments::{Color, Invocation};
use crate::call::PageIterator;
use crate::error::CliError;
use crate::output::{self, Colors, Format, OutputOptions};
use crate::session::Session;
use crate::world::World;

/// How replies of a call are shown.
pub struct Display<'a> {
    session: &'a Session,
    settings: &'a Settings,
    invocation: &'a Invocation,
}

/// A terminal that may have shown colours is told to show none, at the very end.
fn reset_colors(world: &mut World<'_>, options: &OutputOptions) -> Result<(), CliError> {
    match (options.format, options.colors, world.terminal) {
        (Format::Table, Colors::Resets, Some(_)) => sink::written(world.stdout.write_all(b"\x1b[0m")),
        _ => Ok(()),
    }
}

impl<'a> Display<'a> {
    /// As options, the environment and the profile say.
    pub fn new(session: &'a Session, settings: &'a Settings, invocation: &'a Invocation) -> Self {
        Self { session, settings, invocation }
    }

    /// Shows a reply.
    ///
    /// # Errors
    /// The format is none, the expression cannot be applied, or output cannot be written.
    pub fn reply(&self, world: &mut World<'_>, reply: &Value) -> Result<(), CliError> {
        let options = self.options(world)?;
        let mut sink = self.sink(world);
        let printed = self.print(reply, &options, &mut sink);
        sink.finish().and(printed)?;
        reset_colors(world, &options)
    }

    /// Shows pages: each for itself as text and in a stream, else as one.
    ///
    /// # Errors
    /// As [`Display::reply`], and those of the calls, after the pages before them.
    pub fn pages(&self, world: &mut World<'_>, mut pages: PageIterator<'_>) -> Result<(), CliError> {
        let options = OutputOptions { is_page: true, ..self.options(world)? };
        match options.format {
            Format::Text | Format::YamlStream => {
                let mut sink = self.sink(world);
                let printed = self.each(&mut pages, &options, &mut sink);
                sink.finish().and(printed)
            }
            Format::Off => pages.try_for_each(|page| page.map(drop)),
            Format::Json | Format::Yaml | Format::Table => {
                let whole = Value::Object(pages.whole()?);
                self.reply(world, &whole)
            }
        }
    }

    fn each(&self, pages: &mut PageIterator<'_>, options: &OutputOptions, sink: &mut Sink<'_>) -> Result<(), CliError> {
        let mut is_first = true;
        while let Some(page) = pages.next() {
            let page = match options.format {
                Format::Text => pages.items(page?, is_first)?,
                _ => Value::Object(page?),
            };
            is_first = false;
            self.print(&page, options, sink)?;
        }
        match pages.resume_token() {
            Some(token) if options.format == Format::Text => {
                self.print(&json!({ "NextToken": { "NoneKey": token } }), options, sink)
            }
            _ => Ok(()),
        }
    }

    fn print(&self, value: &Value, options: &OutputOptions, out: &mut dyn Write) -> Result<(), CliError> {
        let title = self.invocation.command.operation.name;
        match &self.settings.query {
            Some(query) => {
                let found = query.search(value).map_err(|error| CliError::other(error.to_string()))?;
                output::print(&found, title, options, out)
            }
            None => output::print(value, title, options, out),
        }
    }

    /// The format, which is looked at only when there is something to show.
    fn options(&self, world: &World<'_>) -> Result<OutputOptions, CliError> {
        let globals = &self.invocation.globals;
        let variable = || world.environment.get("AWS_DEFAULT_OUTPUT").map(str::to_owned);
        let name = globals.output.clone().or_else(variable).or_else(|| self.session.setting("output"));
        let name = name.as_deref().unwrap_or("json");
        let format = Format::of(name).ok_or_else(|| CliError::other(format!("Unknown output type: {name}")))?;
        let colors = match (globals.color, world.terminal) {
            (Color::On, _) | (Color::Auto, Some(_)) => Colors::Resets,
            (Color::Off, _) | (Color::Auto, None) => Colors::None,
        };
        let width = world.terminal.map_or(OutputOptions::default().width, |it| it.columns);
        Ok(OutputOptions { format, colors, width, is_page: false })
    }

    /// Standard output, or the pager that is asked for, if that is a terminal.
    fn sink<'w>(&self, world: &'w mut World<'_>) -> Sink<'w> {
        let environment = &world.environment;
        let variable = |name: &str| environment.get(name).map(str::to_owned);
        let line = variable("AWS_PAGER").or_else(|| self.session.setting("cli_pager")).or_else(|| variable("PAGER"));
        let wanted = world.terminal.is_some() && self.invocation.globals.pager;
        let pager = line.filter(|_| wanted).and_then(|line| Pager::new(&line, environment));
        Sink::new(world.stdout, pager)
    }
}
