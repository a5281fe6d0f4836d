//! Values of an input, by the way that leads to them ([`Step`]).

use aws_smithy_types::{DateTime, Document};

use crate::schema::Step;
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// What stands at the end of a way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    Text(String),
    Flag(bool),
    /// All of them, where the way leads through lists or maps.
    Texts(Vec<String>),
}

/// What `input` has at the end of `way`. `None`: nothing, or nothing that a rule set takes.
pub(super) fn find(input: &dyn Members, way: &[Step]) -> Option<Found> {
    let mut finder = Finder { way, found: None };
    if leads_to_many(way) {
        finder.found = Some(Found::Texts(Vec::new()));
    }
    finder.structure(input);
    finder.found
}

/// Whether a way can end at more than one value.
fn leads_to_many(way: &[Step]) -> bool {
    way.iter().any(|step| !matches!(step, Step::Member(_)))
}

/// Goes the rest of a way from where it stands.
struct Finder<'w> {
    way: &'w [Step],
    found: Option<Found>,
}

impl Finder<'_> {
    /// Goes on from a value.
    fn follow(&mut self, rest: &[Step], value: &dyn Value) {
        if value.is_absent() {
            return;
        }
        let mut finder = Finder { way: rest, found: self.found.take() };
        value.write(&mut finder);
        self.found = finder.found;
    }
}

/// Goes on from the member with a name.
struct At<'f, 'w> {
    finder: &'f mut Finder<'w>,
    structure: &'static crate::schema::Structure,
    name: &'static str,
}

impl MemberWriter for At<'_, '_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if self.structure.members.get(index).is_some_and(|it| it.name == self.name) {
            let rest = self.finder.way.get(1..).unwrap_or_default();
            self.finder.follow(rest, value);
        }
    }
}

impl Encoder for Finder<'_> {
    fn string(&mut self, value: &str) {
        match (self.way, &mut self.found) {
            ([], Some(Found::Texts(texts))) => texts.push(value.to_owned()),
            ([], found) => *found = Some(Found::Text(value.to_owned())),
            _ => {}
        }
    }

    fn boolean(&mut self, value: bool) {
        if self.way.is_empty() && self.found.is_none() {
            self.found = Some(Found::Flag(value));
        }
    }

    fn structure(&mut self, value: &dyn Members) {
        match self.way {
            [Step::Member(name), ..] => {
                let structure = value.schema();
                value.write_members(&mut At { finder: self, structure, name });
            }
            [Step::All(ways), ..] => {
                for way in *ways {
                    let mut finder = Finder { way, found: self.found.take() };
                    finder.structure(value);
                    self.found = finder.found;
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, _len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let rest = match self.way {
            [Step::Each, rest @ ..] => rest,
            // A list of texts, as a whole.
            [] => {
                self.found.get_or_insert(Found::Texts(Vec::new()));
                &[]
            }
            _ => return,
        };
        for item in items {
            self.follow(rest, item);
        }
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        if let ([Step::Keys], Some(Found::Texts(texts))) = (self.way, &mut self.found) {
            texts.extend(entries.map(|(key, _)| key.to_owned()));
        }
    }

    fn integer(&mut self, _value: i64) {}
    fn float(&mut self, _value: f32) {}
    fn double(&mut self, _value: f64) {}
    fn blob(&mut self, _value: &[u8]) {}
    fn timestamp(&mut self, _value: &DateTime) {}
    fn document(&mut self, _value: &Document) {}
    fn null(&mut self) {}
}

#[cfg(test)]
mod tests;
