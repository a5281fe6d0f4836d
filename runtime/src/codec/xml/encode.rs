//! Values to XML.

use aws_smithy_types::{DateTime, Document};

use super::escape;
use crate::codec::{base64, text, timestamp};
use crate::protocol::SerializeError;
use crate::schema::{Kind, Location, Member, Namespace, TimestampFormat};
use crate::shape::{Encoder, MemberWriter, Members, Value};

/// Writes one XML element.
pub struct XmlEncoder {
    out: Vec<u8>,
    /// Where the value that comes next stands.
    place: Place,
    /// The next structure is the body of an HTTP message.
    bound: bool,
    failure: Option<SerializeError>,
}

/// Where a value stands, and what it is.
#[derive(Clone, Copy)]
struct Place {
    name: &'static str,
    namespace: Option<&'static Namespace>,
    kind: Kind,
    form: Form,
    /// Only what follows the last slash of a text is written.
    last_segment: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// An element of the place's name.
    Element,
    /// One element of the place's name for each item or entry.
    Flattened,
    /// An attribute of the element around it.
    Attribute,
}

impl Place {
    fn element(name: &'static str, namespace: Option<&'static Namespace>, kind: Kind) -> Self {
        let flattened = match kind {
            Kind::List(list) => list.flattened,
            Kind::Map(map) => map.flattened,
            _ => false,
        };
        Self {
            name,
            namespace,
            kind,
            form: if flattened { Form::Flattened } else { Form::Element },
            last_segment: false,
        }
    }

    /// The place of a member beside others.
    fn member(row: &Member) -> Self {
        let place = Self::element(row.wire, row.namespace, row.shape.kind);
        let form = if row.flattened { Form::Flattened } else { place.form };
        Self { form, last_segment: row.last_segment, ..place }
    }
}

impl XmlEncoder {
    /// Writes a body that is an element of this name; of a structure, members that stand elsewhere in the HTTP message
    /// are left out if the body is `bound` to them.
    pub(super) fn new(name: &'static str, namespace: Option<&'static Namespace>, kind: Kind, bound: bool) -> Self {
        let place = Place { form: Form::Element, ..Place::element(name, namespace, kind) };
        Self { out: Vec::with_capacity(256), place, bound, failure: None }
    }

    /// The text.
    ///
    /// # Errors
    /// When a timestamp or document could not be written.
    pub(super) fn finish(self) -> Result<Vec<u8>, SerializeError> {
        self.failure.map_or(Ok(self.out), Err)
    }

    /// Writes a scalar; `text` needs no escapes.
    fn scalar(&mut self, text: &str) {
        let place = self.open();
        self.out.extend_from_slice(text.as_bytes());
        self.close(place);
    }

    /// Begins the element or attribute that comes next.
    fn open(&mut self) -> Place {
        let place = self.place;
        if place.form == Form::Attribute {
            self.out.push(b' ');
            self.out.extend_from_slice(place.name.as_bytes());
            self.out.extend_from_slice(b"=\"");
        } else {
            self.begin(place);
            self.out.push(b'>');
        }
        place
    }

    fn close(&mut self, place: Place) {
        if place.form == Form::Attribute {
            return self.out.push(b'"');
        }
        self.out.extend_from_slice(b"</");
        self.out.extend_from_slice(place.name.as_bytes());
        self.out.push(b'>');
    }

    /// Writes a start tag, but for its end.
    fn begin(&mut self, place: Place) {
        self.out.push(b'<');
        self.out.extend_from_slice(place.name.as_bytes());
        let Some(namespace) = place.namespace else { return };
        self.out.extend_from_slice(b" xmlns");
        if let Some(prefix) = namespace.prefix {
            self.out.push(b':');
            self.out.extend_from_slice(prefix.as_bytes());
        }
        self.out.extend_from_slice(b"=\"");
        escape::push(&mut self.out, namespace.uri);
        self.out.push(b'"');
    }

    fn write_at(&mut self, place: Place, value: &dyn Value) {
        self.place = place;
        value.write(self);
    }
}

