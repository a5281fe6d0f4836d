//! Aliases: commands of the user's own, in `[toplevel]` of `~/.aws/cli/alias`.

use std::process::Command;

use super::sink;
use crate::error::CliError;
use crate::session::ini;
use crate::world::{Environment, World};

/// The user's aliases.
#[derive(Clone, Debug, Default)]
pub struct Aliases(Vec<Alias>);

/// A name for words.
#[derive(Clone, Debug)]
pub struct Alias {
    name: String,
    value: String,
}

/// What an alias stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expansion {
    /// Words, before those that follow the alias.
    Words(Vec<String>),
    /// A line for the shell, with the words that follow the alias.
    Shell(String),
}

impl Aliases {
    /// The aliases of the home folder; none, where there is no such file.
    ///
    /// # Errors
    /// The file is not what it should be.
    pub fn read(environment: &Environment) -> Result<Self, CliError> {
        let Some(path) = environment.home().map(|it| it.join(".aws/cli/alias")) else { return Ok(Self::default()) };
        let Ok(bytes) = std::fs::read(&path) else { return Ok(Self::default()) };
        let unreadable = || CliError::other(format!("Unable to parse config file: {}", path.display()));
        let text = String::from_utf8(bytes).map_err(|_| unreadable())?;
        let sections = ini::parse(&text).ok_or_else(unreadable)?;
        let section = sections.into_iter().find(|(name, _)| name == "toplevel");
        let entries = section.map(|(_, entries)| entries).unwrap_or_default().into_iter();
        Ok(Self(entries.map(|(name, value)| Alias { name, value: value.trim().to_owned() }).collect()))
    }

    /// Their names.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|it| it.name.as_str())
    }

    /// The alias of this name.
    pub fn find(&self, name: &str) -> Option<&Alias> {
        self.0.iter().find(|it| it.name == name)
    }
}

impl Alias {
    /// What the alias stands for, before these words.
    ///
    /// # Errors
    /// A quote is not closed.
    pub fn expand(&self, words: &[String]) -> Result<Expansion, CliError> {
        if let Some(line) = self.value.strip_prefix('!') {
            let mut line = line.to_owned();
            for word in words {
                line.push(' ');
                // A word with a NUL cannot come from a command line.
                line.push_str(&shlex::try_quote(word).unwrap_or_default());
            }
            return Ok(Expansion::Shell(line));
        }
        match shlex::split(&self.value) {
            Some(words) => Ok(Expansion::Words(words.iter().map(|it| it.trim_matches('\n').to_owned()).collect())),
            None => Err(CliError::other(format!(
                "Value of alias \"{}\" could not be parsed. Received error: No closing quotation when parsing:\n{}",
                self.name, self.value
            ))),
        }
    }
}

/// Has the shell run a line; its exit code.
///
/// # Errors
/// There is no shell.
pub fn run(line: &str, world: &mut World<'_>) -> Result<i32, CliError> {
    sink::flush(world.stdout)?;
    let status = Command::new("/bin/sh").arg("-c").arg(line).status();
    let status = status.map_err(|error| CliError::other(format!("cannot run the shell: {error}")))?;
    Ok(status.code().unwrap_or(crate::error::exit::OTHER))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn expand(value: &str, words: &[&str]) -> Result<Expansion, CliError> {
        let words: Vec<String> = words.iter().map(|it| (*it).to_owned()).collect();
        Alias { name: "a".to_owned(), value: value.to_owned() }.expand(&words)
    }

    #[test]
    fn values_are_words_or_a_line_for_the_shell() {
        let words = ["swf", "--domain", "a b"].map(str::to_owned).to_vec();
        assert_eq!(expand("swf --domain 'a b'", &["x"]), Ok(Expansion::Words(words)));
        assert_eq!(expand("!echo ext", &["a", "b c"]), Ok(Expansion::Shell("echo ext a 'b c'".to_owned())));
        assert_eq!(
            expand("swf 'x", &[]).unwrap_err().message,
            "Value of alias \"a\" could not be parsed. Received error: No closing quotation when parsing:\nswf 'x"
        );
    }
}
