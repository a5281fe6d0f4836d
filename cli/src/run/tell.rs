//! An error to standard error, in the format that is asked for, and its exit code.

use crate::arguments::{Color, Globals};
use crate::error::{CliError, ErrorFormat, Style};
use crate::output::{self, Colors, Format, OutputOptions};
use crate::session::Session;
use crate::world::World;

/// What is known of how errors are to be told.
#[derive(Default)]
pub struct Told {
    /// The configuration, once it is read.
    pub session: Option<Session>,
    /// The global options, once they are read.
    pub globals: Option<Globals>,
}

impl Told {
    /// The format: of the option, the environment, the configuration. Without the profile that is asked for, legacy.
    fn format(&self, world: &World<'_>) -> ErrorFormat {
        let option = self.globals.as_ref().and_then(|it| it.error_format.clone());
        if let Some(name) = option.or_else(|| world.environment.get("AWS_CLI_ERROR_FORMAT").map(str::to_owned)) {
            return ErrorFormat::of(&name).unwrap_or_default();
        }
        let Some(session) = &self.session else { return ErrorFormat::default() };
        if session.check_profile().is_err() {
            return ErrorFormat::Legacy;
        }
        session.setting("cli_error_format").and_then(|name| ErrorFormat::of(&name)).unwrap_or_default()
    }
}

/// Tells an error; its exit code.
pub fn tell(world: &mut World<'_>, told: &Told, error: &CliError) -> i32 {
    let format = told.format(world);
    // A terminal shows ^C, and then its prompt in a line of its own.
    if error.style == Style::Silent {
        let _ = world.stdout.write_all(b"\n").and_then(|()| world.stdout.flush());
        return error.exit;
    }
    // Before the error: what was printed up to it.
    let _ = world.stdout.flush();
    let text = match document(world, told, error, format) {
        Some(document) => document,
        None => error.text(&world.program, format == ErrorFormat::Legacy).into_bytes(),
    };
    // Nothing is left to tell it to.
    let _ = world.stderr.write_all(&text).and_then(|()| world.stderr.flush());
    error.exit
}

/// The error as a document, where it has such a form and one is asked for.
fn document(world: &World<'_>, told: &Told, error: &CliError, format: ErrorFormat) -> Option<Vec<u8>> {
    let format = match format {
        ErrorFormat::Json => Format::Json,
        ErrorFormat::Yaml => Format::Yaml,
        ErrorFormat::Text => Format::Text,
        ErrorFormat::Table => Format::Table,
        ErrorFormat::Legacy | ErrorFormat::Enhanced => return None,
    };
    let document = error.document()?;
    let color = told.globals.as_ref().map(|it| it.color).unwrap_or_default();
    let colors = if color == Color::On { Colors::Cells } else { Colors::None };
    let width = world.terminal.map_or(OutputOptions::default().width, |it| it.columns);
    let options = OutputOptions { format, colors, width, is_page: false };
    let mut out = Vec::new();
    output::print(&document, "error", &options, &mut out).ok()?;
    Some(out)
}
