//! Finds two things of one name.

use std::collections::HashMap;

use super::words::is_identifier;

/// The names of one place: the types of a service, the fields of a structure, the variants of an enumeration.
#[derive(Clone, Debug, Default)]
pub struct Scope {
    wire_by_rust: HashMap<String, String>,
}

/// Why a name cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Collision {
    /// Something else has the name.
    Taken {
        /// The name.
        rust: String,
        /// Wire name of what has it.
        first: String,
    },
    /// It is no identifier.
    NoIdentifier {
        /// The name.
        rust: String,
    },
}

impl Scope {
    /// Takes a name for something.
    ///
    /// # Errors
    /// The name is taken, or is no identifier.
    pub fn claim(&mut self, rust: &str, wire: &str) -> Result<(), Collision> {
        if !is_identifier(rust) {
            return Err(Collision::NoIdentifier { rust: rust.to_owned() });
        }
        match self.wire_by_rust.get(rust) {
            Some(first) => Err(Collision::Taken { rust: rust.to_owned(), first: first.clone() }),
            None => {
                self.wire_by_rust.insert(rust.to_owned(), wire.to_owned());
                Ok(())
            }
        }
    }

    /// The first of `NAME2`, `NAME3`, ... that is free.
    pub fn next_free(&self, rust: &str) -> String {
        let mut names = (2..).map(|number: usize| format!("{rust}{number}"));
        names.find(|it| !self.wire_by_rust.contains_key(it)).unwrap_or_else(|| rust.to_owned())
    }
}

impl Collision {
    /// What to tell about `wire`, which wanted the name.
    pub fn describe(&self, wire: &str) -> String {
        match self {
            Self::Taken { rust, first } => format!("`{first}` and `{wire}` would both be called `{rust}` in Rust"),
            Self::NoIdentifier { rust } => format!("`{wire}` gives the Rust name `{rust}`, which is no identifier"),
        }
    }
}
