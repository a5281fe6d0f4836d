//! Writing: a structure hands its members to a [`MemberWriter`], a value hands itself to an [`Encoder`].

use std::collections::HashMap;

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{Blob, DateTime, Document};

use crate::schema::Structure;

/// A structure or union, as writers see it.
pub trait Members {
    /// The table of this type.
    fn schema(&self) -> &'static Structure;

    /// Hands every member to `out`, absent ones too (the validator looks for them): in table order, but for JSON,
    /// whose members come as the caller has them.
    /// A union hands over the one that is set.
    fn write_members(&self, out: &mut dyn MemberWriter);
}

/// Takes the members of a structure.
pub trait MemberWriter {
    /// Takes the member at `index` of the structure's table.
    fn member(&mut self, index: usize, value: &dyn Value);

    /// Takes the name of a member that the table does not know. Only JSON has such members ([`crate::untyped`]), and
    /// only the validator looks at them.
    fn unknown(&mut self, _name: &str) {}
}

/// A value of a member, element or entry.
pub trait Value {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool {
        false
    }

    /// Hands the value to `out`. Not called when it is absent, but for sparse elements.
    fn write(&self, out: &mut dyn Encoder);
}

/// Takes one value. The encoder knows from the table which shape it is about to get.
pub trait Encoder {
    /// Takes a boolean.
    fn boolean(&mut self, value: bool);
    /// Takes an integer or long.
    fn integer(&mut self, value: i64);
    /// Takes a float.
    fn float(&mut self, value: f32);
    /// Takes a double.
    fn double(&mut self, value: f64);
    /// Takes a string.
    fn string(&mut self, value: &str);
    /// Takes bytes.
    fn blob(&mut self, value: &[u8]);
    /// Takes a timestamp.
    fn timestamp(&mut self, value: &DateTime);
    /// Takes a document.
    fn document(&mut self, value: &Document);
    /// Takes a structure or union.
    fn structure(&mut self, value: &dyn Members);
    /// Takes a list; `len` is the number of items.
    fn list(&mut self, len: usize, items: &mut dyn Iterator<Item = &dyn Value>);
    /// Takes a map; `len` is the number of entries. Entries come in the order in which they are to be written: a hash
    /// map's sorted by key, those of JSON as the caller has them.
    fn map(&mut self, len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>);
    /// Takes a null: an absent element of a sparse list or map.
    fn null(&mut self);

    /// Takes JSON that is not of the table's shape ([`crate::untyped`]). The validator refuses it; codecs, which are
    /// given checked inputs only, write a null.
    fn misfit(&mut self, _value: &serde_json::Value) {
        self.null();
    }
}

impl<T: Value> Value for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    fn write(&self, out: &mut dyn Encoder) {
        match self {
            Some(value) => value.write(out),
            None => out.null(),
        }
    }
}

impl<T: Value> Value for Box<T> {
    fn write(&self, out: &mut dyn Encoder) {
        (**self).write(out);
    }
}

impl<T: Value> Value for Vec<T> {
    fn write(&self, out: &mut dyn Encoder) {
        out.list(self.len(), &mut self.iter().map(|item| item as &dyn Value));
    }
}

impl<K: AsRef<str>, V: Value> Value for HashMap<K, V> {
    fn write(&self, out: &mut dyn Encoder) {
        // Sorted, so that the same input gives the same bytes.
        let mut entries: Vec<(&str, &dyn Value)> =
            self.iter().map(|(key, value)| (key.as_ref(), value as &dyn Value)).collect();
        entries.sort_unstable_by_key(|(key, _)| *key);
        out.map(entries.len(), &mut entries.into_iter());
    }
}

/// A stream is its operation's body, which is not held in memory; what is, the validator looks at.
impl Value for ByteStream {
    fn write(&self, out: &mut dyn Encoder) {
        if let Some(bytes) = self.bytes() {
            out.blob(bytes);
        }
    }
}

macro_rules! scalar {
    ($($ty:ty: |$value:ident, $out:ident| $write:expr;)*) => {$(
        impl Value for $ty {
            fn write(&self, $out: &mut dyn Encoder) {
                let $value = self;
                $write
            }
        }
    )*};
}

scalar! {
    bool: |value, out| out.boolean(*value);
    i32: |value, out| out.integer(i64::from(*value));
    i64: |value, out| out.integer(*value);
    f32: |value, out| out.float(*value);
    f64: |value, out| out.double(*value);
    String: |value, out| out.string(value);
    Blob: |value, out| out.blob(value.as_ref());
    DateTime: |value, out| out.timestamp(value);
    Document: |value, out| out.document(value);
}
