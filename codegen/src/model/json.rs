//! A place in a JSON file: its value, its pointer, and how a problem with it is reported.

use serde_json::{Map, Value};

use super::text::{NotJson, read_json};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::request::Source;

/// A value of a file and the JSON pointer to it.
#[derive(Clone, Debug)]
pub struct Place<'a> {
    file: &'a str,
    /// JSON pointer.
    pub pointer: String,
    /// Value.
    pub value: &'a Value,
}

/// Parses a file's text; a syntax error is reported with its line and column, a key that stands twice with its pointer.
pub fn parse_text(source: &Source, diagnostics: &mut Diagnostics) -> Option<Value> {
    match read_json(&source.text) {
        Ok((value, twice)) => {
            for pointer in twice {
                let hint = Some("keep one of the two".to_owned());
                let finding = problem(&source.name, pointer, "the key stands twice in its object".into());
                diagnostics.push(Diagnostic { hint, ..finding });
            }
            Some(value)
        }
        Err(NotJson { place, message }) => {
            diagnostics.push(problem(&source.name, place, format!("invalid JSON: {message}")));
            None
        }
    }
}

/// An error in a model file.
pub fn problem(file: &str, pointer: String, message: String) -> Diagnostic {
    Diagnostic { severity: Severity::Error, file: file.into(), pointer, shape: None, message, hint: None }
}

impl<'a> Place<'a> {
    /// The whole of a file.
    pub fn root(file: &'a str, value: &'a Value) -> Self {
        Self { file, pointer: String::new(), value }
    }

    /// Reports a problem with this value.
    pub fn report(&self, diagnostics: &mut Diagnostics, message: impl Into<String>) {
        diagnostics.push(problem(self.file, self.pointer.clone(), message.into()));
    }

    /// The member of an object; nothing if it is absent.
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.child(key, self.value.get(key)?))
    }

    /// The member of an object; its absence is reported.
    pub fn expect(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Self> {
        let found = self.get(key);
        if found.is_none() {
            self.report(diagnostics, format!("`{key}` is missing"));
        }
        found
    }

    /// The members of an object in the order of the file.
    pub fn members(&self, diagnostics: &mut Diagnostics) -> Vec<(&'a str, Self)> {
        match self.value.as_object() {
            Some(object) => object.iter().map(|(key, value)| (key.as_str(), self.child(key, value))).collect(),
            None => {
                self.report(diagnostics, "an object is expected");
                Vec::new()
            }
        }
    }

    /// The elements of an array.
    pub fn elements(&self, diagnostics: &mut Diagnostics) -> Vec<Self> {
        match self.value.as_array() {
            Some(array) => array.iter().enumerate().map(|(index, it)| self.child(&index.to_string(), it)).collect(),
            None => {
                self.report(diagnostics, "an array is expected");
                Vec::new()
            }
        }
    }

    /// The text.
    pub fn text(&self, diagnostics: &mut Diagnostics) -> Option<&'a str> {
        let text = self.value.as_str();
        if text.is_none() {
            self.report(diagnostics, "a string is expected");
        }
        text
    }

    /// The flag.
    pub fn flag(&self, diagnostics: &mut Diagnostics) -> Option<bool> {
        let flag = self.value.as_bool();
        if flag.is_none() {
            self.report(diagnostics, "true or false is expected");
        }
        flag
    }

    /// Reports the members of an object that nobody knows: a model must not say things that are silently dropped.
    pub fn only(&self, known: &[&str], diagnostics: &mut Diagnostics) {
        for key in self.value.as_object().into_iter().flat_map(Map::keys) {
            if !known.contains(&key.as_str()) {
                self.report(diagnostics, format!("`{key}` is not known here"));
            }
        }
    }

    fn child(&self, key: &str, value: &'a Value) -> Self {
        let key = key.replace('~', "~0").replace('/', "~1");
        Self { file: self.file, pointer: format!("{}/{key}", self.pointer), value }
    }
}
