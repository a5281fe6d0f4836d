//! A JSON object as the members of a structure.

use std::fmt::{Debug, Formatter};

use serde_json::{Map, Value as Json};

use super::value::JsonValue;
use super::{Blobs, nesting};
use crate::schema::Structure;
use crate::shape::{MemberWriter, Members};
use crate::validate::{self, ValidationError};

/// A JSON object, read along the table of a structure.
#[derive(Clone, Copy)]
pub struct JsonInput<'a> {
    schema: &'static Structure,
    members: &'a Map<String, Json>,
    blobs: Blobs,
}

impl<'a> JsonInput<'a> {
    /// Takes `value` as an input of this table. What it holds is for [`validate::check`] to say; codecs are to be given
    /// checked inputs only.
    ///
    /// # Errors
    /// When the value is no object, or nested so deep that no codec may walk along it.
    pub fn new(schema: &'static Structure, value: &'a Json) -> Result<Self, ValidationError> {
        match value {
            value if nesting::is_too_deep(value) => Err(validate::nested_too_deep()),
            Json::Object(members) => Ok(Self { schema, members, blobs: Blobs::default() }),
            _ => Err(validate::not_an_object(schema, value)),
        }
    }

    /// Reads the texts of blobs in this way.
    pub fn blobs(mut self, blobs: Blobs) -> Self {
        self.blobs = blobs;
        self
    }

    /// An object within an input.
    pub(super) fn within(schema: &'static Structure, members: &'a Map<String, Json>, blobs: Blobs) -> Self {
        Self { schema, members, blobs }
    }
}

/// Without the values, of which some may be sensitive.
impl Debug for JsonInput<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("JsonInput").field("schema", &self.schema.name).finish_non_exhaustive()
    }
}

impl Members for JsonInput<'_> {
    fn schema(&self) -> &'static Structure {
        self.schema
    }

    /// The members that are set, in the caller's order, then the absent ones, in table order.
    fn write_members(&self, out: &mut dyn MemberWriter) {
        for (name, value) in self.members {
            match self.schema.members.iter().enumerate().find(|(_, row)| row.name == name) {
                Some((index, row)) => out.member(index, &JsonValue::of_member(row, value, self.blobs)),
                None => out.unknown(name),
            }
        }
        for (index, row) in self.schema.members.iter().enumerate() {
            if !self.members.contains_key(row.name) {
                out.member(index, &None::<bool>);
            }
        }
    }
}
