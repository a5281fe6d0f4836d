//! Values to CBOR.

use aws_smithy_types::{DateTime, Document, Number};

use super::{DOUBLE, EPOCH_SECONDS, FALSE, HALF, Major, NULL, SINGLE, TRUE};
use crate::schema::{Kind, Member};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes one CBOR value.
pub struct CborEncoder {
    out: Vec<u8>,
    /// The kind of the value that comes next.
    kind: Kind,
}

impl Default for CborEncoder {
    fn default() -> Self {
        Self::new()
    }
}

impl CborEncoder {
    /// Writes a body that is one structure.
    pub fn new() -> Self {
        Self { out: Vec::with_capacity(256), kind: Kind::Document }
    }

    /// The bytes.
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    fn head(&mut self, major: Major, argument: u64) {
        let (bytes, length) = head(major, argument);
        self.out.extend(bytes.into_iter().take(length));
    }

    /// Writes what is not a finite number in 16 bits.
    fn not_finite(&mut self, value: f64) -> bool {
        let bits: u16 = match value {
            value if value.is_nan() => 0x7e00,
            f64::INFINITY => 0x7c00,
            f64::NEG_INFINITY => 0xfc00,
            _ => return false,
        };
        self.out.push(HALF);
        self.out.extend_from_slice(&bits.to_be_bytes());
        true
    }

    fn text(&mut self, value: &str) {
        self.head(Major::Text, value.len() as u64);
        self.out.extend_from_slice(value.as_bytes());
    }
}

/// The first bytes of an item in the shortest form, and how many they are.
fn head(major: Major, argument: u64) -> ([u8; 9], usize) {
    let width = match argument {
        0..24 => 0_u8,
        24..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xffff_ffff => 4,
        _ => 8,
    };
    let [a, b, c, d, e, f, g, h] = argument.to_be_bytes();
    let first = (major as u8) << 5;
    match width {
        0 => ([first | h, 0, 0, 0, 0, 0, 0, 0, 0], 1),
        1 => ([first | 24, h, 0, 0, 0, 0, 0, 0, 0], 2),
        2 => ([first | 25, g, h, 0, 0, 0, 0, 0, 0], 3),
        4 => ([first | 26, e, f, g, h, 0, 0, 0, 0], 5),
        _ => ([first | 27, a, b, c, d, e, f, g, h], 9),
    }
}

impl Encoder for CborEncoder {
    fn boolean(&mut self, value: bool) {
        match self.kind {
            // JSON may hold a boolean where a number is wanted, as in Python.
            Kind::Integer | Kind::Long | Kind::Float | Kind::Double => self.integer(value.into()),
            _ => self.out.push(if value { TRUE } else { FALSE }),
        }
    }

    fn integer(&mut self, value: i64) {
        match self.kind {
            // JSON writes whole fractions without a point.
            Kind::Float => self.float(value as f32),
            Kind::Double => self.double(value as f64),
            _ if value < 0 => self.head(Major::Negative, !value as u64),
            _ => self.head(Major::Unsigned, value as u64),
        }
    }

    fn float(&mut self, value: f32) {
        if !self.not_finite(value.into()) {
            self.out.push(SINGLE);
            self.out.extend_from_slice(&value.to_be_bytes());
        }
    }

    fn double(&mut self, value: f64) {
        if self.not_finite(value) {
            return;
        }
        match self.kind {
            // Numbers in JSON do not say how wide they are.
            Kind::Float => self.float(value as f32),
            _ => {
                self.out.push(DOUBLE);
                self.out.extend_from_slice(&value.to_be_bytes());
            }
        }
    }

    fn string(&mut self, value: &str) {
        self.text(value);
    }

    fn blob(&mut self, value: &[u8]) {
        self.head(Major::Bytes, value.len() as u64);
        self.out.extend_from_slice(value);
    }

    /// Seconds since 1970, whole where they can be; a fraction keeps microseconds.
    fn timestamp(&mut self, value: &DateTime) {
        self.head(Major::Tag, EPOCH_SECONDS);
        self.kind = Kind::Timestamp(None);
        let micros = i128::from(value.subsec_nanos() / 1000);
        if micros == 0 {
            return self.integer(value.secs());
        }
        // Divided once, so that it is rounded once.
        let micros = i128::from(value.secs()) * 1_000_000 + micros;
        self.double(micros as f64 / 1e6);
    }

    fn document(&mut self, value: &Document) {
        self.kind = Kind::Document;
        match value {
            Document::Object(members) => {
                // Sorted, so that the same input gives the same bytes.
                let mut members: Vec<_> = members.iter().collect();
                members.sort_unstable_by_key(|(key, _)| *key);
                self.head(Major::Map, members.len() as u64);
                for (key, value) in members {
                    self.text(key);
                    self.document(value);
                }
            }
            Document::Array(items) => {
                self.head(Major::List, items.len() as u64);
                for item in items {
                    self.document(item);
                }
            }
            Document::Number(Number::PosInt(value)) => self.head(Major::Unsigned, *value),
            Document::Number(Number::NegInt(value)) => self.integer(*value),
            Document::Number(Number::Float(value)) => self.double(*value),
            Document::String(value) => self.text(value),
            Document::Bool(value) => self.boolean(*value),
            Document::Null => self.null(),
        }
    }

    fn structure(&mut self, value: &dyn Members) {
        let start = self.out.len();
        // How many members there are is known when they are written; the head is put right then.
        self.head(Major::Map, 0);
        let mut members = CborMembers { rows: value.schema().members, encoder: self, count: 0 };
        value.write_members(&mut members);
        let (bytes, length) = head(Major::Map, members.count);
        self.out.splice(start..=start, bytes.into_iter().take(length));
    }

    fn list(&mut self, len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let kind = match self.kind {
            Kind::List(list) => list.member.kind,
            other => other,
        };
        self.head(Major::List, len as u64);
        for item in items {
            self.kind = kind;
            item.write(self);
        }
    }

    fn map(&mut self, len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let kind = match self.kind {
            Kind::Map(map) => map.value.kind,
            other => other,
        };
        self.head(Major::Map, len as u64);
        for (key, value) in entries {
            self.text(key);
            self.kind = kind;
            value.write(self);
        }
    }

    fn null(&mut self) {
        self.out.push(NULL);
    }
}

/// The members of one structure.
struct CborMembers<'a> {
    encoder: &'a mut CborEncoder,
    rows: &'static [Member],
    count: u64,
}

impl MemberWriter for CborMembers<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let Some(row) = self.rows.get(index) else { return };
        if value.is_absent() {
            return;
        }
        self.count += 1;
        self.encoder.text(row.wire);
        self.encoder.kind = row.shape.kind;
        value.write(self.encoder);
    }
}
