//! A place in an input or an output, by JSON pointer.

use awslice_runtime::schema::{self, Kind, Member, Shape, Structure};

use crate::help::{Docs, type_name};

/// A place in an input or an output.
#[derive(Clone, Debug)]
pub struct Place {
    /// Where it is: `/trees/0`; empty for the whole.
    pub pointer: String,
    /// The shape.
    pub shape: Shape,
    /// The member, where it is one.
    pub row: Option<&'static Member>,
    /// What it is; may be empty.
    pub docs: &'static str,
}

impl Place {
    /// The place that a pointer leads to, from a whole input or output. Items of lists have any number, or `-` or `*`;
    /// entries of maps any key.
    ///
    /// # Errors
    /// There is no such place: how far the pointer leads, and what there is.
    pub fn find(docs: Docs, root: &'static Structure, pointer: &str) -> Result<Self, String> {
        let whole = Self { pointer: String::new(), shape: schema::structure(root), row: None, docs: docs.command.docs };
        let segments = pointer.split('/').skip(1).filter(|_| pointer != "/");
        segments.map(|it| it.replace("~1", "/").replace("~0", "~")).try_fold(whole, |place, it| place.step(docs, &it))
    }

    fn step(&self, docs: Docs, segment: &str) -> Result<Self, String> {
        let pointer = format!("{}/{}", self.pointer, segment.replace('~', "~0").replace('/', "~1"));
        let (shape, row, docs) = match self.shape.kind {
            Kind::Structure(structure) => {
                let index = structure.members.iter().position(|it| it.name == segment);
                let member = index.and_then(|index| Some((index, structure.members.get(index)?)));
                let (index, row) = member.ok_or_else(|| self.no_member(structure, segment))?;
                (row.shape, Some(row), docs.member(structure, index))
            }
            Kind::List(list) if is_index(segment) => (list.member, None, ""),
            Kind::Map(map) => (map.value, None, ""),
            Kind::Document => (self.shape, None, ""),
            _ => return Err(format!("{} is a {}: it has no {segment}", self.shown(), type_name(&self.shape))),
        };
        Ok(Self { pointer, shape, row, docs })
    }

    fn no_member(&self, structure: &Structure, segment: &str) -> String {
        let names: Vec<&str> = structure.members.iter().map(|it| it.name).collect();
        match names.as_slice() {
            [] => format!("{} has no members, and so no {segment}", self.shown()),
            names => format!("{} has no member {segment}, only: {}", self.shown(), names.join(", ")),
        }
    }

    fn shown(&self) -> &str {
        if self.pointer.is_empty() { "the whole" } else { &self.pointer }
    }
}

/// What stands for an item of a list.
fn is_index(segment: &str) -> bool {
    matches!(segment, "-" | "*") || (!segment.is_empty() && segment.bytes().all(|it| it.is_ascii_digit()))
}
