//! Where output goes: standard output, or a pager where that is a terminal.

use std::io::{self, ErrorKind, Write};
use std::process::{Child, Command, Stdio};

use crate::error::CliError;
use crate::world::Environment;

/// Standard output, behind a pager if there is one. A pager is started when there is something to show.
pub struct Sink<'w> {
    stdout: &'w mut dyn Write,
    /// The pager's words and surroundings, until it is started.
    pager: Option<Pager>,
    running: Option<Child>,
    failed: Option<CliError>,
}

/// A pager to start.
pub struct Pager {
    words: Vec<String>,
    variables: Vec<(String, String)>,
}

impl Pager {
    /// The pager that this command line names, unless it is blank.
    pub fn new(line: &str, environment: &Environment) -> Option<Self> {
        let words = shlex::split(line).unwrap_or_else(|| vec![line.to_owned()]);
        let less = environment.get("LESS").is_none().then(|| ("LESS".to_owned(), "FRX".to_owned()));
        (!words.is_empty()).then(|| Self { words, variables: less.into_iter().collect() })
    }

    fn start(&self) -> Result<Child, CliError> {
        let (program, words) = self.words.split_first().ok_or_else(|| CliError::pager("no pager"))?;
        let mut command = Command::new(program);
        command.args(words).envs(self.variables.iter().cloned()).stdin(Stdio::piped());
        command.spawn().map_err(|error| {
            CliError::pager(format!(
                "Unable to redirect output to pager. Received the following error when opening pager:\n{}\n\n\
                 Learn more about configuring the output pager by running \"aws help config-vars\".",
                reason(&error, program)
            ))
        })
    }
}

/// The operating system's reason, as Python words it.
fn reason(error: &io::Error, program: &str) -> String {
    match (error.kind(), error.raw_os_error()) {
        (ErrorKind::NotFound, Some(number)) => format!("[Errno {number}] No such file or directory: '{program}'"),
        (ErrorKind::PermissionDenied, Some(number)) => format!("[Errno {number}] Permission denied: '{program}'"),
        _ => error.to_string(),
    }
}

impl<'w> Sink<'w> {
    /// Output to a pager, or else to `stdout`.
    pub fn new(stdout: &'w mut dyn Write, pager: Option<Pager>) -> Self {
        Self { stdout, pager, running: None, failed: None }
    }

    /// Waits until all is shown.
    ///
    /// # Errors
    /// The pager could not be started, or output cannot be written.
    pub fn finish(mut self) -> Result<(), CliError> {
        if let Some(mut pager) = self.running.take() {
            drop(pager.stdin.take());
            // What the pager ends with is its own matter.
            let _ = pager.wait();
        }
        match self.failed {
            Some(error) => Err(error),
            None => flush(self.stdout),
        }
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(pager) = self.pager.take() {
            match pager.start() {
                Ok(child) => self.running = Some(child),
                Err(error) => self.failed = Some(error),
            }
        }
        match self.running.as_mut().and_then(|it| it.stdin.as_mut()) {
            Some(pipe) => pipe.write(bytes),
            None if self.failed.is_some() => Ok(bytes.len()),
            None => self.stdout.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self.running.as_mut().and_then(|it| it.stdin.as_mut()) {
            Some(pipe) => pipe.flush(),
            None => self.stdout.flush(),
        }
    }
}

/// Flushes output.
///
/// # Errors
/// As [`written`].
pub fn flush(out: &mut dyn Write) -> Result<(), CliError> {
    written(out.flush())
}

/// Whether output was written. That nobody reads it any more is no error: `awslice ... | head` is done then.
///
/// # Errors
/// Any other reason, such as a full disk.
pub fn written(result: io::Result<()>) -> Result<(), CliError> {
    match result {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(CliError::other(format!("cannot write: {error}"))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use std::path::PathBuf;

    use super::*;

    fn environment(less: Option<&str>) -> Environment {
        let variables = less.map(|it| ("LESS".to_owned(), it.to_owned()));
        Environment::new(variables, PathBuf::from("/"))
    }

    #[test]
    fn a_pager_is_words_and_a_default_for_less() {
        let pager = Pager::new("less -R 'a b'", &environment(None)).unwrap();
        assert_eq!(pager.words, ["less", "-R", "a b"]);
        assert_eq!(pager.variables, [("LESS".to_owned(), "FRX".to_owned())]);
        assert!(Pager::new("less", &environment(Some(""))).unwrap().variables.is_empty());
        assert!(Pager::new(" ", &environment(None)).is_none());
    }

    #[test]
    fn a_pager_that_is_missing_is_an_error_once_there_is_something_to_show() {
        let environment = environment(None);
        let mut out = Vec::new();
        let sink = Sink::new(&mut out, Pager::new("/nope", &environment));
        assert_eq!(sink.finish(), Ok(()));
        let mut sink = Sink::new(&mut out, Pager::new("/nope", &environment));
        sink.write_all(b"x").unwrap();
        let error = sink.finish().unwrap_err();
        assert_eq!((error.exit, error.code), (253, Some("Pager")));
        assert!(error.message.contains("[Errno 2] No such file or directory: '/nope'"), "{}", error.message);
        assert!(out.is_empty());
    }

    #[test]
    fn only_a_reader_that_is_gone_is_no_error() {
        assert_eq!(written(Err(io::Error::from(ErrorKind::BrokenPipe))), Ok(()));
        assert_eq!(written(Err(io::Error::from(ErrorKind::StorageFull))).unwrap_err().exit, 255);
    }
}
