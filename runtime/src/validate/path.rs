//! Where a value stands: a chain on the stack, made into text only when there is something to report.

use std::fmt::Write;

use super::violation::Violation;

/// What stands for a name or value that is not to be shown.
pub(super) const HIDDEN: &str = "***";

/// One step down from the parent.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// A member of a structure.
    Member(&'a str),
    /// An element of a list.
    Item(usize),
    /// A key of a map.
    Key(&'a str),
    /// The value of a map's entry.
    Entry(&'a str),
}

/// A place in the input. The input itself has no step.
#[derive(Clone, Copy)]
pub(super) struct Path<'a> {
    last: Option<(&'a Path<'a>, Step<'a>)>,
    depth: usize,
}

impl<'a> Path<'a> {
    pub(super) const ROOT: Path<'static> = Path { last: None, depth: 0 };

    pub(super) fn below(parent: &'a Path<'a>, step: Step<'a>) -> Self {
        Self { last: Some((parent, step)), depth: parent.depth + 1 }
    }

    /// Steps from the input to here.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// botocore's text: members joined by dots, `[0]` for elements, ` (key: k)` for keys, `input` for the whole.
    pub(super) fn text(&self) -> String {
        let mut text = String::new();
        for step in self.steps() {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Member(name) | Step::Entry(name) => write!(text, ".{name}"),
                Step::Item(index) => write!(text, "[{index}]"),
                Step::Key(key) => write!(text, " (key: {key})"),
            };
        }
        match text.strip_prefix('.') {
            Some(text) => text.to_owned(),
            None if text.is_empty() => "input".to_owned(),
            None => text,
        }
    }

    /// The JSON pointer of RFC 6901.
    pub(super) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in self.steps() {
            match step {
                Step::Member(name) | Step::Entry(name) | Step::Key(name) => push_token(&mut pointer, name),
                Step::Item(index) => push_token(&mut pointer, &index.to_string()),
            }
        }
        pointer
    }

    fn steps(&self) -> impl Iterator<Item = Step<'a>> {
        let mut steps = Vec::with_capacity(self.depth);
        let mut place = *self;
        while let Some((parent, step)) = place.last {
            steps.push(step);
            place = *parent;
        }
        steps.into_iter().rev()
    }
}

/// Adds one reference token to a JSON pointer.
pub(super) fn push_token(pointer: &mut String, token: &str) {
    pointer.push('/');
    pointer.push_str(&token.replace('~', "~0").replace('/', "~1"));
}

impl Violation {
    /// A violation at `path`, as yet without limit and actual value.
    pub(super) fn at(path: &Path<'_>, rule: super::Rule) -> Self {
        Self { pointer: path.pointer(), path: path.text(), rule, limit: None, actual: None, actual_type: None }
    }
}
