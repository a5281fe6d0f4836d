//! Reads JSON into typed inputs, through the same glue as responses, so that the recorded cases can be put to them.
//! Fails on everything that a typed value cannot express.

use std::borrow::Cow;

use awslice_runtime::shape::{DecodeError, Decoder, ReadEntry, ReadItem, ReadMembers};
use awslice_runtime::types::{DateTime, Document};
use serde_json::Value;

type Read<T> = Result<T, DecodeError>;

pub struct Reader<'a>(pub &'a Value);

fn expressed<T>(value: Option<T>) -> Read<T> {
    value.ok_or_else(|| DecodeError::new("no typed value is like this"))
}

impl Decoder for Reader<'_> {
    fn is_null(&mut self) -> bool {
        false
    }

    fn boolean(&mut self) -> Read<bool> {
        expressed(self.0.as_bool())
    }

    fn integer(&mut self) -> Read<i64> {
        expressed(self.0.as_i64())
    }

    // A typed fraction prints with a point; an integer in its place is Python's.
    fn double(&mut self) -> Read<f64> {
        expressed(self.0.as_f64().filter(|_| self.0.is_f64()))
    }

    fn string(&mut self) -> Read<Cow<'_, str>> {
        expressed(self.0.as_str().map(Cow::Borrowed))
    }

    fn blob(&mut self) -> Read<Vec<u8>> {
        expressed(self.0.as_str().map(|text| text.as_bytes().to_vec()))
    }

    fn timestamp(&mut self) -> Read<DateTime> {
        let seconds = self.0.as_i64().map(DateTime::from_secs);
        expressed(seconds.or_else(|| awslice_runtime::untyped::timestamp::parse(self.0.as_str()?)))
    }

    fn document(&mut self) -> Read<Document> {
        Ok(Document::Null)
    }

    fn structure(&mut self, into: &mut dyn ReadMembers) -> Read<()> {
        let members = expressed(self.0.as_object())?;
        let schema = into.schema();
        expressed((!schema.union || members.len() <= 1).then_some(()))?;
        for (name, value) in members {
            let index = expressed(schema.members.iter().position(|row| row.name == name))?;
            into.read_member(index, &mut Reader(value))?;
        }
        Ok(())
    }

    fn list(&mut self, item: &mut ReadItem<'_>) -> Read<()> {
        expressed(self.0.as_array())?.iter().try_for_each(|value| item(&mut Reader(value)))
    }

    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Read<()> {
        let entries = expressed(self.0.as_object())?;
        entries.iter().try_for_each(|(key, value)| entry(Cow::Borrowed(key), &mut Reader(value)))
    }

    fn skip(&mut self) -> Read<()> {
        Ok(())
    }
}
