//! All that a run sees of its process, so that a test can make it up.

use std::collections::BTreeMap;
use std::io::{self, IsTerminal, Read, Write};
use std::path::{Path, PathBuf};

use awslice_runtime::command;

/// A run's surroundings.
pub struct World<'a> {
    /// The services that there are.
    pub services: &'static [&'static command::Service],
    /// The name that the program was started by, without folders: `awslice`, or `aws` for a link of that name.
    pub program: String,
    /// The words after the program's name.
    pub args: Vec<String>,
    /// Variables and folders.
    pub environment: Environment,
    /// Standard input.
    pub stdin: &'a mut dyn Read,
    /// Standard output.
    pub stdout: &'a mut dyn Write,
    /// Standard error.
    pub stderr: &'a mut dyn Write,
    /// The terminal that standard output is, if it is one.
    pub terminal: Option<Size>,
}

/// The size of a terminal, in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Characters in a line.
    pub columns: usize,
    /// Lines.
    pub rows: usize,
}

impl Size {
    /// The size of the terminal that the process's output is, if it is one.
    pub fn of_output() -> Option<Self> {
        match terminal_size::terminal_size_of(std::io::stdout()) {
            Some((columns, rows)) => Some(Self { columns: columns.0.into(), rows: rows.0.into() }),
            // A terminal that does not tell its size.
            None => std::io::stdout().is_terminal().then_some(Self { columns: 80, rows: 24 }),
        }
    }
}

/// Variables and folders.
#[derive(Clone, Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    directory: PathBuf,
}

impl Environment {
    /// These variables, in this working directory.
    pub fn new(variables: impl IntoIterator<Item = (String, String)>, directory: PathBuf) -> Self {
        Self { variables: variables.into_iter().collect(), directory }
    }

    /// The process's own. Bytes that are not UTF-8 are replaced: no name or value that is looked for here has any.
    pub fn of_process() -> Self {
        let variables = std::env::vars_os()
            .map(|(name, value)| (name.to_string_lossy().into_owned(), value.to_string_lossy().into_owned()));
        Self::new(variables, std::env::current_dir().unwrap_or_default())
    }

    /// A variable, which may be empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str)
    }

    /// The home folder, where there is one.
    pub fn home(&self) -> Option<&Path> {
        self.get("HOME").filter(|home| !home.is_empty()).map(Path::new)
    }

    /// A path as the process would find it: relative ones start at the working directory.
    pub fn resolve(&self, path: &str) -> PathBuf {
        self.directory.join(path)
    }

    /// `~`, `$NAME` and `${NAME}` in a path replaced; what is not set stays as it is.
    pub fn expand(&self, path: &str) -> String {
        expand_variables(&self.expand_home(path), |name| self.get(name))
    }

    fn expand_home(&self, path: &str) -> String {
        match (path.strip_prefix('~'), self.home()) {
            (Some(rest), Some(home)) if rest.is_empty() || rest.starts_with('/') => {
                format!("{}{rest}", home.display())
            }
            _ => path.to_owned(),
        }
    }
}

/// Where files come from that options name.
pub trait Files {
    /// `~`, `$NAME` and `${NAME}` in a path replaced.
    fn expand(&self, path: &str) -> String;

    /// What is in a file, by its expanded path.
    ///
    /// # Errors
    /// The operating system's.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;

    /// Whether there is a file, or a link to one, of this expanded path.
    fn is_file(&self, path: &str) -> bool;
}

impl Files for Environment {
    fn expand(&self, path: &str) -> String {
        self.expand(path)
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.resolve(path))
    }

    fn is_file(&self, path: &str) -> bool {
        self.resolve(path).is_file()
    }
}

/// Replaces `$NAME` and `${NAME}` by what `lookup` has for them.
fn expand_variables<'v>(path: &str, lookup: impl Fn(&str) -> Option<&'v str>) -> String {
    let mut out = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('$') {
        out.push_str(before);
        let (name, tail) = match after.strip_prefix('{').and_then(|inner| inner.split_once('}')) {
            Some(braced) => braced,
            None => {
                let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(after.len());
                after.split_at(end)
            }
        };
        match lookup(name) {
            Some(value) => out.push_str(value),
            None => {
                out.push('$');
                out.push_str(after.strip_suffix(tail).unwrap_or(after));
            }
        }
        rest = tail;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_expanded_as_the_shell_would() {
        let environment = Environment::new(
            [("HOME".to_owned(), "/h".to_owned()), ("A_1".to_owned(), "x".to_owned())],
            PathBuf::from("/w"),
        );
        let cases = [
            ("~/f", "/h/f"),
            ("~", "/h"),
            ("~other/f", "~other/f"),
            ("a~/f", "a~/f"),
            ("$A_1/${A_1}.b", "x/x.b"),
            ("$NONE/${NONE}$", "$NONE/${NONE}$"),
        ];
        for (path, expanded) in cases {
            assert_eq!(environment.expand(path), expanded, "{path}");
        }
        assert_eq!(environment.resolve("f"), PathBuf::from("/w/f"));
        assert_eq!(environment.resolve("/f"), PathBuf::from("/f"));
    }
}