impl Encoder for XmlEncoder {
    fn boolean(&mut self, value: bool) {
        self.scalar(if value { "true" } else { "false" });
    }

    fn integer(&mut self, value: i64) {
        self.scalar(itoa::Buffer::new().format(value));
    }

    fn float(&mut self, value: f32) {
        self.scalar(&text::write_float(value));
    }

    fn double(&mut self, value: f64) {
        self.scalar(&text::write_double(value));
    }

    fn string(&mut self, value: &str) {
        let place = self.open();
        escape::push(&mut self.out, if place.last_segment { text::last_segment(value) } else { value });
        self.close(place);
    }

    fn blob(&mut self, value: &[u8]) {
        self.scalar(&base64::encode(value));
    }

    fn timestamp(&mut self, value: &DateTime) {
        let format = match self.place.kind {
            Kind::Timestamp(Some(format)) => format,
            _ => TimestampFormat::DateTime,
        };
        match timestamp::format(value, format) {
            Ok(text) => self.scalar(&text),
            Err(error) => self.failure = Some(error),
        }
    }

    fn document(&mut self, _value: &Document) {
        self.failure = Some(SerializeError(format!("`{}` is a document, which XML cannot hold", self.place.name)));
    }

    fn structure(&mut self, value: &dyn Members) {
        let (place, body_only) = (self.place, std::mem::take(&mut self.bound));
        let rows = value.schema().members;
        self.begin(place);
        if rows.iter().any(|row| row.attribute) {
            value.write_members(&mut Attributes { encoder: self, rows });
        }
        self.out.push(b'>');
        value.write_members(&mut Elements { encoder: self, rows, body_only });
        self.close(place);
    }

    fn list(&mut self, _len: usize, items: &mut dyn Iterator<Item = &dyn Value>) {
        let (place, Kind::List(list)) = (self.place, self.place.kind) else { return };
        let item = |name| Place::element(name, list.namespace, list.member.kind);
        if place.form == Form::Flattened {
            return items.for_each(|value| self.write_at(item(place.name), value));
        }
        self.open();
        items.for_each(|value| self.write_at(item(list.name), value));
        self.close(place);
    }

    fn map(&mut self, _len: usize, entries: &mut dyn Iterator<Item = (&str, &dyn Value)>) {
        let (place, Kind::Map(map)) = (self.place, self.place.kind) else { return };
        let entry = match place.form {
            // As in botocore, the namespace of a flattened map is not written.
            Form::Flattened => Place { namespace: None, form: Form::Element, ..place },
            _ => Place::element("entry", None, Kind::String),
        };
        if place.form != Form::Flattened {
            self.open();
        }
        for (key, value) in entries {
            self.place = entry;
            self.open();
            self.place = Place::element(map.key_name, map.key_namespace, Kind::String);
            self.string(key);
            self.write_at(Place::element(map.value_name, map.value_namespace, map.value.kind), value);
            self.close(entry);
        }
        if place.form != Form::Flattened {
            self.close(place);
        }
    }

    /// An empty element: XML has no null.
    fn null(&mut self) {
        self.scalar("");
    }
}

/// The members of a structure that are attributes of its element.
struct Attributes<'a> {
    encoder: &'a mut XmlEncoder,
    rows: &'static [Member],
}

impl MemberWriter for Attributes<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        if let Some(row) = self.rows.get(index).filter(|row| row.attribute)
            && !value.is_absent()
        {
            self.encoder.write_at(Place { form: Form::Attribute, ..Place::member(row) }, value);
        }
    }
}

/// The members of a structure that are elements in its element.
struct Elements<'a> {
    encoder: &'a mut XmlEncoder,
    rows: &'static [Member],
    body_only: bool,
}

impl MemberWriter for Elements<'_> {
    fn member(&mut self, index: usize, value: &dyn Value) {
        let in_element = |row: &&Member| !(row.attribute || self.body_only && row.location != Location::Body);
        if let Some(row) = self.rows.get(index).filter(in_element)
            && !value.is_absent()
        {
            self.encoder.write_at(Place::member(row), value);
        }
    }
}
