//! Which members a response mentions.
//!
//! Generated types show a required member that is absent as a plain zero. Suites tell absent from zero, so the response
//! is read a second time along the table of the structure, only to see what is there.

use std::collections::BTreeMap;

use awslice_runtime::schema::{Kind, Shape, Structure};
use awslice_runtime::shape::{DecodeError, Decoder, ReadMembers};

/// What was found of a value.
#[derive(Debug, Default, PartialEq)]
pub enum Seen {
    /// It is there.
    #[default]
    Value,
    /// It is there, and so is all within it.
    All,
    /// Members that are there, by index of the table.
    Structure(BTreeMap<usize, Seen>),
    /// Elements.
    List(Vec<Seen>),
    /// Entries.
    Map(BTreeMap<String, Seen>),
}

impl Seen {
    /// What was found of a structure's member.
    pub fn member(&self, index: usize) -> Option<&Self> {
        match self {
            Self::All => Some(self),
            Self::Structure(members) => members.get(&index),
            _ => None,
        }
    }

    /// What was found of a list's element.
    pub fn item(&self, index: usize) -> Option<&Self> {
        match self {
            Self::All => Some(self),
            Self::List(items) => items.get(index),
            _ => None,
        }
    }

    /// What was found of a map's entry.
    pub fn entry(&self, key: &str) -> Option<&Self> {
        match self {
            Self::All => Some(self),
            Self::Map(entries) => entries.get(key),
            _ => None,
        }
    }
}

/// Stands in a structure's place and keeps nothing but what was there.
pub struct Observer {
    schema: &'static Structure,
    members: BTreeMap<usize, Seen>,
}

impl Observer {
    /// An observer of a structure of this table.
    pub fn new(schema: &'static Structure) -> Self {
        Self { schema, members: BTreeMap::new() }
    }

    /// What was found.
    pub fn seen(self) -> Seen {
        Seen::Structure(self.members)
    }
}

impl ReadMembers for Observer {
    fn schema(&self) -> &'static Structure {
        self.schema
    }

    fn read_member(&mut self, index: usize, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        let Some(row) = self.schema.members.get(index) else { return from.skip() };
        // A flattened list or map comes in pieces.
        look(&row.shape, self.members.entry(index).or_default(), from)
    }
}

/// Looks at a value, which may add to what was seen of it before.
fn look(shape: &Shape, seen: &mut Seen, from: &mut dyn Decoder) -> Result<(), DecodeError> {
    if from.is_null() {
        return from.skip();
    }
    match shape.kind {
        Kind::Structure(schema) => {
            let mut inner = Observer::new(schema);
            if let Seen::Structure(members) = std::mem::take(seen) {
                inner.members = members;
            }
            from.structure(&mut inner)?;
            *seen = inner.seen();
        }
        Kind::List(list) => {
            let mut items = if let Seen::List(items) = std::mem::take(seen) { items } else { Vec::new() };
            from.list(&mut |item| {
                let mut seen = Seen::default();
                look(&list.member, &mut seen, item)?;
                items.push(seen);
                Ok(())
            })?;
            *seen = Seen::List(items);
        }
        Kind::Map(map) => {
            let mut entries = if let Seen::Map(entries) = std::mem::take(seen) { entries } else { BTreeMap::new() };
            from.map(&mut |key, value| {
                let key = key.into_owned();
                let mut seen = Seen::default();
                look(&map.value, &mut seen, value)?;
                entries.insert(key, seen);
                Ok(())
            })?;
            *seen = Seen::Map(entries);
        }
        _ => from.skip()?,
    }
    Ok(())
}
