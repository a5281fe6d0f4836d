//! Collects what is wrong with one file.

use std::cell::RefCell;
use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Severity};

/// The findings about one file, in the order in which they were made.
#[derive(Debug)]
pub struct Report {
    file: String,
    findings: RefCell<Vec<Diagnostic>>,
    unknown: RefCell<BTreeSet<(&'static str, String)>>,
}

impl Report {
    /// No findings yet about the file of that name.
    pub fn new(file: &str) -> Self {
        Self { file: file.to_owned(), findings: RefCell::default(), unknown: RefCell::default() }
    }

    /// Adds a finding. The shape or operation is read off the pointer.
    pub fn add(&self, severity: Severity, pointer: String, message: String, hint: Option<String>) {
        let shape = shape_of(&pointer);
        let file = self.file.clone();
        self.findings.borrow_mut().push(Diagnostic { severity, file, pointer, shape, message, hint });
    }

    /// Adds an error.
    pub fn error(&self, pointer: String, message: impl Into<String>) {
        self.add(Severity::Error, pointer, message.into(), None);
    }

    /// Adds a warning.
    pub fn warning(&self, pointer: String, message: impl Into<String>) {
        self.add(Severity::Warning, pointer, message.into(), None);
    }

    /// Adds a note.
    pub fn note(&self, pointer: String, message: impl Into<String>) {
        self.add(Severity::Note, pointer, message.into(), None);
    }

    /// Warns of a key that nobody reads: once for each key and kind of object.
    pub fn unknown_key(&self, context: &'static str, key: &str, pointer: String) {
        if self.unknown.borrow_mut().insert((context, key.to_owned())) {
            let hint = "the generator ignores it; further places with this key are not listed".to_owned();
            self.add(Severity::Warning, pointer, format!("unknown key `{key}` in {context}"), Some(hint));
        }
    }

    /// Whether any finding is an error.
    pub fn has_errors(&self) -> bool {
        self.findings.borrow().iter().any(|it| it.severity == Severity::Error)
    }

    /// Hands the findings over.
    pub fn drain_into(self, diagnostics: &mut Diagnostics) {
        for finding in self.findings.into_inner() {
            diagnostics.push(finding);
        }
    }
}

/// `/shapes/Foo/members/Bar` concerns `Foo`.
fn shape_of(pointer: &str) -> Option<String> {
    let mut parts = pointer.split('/').skip(1);
    let section = parts.next()?;
    let name = parts.next()?;
    let named = ["shapes", "operations", "pagination", "waiters", "examples"].contains(&section);
    named.then(|| name.replace("~1", "/").replace("~0", "~"))
}
