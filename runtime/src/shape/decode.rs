//! Reading: a codec finds the member that comes next and hands the structure a [`Decoder`] that stands on its value.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;

use aws_smithy_types::byte_stream::ByteStream;
use aws_smithy_types::{Blob, DateTime, Document};

use crate::schema::Structure;

/// A response that is not what the model says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Names of the members around the place, outermost first, joined by dots.
    path: String,
    message: String,
}

impl DecodeError {
    /// An error with this message: what was found where, and what was expected.
    pub fn new(message: impl Into<String>) -> Self {
        Self { path: String::new(), message: message.into() }
    }

    /// The same error, seen from the structure whose member `name` was being read.
    #[cold]
    pub fn within(mut self, name: &str) -> Self {
        self.path = if self.path.is_empty() { name.to_owned() } else { format!("{name}.{}", self.path) };
        self
    }
}

impl std::fmt::Display for DecodeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

impl std::error::Error for DecodeError {}

/// A structure or union, as readers see it.
pub trait ReadMembers {
    /// The table of this type.
    fn schema(&self) -> &'static Structure;

    /// Reads the member at `index` of the table from `from`, which stands on its value.
    ///
    /// # Errors
    /// When the value is not of the member's shape.
    fn read_member(&mut self, index: usize, from: &mut dyn Decoder) -> Result<(), DecodeError>;
}

/// Takes one element of a list.
pub type ReadItem<'a> = dyn FnMut(&mut dyn Decoder) -> Result<(), DecodeError> + 'a;

/// Takes the key of one entry of a map, and its value.
pub type ReadEntry<'a> = dyn FnMut(Cow<'_, str>, &mut dyn Decoder) -> Result<(), DecodeError> + 'a;

/// Stands on one value. Every method but [`Decoder::is_null`] consumes it.
///
/// # Errors
/// Each method fails when the value is of another kind or malformed.
pub trait Decoder {
    /// Whether the value is null. (Members that are null never reach [`ReadMembers::read_member`].)
    fn is_null(&mut self) -> bool;
    /// Reads a boolean.
    fn boolean(&mut self) -> Result<bool, DecodeError>;
    /// Reads a whole number.
    fn integer(&mut self) -> Result<i64, DecodeError>;
    /// Reads a fraction.
    fn double(&mut self) -> Result<f64, DecodeError>;
    /// Reads text.
    fn string(&mut self) -> Result<Cow<'_, str>, DecodeError>;
    /// Reads bytes.
    fn blob(&mut self) -> Result<Vec<u8>, DecodeError>;
    /// Reads a timestamp.
    fn timestamp(&mut self) -> Result<DateTime, DecodeError>;
    /// Reads a document.
    fn document(&mut self) -> Result<Document, DecodeError>;
    /// Reads a structure or union into `into`.
    fn structure(&mut self, into: &mut dyn ReadMembers) -> Result<(), DecodeError>;
    /// Reads a list: calls `item` on each element. Null elements come only in sparse lists.
    fn list(&mut self, item: &mut ReadItem<'_>) -> Result<(), DecodeError>;
    /// Reads a map: calls `entry` with each key, on its value. Null values come only in sparse maps.
    fn map(&mut self, entry: &mut ReadEntry<'_>) -> Result<(), DecodeError>;
    /// Passes over the value.
    fn skip(&mut self) -> Result<(), DecodeError>;

    /// Reads the value as it stands, whatever its shape says of it; `None`, and the value is not consumed: the format
    /// has text only.
    fn as_sent(&mut self) -> Result<Option<serde_json::Value>, DecodeError> {
        Ok(None)
    }
}

/// The value of a plain enumeration that nobody has set: the SDK's text for it. It is never sent.
pub const NO_VALUE: &str = "no value was set";

/// A type that a value can be read into, in place: no builder, no second copy of large structures.
pub trait Decode: Sized {
    /// What a member holds that the response does not mention: empty text, zero, an empty list, nothing.
    fn zero() -> Self;

    /// Reads a value over this one. Lists and maps are added to, so that flattened XML lists can come in pieces.
    ///
    /// # Errors
    /// When the value is not of this type.
    fn decode(&mut self, from: &mut dyn Decoder) -> Result<(), DecodeError>;
}

/// Reads a value of type `T`.
///
/// # Errors
/// When the value is not of this type.
pub fn decoded<T: Decode>(from: &mut dyn Decoder) -> Result<T, DecodeError> {
    let mut value = T::zero();
    value.decode(from)?;
    Ok(value)
}

impl<T: Decode> Decode for Option<T> {
    fn zero() -> Self {
        None
    }

    fn decode(&mut self, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        if from.is_null() {
            *self = None;
            return from.skip();
        }
        self.get_or_insert_with(T::zero).decode(from)
    }
}

impl<T: Decode> Decode for Box<T> {
    fn zero() -> Self {
        Box::new(T::zero())
    }

    fn decode(&mut self, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        (**self).decode(from)
    }
}

impl<T: Decode> Decode for Vec<T> {
    fn zero() -> Self {
        Vec::new()
    }

    fn decode(&mut self, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        from.list(&mut |item| {
            self.push(T::zero());
            match self.last_mut() {
                Some(last) => last.decode(item),
                None => item.skip(),
            }
        })
    }
}

impl<K: for<'a> From<&'a str> + Eq + Hash, V: Decode> Decode for HashMap<K, V> {
    fn zero() -> Self {
        HashMap::new()
    }

    fn decode(&mut self, from: &mut dyn Decoder) -> Result<(), DecodeError> {
        from.map(&mut |key, value| {
            let value = decoded(value)?;
            self.insert(K::from(&key), value);
            Ok(())
        })
    }
}

macro_rules! scalar {
    ($($ty:ty: $zero:expr, |$from:ident| $read:expr;)*) => {$(
        impl Decode for $ty {
            fn zero() -> Self {
                $zero
            }

            fn decode(&mut self, $from: &mut dyn Decoder) -> Result<(), DecodeError> {
                *self = $read;
                Ok(())
            }
        }
    )*};
}

scalar! {
    bool: false, |from| from.boolean()?;
    i32: 0, |from| {
        let value = from.integer()?;
        i32::try_from(value).map_err(|_| DecodeError::new(format!("{value} does not fit a 32-bit integer")))?
    };
    i64: 0, |from| from.integer()?;
    // Narrowing is the point: the model says that 32 bits are enough.
    f32: 0.0, |from| from.double()? as f32;
    f64: 0.0, |from| from.double()?;
    String: String::new(), |from| from.string()?.into_owned();
    Blob: Blob::new(Vec::new()), |from| Blob::new(from.blob()?);
    DateTime: DateTime::from_secs(0), |from| from.timestamp()?;
    ByteStream: ByteStream::default(), |from| ByteStream::from(from.blob()?);
    Document: Document::Null, |from| from.document()?;
}
