//! A JSON value that knows where it stands: the reader of all model files.

use std::fmt::Write as _;

use serde_json::Value;

use super::report::Report;

/// A value, the way to it, and where to report that it is not what it should be.
///
/// The getters never fail: a value of the wrong type is reported, and the type's default takes its place.
#[derive(Clone, Copy, Debug)]
pub struct Node<'a> {
    value: &'a Value,
    parent: Option<&'a Node<'a>>,
    key: Key<'a>,
    report: &'a Report,
}

#[derive(Clone, Copy, Debug)]
enum Key<'a> {
    Root,
    Name(&'a str),
    Index(usize),
}

impl<'a> Node<'a> {
    /// The root of a file.
    pub fn root(value: &'a Value, report: &'a Report) -> Self {
        Self { value, parent: None, key: Key::Root, report }
    }

    /// The value itself.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// Where it stands, as a JSON pointer.
    pub fn pointer(&self) -> String {
        let mut text = self.parent.map(Node::pointer).unwrap_or_default();
        match self.key {
            Key::Root => {}
            Key::Name(name) => text = pointer(&text, name),
            Key::Index(index) => drop(write!(text, "/{index}")),
        }
        text
    }

    /// Reports an error at this place.
    pub fn error(&self, message: impl Into<String>) {
        self.report.error(self.pointer(), message);
    }

    /// Walks an object: `read` takes each member and says whether it knows the key. `context` names the kind of
    /// object in the warning about an unknown key.
    pub fn object(&self, context: &'static str, mut read: impl FnMut(&'a str, &Node<'_>) -> bool) {
        self.entries(|key, node| {
            if !read(key, node) {
                self.report.unknown_key(context, key, node.pointer());
            }
        });
    }

    /// Walks an object whose keys are free.
    pub fn entries(&self, mut read: impl FnMut(&'a str, &Node<'_>)) {
        let Some(map) = self.expect(self.value.as_object(), "an object") else { return };
        for (key, value) in map {
            read(key, &Node { value, parent: Some(self), key: Key::Name(key), report: self.report });
        }
    }

    /// The member of an object; nothing if it is absent.
    pub fn get<'n>(&'n self, name: &'n str) -> Option<Node<'n>> {
        let value = self.value.get(name)?;
        Some(Node { value, parent: Some(self), key: Key::Name(name), report: self.report })
    }

    /// The member of an object; its absence is reported.
    pub fn require<'n>(&'n self, name: &'n str) -> Option<Node<'n>> {
        let found = self.get(name);
        if found.is_none() {
            self.error(format!("`{name}` is missing"));
        }
        found
    }

    /// Warns of the members of an object that are none of `known`. `context` names the kind of object.
    pub fn only(&self, context: &'static str, known: &[&str]) {
        self.object(context, |key, _| known.contains(&key));
    }

    /// What `read` makes of the elements of an array.
    pub fn map_items<T>(&self, mut read: impl FnMut(&Node<'_>) -> Option<T>) -> Vec<T> {
        let mut made = Vec::new();
        self.items(|item| made.extend(read(item)));
        made
    }

    /// What `read` makes of the members of an object whose keys are free.
    pub fn map_entries<T>(&self, mut read: impl FnMut(&'a str, &Node<'_>) -> Option<T>) -> Vec<T> {
        let mut made = Vec::new();
        self.entries(|key, node| made.extend(read(key, node)));
        made
    }

    /// A text, if it is one.
    pub fn text(&self) -> Option<&'a str> {
        self.expect(self.value.as_str(), "a string")
    }

    /// True or false, if it is that.
    pub fn flag(&self) -> Option<bool> {
        self.expect(self.value.as_bool(), "a boolean")
    }

    /// Walks an array.
    pub fn items(&self, mut read: impl FnMut(&Node<'_>)) {
        let Some(items) = self.expect(self.value.as_array(), "an array") else { return };
        for (index, value) in items.iter().enumerate() {
            read(&Node { value, parent: Some(self), key: Key::Index(index), report: self.report });
        }
    }

    /// A text.
    pub fn string(&self) -> String {
        self.text().unwrap_or_default().to_owned()
    }

    /// True or false.
    pub fn boolean(&self) -> bool {
        self.flag().unwrap_or_default()
    }

    /// A whole number that is not negative.
    pub fn unsigned(&self) -> u64 {
        self.expect(self.value.as_u64(), "a whole number of at least 0").unwrap_or_default()
    }

    /// A status code.
    pub fn status(&self) -> Option<u16> {
        let status = self.value.as_u64().and_then(|it| u16::try_from(it).ok());
        self.expect(status.filter(|it| (100..1000).contains(it)), "an HTTP status")
    }

    /// An array of texts.
    pub fn strings(&self) -> Vec<String> {
        let mut strings = Vec::new();
        self.items(|item| strings.push(item.string()));
        strings
    }

    /// A text, or an array of texts.
    pub fn string_or_strings(&self) -> Vec<String> {
        if self.value.is_array() { self.strings() } else { vec![self.string()] }
    }

    /// Reports that the value is not `what` when there is none.
    pub fn expect<T>(&self, value: Option<T>, what: &str) -> Option<T> {
        if value.is_none() {
            self.error(format!("expected {what}, found {}", kind(self.value)));
        }
        value
    }
}

/// Lengthens a JSON pointer by a name.
pub fn pointer(base: &str, name: &str) -> String {
    format!("{base}/{}", name.replace('~', "~0").replace('/', "~1"))
}

fn kind(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(it) => format!("the boolean {it}"),
        Value::Number(it) => format!("the number {it}"),
        Value::String(it) => format!("the string `{}`", it.chars().take(40).collect::<String>()),
        Value::Array(_) => "an array".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}
